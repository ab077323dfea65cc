#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "signpost/conversations.h"
#include "signpost/knowledge.h"
#include "signpost/page_html.h"
#include "signpost/words.h"

namespace signpost {

/// The whole conversation of the words' audience as pages that link to each other and need no script: one for each stop of
/// `conversations`, in that order, and at the end one for "That worked". They lie in one folder, beside which the page of
/// all advice, all.html, lies. Knowledge and words must live longer.
class PlainPages {
 public:
  PlainPages(const Knowledge& knowledge, const Words& words);

  std::size_t size() const { return stops_.size() + 1; }
  /// The name of the file: from the link, such as "stuck-nomail.html"; a number where that would be too long for file
  /// systems.
  std::string name(std::size_t place) const;
  /// The link whose page this is.
  std::string link(std::size_t place) const;
  PageHtml page(std::size_t place) const;

  /// The name of the file that follows an answer on the first page, by the answer's link.
  std::string following(const std::string& link) const;

 private:
  std::map<std::string, std::string> addresses(const Page& page, std::size_t place) const;
  std::size_t where(Step::Kind kind, int item, std::size_t from) const;

  const Knowledge& knowledge_;
  const Words& words_;
  std::vector<Stop> stops_;
};

}  // namespace signpost

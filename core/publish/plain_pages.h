#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/knowledge.h"
#include "model/words.h"
#include "page/page.h"
#include "walks/conversations.h"

namespace signpost {

/// A page of the conversation for readers without script.
struct PlainPage {
  std::string name;  ///< of its file
  Page page;
  /// Where each link that may stand on the page leads: to another file of the same folder, or to all.html beside it.
  std::map<std::string, std::string> addresses;
};

/// {"name": …, "addresses": {…}, "page": …}, the page as to_json writes it.
std::string to_json(const PlainPage& plain, const Words& words);

/// The name of the file for a link, from what is told in it, such as "stuck-nomail.html".
std::string plain_name(std::string_view link);

/// The whole conversation of the words' audience as pages that link to each other: one for each stop of `conversations`, in
/// that order, and at the end one for "That worked". Behind what happened with a guide, a page says only what counts,
/// neither what was tried nor how one came there: several ways lead to it. They lie in one folder, beside which the page of
/// all advice, all.html, lies. Knowledge and words must live longer.
class PlainPages {
 public:
  PlainPages(const Knowledge& knowledge, const Words& words);

  std::size_t size() const { return stops_.size() + 1; }
  PlainPage page(std::size_t place) const;

 private:
  std::string name(std::size_t place) const;
  std::string link(std::size_t place) const;
  std::map<std::string, std::string> addresses(const Page& page, const Stop& stop, std::size_t place) const;
  void leave_out_the_way(Page& page, const Case& value) const;
  std::size_t before(std::size_t place, const std::function<bool(const Case&)>& is_so) const;

  const Knowledge& knowledge_;
  const Words& words_;
  std::vector<Stop> stops_;
};

}  // namespace signpost

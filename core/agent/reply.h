#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/knowledge.h"
#include "model/words.h"

namespace signpost {

/// No reply has more bytes: what is needed least is left out, the link to the page last.
inline constexpr std::size_t kMostReplyBytes = 1500;

/// What an agent copies from a page, ready to paste. It follows from the link alone, so nothing can be in it that the
/// knowledge does not hold.
struct Handout {
  std::string markdown;  ///< to the customer: CommonMark of paragraphs, lists, bold labels and links, as Zendesk accepts
  std::string plain;     ///< the same in ASCII
  std::string note;      ///< for colleagues, never for the customer
};

/// What an agent copies from the page of `link`. The reply has the customer's words: the steps of the customer's page that
/// the agent shares, at most two questions where there are none yet, and what is not certain worded so. `site` is the
/// address of the page, to which links are added.
Handout handout(const Knowledge& knowledge, const Words& agent, const Words& customer, std::string_view link,
                std::string_view site);

}  // namespace signpost

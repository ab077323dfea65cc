#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/knowledge.h"
#include "model/words.h"
#include "page/page_step.h"
#include "page/retelling.h"

namespace signpost {

/// What to show for a case, in final words.
struct Page {
  std::string link;  ///< canonical
  Audience audience = Audience::customer;
  std::string language;
  std::string title;
  std::vector<Text> notices;
  std::vector<ShownAnswer> answers;
  std::vector<ShownTry> tried;
  PageStep step;
  std::string back;  ///< empty on the first page
  std::string restart;
  PerAudience<std::string> share;
};

/// The page for any text that may stand behind "#" in an address. Words are for one audience: a link for another one gives
/// the first page of theirs, with a notice, so pick them with link_audience.
Page page_for(const Knowledge& knowledge, const Words& words, std::string_view link);

}  // namespace signpost

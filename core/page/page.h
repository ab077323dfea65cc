#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "model/words.h"
#include "reasoning/next_step.h"

namespace signpost {

/// The id of the question what came of a try. Its options are outcomes.
inline constexpr std::string_view kHappenedId = "happened";

/// An answer as a page shows it.
struct ShownAnswer {
  std::string question;
  std::string answer;
  Text ask;
  Text label;
  std::string change;  ///< link that asks again; empty where this audience cannot change it
};

struct ShownTry {
  std::string guide;
  Text headline;
  std::string change;  ///< link without this try
};

struct Option {
  std::string id;
  Text label;
  Text hint;
  Text group;
  std::string link;
};

/// Another guide that it could also be.
struct Alternative {
  std::string guide;
  Text headline;
  Text cause;
  std::string link;
};

/// A guide that the answers rule out.
struct RuledOut {
  std::string guide;
  Text headline;
  std::vector<ShownAnswer> because;
};

/// Advice or a hand-over names the same things, so both are one struct; what does not apply is empty.
struct PageStep {
  enum class Kind : std::uint8_t { question, guide, handover, solved };
  Kind kind = Kind::question;
  std::string id;  ///< question or guide; kHappenedId where it is asked what came of a try
  Text headline;   ///< the question that is asked, or what the advice says in a line

  // question
  Text hint;
  std::vector<Text> find_out;
  std::string current;  ///< the answer given before, when it is being changed
  std::vector<Option> options;

  // guide
  std::string cause;  ///< the likeliest that leads here; empty where none is left
  Text cause_text;
  bool certain = false;              ///< no other guide is left
  bool likeliest = false;            ///< no other guide that is left has a larger share
  Text doubt;                        ///< where it is the next step, but not certain: what speaks for it all the same
  std::vector<ShownAnswer> because;  ///< the fewest that settle it
  std::vector<RuledOut> ruled_out;   ///< what one other answer would bring back
  std::vector<Text> warnings;
  std::vector<Text> steps;
  std::vector<std::vector<Text>> before;  ///< as steps: what must be read before each
  std::vector<Text> expect;
  std::vector<Text> safety;

  // guide and handover
  std::vector<Source> sources;
  std::string checked;
  std::string worked;  ///< link
  std::string failed;  ///< link

  // guide, handover and, for agents, question: what fits as well, the likeliest first
  std::vector<Alternative> also;

  // question and guide
  std::vector<Text> why;

  // handover
  HandoverReason reason = HandoverReason::exhausted;
  std::vector<Text> text;
  Text where;
  std::string where_url;
  std::string summary;  ///< what to tell people; who knows the page's address adds the link to share with agents
  std::vector<std::vector<ShownAnswer>> conflict;
  std::optional<ShownAnswer> suspect;  ///< the answer to look at first

  // solved
  std::vector<Text> keep;
};

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

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/knowledge.h"
#include "model/words.h"

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

/// Something is asked: a question of the knowledge, or what came of a try.
struct QuestionStep {
  std::string id;  ///< of the question; kHappenedId where it is asked what came of a try
  Text headline;
  Text hint;
  std::vector<Text> find_out;
  std::string current;  ///< the answer given before, when it is being changed
  std::vector<Text> why;
  std::vector<Option> options;
  std::vector<Alternative> also;  ///< for agents: what fits so far, the likeliest first
};

/// What a guide says, and what speaks for it.
struct Advice {
  std::string cause;  ///< the likeliest that leads here; empty where none is left
  Text cause_text;
  bool certain = false;    ///< no other guide is left
  bool likeliest = false;  ///< no other guide that is left has a larger share
  Text doubt;              ///< where it is the next step, but not certain: what speaks for it all the same
  std::vector<Text> why;
  std::vector<ShownAnswer> because;  ///< the fewest that settle it
  std::vector<RuledOut> ruled_out;   ///< what one other answer would bring back
  std::vector<Text> warnings;
  std::vector<Text> steps;
  std::vector<std::vector<Text>> before;  ///< as steps: what must be read before each
  std::vector<Text> safety;
  std::vector<Source> sources;
  std::string checked;
  std::string worked;  ///< link
  std::string failed;  ///< link
};

/// Something is to be done.
struct GuideStep {
  std::string id;
  Text headline;
  Advice advice;
  std::vector<Text> expect;
  std::vector<Alternative> also;  ///< what fits as well, the likeliest first
};

/// Somebody else helps: people, or the place that a guide out of scope names.
struct HandoverStep {
  HandoverReason reason = HandoverReason::exhausted;
  std::string id;  ///< of the guide that is out of scope
  Text headline;
  std::vector<Text> text;
  Text where;
  std::string where_url;
  std::string summary;  ///< what to tell people; who knows the page's address adds the link to share with agents
  std::vector<std::vector<ShownAnswer>> conflict;
  std::optional<ShownAnswer> suspect;  ///< the answer to look at first
  std::optional<Advice> advice;        ///< of the guide that is out of scope
  std::vector<Alternative> also;       ///< what fits as well, the likeliest first
};

/// A guide has helped.
struct SolvedStep {
  Text headline;
  std::vector<Text> keep;
};

using PageStep = std::variant<QuestionStep, GuideStep, HandoverStep, SolvedStep>;

/// "question", "guide", "handover" or "solved".
std::string_view kind(const PageStep& step);

/// The question that is asked, or what the step says in a line.
const Text& headline(const PageStep& step);

/// The guide that the step is about, by its id; empty where it is about none.
std::string_view guide_id(const PageStep& step);

/// What the step advises to do, or null.
const Advice* advice(const PageStep& step);

/// What fits as well, the likeliest first.
std::span<const Alternative> also(const PageStep& step);

}  // namespace signpost

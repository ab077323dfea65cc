#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "model/knowledge.h"
#include "model/labels.h"
#include "model/text.h"

namespace signpost {

struct AnswerWords {
  Text label;
  Text hint;
  Text group;  ///< heading under which it stands with its neighbors of the same group, such as where messages appear

  bool operator==(const AnswerWords&) const = default;
};

struct QuestionWords {
  Text ask;
  Text hint;
  std::vector<Text> find_out;
  std::vector<AnswerWords> answers;  ///< as Question::answers

  bool operator==(const QuestionWords&) const = default;
};

struct GuideWords {
  Text headline;
  std::vector<Text> expect;
  std::vector<Text> safety;
  std::vector<Text> warnings;
  Text where;             ///< out of scope only: the right place, in words …
  std::string where_url;  ///< … and its address, or empty

  bool operator==(const GuideWords&) const = default;
};

struct ProcedureWords {
  std::vector<Text> steps;                  ///< as Procedure::steps
  std::vector<std::vector<Text>> warnings;  ///< as steps: what must be read before each
  std::vector<Text> safety;

  bool operator==(const ProcedureWords&) const = default;
};

/// Why people have to help.
enum class HandoverReason : std::uint8_t {
  exhausted,  ///< every guide that fits was tried
  nothing_fits,
  contradiction,
  guides_left,  ///< people are quicker than the guides that are left, or the link has no room for more
  out_of_scope,
};
std::string_view to_string(HandoverReason reason);
inline constexpr std::array kWordedReasons = {HandoverReason::exhausted, HandoverReason::nothing_fits,
                                              HandoverReason::contradiction, HandoverReason::guides_left};
/// The place of a reason in kWordedReasons, which it must be one of.
constexpr std::size_t worded(HandoverReason reason) { return static_cast<std::size_t>(reason); }
static_assert(worded(kWordedReasons.back()) + 1 == kWordedReasons.size());

struct HandoverWords {
  std::array<Text, kWordedReasons.size()> headline;  ///< as kWordedReasons
  std::array<Text, kWordedReasons.size()> text;
  Text where;
  std::string where_url;
  std::string summary;  ///< first line of the summary to paste into a form

  bool operator==(const HandoverWords&) const = default;
};

/// Words for something that no item of the knowledge stands for.
struct Phrase {
  std::string id;
  Text text;
};

/// Every word that one audience reads, in one language. Lists run parallel to those of the knowledge; guides and procedures
/// that this audience cannot reach are left empty.
struct Words {
  std::string language;  ///< BCP 47, such as "en"
  Audience audience = Audience::customer;
  std::array<std::string, kLabelNames.size()> labels;  ///< as kLabelNames
  std::vector<QuestionWords> questions;
  std::vector<Text> causes;
  std::vector<GuideWords> guides;
  std::vector<Text> outcomes;  ///< empty for those that this audience cannot tell
  std::vector<ProcedureWords> procedures;
  HandoverWords handover;
  Text solved_headline;
  std::vector<Text> solved_keep;
  std::vector<Phrase> phrases;  ///< what only tools for agents say; which there must be, says check_phrases

  /// All that a guide says to do: the steps of its procedures in order, each with its warnings, and their safety notes
  /// before its own, none of these twice.
  ProcedureWords joined(const Guide& guide, const GuideWords& own) const;

  const std::string& label(Label label) const { return labels[static_cast<std::size_t>(label)]; }
};

}  // namespace signpost

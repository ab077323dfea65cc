#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "signpost/knowledge.h"
#include "signpost/text.h"

namespace signpost {

/// The fixed words of every page, by the keys under "labels" of a words file.
inline constexpr std::array<std::string_view, 40> kLabels = {
    "title",     "unsure",    "back",           "restart",        "answers",    "change",      "tried",
    "could_be",  "because",   "find_out",       "steps",          "expect",     "safety",      "warnings",
    "sources",   "checked",   "worked",         "failed",         "copy_link",  "copied",      "copy_summary",
    "print",     "all",       "contact",        "contact_url",    "conflict",   "share_agent", "share_customer",
    "why_asked", "separates", "notice_dropped", "notice_changed", "never_asks", "why_advised", "why_try",
    "why_most",  "why_not",   "ask_again",      "look_first",     "more",
};

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
enum class HandoverReason : std::uint8_t { exhausted, nothing_fits, contradiction, out_of_scope };
std::string_view to_string(HandoverReason reason);
inline constexpr std::array<HandoverReason, 3> kWordedReasons = {HandoverReason::exhausted, HandoverReason::nothing_fits,
                                                                 HandoverReason::contradiction};

struct HandoverWords {
  std::array<Text, 3> headline;  ///< as kWordedReasons
  std::array<Text, 3> text;
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
  std::array<std::string, kLabels.size()> labels;  ///< as kLabels
  std::vector<QuestionWords> questions;
  std::vector<Text> causes;
  std::vector<GuideWords> guides;
  std::vector<ProcedureWords> procedures;
  HandoverWords handover;
  Text solved_headline;
  std::vector<Text> solved_keep;
  std::vector<Phrase> phrases;  ///< what only tools for agents say; which there must be, says check_phrases

  /// All that a guide says to do: the steps of its procedures in order, each with its warnings, and their safety notes
  /// before its own, none of these twice.
  ProcedureWords joined(const Guide& guide, const GuideWords& own) const;

  /// `key` must be one of kLabels.
  const std::string& label(std::string_view key) const;
};

}  // namespace signpost

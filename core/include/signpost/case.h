#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signpost/knowledge.h"

namespace signpost {

/// One thing that was said: an answer given, or a guide tried that did not help.
struct Entry {
  enum class Kind : std::uint8_t { answer, tried };
  Kind kind = Kind::answer;
  int item = 0;    ///< the question, or the guide
  int answer = 0;  ///< the answer, kUnsure included; 0 for a guide

  bool operator==(const Entry&) const = default;
};

/// Which page of the case to show, where it is not simply the next one.
struct Mark {
  enum class Kind : std::uint8_t {
    none,
    ask,     ///< one question again, to change its answer
    see,     ///< one guide, although it is not the next
    said,    ///< the next page; whoever shared the link saw this guide there
    solved,  ///< this guide helped
  };
  Kind kind = Kind::none;
  int item = 0;  ///< the question or the guide; 0 for none

  bool operator==(const Mark&) const = default;
};

/// Everything that a person has told Signpost, in the order in which it was said.
struct Case {
  Audience audience = Audience::customer;
  std::vector<Entry> entries;
  Mark mark;

  bool operator==(const Case&) const = default;
};

inline constexpr std::size_t kMostLinkBytes = 512;

struct ParsedLink {
  Case value;
  bool dropped = false;  ///< something in the link means nothing (any more) and was left out
};

/// Reads any text as a link. Case, percent signs, a missing "#", punctuation and tracking parts behind the link do not
/// matter; at most kMostLinkBytes are read; parts that are unknown, doubled or no longer apply are dropped.
ParsedLink parse_link(std::string_view text, const Knowledge& knowledge);

/// The audience that a link asks for, without any knowledge: "agent" only where it says so.
Audience link_audience(std::string_view text);

/// The canonical link of a case. parse_link gives the same case back.
std::string to_link(const Case& value, const Knowledge& knowledge);

/// Whether the link has no room left for one more part.
bool is_full(const Case& value, const Knowledge& knowledge);

/// The answer that was given to a question (kUnsure included), or nothing.
std::optional<int> given_answer(const Case& value, int question);

/// The answers given, in order, without those of "I'm not sure".
std::vector<Entry> certain_answers(const Case& value);

/// Whether this guide was tried.
bool was_tried(const Case& value, int guide);

/// Whether all conditions are met by answers given; "I'm not sure" meets none.
bool meets(const Case& value, const std::vector<Condition>& conditions);

/// Whether the conditions of `question` are met.
bool applies(const Case& value, const Question& question);

/// The first question whose answer may no longer be true: since it was given, a guide was tried whose steps may have changed
/// it. Only questions that this audience is asked, and not those answered with "I'm not sure".
std::optional<int> to_ask_again(const Case& value, const Knowledge& knowledge);

/// The case with this answer given, in place of an earlier one where there is one, or behind the tries that may have changed
/// it; answers that no longer apply are left out, all others stay. No mark.
Case with_answer(const Case& value, const Knowledge& knowledge, int question, int answer);

/// The case with this guide tried, and without answers that its steps may have changed and that this audience is not asked.
/// No mark.
Case with_tried(const Case& value, const Knowledge& knowledge, int guide);

/// The case without the entry at `place`, and without what no longer applies then. No mark.
Case without_entry(const Case& value, const Knowledge& knowledge, std::size_t place);

/// The case with another mark.
Case with_mark(const Case& value, Mark::Kind kind, int item = 0);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "model/knowledge.h"

namespace signpost {

/// One thing that was said: an answer given, or a guide tried that did not help.
struct Entry {
  enum class Kind : std::uint8_t { answer, tried };
  Kind kind = Kind::answer;
  int item = 0;    ///< the question, or the guide
  int answer = 0;  ///< the answer, kUnsure included; 0 for a guide
  /// Whether it still counts: an answer does not once its question was answered again, and while its question does not
  /// apply. It stays in the link all the same.
  bool counts = true;

  bool operator==(const Entry&) const = default;
};

/// Everything that a person has told Signpost, in the order in which it was said. Only the functions below change entries,
/// since what is added may decide what else counts.
struct Case {
  Audience audience = Audience::customer;
  std::vector<Entry> entries;

  bool operator==(const Case&) const = default;
};

/// The answer to a question that counts (kUnsure included), or nothing.
std::optional<int> given_answer(const Case& value, int question);

/// The answers that count, in order, without those of "I'm not sure".
std::vector<Entry> certain_answers(const Case& value);

/// Whether this guide was tried.
bool was_tried(const Case& value, int guide);

/// Whether all conditions are met by answers that count; "I'm not sure" meets none.
bool meets(const Case& value, const std::vector<Condition>& conditions);

/// Whether the conditions of `question` are met.
bool applies(const Case& value, const Question& question);

/// Whether this audience is asked the question, and it applies. It may have been answered.
bool can_ask(const Case& value, const Knowledge& knowledge, int question);

/// Whether the question can be asked and was not answered.
bool can_still_ask(const Case& value, const Knowledge& knowledge, int question);

/// The guide that was tried last, if what came of it is not told yet: nothing was said since, and this audience has steps
/// for it and can tell one of its outcomes.
std::optional<int> untold_try(const Case& value, const Knowledge& knowledge);

/// How many guides were tried that this audience is led to.
int tries(const Case& value, const Knowledge& knowledge);

/// The case with this answer added at its end, or in the place of the one that counts where no guide was tried since.
Case with_answer(const Case& value, const Knowledge& knowledge, int question, int answer);

/// The case with this answer in the place of the one that counts, or added at its end.
Case with_changed(const Case& value, const Knowledge& knowledge, int question, int answer);

/// The case with all answers that an outcome settles added at its end.
Case with_outcome(const Case& value, const Knowledge& knowledge, int outcome);

/// The case with this guide tried.
Case with_tried(const Case& value, const Knowledge& knowledge, int guide);

/// The case without the entry at `place`. An answer that was given again because of a try that goes takes the place of the
/// one before.
Case without_entry(const Case& value, const Knowledge& knowledge, std::size_t place);

/// The case before what was said last: an answer, a try, or what came of one, which may be several answers. There must be an
/// entry.
Case before_last(const Case& value, const Knowledge& knowledge);

/// The same entries as another audience reads them.
Case with_audience(const Case& value, const Knowledge& knowledge, Audience audience);

/// Everything that was told, in order: what counts, and what counted when a guide was tried after it.
std::vector<Entry> as_told(const Case& value, const Knowledge& knowledge);

/// The case without the answers that do not count: two cases of which this gives the same go on in the same way.
Case what_counts(const Case& value);

}  // namespace signpost

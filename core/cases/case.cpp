#include "cases/case.h"

#include <algorithm>
#include <utility>

#include "cases/account.h"

namespace signpost {
namespace {

// Whether these answers are just what one outcome of the guide settles.
bool tells_outcome(const Knowledge& knowledge, int guide, const std::vector<Entry>& answers) {
  const std::vector<int>& outcomes = knowledge.guides[static_cast<std::size_t>(guide)].outcomes;
  return std::any_of(outcomes.begin(), outcomes.end(), [&](int outcome) {
    const auto& settles = knowledge.outcomes[static_cast<std::size_t>(outcome)].settles;
    return std::equal(settles.begin(), settles.end(), answers.begin(), answers.end(),
                      [](const std::pair<int, int>& settled, const Entry& entry) {
                        return settled.first == entry.item && settled.second == entry.answer;
                      });
  });
}

}  // namespace

std::optional<int> given_answer(const Case& value, int question) { return answer_in(value.entries, question); }

std::vector<Entry> certain_answers(const Case& value) {
  std::vector<Entry> result;
  for (const Entry& entry : value.entries) {
    if (is_answer(entry) && entry.answer != kUnsure) result.push_back(entry);
  }
  return result;
}

bool was_tried(const Case& value, int guide) {
  return std::any_of(value.entries.begin(), value.entries.end(),
                     [guide](const Entry& entry) { return entry.kind == Entry::Kind::tried && entry.item == guide; });
}

bool meets(const Case& value, const std::vector<Condition>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(),
                     [&](const Condition& condition) { return is_met(value.entries, condition); });
}

bool applies(const Case& value, const Question& question) { return meets(value, question.only_if); }

bool can_ask(const Case& value, const Knowledge& knowledge, int question) {
  const Question& asked = knowledge.questions[static_cast<std::size_t>(question)];
  return asked.asking[value.audience].has_value() && applies(value, asked);
}

std::optional<int> untold_try(const Case& value, const Knowledge& knowledge) {
  if (value.entries.empty() || value.entries.back().kind != Entry::Kind::tried) return std::nullopt;
  const int guide = value.entries.back().item;
  const bool can_tell =
      has_words(knowledge, guide, value.audience) && !outcomes_for(knowledge, guide, value.audience).empty();
  return can_tell ? std::optional<int>(guide) : std::nullopt;
}

int tries(const Case& value, const Knowledge& knowledge) {
  return static_cast<int>(std::count_if(value.entries.begin(), value.entries.end(), [&](const Entry& entry) {
    return entry.kind == Entry::Kind::tried && reachable(knowledge, entry.item, value.audience);
  }));
}

Case with_answer(const Case& value, const Knowledge& knowledge, int question, int answer) {
  std::vector<Entry> entries = value.entries;
  entries.push_back({Entry::Kind::answer, question, answer});
  return made_of(std::move(entries), value.audience, knowledge);
}

Case with_changed(const Case& value, const Knowledge& knowledge, int question, int answer) {
  std::vector<Entry> entries = value.entries;
  const auto given = std::find_if(entries.begin(), entries.end(),
                                  [question](const Entry& entry) { return is_answer(entry) && entry.item == question; });
  if (given == entries.end()) return with_answer(value, knowledge, question, answer);
  given->answer = answer;
  return made_of(std::move(entries), value.audience, knowledge);
}

Case with_outcome(const Case& value, const Knowledge& knowledge, int outcome) {
  std::vector<Entry> entries = value.entries;
  for (const auto& [question, answer] : knowledge.outcomes[static_cast<std::size_t>(outcome)].settles)
    entries.push_back({Entry::Kind::answer, question, answer});
  return made_of(std::move(entries), value.audience, knowledge);
}

Case with_tried(const Case& value, const Knowledge& knowledge, int guide) {
  std::vector<Entry> entries = value.entries;
  if (!was_tried(value, guide)) entries.push_back({Entry::Kind::tried, guide, 0});
  return made_of(std::move(entries), value.audience, knowledge);
}

Case without_entry(const Case& value, const Knowledge& knowledge, std::size_t place) {
  std::vector<Entry> entries = value.entries;
  entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(place));
  return made_of(std::move(entries), value.audience, knowledge);
}

Case before_last(const Case& value, const Knowledge& knowledge) {
  std::vector<Entry> entries = value.entries;
  const auto last_try =
      std::find_if(entries.rbegin(), entries.rend(), [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
  const auto told = last_try.base();
  const bool is_outcome =
      last_try != entries.rend() && told != entries.end() && tells_outcome(knowledge, last_try->item, {told, entries.end()});
  entries.erase(is_outcome ? told : entries.end() - 1, entries.end());
  return made_of(std::move(entries), value.audience, knowledge);
}

Case with_audience(const Case& value, const Knowledge& knowledge, Audience audience) {
  return made_of(value.entries, audience, knowledge);
}

std::vector<Entry> as_told(const Case& value, const Knowledge& knowledge) {
  std::vector<Entry> told = value.entries;
  for (std::size_t i = 0; i < told.size(); ++i) {
    if (told[i].kind != Entry::Kind::tried) continue;
    const auto end = value.entries.begin() + static_cast<std::ptrdiff_t>(i);
    const Case then = made_of({value.entries.begin(), end}, value.audience, knowledge);
    for (std::size_t j = 0; j < then.entries.size(); ++j) told[j].counts = told[j].counts || then.entries[j].counts;
  }
  told.erase(std::remove_if(told.begin(), told.end(), [](const Entry& entry) { return !entry.counts; }), told.end());
  return told;
}

Case what_counts(const Case& value) {
  Case result = value;
  result.entries.erase(
      std::remove_if(result.entries.begin(), result.entries.end(), [](const Entry& e) { return !e.counts; }),
      result.entries.end());
  return result;
}

}  // namespace signpost

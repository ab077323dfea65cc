#include "cases/case.h"

#include <algorithm>
#include <utility>

#include "cases/account.h"

namespace signpost {

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

std::optional<int> to_ask_again(const Case& value, const Knowledge& knowledge) {
  for (auto entry = value.entries.begin(); entry != value.entries.end(); ++entry) {
    if (!is_answer(*entry) || entry->answer == kUnsure || !can_ask(value, knowledge, entry->item)) continue;
    if (is_stale(value, knowledge, entry)) return entry->item;
  }
  return std::nullopt;
}

Case with_answer(const Case& value, const Knowledge& knowledge, int question, int answer) {
  std::vector<Entry> entries = value.entries;
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

Case with_audience(const Case& value, const Knowledge& knowledge, Audience audience) {
  return made_of(value.entries, audience, knowledge);
}

Case what_counts(const Case& value) {
  Case result = value;
  result.entries.erase(
      std::remove_if(result.entries.begin(), result.entries.end(), [](const Entry& e) { return !e.counts; }),
      result.entries.end());
  return result;
}

}  // namespace signpost

#include "cases/case.h"

#include <algorithm>
#include <utility>

#include "cases/account.h"

namespace signpost {
namespace {

// How many of the answers behind a try of the guide were told at once, by an outcome. It is known by its answers or, where a
// hand has changed one, by its questions: then it is the one with the most.
std::size_t told_at_once(const Knowledge& knowledge, int guide, const std::vector<Entry>& answers) {
  std::size_t most = 0;
  for (const int outcome : knowledge.guides[static_cast<std::size_t>(guide)].outcomes) {
    const auto& settles = knowledge.outcomes[static_cast<std::size_t>(outcome)].settles;
    const auto begin_with = [&](bool answered) {
      return std::equal(settles.begin(), settles.end(), answers.begin(),
                        [answered](const std::pair<int, int>& settled, const Entry& entry) {
                          return settled.first == entry.item && (!answered || settled.second == entry.answer);
                        });
    };
    if (settles.size() > answers.size() || !begin_with(false)) continue;
    if (begin_with(true)) return settles.size();
    most = std::max(most, settles.size());
  }
  return most;
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

bool can_still_ask(const Case& value, const Knowledge& knowledge, int question) {
  return can_ask(value, knowledge, question) && !given_answer(value, question);
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
  std::size_t last = 1;
  if (last_try != entries.rend()) {
    const std::vector<Entry> told(last_try.base(), entries.end());
    if (told_at_once(knowledge, last_try->item, told) == told.size()) last = std::max(last, told.size());
  }
  entries.erase(entries.end() - static_cast<std::ptrdiff_t>(last), entries.end());
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

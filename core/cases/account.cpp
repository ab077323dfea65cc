#include "cases/account.h"

#include <algorithm>
#include <utility>

namespace signpost {
namespace {

// The answer to a question that counts.
template <class Entries>
auto find_answer(Entries& entries, int question) {
  return std::find_if(entries.begin(), entries.end(),
                      [question](const Entry& entry) { return is_answer(entry) && entry.item == question; });
}

using QuestionsOf = std::vector<int> Procedure::*;

// Whether one of these procedures names the question among those.
bool names(const Knowledge& knowledge, const std::vector<int>& procedures, QuestionsOf which, int question) {
  return std::any_of(procedures.begin(), procedures.end(), [&](int procedure) {
    const std::vector<int>& named = knowledge.procedures[static_cast<std::size_t>(procedure)].*which;
    return std::find(named.begin(), named.end(), question) != named.end();
  });
}

}  // namespace

std::optional<int> answer_in(const std::vector<Entry>& entries, int question) {
  const auto given = find_answer(entries, question);
  return given == entries.end() ? std::nullopt : std::optional<int>(given->answer);
}

bool is_met(const std::vector<Entry>& entries, const Condition& condition) {
  const std::optional<int> answer = answer_in(entries, condition.question);
  return answer && condition.answers.has(*answer);
}

bool is_stale(const Case& value, const Knowledge& knowledge, std::vector<Entry>::const_iterator answer) {
  return std::any_of(answer, value.entries.end(), [&](const Entry& later) {
    if (later.kind != Entry::Kind::tried) return false;
    const PerAudience<std::vector<int>>& steps = knowledge.guides[static_cast<std::size_t>(later.item)].procedures;
    const Audience who = steps[value.audience].empty() ? other(value.audience) : value.audience;
    return names(knowledge, steps[who], &Procedure::changes, answer->item);
  });
}

std::optional<std::size_t> Account::doubles(const Entry& next) const {
  const auto before = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.counts && entry.kind == next.kind && entry.item == next.item;
  });
  const bool may_differ = next.kind == Entry::Kind::answer && std::any_of(before, entries_.end(), [&](const Entry& later) {
                            if (later.kind != Entry::Kind::tried) return false;
                            const PerAudience<std::vector<int>>& steps =
                                knowledge_.guides[static_cast<std::size_t>(later.item)].procedures;
                            return std::any_of(kAudiences.begin(), kAudiences.end(), [&](Audience audience) {
                              return names(knowledge_, steps[audience], &Procedure::changes, next.item) ||
                                     names(knowledge_, steps[audience], &Procedure::once_changed, next.item);
                            });
                          });
  if (before == entries_.end() || may_differ) return std::nullopt;
  return static_cast<std::size_t>(before - entries_.begin());
}

void Account::add(Entry next) {
  next.counts = true;
  const auto before = next.kind == Entry::Kind::answer ? find_answer(entries_, next.item) : entries_.end();
  const bool again = before != entries_.end();
  if (again) before->counts = false;
  entries_.push_back(next);
  if (again) drop_what_waited_for(next.item);
}

// Answers whose condition another answer takes away are gone for good: should it be met once more, they are asked again.
void Account::drop_what_waited_for(int question) {
  for (Entry& entry : entries_) {
    if (!is_answer(entry)) continue;
    const std::vector<Condition>& conditions = knowledge_.questions[static_cast<std::size_t>(entry.item)].only_if;
    const bool stays = std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
      return condition.question != question || is_met(entries_, condition);
    });
    if (stays) continue;
    entry.counts = false;
    drop_what_waited_for(entry.item);
  }
}

// Leaving one answer out may end the condition of another, hence the loop.
Case Account::read_by(Audience audience) const {
  Case value{audience, entries_};
  const auto asked = [&](const Entry& entry) -> const Question& {
    return knowledge_.questions[static_cast<std::size_t>(entry.item)];
  };
  for (auto entry = value.entries.begin(); entry != value.entries.end(); ++entry) {
    if (!is_answer(*entry) || asked(*entry).asking[value.audience]) continue;
    entry->counts = !is_stale(value, knowledge_, entry);
  }
  for (bool again = true; again;) {
    const auto idle = std::find_if(value.entries.begin(), value.entries.end(),
                                   [&](const Entry& entry) { return is_answer(entry) && !applies(value, asked(entry)); });
    again = idle != value.entries.end();
    if (again) idle->counts = false;
  }
  return value;
}

Case made_of(std::vector<Entry> entries, Audience audience, const Knowledge& knowledge) {
  Account account(knowledge);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const std::optional<std::size_t> before = account.doubles(entries[i]);
    if (!before) {
      account.add(entries[i]);
      continue;
    }
    entries[*before].answer = entries[i].answer;
    entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i));
    return made_of(std::move(entries), audience, knowledge);
  }
  return account.read_by(audience);
}

}  // namespace signpost

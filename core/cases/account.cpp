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

}  // namespace

std::optional<int> answer_in(const std::vector<Entry>& entries, int question) {
  const auto given = find_answer(entries, question);
  return given == entries.end() ? std::nullopt : std::optional<int>(given->answer);
}

bool is_met(const std::vector<Entry>& entries, const Condition& condition) {
  const std::optional<int> answer = answer_in(entries, condition.question);
  return answer && condition.answers.has(*answer);
}

std::optional<std::size_t> Account::doubles(const Entry& next) const {
  const auto before = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& entry) {
    return entry.counts && entry.kind == next.kind && entry.item == next.item;
  });
  const bool is_new = next.kind == Entry::Kind::answer && std::any_of(before, entries_.end(), [](const Entry& later) {
                        return later.kind == Entry::Kind::tried;
                      });
  if (before == entries_.end() || is_new) return std::nullopt;
  return static_cast<std::size_t>(before - entries_.begin());
}

void Account::add(Entry next) {
  next.counts = true;
  const auto before = next.kind == Entry::Kind::answer ? find_answer(entries_, next.item) : entries_.end();
  const bool again = before != entries_.end();
  if (again) {
    before->counts = false;
    const auto last_try = std::find_if(entries_.rbegin(), entries_.rend(),
                                       [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
    forget_what_rests_on(next.item, static_cast<std::size_t>(entries_.rend() - last_try));
  }
  entries_.push_back(next);
  if (again) drop_what_waited_for(next.item);
}

// What is said again behind a try is a new story: what was told of the old one, up to `end`, is asked again where it
// matters. Lasting facts are the same in both.
void Account::forget_what_rests_on(int question, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    if (!is_answer(entries_[i])) continue;
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(entries_[i].item)];
    const bool rests = std::any_of(asked.only_if.begin(), asked.only_if.end(),
                                   [question](const Condition& condition) { return condition.question == question; });
    if (!rests) continue;
    entries_[i].counts = asked.lasting;
    forget_what_rests_on(entries_[i].item, end);
  }
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

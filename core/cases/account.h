#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"

namespace signpost {

/// What was said, one after another. A case is how one audience reads it.
class Account {
 public:
  explicit Account(const Knowledge& knowledge) : knowledge_(knowledge) {}

  /// The place of what this would only say once more: the same guide, or an answer to the same question without a try since.
  std::optional<std::size_t> doubles(const Entry& next) const;

  void add(Entry next);

  /// Of the answers that no later one replaced, those count that apply.
  Case read_by(Audience audience) const;

 private:
  void forget_what_rests_on(int question, std::size_t end);
  void drop_what_waited_for(int question);

  const Knowledge& knowledge_;
  std::vector<Entry> entries_;
};

/// The case that these entries make. What only says something once more takes the place of what was said before.
Case made_of(std::vector<Entry> entries, Audience audience, const Knowledge& knowledge);

/// Whether this is an answer that counts.
inline bool is_answer(const Entry& entry) { return entry.counts && entry.kind == Entry::Kind::answer; }

/// The answer to a question that counts among these, or nothing.
std::optional<int> answer_in(const std::vector<Entry>& entries, int question);

/// Whether an answer that counts meets the condition; "I'm not sure" meets none.
bool is_met(const std::vector<Entry>& entries, const Condition& condition);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/next_step.h"

namespace signpost {

/// A case that conversations come to, and where they go on from there.
struct Stop {
  Case value;
  Step step;
  /// Places of the stops that follow, in the list of all. After a question: one for each answer in order, then one for "I'm
  /// not sure" where it is offered. After a guide: one, for "That did not work".
  /// After a look back: one for each outcome that this audience can tell. After a hand-over: none.
  std::vector<std::size_t> next;
  std::size_t from = 0;  ///< place of the first stop that leads here; its own for the first of all
};

/// Every case that a conversation of this audience can come to, the first page first, each with the shortest way to it: all
/// answers offered, "I'm not sure" and "That did not work", until the link is full. Cases that differ only in the order of
/// what was said or in answers that do not count are one, and so are those that differ in tries for causes that the answers
/// have ruled out, unless an outcome may bring such a cause back: nobody is ever advised what they have tried.
std::vector<Stop> conversations(const Knowledge& knowledge, Audience audience);

}  // namespace signpost

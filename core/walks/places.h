#pragma once

#include <cstddef>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/next_step.h"

namespace signpost {

/// A page of a conversation that has not advised anything before.
struct Place {
  Case value;
  Step step;
  double chance = 0;              ///< that a conversation comes here, 0 to 1
  std::vector<std::size_t> next;  ///< after a question, places: one for each answer in order, then "I'm not sure" if offered
};

/// Every conversation of this audience up to its first advice or hand-over, as a tree: the first page first, each page
/// before those that follow it. All answers that are offered are there, those too that no cause fits together. Chances:
/// causes count by weight, under a cause each fitting answer is equally likely, and "I'm not sure" has the chance that its
/// question states; an answer that no cause is left for has none.
std::vector<Place> places(const Knowledge& knowledge, Audience audience);

}  // namespace signpost

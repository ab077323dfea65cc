#pragma once

#include <cstddef>
#include <limits>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/step.h"

namespace signpost {

/// A search may take as long as it likes.
inline constexpr std::size_t kNoBudget = std::numeric_limits<std::size_t>::max();

/// The step that leaves the least expected time until solved. Asking costs the question's seconds, trying a guide its
/// seconds, handing over the wait for people, which always helps. Exact over all strategies that ask open questions, try
/// guides and hand over in any order (a finite Markov decision process, solved by depth-first search with memory and an
/// admissible bound); single faults are assumed (Kadane and Simon 1977 for tries alone). Of equals, a guide comes before
/// people and the cheaper question before the dearer; of two that are alike in this too, the first in the knowledge. A
/// search that looks at more than `budget` causes gives up, and the step is that of look_ahead(). Where no cause is
/// possible, the step is to hand over. Browsers have no search: they read what it found, in the policy.
Step best_step(const Knowledge& knowledge, const Case& value, std::size_t budget);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"
#include "reasoning/step.h"

namespace signpost {

/// How much effort one look may take before it ends: about a hundredth of a second in a browser.
inline constexpr std::size_t kEffortBudget = 100'000;

/// The best step where no plan was made: the one that leaves the least expected time until solved if, behind it, at most two
/// more questions or tries come, whichever are best, and then guides are tried until people help; as many as the budget
/// allows. `seconds` is what that takes: the best of all strategies needs no more. Of equals, a guide comes before people
/// and the cheaper question before the dearer; of two that are alike in this too, the first in the knowledge. Where no cause
/// is possible, the step is to hand over. The diagnosis must be that of the case.
Step look_ahead(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis,
                std::size_t budget = kEffortBudget);

/// The open questions, those first after whose answers the least time is expected, with tries alone and then people.
std::vector<int> questions_by_time(const Knowledge& knowledge, const Case& value);

}  // namespace signpost

#pragma once

#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// The answers to a question that are offered, although no cause fits them together with what was said before: now and then,
/// or wherever they are offered.
std::vector<Defect> find_unfitting_answers(const Inspection& in, int question);

/// The outcomes of guides that are offered like this.
std::vector<Defect> find_unfitting_outcomes(const Inspection& in);

}  // namespace signpost

#pragma once

#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// First advice after "other" or "I'm not sure" that is not the likeliest, once for each question and guide.
std::vector<Defect> find_guesses(const Inspection& in);

}  // namespace signpost

#pragma once

#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Messages for which no conversation of any audience has all answers that they settle.
std::vector<Defect> find_unreached_messages(const Knowledge& knowledge, const std::vector<Inspection>& inspections);

}  // namespace signpost

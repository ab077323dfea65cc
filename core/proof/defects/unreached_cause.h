#pragma once

#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Causes whose guide is advised, but never while they are possible.
std::vector<Defect> find_unreached_causes(const Inspection& in);

}  // namespace signpost

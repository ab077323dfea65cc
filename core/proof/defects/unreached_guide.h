#pragma once

#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Guides that are never advised to an audience although a cause leads to them. Those that a dead end gives up are left out:
/// it is reported itself.
std::vector<Defect> find_unreached_guides(const Inspection& in);

}  // namespace signpost

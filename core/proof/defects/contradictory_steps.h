#pragma once

#include <vector>

#include "model/words.h"
#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Guides that say a step twice in these words, or join procedures that exclude each other; only those that are advised.
std::vector<Defect> find_contradictory_steps(const Inspection& in, const Words& words);

}  // namespace signpost

#pragma once

#include <vector>

#include "model/knowledge.h"
#include "model/words.h"
#include "proof/defects/defect.h"

namespace signpost {

/// Walks every conversation of every audience. Pages are made with the words of that audience, as far as there are any.
std::vector<Defect> find_defects(const Knowledge& knowledge, const std::vector<Words>& words);

}  // namespace signpost

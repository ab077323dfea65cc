#pragma once

#include <vector>

#include "authoring/problem.h"
#include "model/knowledge.h"

namespace signpost {

/// Says where "openings" of knowledge.json are not what the search finds, however long that takes.
std::vector<Problem> check_openings(const Knowledge& knowledge);

}  // namespace signpost

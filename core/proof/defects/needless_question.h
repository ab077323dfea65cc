#pragma once

#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Questions that are asked although every answer that can be true goes on in the same way, each once.
std::vector<Defect> find_needless_questions(const Inspection& in);

}  // namespace signpost

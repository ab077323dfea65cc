#pragma once

#include <optional>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// The question, if it is never asked of the audience although it is for them.
std::optional<Defect> find_unreached_question(const Inspection& in, int question);

}  // namespace signpost

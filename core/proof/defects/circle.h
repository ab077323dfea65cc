#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Questions that come back to where they were; one circle at most.
std::vector<Defect> find_circles(const Inspection& in);

/// The place of a stop from which questions come back to it, or nothing. A try is no way back: the link keeps it, so the
/// same page cannot come again, although the stop, which stands for all cases that go on alike, can.
std::optional<std::size_t> find_circle(const std::vector<Stop>& stops);

}  // namespace signpost

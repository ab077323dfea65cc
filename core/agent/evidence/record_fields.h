#pragma once

#include <string_view>
#include <vector>

#include "agent/evidence/seen_sign.h"

namespace signpost {

/// The signs of fields copied from a customer's page in the portal's admin, as "Label: value", label and value in cells or
/// on lines of their own, or a table with one row; see read_evidence for what counts.
std::vector<SeenSign> record_fields(std::string_view text);

}  // namespace signpost

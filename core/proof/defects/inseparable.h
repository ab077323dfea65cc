#pragma once

#include <optional>
#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Causes that no question tells from another when a careful guide is advised, which is right for one of them only.
std::vector<Defect> find_inseparable(const Inspection& in);

/// Whether no question that this audience is asked tells two causes apart.
bool look_alike(const Knowledge& knowledge, Audience audience, int cause, int other);

/// The first question of the knowledge, for whomever, that treats two causes differently, or nothing.
std::optional<int> telling_question(const Knowledge& knowledge, int cause, int other);

}  // namespace signpost

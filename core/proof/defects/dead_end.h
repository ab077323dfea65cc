#pragma once

#include <set>
#include <vector>

#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Conversations that end without any advice, although a cause fits: for no reason, or since the link is full.
std::vector<Defect> find_dead_ends(const Inspection& in);

/// The guides that could have helped where a conversation ends so.
std::set<int> guides_given_up(const Inspection& in);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <vector>

#include "authoring/load.h"
#include "model/knowledge.h"

namespace signpost {

/// A larger policy would take longer to download than it saves.
inline constexpr std::size_t kMostPolicyNodes = 10'000;

/// Makes the policies of a knowledge that was loaded without a fault. Each step is the best of all strategies, or where the
/// search for it takes too long, that of look_ahead(): "prove" says what is lost by that. An audience whose policy would
/// have more nodes than that gets none.
void plan(Knowledge& knowledge, std::size_t most_nodes = kMostPolicyNodes);

/// What load() gives, with its policies.
Loaded load_and_plan(const std::vector<File>& files);

}  // namespace signpost

#pragma once

#include <vector>

#include "model/words.h"
#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// Questions for agents only that customers are asked, or see in the agents' wording, when an agent shares a page with them.
/// The conversations are those of agents; both words are of one language.
std::vector<Defect> find_agent_words(const Inspection& in, const Words& agents, const Words& customers);

}  // namespace signpost

#pragma once

#include <optional>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"
#include "reasoning/step.h"

namespace signpost {

/// What a policy says about a case.
struct Foreseen {
  std::optional<Step> step;  ///< nothing where no question is open: then look_ahead() sees all there is
  bool unsure = false;       ///< the last question on the way to it was answered with "I'm not sure"
};

/// What the policy of the knowledge says about a case: from the first question on, the answers of the case lead the way, in
/// whatever order they were given. Nothing where a guide was tried, where there is no policy, and where an answer that is
/// not asked for on the way changes which causes are possible, how likely they are or what can be asked: then something else
/// may be best. The diagnosis must be that of the case.
std::optional<Foreseen> foreseen(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis);

/// Whether the policy of this audience is one whole tree of questions that they are asked, or empty.
bool is_whole(const Knowledge& knowledge, Audience audience);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"
#include "reasoning/look_ahead.h"
#include "reasoning/step.h"

namespace signpost {

/// After so many tries people help: nobody wants a fourth.
inline constexpr int kMostTries = 3;

/// Behind a try, what came of it is asked first (the seconds of a try hold the look at it); after kMostTries people help;
/// otherwise the planned step. Behind a try, a question is left out where every answer that may be true has the same planned
/// step: the plan reckons with more tries than there will be.
Step next_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// The same where the diagnosis of the case is known already.
Step next_step(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis,
               std::size_t budget = kEffortBudget);

/// The step of the policy, and behind a try or off its ways that of look_ahead(): for somebody whom no try tires.
Step quickest_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// A guide that is so many times as likely as another comes before it, however slow, unless it is careful: nobody would
/// understand the other order. After "I'm not sure", the likeliest comes first.
inline constexpr double kMuchLikelier = 3;

/// The quickest step, but where that is to try a guide, one that is kMuchLikelier.
Step planned_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// The open questions in the order of what they are worth: after the best one, should next_step ask it, those after whose
/// answers the least time is expected, with tries alone and then people.
std::vector<int> questions_by_worth(const Knowledge& knowledge, const Case& value);

}  // namespace signpost

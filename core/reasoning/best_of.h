#pragma once

#include <algorithm>
#include <vector>

#include "reasoning/decision.h"

namespace signpost {

/// The best of these actions, of which the last is to hand over, if it needs less than `limit`; otherwise one that needs no
/// less. They are looked at in the order of what they need at least, and that ends as soon as none can be better:
/// `look_into` replaces the seconds of an action by what it really needs, or by a better bound that is enough to give it up.
template <class LookInto>
Action best_of(std::vector<Action> actions, double limit, const LookInto& look_into) {
  Action best = actions.back();
  actions.pop_back();
  // Sums of doubles in different orders: what is equal must not look better. But a guide that is no worse spares people.
  const double tolerance = 1e-9 * best.seconds;
  while (!actions.empty()) {
    const auto cheapest = std::min_element(actions.begin(), actions.end(),
                                           [](const Action& a, const Action& b) { return a.seconds < b.seconds; });
    Action action = *cheapest;
    actions.erase(cheapest);
    const bool none_is_better = action.seconds >= std::min(best.seconds + tolerance, limit);
    const bool spares_people = best.kind == Step::Kind::hand_over && action.kind == Step::Kind::attempt;
    const double to_beat = best.seconds + (spares_people ? tolerance : -tolerance);
    const double enough = std::min(to_beat, limit);
    if (action.seconds < enough) look_into(action, enough);
    if (action.seconds < to_beat) best = {action.kind, action.item, std::min(action.seconds, best.seconds)};
    if (none_is_better) break;
  }
  return best;
}

}  // namespace signpost

#include "reasoning/look_ahead.h"

#include <algorithm>
#include <limits>

#include "base/sort.h"
#include "reasoning/best_of.h"
#include "reasoning/decision.h"

namespace signpost {
namespace {

// Of all cases behind a try of the shipped knowledge, two are enough to do in each what the search does.
constexpr int kMostSteps = 2;
constexpr std::size_t kNoLimit = std::numeric_limits<std::size_t>::max();

// Looks a number of steps ahead, behind which only tries follow.
class LookAhead {
 public:
  LookAhead(const Decision& decision, std::size_t budget) : decision_(decision), budget_(budget) {}

  bool gave_up() const { return decision_.effort() > budget_; }

  Action best(int steps) const {
    const State& start = decision_.start();
    return best_of(decision_.actions(start), std::numeric_limits<double>::infinity(),
                   [&](Action& action, double enough) { action.seconds = seconds(start, action, steps, enough); });
  }

  // What an action and all that follows need; or more than is enough to give it up.
  double seconds(const State& state, const Action& action, int steps, double enough) const {
    double sum = decision_.cost(state, action);
    for (const State& next : decision_.after(state, action)) {
      if (sum >= enough || gave_up()) break;
      sum += needed(next, steps);
    }
    return sum;
  }

 private:
  double needed(const State& state, int steps) const {
    double least = decision_.at_most(state);
    if (steps == 0 || state.available.none()) return least;
    for (const Action& action : decision_.actions(state)) {
      if (action.kind == Step::Kind::hand_over || action.seconds >= least) continue;
      least = std::min(least, seconds(state, action, steps - 1, least));
    }
    return least;
  }

  const Decision& decision_;
  std::size_t budget_;
};

// As many steps ahead as the budget allows.
Action best_ahead(const Decision& decision, std::size_t budget) {
  Action best = LookAhead(decision, kNoLimit).best(0);
  const LookAhead ahead(decision, budget);
  for (int steps = 1; steps <= kMostSteps && !ahead.gave_up(); ++steps) {
    const Action action = ahead.best(steps);
    if (!ahead.gave_up()) best = action;
  }
  return best;
}

}  // namespace

Step look_ahead(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, std::size_t budget) {
  const Decision decision(knowledge, value, diagnosis);
  if (decision.start().possible.empty()) return {Step::Kind::hand_over, 0, knowledge.handover_seconds, true, 0};
  Action action = best_ahead(decision, budget);
  if (action.kind == Step::Kind::ask) action.item = decision.question(action.item);
  return {action.kind, action.item, action.seconds, decision.start().available.none(), decision.effort()};
}

std::vector<int> questions_by_time(const Knowledge& knowledge, const Case& value) {
  const Decision decision(knowledge, value, diagnose(knowledge, value));
  const LookAhead ahead(decision, kNoLimit);
  std::vector<Action> asks;
  for (Action action : decision.allowed(decision.start())) {
    if (action.kind != Step::Kind::ask) continue;
    action.seconds = ahead.seconds(decision.start(), action, 0, std::numeric_limits<double>::infinity());
    asks.push_back(action);
  }
  sort_stably(asks, [](const Action& a, const Action& b) { return a.seconds < b.seconds; });
  std::vector<int> questions;
  for (const Action& ask : asks) questions.push_back(decision.question(ask.item));
  return questions;
}

}  // namespace signpost

#include "reasoning/search.h"

#include <limits>
#include <map>
#include <string>
#include <vector>

#include "reasoning/best_of.h"
#include "reasoning/decision.h"
#include "reasoning/look_ahead.h"

namespace signpost {
namespace {

// What is known of the seconds that a state needs, per unit of its weight.
struct Needed {
  double seconds = 0;
  bool exact = false;  // otherwise at least so many
};

// Depth-first search with memory: an action is given up as soon as it cannot be the best any more.
class Search {
 public:
  Search(const Decision& decision, std::size_t budget) : decision_(decision), budget_(budget) {}

  bool gave_up() const { return decision_.effort() > budget_; }

  // The best action, if it needs less than `limit`; otherwise one that needs no less.
  Action best(const State& state, double limit) {
    return best_of(decision_.actions(state), limit,
                   [&](Action& action, double enough) { look_into(state, action, enough); });
  }

 private:
  void look_into(const State& state, Action& action, double enough) {
    if (gave_up()) return;
    const std::vector<State> next = decision_.after(state, action);
    std::vector<double> least;
    action.seconds = decision_.cost(state, action);
    for (const State& s : next) {
      least.push_back(decision_.at_least(s));
      action.seconds += least.back();
    }
    for (std::size_t i = 0; i < next.size() && action.seconds < enough; ++i) {
      action.seconds += value(next[i], enough - action.seconds + least[i]) - least[i];
    }
  }

  // The least seconds that the state needs if they are less than `limit`, otherwise a bound that is not.
  double value(const State& state, double limit) {
    if (state.available.none()) return decision_.tries_only(state);
    const double mass = state.mass();
    std::u16string key = decision_.key(state);
    const auto known = known_.find(key);
    if (known != known_.end() && (known->second.exact || known->second.seconds * mass >= limit))
      return known->second.seconds * mass;
    const double seconds = best(state, limit).seconds;
    if (!gave_up()) known_[std::move(key)] = {seconds / mass, seconds < limit};
    return seconds;
  }

  const Decision& decision_;
  std::size_t budget_;
  std::map<std::u16string, Needed> known_;
};

}  // namespace

Step best_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  const Diagnosis diagnosis = diagnose(knowledge, value);
  const Decision decision(knowledge, value, diagnosis);
  if (decision.start().possible.empty()) return {Step::Kind::hand_over, 0, knowledge.handover_seconds, true, 0};
  Search search(decision, budget);
  Action action = search.best(decision.start(), std::numeric_limits<double>::infinity());
  if (search.gave_up()) {
    Step step = look_ahead(knowledge, value, diagnosis);
    step.effort += decision.effort();
    return step;
  }
  if (action.kind == Step::Kind::ask) action.item = decision.question(action.item);
  return {action.kind, action.item, action.seconds, decision.complete(), decision.effort()};
}

}  // namespace signpost

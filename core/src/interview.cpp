#include "signpost/interview.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "decision.h"

namespace signpost {
namespace {

// What is known of the seconds that a state needs, per unit of its weight.
struct Needed {
  double seconds = 0;
  bool exact = false;  // otherwise at least so many
};

// Depth-first search with memory. Actions are looked at in the order of what they need at least, and an action is given up
// as soon as it cannot be the best any more.
class Search {
 public:
  Search(const Decision& decision, std::size_t budget) : decision_(decision), budget_(budget) {}

  bool gave_up() const { return decision_.effort() > budget_; }

  // The best action, if it needs less than `limit`; otherwise one that needs no less.
  Action best(const State& state, double limit) {
    std::vector<Action> left = decision_.actions(state);
    Action best = left.back();
    left.pop_back();
    // Sums of doubles in different orders: what is equal must not look better.
    const double tolerance = 1e-9 * best.seconds;
    while (!left.empty() && !gave_up()) {
      const auto cheapest =
          std::min_element(left.begin(), left.end(), [](const Action& a, const Action& b) { return a.seconds < b.seconds; });
      Action action = *cheapest;
      left.erase(cheapest);
      const double enough = std::min(best.seconds - tolerance, limit);
      const bool nothing_better_is_left = action.seconds >= enough;
      if (!nothing_better_is_left) look_into(state, action, enough);
      if (action.seconds < best.seconds - tolerance) best = action;
      if (nothing_better_is_left) break;
    }
    return best;
  }

 private:
  // Replaces the seconds of `action` by what it really needs, or by a better bound that is enough to give it up.
  void look_into(const State& state, Action& action, double enough) {
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

// What an action and all that follows need, if only tries follow it.
double seconds_with_tries(const Decision& decision, const Action& action) {
  double seconds = decision.cost(decision.start(), action);
  for (const State& next : decision.after(decision.start(), action)) seconds += decision.at_most(next);
  return seconds;
}

// The best action if only tries follow it.
Action best_single_step(const Decision& decision) {
  std::vector<Action> actions = decision.actions(decision.start());
  Action best = actions.back();
  actions.pop_back();
  const double tolerance = 1e-9 * best.seconds;
  for (Action& action : actions) {
    action.seconds = seconds_with_tries(decision, action);
    if (action.seconds < best.seconds - tolerance) best = action;
  }
  return best;
}

std::string name_of(const Knowledge& knowledge, const Step& step) {
  const auto item = static_cast<std::size_t>(step.item);
  switch (step.kind) {
    case Step::Kind::ask: return "the question \"" + knowledge.questions[item].id + "\"";
    case Step::Kind::attempt: return "the guide \"" + knowledge.guides[item].id + "\"";
    default: return "to hand over";
  }
}

bool can_be_asked(const Knowledge& knowledge, const Case& value, int question) {
  const Question& asked = knowledge.questions[static_cast<std::size_t>(question)];
  return asked.asking[value.audience] && applies(value, asked) && !given_answer(value, question);
}

bool can_be_tried(const Knowledge& knowledge, const Case& value, int guide) {
  return reachable(knowledge, guide, value.audience) && !was_tried(value, guide);
}

// The step that the knowledge names for the case, if it is one there.
std::optional<Step> opening_of(const Knowledge& knowledge, const Case& value) {
  if (knowledge.openings.empty()) return std::nullopt;
  const std::string link = to_link(with_mark(value, Mark::Kind::none), knowledge);
  for (const Opening& opening : knowledge.openings) {
    if (opening.link != link) continue;
    if (opening.asks && can_be_asked(knowledge, value, opening.item)) return Step{Step::Kind::ask, opening.item, 0, true, 0};
    if (!opening.asks && can_be_tried(knowledge, value, opening.item))
      return Step{Step::Kind::attempt, opening.item, 0, true, 0};
  }
  return std::nullopt;
}

}  // namespace

Step best_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  const Decision decision(knowledge, value);
  if (decision.start().possible.empty()) return {Step::Kind::hand_over, 0, knowledge.handover_seconds, true, 0};
  Search search(decision, budget);
  // Nothing takes longer than handing over, so this limit never ends a search.
  Action action = search.best(decision.start(), 2 * knowledge.handover_seconds);
  const bool exact = decision.complete() && !search.gave_up();
  if (search.gave_up()) action = best_single_step(decision);
  if (action.kind == Step::Kind::ask) action.item = decision.question(action.item);
  return {action.kind, action.item, action.seconds, exact, decision.effort()};
}

Step next_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  const std::optional<int> again = to_ask_again(value, knowledge);
  if (again) return {Step::Kind::ask, *again, 0, true, 0};
  if (const std::optional<Step> opening = opening_of(knowledge, value)) return *opening;
  return best_step(knowledge, value, budget);
}

std::vector<int> questions_by_worth(const Knowledge& knowledge, const Case& value) {
  std::vector<int> result;
  const Step next = next_step(knowledge, value);
  if (next.kind == Step::Kind::ask) result.push_back(next.item);
  const Decision decision(knowledge, value);
  std::vector<Action> asks;
  for (Action action : decision.allowed(decision.start())) {
    if (action.kind != Step::Kind::ask) continue;
    action.seconds = seconds_with_tries(decision, action);
    action.item = decision.question(action.item);
    asks.push_back(action);
  }
  std::stable_sort(asks.begin(), asks.end(), [](const Action& a, const Action& b) { return a.seconds < b.seconds; });
  for (const Action& ask : asks) {
    if (std::find(result.begin(), result.end(), ask.item) == result.end()) result.push_back(ask.item);
  }
  return result;
}

std::vector<Problem> check_openings(const Knowledge& knowledge) {
  std::vector<Problem> problems;
  for (const Opening& opening : knowledge.openings) {
    const auto report = [&](const std::string& what, const std::string& hint) {
      problems.push_back({"knowledge.json", "/openings/" + opening.link, what, hint});
    };
    const Case value = parse_link(opening.link, knowledge).value;
    const std::string link = to_link(with_mark(value, Mark::Kind::none), knowledge);
    if (link != opening.link) {
      report("this is not the link of a case", "did you mean \"" + link + "\"?");
      continue;
    }
    const Step step = best_step(knowledge, value, kNoBudget);
    const Step::Kind kind = opening.asks ? Step::Kind::ask : Step::Kind::attempt;
    if (step.kind == kind && step.item == opening.item) continue;
    report("the best step here is " + name_of(knowledge, step), "");
  }
  return problems;
}

}  // namespace signpost

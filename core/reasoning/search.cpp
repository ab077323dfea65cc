#include "reasoning/search.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cases/link.h"
#include "reasoning/decision.h"

namespace signpost {
namespace {

constexpr double kRounding = 1e-9;  // sums of equal parts may differ in their last digits

// What is known of the seconds that a state needs, per unit of its weight.
struct Needed {
  double seconds = 0;
  bool exact = false;  // otherwise at least so many
};

// The best of these actions, of which the last is to hand over, if it needs less than `limit`; otherwise one that needs no
// less. They are looked at in the order of what they need at least, and that ends as soon as none can be better:
// `look_into` replaces the seconds of an action by what it really needs, or by a better bound that is enough to give it up.
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

// What an action and all that follows need, if only tries follow it.
double seconds_with_tries(const Decision& decision, const Action& action) {
  double seconds = decision.cost(decision.start(), action);
  for (const State& next : decision.after(decision.start(), action)) seconds += decision.at_most(next);
  return seconds;
}

// The best action if only tries follow it.
Action best_single_step(const Decision& decision) {
  return best_of(decision.actions(decision.start()), std::numeric_limits<double>::infinity(),
                 [&](Action& action, double) { action.seconds = seconds_with_tries(decision, action); });
}

bool can_be_asked(const Knowledge& knowledge, const Case& value, int question) {
  return can_ask(value, knowledge, question) && !given_answer(value, question);
}

bool can_be_tried(const Knowledge& knowledge, const Case& value, int guide) {
  return reachable(knowledge, guide, value.audience) && !was_tried(value, guide);
}

// What a link says, in an order of its own.
std::vector<std::string_view> sorted_parts(std::string_view link) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= link.size();) {
    const std::size_t end = std::min(link.find('.', start), link.size());
    parts.push_back(link.substr(start, end - start));
    start = end + 1;
  }
  std::sort(parts.begin(), parts.end());
  return parts;
}

// The step that the knowledge names for the case, if it is one there.
std::optional<Step> opening_of(const Knowledge& knowledge, const Case& value) {
  if (knowledge.openings.empty()) return std::nullopt;
  const std::string link = to_link(what_counts(value), knowledge);
  const std::vector<std::string_view> parts = sorted_parts(link);
  for (const Opening& opening : knowledge.openings) {
    if (opening.link.size() != link.size() || sorted_parts(opening.link) != parts) continue;
    if (opening.asks && can_be_asked(knowledge, value, opening.item)) return Step{Step::Kind::ask, opening.item, 0, true, 0};
    if (!opening.asks && can_be_tried(knowledge, value, opening.item))
      return Step{Step::Kind::attempt, opening.item, 0, true, 0};
  }
  return std::nullopt;
}

// The try of a guide that is so much likelier that nobody would understand why another comes first; otherwise `step`. Who
// could not answer wants no guess, so then the likeliest comes first. One that is careful waits.
Step likelier_try(const Knowledge& knowledge, const Case& value, const Step& step) {
  const std::vector<GuideShare> guides = guides_by_share(knowledge, value.audience, diagnose(knowledge, value).possible);
  const bool unsure = !value.entries.empty() && value.entries.back().answer == kUnsure;
  const double factor = unsure ? 1 + kRounding : kMuchLikelier;
  const auto planned =
      std::find_if(guides.begin(), guides.end(), [&](const GuideShare& left) { return left.guide == step.item; });
  if (planned == guides.end()) return step;  // an opening that fits nothing, which check_openings reports
  const auto likelier = std::find_if(guides.begin(), planned, [&](const GuideShare& left) {
    return !knowledge.guides[static_cast<std::size_t>(left.guide)].careful && left.share >= factor * planned->share;
  });
  return likelier == planned ? step : Step{Step::Kind::attempt, likelier->guide, 0, true, step.effort};
}

// The planned step after every answer to the question that may be true, where it is the same.
std::optional<Step> step_after_any(const Knowledge& knowledge, const Case& value, int question, std::size_t budget) {
  std::optional<Step> same;
  const Question& asked = knowledge.questions[static_cast<std::size_t>(question)];
  for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
    const Case next = with_answer(value, knowledge, question, answer);
    if (diagnose(knowledge, next).possible.empty()) continue;
    // All together may take as long as one step.
    const Step step = planned_step(knowledge, next, budget / asked.answers.size());
    if (same && (step.kind != same->kind || step.item != same->item)) return std::nullopt;
    same = step;
  }
  // What only an answer makes askable cannot come before it.
  if (same && same->kind == Step::Kind::ask && !can_be_asked(knowledge, value, same->item)) return std::nullopt;
  return same;
}

}  // namespace

Step best_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  const Decision decision(knowledge, value);
  if (decision.start().possible.empty()) return {Step::Kind::hand_over, 0, knowledge.handover_seconds, true, 0};
  Search search(decision, budget);
  Action action = search.best(decision.start(), std::numeric_limits<double>::infinity());
  const bool exact = decision.complete() && !search.gave_up();
  if (search.gave_up()) action = best_single_step(decision);
  if (action.kind == Step::Kind::ask) action.item = decision.question(action.item);
  return {action.kind, action.item, action.seconds, exact, decision.effort()};
}

Step next_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  if (const std::optional<int> guide = untold_try(value, knowledge)) return {Step::Kind::look_back, *guide, 0, true, 0};
  if (tries(value, knowledge) >= kMostTries) return {Step::Kind::hand_over, 0, knowledge.handover_seconds, true, 0};
  const Step step = planned_step(knowledge, value, budget);
  if (tries(value, knowledge) == 0 || step.kind != Step::Kind::ask) return step;
  return step_after_any(knowledge, value, step.item, budget).value_or(step);
}

Step quickest_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  const std::optional<Step> opening = opening_of(knowledge, value);
  return opening ? *opening : best_step(knowledge, value, budget);
}

Step planned_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  const Step step = quickest_step(knowledge, value, budget);
  return step.kind == Step::Kind::attempt ? likelier_try(knowledge, value, step) : step;
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

}  // namespace signpost

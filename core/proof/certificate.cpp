#include "proof/certificate.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <map>
#include <utility>

#include "base/json_writer.h"
#include "cases/link.h"
#include "reasoning/decision.h"

namespace signpost {
namespace {

// Two sums of rounded numbers that are equal may differ by so much.
constexpr double kRounding = 1.1e-6;

double in_millionths(double seconds) { return std::round(seconds * 1e6) / 1e6; }

// Depth-first search with memory, as in search.cpp, but every state that needs more than can be seen at once is kept with
// one of its cases, and nothing is left out because something else dominates it.
class Certifier {
 public:
  Certifier(const Knowledge& knowledge, const Case& start, std::size_t budget)
      : knowledge_(knowledge),
        decision_(knowledge, start, diagnose(knowledge, start)),
        budget_(budget),
        tolerance_(1e-12 * knowledge.handover_seconds),
        start_(start) {}

  std::vector<CertifiedState> certify() {
    const State& start = decision_.start();
    if (!decision_.complete()) return {};
    // The search has found how many seconds are enough. Without that limit, whatever looks cheap at first would be followed
    // to its end.
    const Step best = best_step(knowledge_, start_, budget_);
    if (!best.exact) return {};
    least(start, start_, best.seconds * start.mass() * (1 + 1e-9));
    if (gave_up()) return {};
    claim({start, start_});
    // Depth first comes children first; a reader wants the first page first.
    std::reverse(claimed_.begin(), claimed_.end());
    const bool whole = std::all_of(claimed_.begin(), claimed_.end(), [&](const CertifiedState& claimed) {
      return to_link(claimed.value, knowledge_).size() <= kMostLinkBytes;
    });
    return whole ? std::move(claimed_) : std::vector<CertifiedState>();
  }

 private:
  struct Place {
    State state;
    Case value;
  };
  struct Option {
    Action action;  // with the seconds needed at least
    std::vector<Place> next;
    std::vector<double> needed;  // by each of `next`
  };
  struct Needed {
    double seconds = 0;  // per unit of weight
    bool exact = false;  // otherwise at least so many
  };

  bool gave_up() const { return decision_.effort() > budget_; }

  // The least seconds that the state needs if they are less than `limit`, otherwise a bound that is not.
  double least(const State& state, const Case& value, double limit) {
    const double told = decision_.told(state);
    if (state.available.none() && !value.entries.empty()) return told;
    if (told >= limit || gave_up()) return told;
    const double mass = state.mass();
    Needed& kept = kept_[decision_.key(state)];
    if (kept.exact || kept.seconds * mass >= limit) return kept.seconds * mass;

    std::vector<Option> options;
    for (const Action& action : decision_.allowed(state)) options.push_back(look_at({state, value}, action));
    double best = std::numeric_limits<double>::infinity();
    for (;;) {
      const auto cheapest = std::min_element(options.begin(), options.end(), [](const Option& a, const Option& b) {
        return a.action.seconds < b.action.seconds;
      });
      if (cheapest == options.end()) break;
      const double enough = std::min(best - tolerance_ * mass, limit);
      const bool nothing_better_is_left = cheapest->action.seconds >= enough;
      if (!nothing_better_is_left) look_into(*cheapest, enough);
      best = std::min(best, cheapest->action.seconds);
      options.erase(cheapest);
      if (nothing_better_is_left) break;
    }
    // Meanwhile nothing came back to this state, since every action tells something or uses up a guide.
    kept = {best / mass, best < limit};
    return best;
  }

  Option look_at(const Place& place, const Action& action) {
    Option option{action, {}, {}};
    if (action.kind == Step::Kind::hand_over) {
      option.action.seconds = place.state.mass() * knowledge_.handover_seconds;
      return option;
    }
    option.next = after(place, action);
    option.action.seconds = decision_.cost(place.state, action);
    for (const Place& next : option.next) {
      option.needed.push_back(decision_.told(next.state));
      option.action.seconds += option.needed.back();
    }
    return option;
  }

  void look_into(Option& option, double enough) {
    for (std::size_t i = 0; i < option.next.size() && option.action.seconds < enough; ++i) {
      const double limit = enough - option.action.seconds + option.needed[i];
      option.action.seconds += least(option.next[i].state, option.next[i].value, limit) - option.needed[i];
    }
  }

  // What may follow, with a case for each; in the order of Decision::after.
  std::vector<Place> after(const Place& place, const Action& action) const {
    std::vector<State> states = decision_.after(place.state, action);
    std::vector<Place> result;
    if (action.kind == Step::Kind::attempt) {
      result.push_back({std::move(states.front()), with_tried(place.value, knowledge_, action.item)});
      return result;
    }
    const int question = decision_.question(action.item);
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(question)];
    int answer = asked.asking[place.value.audience]->unsure > 0 ? kUnsure : 0;
    for (State& state : states) {
      while (answer != kUnsure && !some_fit(place.state, question, answer)) ++answer;
      result.push_back({std::move(state), with_answer(place.value, knowledge_, question, answer)});
      ++answer;
    }
    return result;
  }

  bool some_fit(const State& state, int question, int answer) const {
    const auto fits = [&](const Weighted& w) {
      const Cause& cause = knowledge_.causes[static_cast<std::size_t>(decision_.cause(w.cause))];
      return fitting_answers(knowledge_, cause, question).has(answer);
    };
    return std::any_of(state.possible.begin(), state.possible.end(), fits) ||
           std::any_of(state.spent.begin(), state.spent.end(), fits);
  }

  // Puts down the state and all that it rests on, with the numbers that the equation gives.
  Needed claim(const Place& place) {
    const double mass = place.state.mass();
    const bool first = place.value.entries.empty();
    const double told = mass > 0 ? decision_.told(place.state) / mass : 0;
    if (place.state.available.none() && !first) return {told, true};
    const std::u16string key = decision_.key(place.state);
    if (kept_.count(key) == 0) return {told, false};
    const auto known = claims_.find(key);
    if (known != claims_.end()) return known->second;

    struct Outcome {
      Step step;
      Needed needed;
    };
    std::vector<Outcome> outcomes;
    for (const Action& action : decision_.allowed(place.state)) {
      outcomes.push_back({{action.kind, action.item}, {knowledge_.handover_seconds, true}});
      if (action.kind == Step::Kind::hand_over) continue;
      Outcome& outcome = outcomes.back();
      if (action.kind == Step::Kind::ask) outcome.step.item = decision_.question(action.item);
      outcome.needed.seconds = decision_.cost(place.state, action) / mass;
      for (const Place& next : after(place, action)) {
        const Needed of_next = claim(next);
        outcome.needed.seconds += next.state.mass() / mass * of_next.seconds;
        outcome.needed.exact = outcome.needed.exact && of_next.exact;
      }
    }
    double least = std::numeric_limits<double>::infinity();
    for (const Outcome& outcome : outcomes) least = std::min(least, outcome.needed.seconds);
    const auto best = std::find_if(outcomes.begin(), outcomes.end(), [&](const Outcome& outcome) {
      return outcome.needed.exact && outcome.needed.seconds <= least + kRounding;
    });
    CertifiedState claimed{place.value, std::nullopt, in_millionths(least)};
    if (best != outcomes.end()) claimed.step = best->step;
    claimed_.push_back(claimed);
    return claims_[key] = {claimed.seconds, claimed.step.has_value()};
  }

  const Knowledge& knowledge_;
  Decision decision_;
  std::size_t budget_;
  double tolerance_;  // sums of doubles in different orders: what is equal must not look better
  Case start_;
  std::map<std::u16string, Needed> kept_;
  std::map<std::u16string, Needed> claims_;
  std::vector<CertifiedState> claimed_;
};

std::string in_words(const Knowledge& knowledge, const Step& step) {
  const auto item = static_cast<std::size_t>(step.item);
  switch (step.kind) {
    case Step::Kind::ask: return "ask " + knowledge.questions[item].id;
    case Step::Kind::attempt: return "try " + knowledge.guides[item].id;
    case Step::Kind::look_back:
    case Step::Kind::hand_over: break;
  }
  return "people";
}

}  // namespace

std::string identity(std::string_view knowledge_json) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : knowledge_json) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

std::vector<CertifiedState> certify(const Knowledge& knowledge, Audience audience, std::size_t budget) {
  Case fresh;
  fresh.audience = audience;
  return Certifier(knowledge, fresh, budget).certify();
}

double at_least(const Knowledge& knowledge, Audience audience) {
  Case fresh;
  fresh.audience = audience;
  const Decision decision(knowledge, fresh, diagnose(knowledge, fresh));
  return decision.at_least(decision.start());
}

std::string to_json(const Certificate& certificate, const Knowledge& knowledge) {
  std::string text = "{\"format\":\"signpost-certificate-1\",\"knowledge\":\"" + certificate.knowledge + "\"";
  for (const Audience audience : kAudiences) {
    text += ",\n\"" + std::string(to_string(audience)) + "\":[";
    std::string_view separator = "\n";
    for (const CertifiedState& state : certificate.audiences[audience]) {
      JsonWriter line;
      line.open('{').key("link").text(to_link(state.value, knowledge));
      if (state.step) line.key("do").text(in_words(knowledge, *state.step));
      char number[32];
      std::snprintf(number, sizeof number, "%.6f", state.seconds);
      line.key(state.step ? "seconds" : "at_least").number(number).close('}');
      text += separator;
      text += line.result();
      separator = ",\n";
    }
    text += "]";
  }
  return text + "}\n";
}

}  // namespace signpost

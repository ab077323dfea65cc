#include "proof/defects/unfitting_answer.h"

#include <optional>
#include <set>
#include <utility>

namespace signpost {
namespace {

std::string contradicts(const Inspection& in) { return " is offered, but contradicts what " + in.people() + " said before"; }

std::optional<Defect> find_unfitting(const Inspection& in, int question, std::size_t answer) {
  const Stop* contradiction = nullptr;
  bool fits = false;
  for (const Stop& stop : in.stops) {
    if (stop.step.kind != Step::Kind::ask || stop.step.item != question) continue;
    if (in.is_explained(stop.next[answer])) {
      fits = true;
    } else if (!contradiction) {
      contradiction = &in.stops[stop.next[answer]];
    }
  }
  if (!contradiction) return std::nullopt;
  const Question& asked = in.question(question);
  const std::string what = "the answer " + in_quotes(asked.answers[answer]) + " to " + in_quotes(asked.id);
  const std::string link = in.link(*contradiction);
  if (fits) return Defect{Defect::Kind::contradictory_answer, what + contradicts(in), link};
  return Defect{Defect::Kind::unreached_answer, what + " never fits what " + in.people() + " said before", link};
}

}  // namespace

std::vector<Defect> find_unfitting_answers(const Inspection& in, int question) {
  std::vector<Defect> found;
  for (std::size_t a = 0; a < in.question(question).answers.size(); ++a) {
    if (const std::optional<Defect> defect = find_unfitting(in, question, a)) found.push_back(*defect);
  }
  return found;
}

std::vector<Defect> find_unfitting_outcomes(const Inspection& in) {
  std::vector<Defect> found;
  std::set<std::pair<int, int>> seen;  // guide and outcome
  for (const Stop& stop : in.stops) {
    if (stop.step.kind != Step::Kind::look_back) continue;
    const std::vector<int> outcomes = outcomes_for(in.knowledge, stop.step.item, in.audience);
    for (std::size_t o = 0; o < outcomes.size(); ++o) {
      if (in.is_explained(stop.next[o]) || !seen.insert({stop.step.item, outcomes[o]}).second) continue;
      const Outcome& outcome = in.knowledge.outcomes[static_cast<std::size_t>(outcomes[o])];
      found.push_back(
          {Defect::Kind::contradictory_answer,
           "the outcome " + in_quotes(outcome.id) + " of " + in_quotes(in.guide(stop.step.item).id) + contradicts(in),
           in.link(in.stops[stop.next[o]])});
    }
  }
  return found;
}

}  // namespace signpost

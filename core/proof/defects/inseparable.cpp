#include "proof/defects/inseparable.h"

#include <set>
#include <utility>

namespace signpost {
namespace {

bool tells(const Knowledge& knowledge, int question, int cause, int other) {
  const auto fitting = [&](int place) {
    return fitting_answers(knowledge, knowledge.causes[static_cast<std::size_t>(place)], question);
  };
  return fitting(cause) != fitting(other);
}

Defect inseparable(const Inspection& in, const Stop& stop, int right, int other) {
  const std::optional<int> would = telling_question(in.knowledge, right, other);
  return {Defect::Kind::inseparable,
          "no question for " + in.people() + " tells " + in_quotes(in.cause(right).id) + " from " +
              in_quotes(in.cause(other).id) + " before the careful guide " + in_quotes(in.guide(stop.step.item).id) +
              (would ? "; the answer to " + in_quotes(in.question(*would).id) + " would" : ""),
          in.link(stop)};
}

}  // namespace

std::vector<Defect> find_inseparable(const Inspection& in) {
  std::vector<Defect> found;
  std::set<std::pair<int, int>> seen;
  for (std::size_t s = 0; s < in.stops.size(); ++s) {
    const Stop& stop = in.stops[s];
    if (stop.step.kind != Step::Kind::attempt || !in.guide(stop.step.item).careful) continue;
    for (const Likelihood& right : in.diagnoses[s].possible) {
      if (in.guide_against(right.cause) != stop.step.item) continue;
      for (const Likelihood& other : in.diagnoses[s].possible) {
        if (in.guide_against(other.cause) != stop.step.item &&
            look_alike(in.knowledge, in.audience, right.cause, other.cause) &&
            seen.insert({right.cause, other.cause}).second)
          found.push_back(inseparable(in, stop, right.cause, other.cause));
      }
    }
  }
  return found;
}

bool look_alike(const Knowledge& knowledge, Audience audience, int cause, int other) {
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    if (knowledge.questions[q].asking[audience] && tells(knowledge, static_cast<int>(q), cause, other)) return false;
  }
  return true;
}

std::optional<int> telling_question(const Knowledge& knowledge, int cause, int other) {
  for (int question = 0; question < static_cast<int>(knowledge.questions.size()); ++question) {
    if (tells(knowledge, question, cause, other)) return question;
  }
  return std::nullopt;
}

}  // namespace signpost

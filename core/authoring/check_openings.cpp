#include "authoring/check_openings.h"

#include <string>

#include "cases/case.h"
#include "cases/link.h"
#include "reasoning/search.h"

namespace signpost {
namespace {

std::string name_of(const Knowledge& knowledge, const Step& step) {
  const auto item = static_cast<std::size_t>(step.item);
  switch (step.kind) {
    case Step::Kind::ask: return "the question \"" + knowledge.questions[item].id + "\"";
    case Step::Kind::attempt: return "the guide \"" + knowledge.guides[item].id + "\"";
    default: return "to hand over";
  }
}

}  // namespace

std::vector<Problem> check_openings(const Knowledge& knowledge) {
  std::vector<Problem> problems;
  for (const Opening& opening : knowledge.openings) {
    const auto report = [&](const std::string& what, const std::string& hint) {
      problems.push_back({"knowledge.json", "/openings/" + opening.link, what, hint});
    };
    const Case value = parse_link(opening.link, knowledge).value;
    const std::string link = to_link(value, knowledge);
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

#include "proof/defects/agent_words.h"

#include <algorithm>
#include <set>

#include "cases/link.h"
#include "page/page.h"

namespace signpost {
namespace {

bool is_asked(const Page& page, const Question& question) {
  const QuestionStep* step = std::get_if<QuestionStep>(&page.step);
  return step != nullptr && step->id == question.id;
}

bool is_answered(const Page& page, const Question& question) {
  return std::any_of(page.answers.begin(), page.answers.end(),
                     [&](const ShownAnswer& shown) { return shown.question == question.id; });
}

}  // namespace

std::vector<Defect> find_agent_words(const Inspection& in, const Words& agents, const Words& customers) {
  std::vector<Defect> found;
  std::set<std::size_t> seen;
  for (const Stop& stop : in.stops) {
    const std::string link = page_for(in.knowledge, agents, in.link(stop)).share[Audience::customer];
    const Page shared = page_for(in.knowledge, customers, link);
    for (std::size_t q = 0; q < in.knowledge.questions.size(); ++q) {
      const Question& question = in.knowledge.questions[q];
      if (question.asking[Audience::customer]) continue;
      const bool asked = is_asked(shared, question);
      const bool worded = customers.questions[q].ask == agents.questions[q].ask && is_answered(shared, question);
      if ((!asked && !worded) || !seen.insert(q).second) continue;
      const std::string what =
          asked ? " is asked of customers, but is for agents" : " has the agents' wording for customers";
      found.push_back({Defect::Kind::agent_words, "the question " + in_quotes(question.id) + what, link});
    }
  }
  return found;
}

}  // namespace signpost

#include "proof/defects/unreached_question.h"

#include <utility>

#include "cases/link.h"

namespace signpost {
namespace {

int first_of(const AnswerSet& answers) {
  int answer = 0;
  while (!answers.has(answer)) ++answer;
  return answer;
}

// The case with all answers that the question waits for.
Case prepared(Case value, const Inspection& in, int question) {
  for (const Condition& condition : in.question(question).only_if) {
    if (given_answer(value, condition.question)) continue;
    value = with_answer(prepared(std::move(value), in, condition.question), in.knowledge, condition.question,
                        first_of(condition.answers));
  }
  return value;
}

}  // namespace

std::optional<Defect> find_unreached_question(const Inspection& in, int question) {
  const Question& asked = in.question(question);
  if (!asked.asking[in.audience] || in.first_stop(Step::Kind::ask, question)) return std::nullopt;
  Case fresh;
  fresh.audience = in.audience;
  return Defect{Defect::Kind::unreached_question,
                "the question " + in_quotes(asked.id) + " is never asked of " + in.people(),
                to_link(prepared(fresh, in, question), in.knowledge, {Mark::Kind::ask, question})};
}

}  // namespace signpost

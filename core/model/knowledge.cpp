#include "model/knowledge.h"

#include <algorithm>

namespace signpost {

std::string_view to_string(Audience audience) { return audience == Audience::agent ? "agent" : "customer"; }

std::optional<int> answer_of(const Question& question, std::string_view id) {
  if (id == kUnsureId) return kUnsure;
  const auto found = std::find(question.answers.begin(), question.answers.end(), id);
  if (found == question.answers.end()) return std::nullopt;
  return static_cast<int>(found - question.answers.begin());
}

std::string_view answer_id(const Question& question, int answer) {
  return answer == kUnsure ? kUnsureId : std::string_view(question.answers[static_cast<std::size_t>(answer)]);
}

AnswerSet fitting_answers(const Knowledge& knowledge, const Cause& cause, int question) {
  for (const Condition& condition : cause.fits) {
    if (condition.question == question) return condition.answers;
  }
  return knowledge.questions[static_cast<std::size_t>(question)].all_answers();
}

bool reachable(const Knowledge& knowledge, int guide, Audience audience) {
  return std::any_of(knowledge.causes.begin(), knowledge.causes.end(),
                     [&](const Cause& cause) { return cause.guide[audience] == guide; });
}

std::vector<int> outcomes_for(const Knowledge& knowledge, int guide, Audience audience) {
  std::vector<int> result;
  for (const int outcome : knowledge.guides[static_cast<std::size_t>(guide)].outcomes) {
    const auto& settles = knowledge.outcomes[static_cast<std::size_t>(outcome)].settles;
    const bool asked = std::all_of(settles.begin(), settles.end(), [&](const std::pair<int, int>& settled) {
      return knowledge.questions[static_cast<std::size_t>(settled.first)].asking[audience].has_value();
    });
    if (asked) result.push_back(outcome);
  }
  return result;
}

bool has_words(const Knowledge& knowledge, int guide, Audience audience) {
  return reachable(knowledge, guide, audience) ||
         !knowledge.guides[static_cast<std::size_t>(guide)].procedures[audience].empty();
}

}  // namespace signpost

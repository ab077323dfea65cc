#include "walks/places.h"

#include <utility>

#include "base/at.h"
#include "reasoning/diagnosis.h"

namespace signpost {
namespace {

// The chance of each answer to `question` that is offered, in their order, "I'm not sure" last.
std::vector<std::pair<int, double>> answers_of(const Knowledge& knowledge, const Case& value, int question) {
  const Question& asked = at(knowledge.questions, question);
  const double unsure = asked.asking[value.audience]->unsure;
  const Diagnosis diagnosis = diagnose(knowledge, value);
  std::vector<std::pair<int, double>> result;
  for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
    double share = 0;
    for (const Likelihood& l : diagnosis.possible) {
      const AnswerSet fitting = fitting_answers(knowledge, at(knowledge.causes, l.cause), question);
      if (fitting.has(answer)) share += l.share / fitting.count();
    }
    result.emplace_back(answer, (1 - unsure) * share);
  }
  if (unsure > 0) result.emplace_back(kUnsure, unsure);
  return result;
}

}  // namespace

std::vector<Place> places(const Knowledge& knowledge, Audience audience) {
  Case fresh;
  fresh.audience = audience;
  std::vector<Place> all = {{fresh, next_step(knowledge, fresh), 1, {}}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Place place = all[i];
    if (place.step.kind != Step::Kind::ask) continue;
    for (const auto& [answer, chance] : answers_of(knowledge, place.value, place.step.item)) {
      all[i].next.push_back(all.size());
      const Case next = with_answer(place.value, knowledge, place.step.item, answer);
      all.push_back({next, next_step(knowledge, next), place.chance * chance, {}});
    }
  }
  return all;
}

}  // namespace signpost

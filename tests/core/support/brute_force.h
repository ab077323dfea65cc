#pragma once

#include <algorithm>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"

namespace signpost {

/// All strategies, one by one, straight from the rules: no memory, no bounds, nothing shared with the search but diagnose().
class BruteForce {
 public:
  explicit BruteForce(const Knowledge& knowledge) : knowledge_(knowledge) {}

  double value(const Case& value) const {
    const Diagnosis diagnosis = diagnose(knowledge_, value);
    double least = knowledge_.handover_seconds;
    if (diagnosis.possible.empty()) return least;
    for (const int question : diagnosis.open) least = std::min(least, asking(value, diagnosis, question));
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      if (may_try(value, diagnosis, static_cast<int>(g)))
        least = std::min(least, trying(value, diagnosis, static_cast<int>(g)));
    }
    return least;
  }

  double asking(const Case& value, const Diagnosis& diagnosis, int question) const {
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(question)];
    const Asking cost = *asked.asking[value.audience];
    double seconds = cost.seconds;
    if (cost.unsure > 0) seconds += cost.unsure * this->value(with_answer(value, knowledge_, question, kUnsure));
    for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
      const double chance = (1 - cost.unsure) *
                            (chance_of(diagnosis.possible, question, answer) + chance_of(diagnosis.spent, question, answer));
      if (chance > 0) seconds += chance * this->value(with_answer(value, knowledge_, question, answer));
    }
    return seconds;
  }

  double trying(const Case& value, const Diagnosis& diagnosis, int guide) const {
    double solved = 0;
    for (const Likelihood& l : diagnosis.possible) {
      if (guide_of(value, l.cause) == guide) solved += l.share * knowledge_.guides[static_cast<std::size_t>(guide)].works;
    }
    const double failed = 1 - solved;
    const double seconds = knowledge_.guides[static_cast<std::size_t>(guide)].seconds;
    return failed > 1e-12 ? seconds + failed * this->value(with_tried(value, knowledge_, guide)) : seconds;
  }

  bool may_try(const Case& value, const Diagnosis& diagnosis, int guide) const {
    return std::any_of(diagnosis.possible.begin(), diagnosis.possible.end(), [&](const Likelihood& l) {
      if (guide_of(value, l.cause) != guide) return false;
      if (!knowledge_.guides[static_cast<std::size_t>(guide)].careful) return true;
      return std::none_of(diagnosis.open.begin(), diagnosis.open.end(), [&](int question) {
        const Question& open = knowledge_.questions[static_cast<std::size_t>(question)];
        return fitting_answers(knowledge_, knowledge_.causes[static_cast<std::size_t>(l.cause)], question) !=
               open.all_answers();
      });
    });
  }

 private:
  int guide_of(const Case& value, int cause) const {
    return knowledge_.causes[static_cast<std::size_t>(cause)].guide[value.audience];
  }

  double chance_of(const std::vector<Likelihood>& causes, int question, int answer) const {
    double chance = 0;
    for (const Likelihood& l : causes) {
      const AnswerSet answers = fitting_answers(knowledge_, knowledge_.causes[static_cast<std::size_t>(l.cause)], question);
      if (answers.has(answer)) chance += l.share / answers.count();
    }
    return chance;
  }

  const Knowledge& knowledge_;
};

}  // namespace signpost

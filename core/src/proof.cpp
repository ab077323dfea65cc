#include "signpost/proof.h"

#include <algorithm>
#include <bitset>

#include "signpost/diagnosis.h"
#include "signpost/interview.h"

namespace signpost {
namespace {

class Walk {
 public:
  explicit Walk(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // `chance` is that of coming to this case.
  void visit(const Case& value, double chance, int questions) {
    const Diagnosis diagnosis = diagnose(knowledge_, value);
    const Step step = next_step(knowledge_, value);
    ++figures_.pages;
    figures_.most_effort = std::max(figures_.most_effort, step.effort);
    if (!step.exact) figures_.inexact.push_back(value);
    if (step.kind == Step::Kind::ask) {
      ask(value, diagnosis, step.item, chance, questions);
      return;
    }
    figures_.mean_questions += chance * questions;
    figures_.most_questions = std::max(figures_.most_questions, questions);
    if (step.kind == Step::Kind::hand_over) {
      figures_.handed_over.push_back(value);
      return;
    }
    for (const Likelihood& l : diagnosis.possible) {
      if (knowledge_.causes[static_cast<std::size_t>(l.cause)].guide[value.audience] == step.item)
        figures_.first_right += chance * l.share;
    }
  }

  Figures take() { return std::move(figures_); }

 private:
  void ask(const Case& value, const Diagnosis& diagnosis, int question, double chance, int questions) {
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(question)];
    const double unsure = asked.asking[value.audience]->unsure;
    if (unsure > 0) visit(with_answer(value, knowledge_, question, kUnsure), chance * unsure, questions + 1);
    for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
      double share = 0;
      for (const Likelihood& l : diagnosis.possible) {
        const AnswerSet answers =
            fitting_answers(knowledge_, knowledge_.causes[static_cast<std::size_t>(l.cause)], question);
        if (((answers >> answer) & 1U) != 0)
          share += l.share / static_cast<double>(std::bitset<kMostAnswers>(answers).count());
      }
      if (share > 0) visit(with_answer(value, knowledge_, question, answer), chance * (1 - unsure) * share, questions + 1);
    }
  }

  const Knowledge& knowledge_;
  Figures figures_;
};

}  // namespace

Figures walk(const Knowledge& knowledge, Audience audience) {
  Walk walk(knowledge);
  Case fresh;
  fresh.audience = audience;
  walk.visit(fresh, 1, 0);
  return walk.take();
}

}  // namespace signpost

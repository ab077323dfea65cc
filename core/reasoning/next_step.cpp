#include "reasoning/next_step.h"

#include <algorithm>
#include <optional>

#include "reasoning/policy.h"

namespace signpost {
namespace {

constexpr double kRounding = 1e-9;  // sums of equal parts may differ in their last digits

struct Quickest {
  Step step;
  bool unsure;  // what led to it was "I'm not sure"
};

Quickest quickest(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, std::size_t budget) {
  const std::optional<Foreseen> found = foreseen(knowledge, value, diagnosis);
  const bool unsure = found ? found->unsure : !value.entries.empty() && value.entries.back().answer == kUnsure;
  return {found && found->step ? *found->step : look_ahead(knowledge, value, diagnosis, budget), unsure};
}

// The try of a guide that is so much likelier that nobody would understand why another comes first; otherwise that of the
// quickest. Who could not answer wants no guess, so then the likeliest comes first. One that is careful waits.
Step likelier_try(const Knowledge& knowledge, Audience audience, const Diagnosis& diagnosis, const Quickest& quickest) {
  const std::vector<GuideShare> guides = guides_by_share(knowledge, audience, diagnosis.possible);
  const double factor = quickest.unsure ? 1 + kRounding : kMuchLikelier;
  const auto first =
      std::find_if(guides.begin(), guides.end(), [&](const GuideShare& left) { return left.guide == quickest.step.item; });
  const auto likelier = std::find_if(guides.begin(), first, [&](const GuideShare& left) {
    return !knowledge.guides[static_cast<std::size_t>(left.guide)].careful && left.share >= factor * first->share;
  });
  return likelier == first ? quickest.step : Step{Step::Kind::attempt, likelier->guide, 0, true, quickest.step.effort};
}

Step planned(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, std::size_t budget) {
  const Quickest step = quickest(knowledge, value, diagnosis, budget);
  return step.step.kind == Step::Kind::attempt ? likelier_try(knowledge, value.audience, diagnosis, step) : step.step;
}

// The planned step after every answer to the question that may be true, where it is the same.
std::optional<Step> step_after_any(const Knowledge& knowledge, const Case& value, int question, std::size_t budget) {
  std::optional<Step> same;
  const Question& asked = knowledge.questions[static_cast<std::size_t>(question)];
  for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
    const Case next = with_answer(value, knowledge, question, answer);
    const Diagnosis diagnosis = diagnose(knowledge, next);
    if (diagnosis.possible.empty()) continue;
    // All together may take as long as one step.
    const Step step = planned(knowledge, next, diagnosis, budget / asked.answers.size());
    if (same && (step.kind != same->kind || step.item != same->item)) return std::nullopt;
    same = step;
  }
  // What only an answer makes askable cannot come before it.
  if (same && same->kind == Step::Kind::ask && !can_still_ask(value, knowledge, same->item)) return std::nullopt;
  return same;
}

}  // namespace

Step next_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  return next_step(knowledge, value, diagnose(knowledge, value), budget);
}

Step next_step(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, std::size_t budget) {
  if (const std::optional<int> guide = untold_try(value, knowledge)) return {Step::Kind::look_back, *guide, 0, true, 0};
  if (tries(value, knowledge) >= kMostTries) return {Step::Kind::hand_over, 0, knowledge.handover_seconds, true, 0};
  const Step step = planned(knowledge, value, diagnosis, budget);
  if (tries(value, knowledge) == 0 || step.kind != Step::Kind::ask) return step;
  return step_after_any(knowledge, value, step.item, budget).value_or(step);
}

Step quickest_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  return quickest(knowledge, value, diagnose(knowledge, value), budget).step;
}

Step planned_step(const Knowledge& knowledge, const Case& value, std::size_t budget) {
  return planned(knowledge, value, diagnose(knowledge, value), budget);
}

std::vector<int> questions_by_worth(const Knowledge& knowledge, const Case& value) {
  std::vector<int> result = questions_by_time(knowledge, value);
  const Step next = next_step(knowledge, value);
  if (next.kind != Step::Kind::ask) return result;
  result.erase(std::remove(result.begin(), result.end(), next.item), result.end());
  result.insert(result.begin(), next.item);
  return result;
}

}  // namespace signpost

#include "agent/checks.h"

#include "base/at.h"
#include "cases/link.h"
#include "page/step_maker.h"
#include "page/subject.h"
#include "reasoning/diagnosis.h"
#include "reasoning/next_step.h"

namespace signpost {
namespace {

// For agents, what is likeliest once this is answered; customers are not troubled with what is still a guess.
Text likeliest(const Knowledge& knowledge, const Words& words, const Diagnosis& diagnosis) {
  const std::vector<GuideShare> guides = guides_by_share(knowledge, words.audience, diagnosis.possible);
  if (words.audience == Audience::customer || guides.empty()) return {};
  return at(words.guides, guides.front().guide).headline;
}

Meaning meaning(const Knowledge& knowledge, const Words& words, const Case& next) {
  const Diagnosis diagnosis = diagnose(knowledge, next);
  const Subject about = next_subject(knowledge, next, diagnosis);
  switch (about.kind) {
    case Subject::Kind::guide: return {at(words.guides, about.item).headline, true};
    case Subject::Kind::handover: return {words.handover.headline[worded(about.reason)], true};
    case Subject::Kind::question: return {likeliest(knowledge, words, diagnosis), false};
    case Subject::Kind::happened:
    case Subject::Kind::solved: break;
  }
  return {};
}

}  // namespace

std::vector<Check> checks(const Knowledge& knowledge, const Words& words, std::string_view link) {
  std::vector<Check> result;
  const Case value = parse_link(link, knowledge).value;
  if (value.audience != words.audience) return result;
  const StepMaker maker(knowledge, words, value, {Mark::Kind::ask});
  if (const std::optional<int> tried = untold_try(value, knowledge)) {
    result.push_back({maker.what_happened(*tried), {}});
  } else {
    for (const int question : questions_by_worth(knowledge, value)) result.push_back({maker.question(question), {}});
  }
  if (value.entries.empty()) return result;
  for (Check& check : result) {
    for (const Option& option : check.question.options)
      check.means.push_back(meaning(knowledge, words, parse_link(option.link, knowledge).value));
  }
  return result;
}

}  // namespace signpost

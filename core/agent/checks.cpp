#include "agent/checks.h"

#include "cases/case.h"
#include "cases/link.h"
#include "reasoning/next_step.h"

namespace signpost {
namespace {

Meaning meaning(const Knowledge& knowledge, const Words& words, const std::string& link) {
  const PageStep step = page_for(knowledge, words, link).step;
  if (step.kind != PageStep::Kind::question) return {step.headline, true};
  return {step.also.empty() ? Text() : step.also.front().headline, false};
}

}  // namespace

std::vector<Check> checks(const Knowledge& knowledge, const Words& words, std::string_view link) {
  std::vector<Check> result;
  const Case value = parse_link(link, knowledge).value;
  if (value.audience != words.audience) return result;
  std::vector<std::string> questions;
  if (untold_try(value, knowledge)) {
    questions = {to_link(value, knowledge)};
  } else {
    for (const int question : questions_by_worth(knowledge, value))
      questions.push_back(to_link(value, knowledge, {Mark::Kind::ask, question}));
  }
  for (const std::string& asking : questions) {
    Check check{page_for(knowledge, words, asking).step, {}};
    if (!value.entries.empty()) {
      for (const Option& option : check.question.options) check.means.push_back(meaning(knowledge, words, option.link));
    }
    result.push_back(std::move(check));
  }
  return result;
}

}  // namespace signpost

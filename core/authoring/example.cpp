#include "authoring/example.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "cases/case.h"
#include "cases/link.h"
#include "reasoning/next_step.h"

namespace signpost {

std::string replay(const Knowledge& knowledge, const Example& example) {
  Case value;
  value.audience = example.audience;
  // A guide is tried and looked back at once, and between two tries no question is answered twice: this ends.
  for (;;) {
    const Step step = next_step(knowledge, value);
    const auto item = static_cast<std::size_t>(step.item);
    if (step.kind == Step::Kind::hand_over) return "it ends with a hand-over at " + to_link(value, knowledge);
    if (step.kind == Step::Kind::attempt) {
      if (step.item == example.guide) return {};
      if (std::find(example.tried.begin(), example.tried.end(), step.item) == example.tried.end()) {
        return "it ends at the guide \"" + knowledge.guides[item].id + "\": " + to_link(value, knowledge);
      }
      value = with_tried(value, knowledge, step.item);
      continue;
    }
    if (step.kind == Step::Kind::look_back) {
      const std::vector<int> outcomes = outcomes_for(knowledge, step.item, value.audience);
      const auto seen =
          std::find_first_of(outcomes.begin(), outcomes.end(), example.happened.begin(), example.happened.end());
      if (seen == outcomes.end())
        return "it does not say what happened with \"" + knowledge.guides[item].id + "\": " + to_link(value, knowledge);
      value = with_outcome(value, knowledge, *seen);
      continue;
    }
    const auto given = std::find_if(example.answers.begin(), example.answers.end(),
                                    [&](const std::pair<int, int>& answer) { return answer.first == step.item; });
    const int answer = given == example.answers.end() ? kUnsure : given->second;
    const Question& question = knowledge.questions[item];
    if (answer == kUnsure && question.asking[value.audience]->unsure == 0) {
      return "it does not say how to answer \"" + question.id + "\": " + to_link(value, knowledge);
    }
    value = with_answer(value, knowledge, step.item, answer);
  }
}

std::vector<Problem> check_examples(const Knowledge& knowledge, const std::vector<Example>& examples) {
  constexpr int kFewest = 2;
  std::vector<Problem> problems;
  std::vector<int> count(knowledge.guides.size(), 0);
  std::set<std::string_view> texts;
  for (const Example& example : examples) {
    ++count[static_cast<std::size_t>(example.guide)];
    const std::string place = "/" + std::to_string(example.place);
    const auto tell = [&](const std::string& text) {
      if (!texts.insert(text).second) problems.push_back({"examples.json", place, "this text stands here twice", text});
    };
    tell(example.text);
    for (const std::string& text : example.also) tell(text);
    const std::string fault = replay(knowledge, example);
    const std::string meant = knowledge.guides[static_cast<std::size_t>(example.guide)].id;
    if (fault.empty()) continue;
    std::string what = "this must reach \"";
    what.append(meant).append("\", but ").append(fault);
    problems.push_back({"examples.json", place, what, example.text});
  }
  for (std::size_t g = 0; g < count.size(); ++g) {
    if (count[g] >= kFewest) continue;
    problems.push_back(
        {"examples.json", "",
         "the guide \"" + knowledge.guides[g].id + "\" has " + std::to_string(count[g]) + " of at least 2 examples", ""});
  }
  return problems;
}

}  // namespace signpost

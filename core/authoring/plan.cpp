#include "authoring/plan.h"

#include <utility>

#include "cases/case.h"
#include "reasoning/diagnosis.h"
#include "reasoning/search.h"

namespace signpost {
namespace {

// Causes looked at for one step: about a tenth of a second.
constexpr std::size_t kBudget = 5'000'000;

class Planner {
 public:
  Planner(const Knowledge& knowledge, std::size_t most_nodes) : knowledge_(knowledge), most_nodes_(most_nodes) {}

  Policy plan(Audience audience) {
    Case fresh;
    fresh.audience = audience;
    add(fresh);
    return policy_.size() > most_nodes_ ? Policy() : std::move(policy_);
  }

 private:
  void add(const Case& value) {
    if (policy_.size() > most_nodes_) return;
    if (diagnose(knowledge_, value).open.empty()) {
      policy_.push_back({PolicyNode::Kind::settled, 0});
      return;
    }
    const Step step = best_step(knowledge_, value, kBudget);
    switch (step.kind) {
      case Step::Kind::ask: add_question(value, step.item); break;
      case Step::Kind::attempt: policy_.push_back({PolicyNode::Kind::attempt, step.item}); break;
      default: policy_.push_back({PolicyNode::Kind::hand_over, 0}); break;
    }
  }

  void add_question(const Case& value, int question) {
    policy_.push_back({PolicyNode::Kind::ask, question});
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(question)];
    for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer)
      add(with_answer(value, knowledge_, question, answer));
    if (asked.asking[value.audience]->unsure > 0) add(with_answer(value, knowledge_, question, kUnsure));
  }

  const Knowledge& knowledge_;
  std::size_t most_nodes_;
  Policy policy_;
};

}  // namespace

void plan(Knowledge& knowledge, std::size_t most_nodes) {
  for (const Audience audience : kAudiences) knowledge.policy[audience] = Planner(knowledge, most_nodes).plan(audience);
}

Loaded load_and_plan(const std::vector<File>& files) {
  Loaded loaded = load(files);
  if (loaded.ok()) plan(loaded.knowledge);
  return loaded;
}

}  // namespace signpost

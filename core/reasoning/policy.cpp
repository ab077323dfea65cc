#include "reasoning/policy.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace signpost {
namespace {

const std::optional<Asking>& asking(const Knowledge& knowledge, Audience audience, const PolicyNode& node) {
  return knowledge.questions[static_cast<std::size_t>(node.item)].asking[audience];
}

// How many trees follow the node.
std::size_t branches(const Knowledge& knowledge, Audience audience, const PolicyNode& node) {
  if (node.kind != PolicyNode::Kind::ask) return 0;
  const bool can_be_unsure = asking(knowledge, audience, node)->unsure > 0;
  return knowledge.questions[static_cast<std::size_t>(node.item)].answers.size() + (can_be_unsure ? 1 : 0);
}

// A place in a policy, which moves towards the step of a case.
class Walker {
 public:
  Walker(const Knowledge& knowledge, Audience audience)
      : knowledge_(knowledge), audience_(audience), policy_(knowledge.policy[audience]) {}

  const PolicyNode& node() const { return policy_[at_]; }

  // Whether the answer leads on: who was never offered "I'm not sure" has left the way.
  bool follow(int answer) {
    const std::size_t all = branches(knowledge_, audience_, node());
    const std::size_t answers = knowledge_.questions[static_cast<std::size_t>(node().item)].answers.size();
    const std::size_t branch = answer == kUnsure ? answers : static_cast<std::size_t>(answer);
    if (branch >= all) return false;
    ++at_;
    for (std::size_t passed = 0; passed < branch; ++passed) pass_tree();
    return true;
  }

 private:
  void pass_tree() {
    for (std::size_t trees = 1; trees > 0; --trees) trees += branches(knowledge_, audience_, policy_[at_++]);
  }

  const Knowledge& knowledge_;
  Audience audience_;
  const Policy& policy_;
  std::size_t at_ = 0;
};

// The step of a node. Pages take for granted that it can be asked, and that it may help to try.
std::optional<Step> allowed(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis,
                            const PolicyNode& node) {
  const auto leads_there = [&](const Likelihood& l) {
    return knowledge.causes[static_cast<std::size_t>(l.cause)].guide[value.audience] == node.item;
  };
  switch (node.kind) {
    case PolicyNode::Kind::settled: break;
    case PolicyNode::Kind::ask:
      if (can_still_ask(value, knowledge, node.item)) return Step{Step::Kind::ask, node.item};
      break;
    case PolicyNode::Kind::attempt:
      for (const Likelihood& l : diagnosis.possible) {
        if (leads_there(l)) return Step{Step::Kind::attempt, node.item};
      }
      break;
    case PolicyNode::Kind::hand_over: return Step{Step::Kind::hand_over};
  }
  return std::nullopt;
}

// Whether two cases with no tries leave the same to choose from. Where they do, so does what may follow: an answer that
// rules nothing out now will not later, and what it alone makes askable would be open. Only a question that waits for two
// answers may come of one of them.
bool same_choice(const Diagnosis& one, const Diagnosis& other) {
  constexpr double kSameShare = 1e-9;  // shares are quotients of sums
  return one.open == other.open && std::equal(one.possible.begin(), one.possible.end(), other.possible.begin(),
                                              other.possible.end(), [](const Likelihood& a, const Likelihood& b) {
                                                return a.cause == b.cause && std::abs(a.share - b.share) < kSameShare;
                                              });
}

}  // namespace

std::optional<Foreseen> foreseen(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis) {
  const std::vector<Entry> entries = what_counts(value).entries;
  const bool tried =
      std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
  if (tried || knowledge.policy[value.audience].empty()) return std::nullopt;
  Walker walker(knowledge, value.audience);
  Case way{value.audience, {}};
  while (walker.node().kind == PolicyNode::Kind::ask) {
    const int question = walker.node().item;
    const std::optional<int> answer = given_answer(value, question);
    if (!answer) break;
    if (!walker.follow(*answer)) return std::nullopt;
    way.entries.push_back({Entry::Kind::answer, question, *answer});
  }
  if (way.entries.size() != entries.size() && !same_choice(diagnose(knowledge, way), diagnosis)) return std::nullopt;
  const bool unsure = !way.entries.empty() && way.entries.back().answer == kUnsure;
  return Foreseen{allowed(knowledge, value, diagnosis, walker.node()), unsure};
}

bool is_whole(const Knowledge& knowledge, Audience audience) {
  const Policy& policy = knowledge.policy[audience];
  std::size_t trees = policy.empty() ? 0 : 1;
  for (const PolicyNode& node : policy) {
    if (trees == 0 || (node.kind == PolicyNode::Kind::ask && !asking(knowledge, audience, node))) return false;
    trees += branches(knowledge, audience, node);
    --trees;
  }
  return trees == 0;
}

}  // namespace signpost

#include "reasoning/policy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "cases/link.h"
#include "reasoning/next_step.h"
#include "shipped.h"
#include "support/choices.h"
#include "support/seeds.h"
#include "support/show.h"
#include "walks/places.h"

using namespace signpost;

namespace {

using Node = PolicyNode::Kind;

// Two questions that tell the same causes apart; customers are asked the slower one first, and are advised to try "two"
// after "I'm not sure".
Knowledge with_policy() {
  Knowledge knowledge = two_causes(5, 1, 600, 600);
  build::question(knowledge, "other", {"first", "second"}, {10, 0.1});
  for (Cause& cause : knowledge.causes) cause.fits.push_back({1, cause.fits[0].answers});
  knowledge.policy[Audience::customer] = {{Node::ask, 1},     {Node::settled, 0},   {Node::settled, 0}, {Node::ask, 0},
                                          {Node::settled, 0}, {Node::hand_over, 0}, {Node::attempt, 1}};
  return knowledge;
}

// What the policy says, as one word; "settled" where no question is open, and nothing where the case is off its ways.
std::string said(const Knowledge& knowledge, const std::string& link) {
  const Case value = build::at(knowledge, link);
  const std::optional<Foreseen> found = foreseen(knowledge, value, diagnose(knowledge, value));
  if (!found) return {};
  return found->step ? in_words(knowledge, *found->step) : "settled";
}

}  // namespace

TEST_CASE("policy: the answers of a case lead the way, in whatever order they were given") {
  const Knowledge knowledge = with_policy();
  CHECK(said(knowledge, "#1.customer") == "ask other");
  CHECK(said(knowledge, "#1.customer.see-one") == "ask other");
  CHECK(said(knowledge, "#1.customer.other-first") == "settled");
  CHECK(said(knowledge, "#1.customer.other-unsure") == "ask which");
  CHECK(said(knowledge, "#1.customer.other-unsure.which-second") == "people");
  CHECK(said(knowledge, "#1.customer.which-second.other-unsure") == "people");
  CHECK(said(knowledge, "#1.customer.other-unsure.which-unsure") == "try two");
  CHECK(said(knowledge, "#1.customer.which-unsure.other-unsure") == "try two");
}

TEST_CASE("policy: it says nothing behind a try, to the other audience, and about an answer that is not on the way") {
  const Knowledge knowledge = with_policy();
  CHECK(said(knowledge, "#1.customer.tried-one") == "");
  CHECK(said(knowledge, "#1.agent") == "");
  CHECK(said(knowledge, "#1.customer.which-unsure") == "");
  CHECK(said(knowledge, "#1.customer.which-first") == "");
  Knowledge never_unsure = with_policy();
  never_unsure.questions[1].asking[Audience::customer]->unsure = 0;
  never_unsure.policy[Audience::customer] = {{Node::ask, 1}, {Node::settled, 0}, {Node::settled, 0}};
  CHECK(said(never_unsure, "#1.customer.other-unsure") == "");
}

TEST_CASE("policy: an answer that is not on the way is passed over where it changes nothing") {
  Knowledge knowledge = with_policy();
  build::question(knowledge, "aside", {"x", "y"}, {1, 0.1});
  CHECK(said(knowledge, "#1.customer.aside-x") == "ask other");
  CHECK(said(knowledge, "#1.customer.aside-unsure.other-unsure") == "ask which");
  // It rules a cause out.
  knowledge.causes[0].fits.push_back({2, {0}});
  CHECK(said(knowledge, "#1.customer.aside-y") == "");
  // It makes another question askable.
  build::question(knowledge, "bside", {"x", "y"}, {1, 0.1});
  build::question(knowledge, "behind", {"first", "second"}, {1, 0.1}, {{"bside", {"x"}}});
  for (Cause& cause : knowledge.causes) cause.fits.push_back({4, cause.fits[0].answers});
  CHECK(said(knowledge, "#1.customer.bside-x") == "");
  CHECK(said(knowledge, "#1.customer.bside-y") == "ask other");
}

TEST_CASE("policy: next_step follows it where it leads, and looks ahead where it does not") {
  const Knowledge knowledge = with_policy();
  const auto next = [&](const std::string& link) {
    return in_words(knowledge, next_step(knowledge, build::at(knowledge, link)));
  };
  CHECK(next("#1.customer") == "ask other");
  CHECK(next("#1.agent") == "ask which");
  CHECK(next("#1.customer.which-unsure") == "ask other");
  CHECK(next("#1.customer.other-second") == "try two");
  CHECK(next("#1.customer.other-unsure.which-second") == "people");
  CHECK(next("#1.customer.other-first.tried-one") == "people");
}

TEST_CASE("policy: what cannot be asked or cannot help is not followed") {
  Knowledge knowledge = with_policy();
  build::question(knowledge, "after", {"first", "second"}, {1, 0.1}, {{"which", {"first"}}});
  knowledge.policy[Audience::customer] = {{Node::ask, 2}, {Node::settled, 0}, {Node::settled, 0}, {Node::settled, 0}};
  CHECK(said(knowledge, "#1.customer") == "settled");
  knowledge.policy[Audience::customer] = {{Node::ask, 0}, {Node::attempt, 1}, {Node::attempt, 1}, {Node::settled, 0}};
  CHECK(said(knowledge, "#1.customer.which-first") == "settled");
  CHECK(said(knowledge, "#1.customer.which-second") == "try two");
}

TEST_CASE("policy: it is whole if each answer that is offered has its tree, and nothing is left") {
  Knowledge knowledge = with_policy();
  Policy& policy = knowledge.policy[Audience::customer];
  CHECK(is_whole(knowledge, Audience::customer));
  CHECK(is_whole(knowledge, Audience::agent));
  policy.push_back({Node::settled, 0});
  CHECK_FALSE(is_whole(knowledge, Audience::customer));
  policy.pop_back();
  policy.pop_back();
  CHECK_FALSE(is_whole(knowledge, Audience::customer));
  policy = with_policy().policy[Audience::customer];
  knowledge.questions[0].asking[Audience::customer].reset();
  CHECK_FALSE(is_whole(knowledge, Audience::customer));
}

TEST_CASE(
    "policy: of the shipped knowledge, it has a step for every page before the first advice, in any order of answers") {
  const Knowledge& knowledge = shipped().knowledge;
  std::minstd_rand random(3);
  std::size_t shuffled = 0;
  for (const Audience audience : kAudiences) {
    for (const Place& place : places(knowledge, audience)) {
      Case value = place.value;
      CAPTURE(value);
      REQUIRE(foreseen(knowledge, value, diagnose(knowledge, value)).has_value());
      std::shuffle(value.entries.begin(), value.entries.end(), random);
      const Case other = parse_link(to_link(value, knowledge), knowledge).value;
      REQUIRE(in_words(knowledge, next_step(knowledge, other)) == in_words(knowledge, place.step));
      shuffled += other == place.value ? 0 : 1;
    }
  }
  CHECK(shuffled > 500);
}

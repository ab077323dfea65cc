#include "walks/strategy.h"

#include <doctest/doctest.h>

#include <cmath>

#include "authoring/plan.h"
#include "reasoning/search.h"
#include "support/brute_force.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"

using namespace signpost;

namespace {

// A dear question that tells everything, and a cheap one that tells little; the cheap one stands first.
Knowledge two_questions() {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "little", {"a", "b"}, {5, 0});
  build::question(k, "all", {"x", "y", "z"}, {400, 0});
  build::guide(k, "gx", 100, 0.9);
  build::guide(k, "gy", 100, 0.9);
  build::guide(k, "gz", 100, 0.9);
  build::cause(k, "cx", 8, {{"all", {"x"}}, {"little", {"a"}}}, "gx");
  build::cause(k, "cy", 1, {{"all", {"y"}}, {"little", {"a"}}}, "gy");
  build::cause(k, "cz", 1, {{"all", {"z"}}, {"little", {"b"}}}, "gz");
  return k;
}

}  // namespace

TEST_CASE("strategy: each order asks by its own rule") {
  const Knowledge k = two_questions();
  const Case fresh;
  CHECK(by_information(k, fresh).item == 1);
  CHECK(by_file(k, fresh).item == 0);
  CHECK(by_file(k, build::at(k, "#1.customer.little-a")).item == 1);
  const Step step = by_file(k, build::at(k, "#1.customer.little-a.all-x"));
  CHECK(step.kind == Step::Kind::attempt);
  CHECK(step.item == 0);
  CHECK(by_information(k, build::at(k, "#1.customer.all-x.tried-gx")).kind == Step::Kind::hand_over);
}

TEST_CASE("strategy: the figures of an order, worked out by hand") {
  const Knowledge k = two_questions();
  const Figures figures = figures_of(k, follow(k, Audience::customer, by_file));
  // Everybody answers the first; nine in ten also the second. Then one try that helps nine times in ten.
  CHECK(figures.seconds == doctest::Approx(5 + 0.9 * 400 + 100 + 0.1 * 6000));
  CHECK(figures.questions == doctest::Approx(1.9));
  CHECK(figures.most_questions == 2);
  CHECK(figures.first_right == doctest::Approx(1));
  CHECK(figures.cases == 8);
  CHECK(figures.inexact == 0);
}

TEST_CASE(
    "strategy: a policy with the best behind tries takes what brute force says is the least, and no order less, on random "
    "ones") {
  for (unsigned seed = 0; seed < seeds(30); ++seed) {
    Knowledge k = random_knowledge(seed, {3, 3, 5, 4});
    plan(k);
    CAPTURE(seed);
    for (const Audience audience : kAudiences) {
      Case fresh;
      fresh.audience = audience;
      const double best = BruteForce(k).value(fresh);
      REQUIRE(figures_of(k, follow(k, audience, policy_then_best(kNoBudget))).seconds ==
              doctest::Approx(best).epsilon(1e-9));
      for (const Strategy& strategy : {quickest_order(), Strategy(by_information), Strategy(by_file)})
        REQUIRE(figures_of(k, follow(k, audience, strategy)).seconds >= best * (1 - 1e-9));
      REQUIRE(figures_of(k, follow(k, audience, by_file)).seconds > 0);
    }
  }
}

TEST_CASE("strategy: what a strategy comes to has all chances together, and too many cases are not followed") {
  const Knowledge k = random_knowledge(7, {4, 3, 8, 6});
  const std::vector<Visit> visits = follow(k, Audience::customer, own_order());
  CHECK(visits.front().chance() == doctest::Approx(1));
  CHECK(visits.front().value == Case{});
  CHECK(follow(k, Audience::customer, own_order(), visits.size()).size() == visits.size());
  CHECK(follow(k, Audience::customer, own_order(), visits.size() - 1).empty());
}

TEST_CASE("strategy: the fewest questions are a Huffman code of the guides") {
  Knowledge k = two_questions();
  CHECK(fewest_questions(k, Audience::customer) == doctest::Approx(1));  // three guides, three answers
  k.questions[1].asking[Audience::customer].reset();
  CHECK(fewest_questions(k, Audience::customer) == doctest::Approx(1.2));  // yes or no: 0.8 after one, 0.2 after two
  CHECK(fewest_questions(k, Audience::agent) == doctest::Approx(1));
  k.causes.resize(1);
  CHECK(fewest_questions(k, Audience::customer) == 0);
}

#include "reasoning/search.h"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <string>

#include "support/choices.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"

using namespace signpost;

namespace {

// The best step as one word.
std::string next(const Knowledge& knowledge, const Case& value) {
  return in_words(knowledge, best_step(knowledge, value, kNoBudget));
}

std::string next(const Knowledge& knowledge, const std::string& link) { return next(knowledge, build::at(knowledge, link)); }

}  // namespace

TEST_CASE("search: the next step is the best of all strategies, on random knowledge bases") {
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    const BruteForce brute(knowledge);
    for (const Audience audience : kAudiences) {
      Case value;
      value.audience = audience;
      const Step step = best_step(knowledge, value, kNoBudget);
      const double best = brute.value(value);
      CAPTURE(seed);
      REQUIRE(step.exact);
      REQUIRE(step.seconds == doctest::Approx(best).epsilon(1e-9));
      REQUIRE(seconds_of(brute, knowledge, value, step) == doctest::Approx(best).epsilon(1e-9));
    }
  }
}

TEST_CASE("search: the next step is the best of all strategies from later cases, too, on random ones") {
  std::minstd_rand random(6);
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {4, 3, 6, 4});
    const BruteForce brute(knowledge);
    const Case value = later_case(knowledge, random);
    const Step step = best_step(knowledge, value, kNoBudget);
    const double best = brute.value(value);
    CAPTURE(seed);
    CAPTURE(value);
    REQUIRE(step.exact);
    REQUIRE(step.seconds == doctest::Approx(best).epsilon(1e-9));
    REQUIRE(seconds_of(brute, knowledge, value, step) == doctest::Approx(best).epsilon(1e-9));
  }
}

TEST_CASE("search: more budget than needed changes nothing, and the effort of a search stays near its budget") {
  const Knowledge knowledge = random_knowledge(3, {6, 3, 10, 6});
  const Step all = best_step(knowledge, Case{}, kNoBudget);
  REQUIRE(all.exact);
  const Step same = best_step(knowledge, Case{}, all.effort);
  CHECK(same.exact);
  CHECK(same.item == all.item);
  CHECK(same.seconds == all.seconds);
  CHECK_FALSE(best_step(knowledge, Case{}, all.effort - 1).exact);
  CHECK(best_step(knowledge, Case{}, all.effort / 4).effort < all.effort);
}

TEST_CASE("search: a careful guide waits for its question") {
  // Trying the first guide is quick, the question takes long.
  Knowledge knowledge = two_causes(1000, 9, 10, 5000);
  CHECK(next(knowledge, "#1.customer") == "try one");
  knowledge.guides[0].careful = true;
  CHECK(next(knowledge, "#1.customer") == "ask which");
  CHECK(next(knowledge, "#1.customer.which-first") == "try one");   // certain
  CHECK(next(knowledge, "#1.customer.which-unsure") == "try one");  // nothing could still rule it out
  CHECK(next(knowledge, "#1.customer.tried-two") == "try one");
  // An audience that cannot be asked has nothing to wait for.
  knowledge.questions[0].asking[Audience::agent].reset();
  CHECK(next(knowledge, "#1.agent") == "try one");
}

TEST_CASE("search: a cheap guide that settles several causes comes before a question, a dear one after") {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"x", "y", "z"}, {60, 0});
  build::guide(knowledge, "both", 20, 0.9);
  build::guide(knowledge, "other", 600, 0.9);
  build::cause(knowledge, "a", 4, {{"which", {"x"}}}, "both");
  build::cause(knowledge, "b", 4, {{"which", {"y"}}}, "both");
  build::cause(knowledge, "c", 2, {{"which", {"z"}}}, "other");
  CHECK(next(knowledge, "#1.customer") == "try both");
  knowledge.guides[0].seconds = 900;
  CHECK(next(knowledge, "#1.customer") == "ask which");
}

TEST_CASE("search: one more question is asked where wrong advice would cost more, and not where it would not") {
  CHECK(next(two_causes(5, 1, 600, 600), "#1.customer") == "ask which");
  CHECK(next(two_causes(700, 1, 600, 600), "#1.customer") == "try one");
  CHECK(next(two_causes(5, 1000, 60, 60), "#1.customer") == "try one");
}

TEST_CASE("search: people help where no try is worth it") {
  Knowledge knowledge = two_causes(5, 1, 7000, 7000);
  CHECK(next(knowledge, "#1.customer") == "people");
  CHECK(best_step(knowledge, Case{}, kNoBudget).seconds == doctest::Approx(6000));
  knowledge.guides[1].seconds = 600;
  CHECK(next(knowledge, "#1.customer") == "ask which");
  CHECK(next(knowledge, "#1.customer.which-first") == "people");
  CHECK(next(knowledge, "#1.customer.which-second") == "try two");
  knowledge.guides[1].works = 0.05;
  CHECK(next(knowledge, "#1.customer.which-second") == "people");
}

TEST_CASE("search: where nothing is possible, people help") {
  const Knowledge knowledge = two_causes(5, 1, 60, 60);
  const Step step = best_step(knowledge, build::at(knowledge, "#1.customer.tried-one.tried-two"), kNoBudget);
  CHECK(step.kind == Step::Kind::hand_over);
  CHECK(step.seconds == 6000);
  CHECK(step.exact);
  CHECK(next(knowledge, "#1.customer.which-first.tried-one") == "people");
}

TEST_CASE("search: after \"did not work\" comes the next best in chance over seconds, a question among them") {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"x", "y"}, {1, 0.1});
  build::guide(knowledge, "slow", 100, 0.9);
  build::guide(knowledge, "fast", 10, 0.9);
  build::guide(knowledge, "late", 1500, 0.9);
  build::guide(knowledge, "last", 1500, 0.9);
  build::cause(knowledge, "a", 10, {}, "slow");
  build::cause(knowledge, "b", 10, {}, "fast");
  build::cause(knowledge, "c", 1, {{"which", {"x"}}}, "late");
  build::cause(knowledge, "d", 1, {{"which", {"y"}}}, "last");
  CHECK(next(knowledge, "#1.customer.which-unsure") == "try fast");
  CHECK(next(knowledge, "#1.customer.which-unsure.tried-fast") == "try slow");
  CHECK(next(knowledge, "#1.customer.tried-fast.tried-slow") == "ask which");
  CHECK(next(knowledge, "#1.customer.tried-fast.tried-slow.which-y") == "try last");
}

TEST_CASE("search: equals fall to the first in the knowledge") {
  const Knowledge knowledge = two_causes(6000, 1, 100, 100);
  CHECK(next(knowledge, "#1.customer") == "try one");
  Knowledge questions = two_causes(5, 1, 600, 600);
  build::question(questions, "again", {"first", "second"}, {5, 0.1});
  for (Cause& cause : questions.causes) cause.fits.push_back({1, cause.fits[0].answers});
  CHECK(next(questions, "#1.customer") == "ask which");
  CHECK(next(questions, "#1.customer.which-unsure") == "ask again");
}

TEST_CASE("search: of equals, a guide comes before people") {
  Knowledge knowledge;
  knowledge.handover_seconds = 1000;
  build::guide(knowledge, "half", 500, 0.5);
  build::cause(knowledge, "a", 1, {}, "half");
  CHECK(next(knowledge, "#1.customer") == "try half");
  CHECK(best_step(knowledge, Case{}, kNoBudget).seconds == doctest::Approx(1000));
  knowledge.guides[0].seconds = 501;
  CHECK(next(knowledge, "#1.customer") == "people");
}

TEST_CASE("search: of equals, the cheaper question comes first") {
  // Both must be asked, so that their order makes no difference to the time needed.
  Knowledge knowledge;
  knowledge.handover_seconds = 100000;
  build::question(knowledge, "long", {"x", "y"}, {20, 0});
  build::question(knowledge, "short", {"x", "y"}, {10, 0});
  for (const char* first : {"x", "y"}) {
    for (const char* second : {"x", "y"}) {
      const std::string id = std::string(first) + second;
      build::guide(knowledge, id, 5000, 1);
      build::cause(knowledge, id, 1, {{"long", {first}}, {"short", {second}}}, id);
    }
  }
  CHECK(next(knowledge, "#1.customer") == "ask short");
}

TEST_CASE("search: equals are equal on every machine: a product is rounded before something is added to it") {
  // Some processors do both in one operation if they are let, and keep the last digits of the product.
  const double rest = std::numeric_limits<double>::epsilon();
  const volatile double given = 1 + rest;  // what is known while compiling is computed there
  const double factor = given;
  CHECK(factor * factor - (1 + 2 * rest) == 0);
}

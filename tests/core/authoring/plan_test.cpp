#include "authoring/plan.h"

#include <doctest/doctest.h>

#include "reasoning/policy.h"
#include "reasoning/search.h"
#include "support/choices.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"
#include "support/small_knowledge.h"
#include "walks/places.h"

using namespace signpost;

TEST_CASE("plan: before any try, each step is the best of all strategies, on random knowledge bases") {
  std::size_t questions = 0;
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    Knowledge knowledge = random_knowledge(seed, {4, 3, 8, 6});
    plan(knowledge);
    CAPTURE(seed);
    for (const Audience audience : kAudiences) {
      REQUIRE(is_whole(knowledge, audience));
      for (const Place& place : places(knowledge, audience)) {
        const std::optional<Foreseen> found = foreseen(knowledge, place.value, diagnose(knowledge, place.value));
        CAPTURE(place.value);
        REQUIRE(found.has_value());
        REQUIRE(found->step.has_value() == !diagnose(knowledge, place.value).open.empty());
        if (!found->step) continue;
        REQUIRE(in_words(knowledge, *found->step) == in_words(knowledge, best_step(knowledge, place.value, kNoBudget)));
        ++questions;
      }
    }
  }
  CHECK(questions > 200);
}

TEST_CASE("plan: a knowledge with too many steps gets no policy") {
  Knowledge knowledge = two_causes(5, 1, 600, 600);
  plan(knowledge, 4);
  CHECK(knowledge.policy[Audience::customer].size() == 4);
  plan(knowledge, 3);
  CHECK(knowledge.policy[Audience::customer].empty());
}

TEST_CASE("plan: what is loaded without a fault is planned, and nothing else is") {
  CHECK(!load_and_plan(small_files()).knowledge.policy[Audience::agent].empty());
  CHECK(load_and_plan({}).knowledge.policy[Audience::agent].empty());
}

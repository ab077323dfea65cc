#include "proof/certificate.h"

#include <doctest/doctest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "authoring/plan.h"
#include "proof/verify.h"
#include "support/brute_force.h"
#include "support/build.h"
#include "support/faults.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"

using namespace signpost;

namespace {

std::string certificate(const Knowledge& knowledge, const std::string& text) {
  Certificate made;
  made.knowledge = identity(text);
  for (const Audience audience : kAudiences) made.audiences[audience] = certify(knowledge, audience);
  return to_json(made, knowledge);
}

}  // namespace

TEST_CASE("certificate: on random knowledge bases its figure is that of brute force, and it is found right") {
  for (unsigned seed = 0; seed < seeds(500); ++seed) {
    Knowledge knowledge = random_knowledge(seed, {3, 3, 4, 3});
    plan(knowledge);
    CAPTURE(seed);
    Certificate made;
    made.knowledge = identity("");
    for (const Audience audience : kAudiences) {
      Case fresh;
      fresh.audience = audience;
      made.audiences[audience] = certify(knowledge, audience);
      REQUIRE(made.audiences[audience].front().value == fresh);
      const double best = BruteForce(knowledge).value(fresh);
      REQUIRE(std::abs(made.audiences[audience].front().seconds - best) < 0.00001);
      REQUIRE(best_step(knowledge, fresh, kNoBudget).seconds == doctest::Approx(best).epsilon(1e-9));
    }
    REQUIRE(verify(to_json(made, knowledge), knowledge, "") == std::vector<Problem>{});
  }
}

TEST_CASE("certificate: with any one number changed it is refused, at that number or at one that rests on it") {
  int changed = 0;
  for (unsigned seed = 0; seed < seeds(3); ++seed) {
    Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    plan(knowledge);
    const nlohmann::json made = parse(certificate(knowledge, ""));
    for (const char* audience : {"customer", "agent"}) {
      for (std::size_t i = 0; i < made[audience].size(); ++i) {
        for (const double by : {-0.00001, 0.00001, 100.0}) {
          nlohmann::json other = made;
          nlohmann::json& state = other[audience][i];
          nlohmann::json& number = state.contains("do") ? state["seconds"] : state["at_least"];
          number = number.get<double>() + by;
          CAPTURE(seed);
          CAPTURE(state.dump());
          REQUIRE(verify(other.dump(), knowledge, "") != std::vector<Problem>{});
          ++changed;
        }
      }
    }
  }
  CHECK(changed > 60);
}

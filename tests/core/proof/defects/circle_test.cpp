#include "proof/defects/circle.h"

#include <doctest/doctest.h>

#include <vector>

#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/seeds.h"

using namespace signpost;

TEST_CASE("defects: a circle is found among stops, and none where there is none") {
  std::vector<Stop> stops(4);
  for (Stop& stop : stops) stop.step.kind = Step::Kind::ask;
  stops[0].next = {1, 2};
  stops[1].next = {3};
  CHECK(find_circle(stops) == std::nullopt);
  stops[3].next = {1};
  CHECK(find_circle(stops) == 1);
  stops[3].next = {3};
  CHECK(find_circle(stops) == 3);
  stops[3].step.kind = Step::Kind::attempt;  // whose link says that it was tried
  CHECK(find_circle(stops) == std::nullopt);
}

TEST_CASE("defects: no conversation ever circles, on random knowledge bases whose guides have outcomes") {
  for (unsigned seed = 0; seed < seeds(100); ++seed) {
    Knowledge k = random_knowledge(seed, {3, 3, 5, 4});
    add_advice(k);
    add_outcomes(k);
    for (const Audience audience : kAudiences) REQUIRE(find_circle(conversations(k, audience)) == std::nullopt);
  }
}

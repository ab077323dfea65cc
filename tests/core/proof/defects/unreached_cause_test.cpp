#include "proof/defects/unreached_cause.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a cause whose guide is never advised while it is possible") {
  Knowledge k = sound();
  k.guides[0].seconds = 5000;
  for (Question& question : k.questions) {
    for (const Audience audience : kAudiences) {
      if (question.asking[audience]) question.asking[audience]->unsure = 0;  // after which the likeliest would come
    }
  }
  build::cause(k, "rare", 0.01, {{"which", {"y"}}}, "gx");
  const Defects defects = defects_of(k);
  REQUIRE(defects.size() == 2);
  CHECK(defects[0].kind == Kind::unreached_cause);
  CHECK(defects[0].what == "no conversation with customers advises the guide for \"rare\"");
  CHECK(defects[1].what == "no conversation with agents advises the guide for \"rare\"");
}

#include "walks/second_advice.h"

#include <doctest/doctest.h>

#include "support/build.h"

using namespace signpost;

namespace {

// Three guides: behind "reset" something may be seen that leads to "spam"; behind the others, nothing else fits.
Knowledge three_guides() {
  Knowledge known;
  known.handover_seconds = 6000;
  build::question(known, "stuck", {"password", "nomail", "gone"}, {10, 0});
  for (const auto& [id, answer] :
       {std::pair{"reset", "password"}, std::pair{"spam", "nomail"}, std::pair{"ticket", "gone"}}) {
    build::guide(known, id, 100, 0.9);
    build::cause(known, id, 10, {{"stuck", {answer}}}, id);
  }
  build::outcome(known, "reset", "nomail", {{"stuck", "nomail"}});
  return known;
}

}  // namespace

TEST_CASE("second advice: a guide leads on where something that was seen behind it leads to another") {
  const Knowledge known = three_guides();
  for (const Audience audience : kAudiences) {
    const SecondAdvice second = second_advice(conversations(known, audience));
    CHECK(second.leading == std::vector<int>{0});
    CHECK(second.ending == std::vector<int>{1, 2});
  }
}

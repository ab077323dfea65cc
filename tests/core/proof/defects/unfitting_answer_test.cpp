#include "proof/defects/unfitting_answer.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: an answer that never fits what was said before") {
  Knowledge k = sound();
  k.questions[1].answers.emplace_back("c");
  k.causes[0].fits.push_back({1, {2}});
  const std::string what = "the answer \"c\" to \"more\" never fits what ";
  CHECK(defects_of(k) == Defects{{Kind::unreached_answer, what + "customers said before", "#1.customer.which-z.more-c"},
                                 {Kind::unreached_answer, what + "agents said before", "#1.agent.which-z.more-c"}});
}

TEST_CASE("defects: an answer that is offered, although it contradicts what was said before") {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"x", "y"});
  build::question(k, "more", {"a", "b", "c"}, {10, 0.1}, {{"which", {"x", "y"}}});
  for (const char* guide : {"ga", "gb", "gc"}) build::guide(k, guide, 100, 0.9);
  build::cause(k, "xa", 1, {{"which", {"x"}}, {"more", {"a"}}}, "ga");
  build::cause(k, "xb", 1, {{"which", {"x"}}, {"more", {"b"}}}, "gb");
  build::cause(k, "ya", 1, {{"which", {"y"}}, {"more", {"a"}}}, "ga");
  build::cause(k, "yc", 1, {{"which", {"y"}}, {"more", {"c"}}}, "gc");
  Defects expected;
  for (const std::string people : {"customer", "agent"}) {
    for (const auto& [before, answer] : {std::pair{"y", "b"}, std::pair{"x", "c"}}) {
      expected.push_back({Kind::contradictory_answer,
                          "the answer \"" + std::string(answer) + "\" to \"more\" is offered, but contradicts what " +
                              people + "s said before",
                          "#1." + people + ".which-" + before + ".more-" + answer});
    }
  }
  CHECK(defects_of(k) == expected);
}

TEST_CASE("defects: an outcome that is offered, although it contradicts what was said before") {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"x", "y"});
  build::question(k, "more", {"a", "b"});
  for (const char* guide : {"ga", "gb", "gy"}) build::guide(k, guide, 100, 0.9);
  build::cause(k, "xa", 1, {{"which", {"x"}}, {"more", {"a"}}}, "ga");
  build::cause(k, "xb", 1, {{"which", {"x"}}, {"more", {"b"}}}, "gb");
  build::cause(k, "ya", 1, {{"which", {"y"}}, {"more", {"a"}}}, "gy");
  build::outcome(k, "gy", "seen", {{"more", "b"}});
  const std::string what = "the outcome \"seen\" of \"gy\" is offered, but contradicts what ";
  CHECK(defects_of(k) ==
        Defects{{Kind::contradictory_answer, what + "customers said before", "#1.customer.which-y.tried-gy.more-b"},
                {Kind::contradictory_answer, what + "agents said before", "#1.agent.which-y.tried-gy.more-b"}});
}

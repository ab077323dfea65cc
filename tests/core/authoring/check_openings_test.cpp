#include "authoring/check_openings.h"

#include <doctest/doctest.h>

#include "support/build.h"
#include "support/show.h"

using namespace signpost;

namespace {

// Two causes, and two questions that tell them apart; "which" is quicker.
Knowledge two_ways() {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"first", "second"}, {5, 0.1});
  build::question(knowledge, "other", {"first", "second"}, {10, 0.1});
  build::guide(knowledge, "one", 600, 1);
  build::guide(knowledge, "two", 600, 1);
  build::cause(knowledge, "a", 1, {{"which", {"first"}}, {"other", {"first"}}}, "one");
  build::cause(knowledge, "b", 1, {{"which", {"second"}}, {"other", {"second"}}}, "two");
  return knowledge;
}

}  // namespace

TEST_CASE("check_openings: those that are not the best are reported, with the best") {
  Knowledge knowledge = two_ways();
  CHECK(check_openings(knowledge) == std::vector<Problem>{});
  knowledge.openings = {{"#1.customer", true, 0}, {"#1.agent.which-unsure", true, 1}};
  CHECK(check_openings(knowledge) == std::vector<Problem>{});
  knowledge.openings = {{"#1.customer.which-second", false, 1}};
  CHECK(check_openings(knowledge) == std::vector<Problem>{});
  knowledge.openings = {{"#1.customer", true, 1}, {"#1.agent", true, 1}};
  CHECK(check_openings(knowledge) ==
        std::vector<Problem>{{"knowledge.json", "/openings/#1.customer", "the best step here is the question \"which\"", ""},
                             {"knowledge.json", "/openings/#1.agent", "the best step here is the question \"which\"", ""}});
  knowledge.openings = {{"#1.customer.which-first", true, 1}};
  CHECK(check_openings(knowledge)[0].what == "the best step here is the guide \"one\"");
  for (Guide& guide : knowledge.guides) guide.seconds = 7000;
  CHECK(check_openings(knowledge)[0].what == "the best step here is to hand over");
}

TEST_CASE("check_openings: one whose link is not that of a case is reported, with what may be meant") {
  Knowledge knowledge = two_ways();
  knowledge.openings = {{"#1.customer.Which-unsure.see-one", true, 1}};
  CHECK(check_openings(knowledge) ==
        std::vector<Problem>{{"knowledge.json", "/openings/#1.customer.Which-unsure.see-one",
                              "this is not the link of a case", "did you mean \"#1.customer.which-unsure\"?"}});
}

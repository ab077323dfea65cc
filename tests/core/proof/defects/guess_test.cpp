#include "proof/defects/guess.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

namespace {

// Behind "other" two guides are left: the one that is quick, and the one that is likelier to help.
Knowledge quick_or_likely() {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"x", "other"}, {10, 0});
  build::guide(k, "gx", 100, 0.9);
  build::guide(k, "quick", 10, 0.9);
  build::guide(k, "likely", 3000, 0.9);
  build::cause(k, "cx", 20, {{"which", {"x"}}}, "gx");
  build::cause(k, "cq", 3, {{"which", {"other"}}}, "quick");
  build::cause(k, "cl", 5, {{"which", {"other"}}}, "likely");
  return k;
}

}  // namespace

TEST_CASE("defects: first advice that is a guess, although another guide is likelier") {
  const std::string what = "\"other\" to \"which\" leads to \"quick\", although \"likely\" is likelier";
  CHECK(defects_of(quick_or_likely()) ==
        Defects{{Kind::guess, what, "#1.customer.which-other"}, {Kind::guess, what, "#1.agent.which-other"}});
}

TEST_CASE("defects: it is no guess if the likelier guide is careful, or if the answer says what is so") {
  Knowledge careful = quick_or_likely();
  careful.guides[2].careful = true;
  CHECK(defects_of(careful) == Defects{});
  Knowledge said = quick_or_likely();
  said.questions[0].answers[1] = "y";
  CHECK(defects_of(said) == Defects{});
}

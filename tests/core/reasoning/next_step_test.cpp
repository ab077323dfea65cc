#include "reasoning/next_step.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "support/choices.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"

using namespace signpost;

namespace {

// What next_step does, as one word.
std::string next(const Knowledge& knowledge, const Case& value) { return in_words(knowledge, next_step(knowledge, value)); }

std::string next(const Knowledge& knowledge, const std::string& link) { return next(knowledge, build::at(knowledge, link)); }

}  // namespace

TEST_CASE("next step: a guide that is three times as likely comes first, however slow, unless it is careful") {
  Knowledge knowledge = two_causes(5000, 1, 10, 3000);
  knowledge.causes[1].weight = 2.9;
  CHECK(next(knowledge, "#1.customer") == "try one");
  knowledge.causes[1].weight = 3;
  CHECK(next(knowledge, "#1.customer") == "try two");
  CHECK(quickest_step(knowledge, Case{}).item == 0);
  knowledge.guides[1].careful = true;
  CHECK(next(knowledge, "#1.customer") == "try one");
}

TEST_CASE("next step: after \"I'm not sure\" the likeliest guide comes first, however slow") {
  Knowledge knowledge = two_causes(5, 10, 10, 3000);
  knowledge.causes[1].weight = 11;
  CHECK(next(knowledge, "#1.customer.which-unsure") == "try two");
  CHECK(quickest_step(knowledge, build::at(knowledge, "#1.customer.which-unsure")).item == 0);
}

TEST_CASE("next step: after three tries people help") {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"x", "y"});
  for (const std::string id : {"one", "two", "three", "four"}) {
    build::guide(knowledge, id, 100, 0.9);
    build::cause(knowledge, id, 10, {}, id);
  }
  CHECK(next(knowledge, "#1.customer.tried-one.tried-two") == "try three");
  CHECK(next(knowledge, "#1.customer.tried-one.tried-two.tried-three") == "people");
  CHECK(planned_step(knowledge, build::at(knowledge, "#1.customer.tried-one.tried-two.tried-three")).item == 3);
}

TEST_CASE("next step: what came of a try is asked before anything else, once") {
  Knowledge knowledge = two_causes(5, 1, 600, 600);
  build::outcome(knowledge, "one", "other", {{"which", "second"}});
  const Step step = next_step(knowledge, build::at(knowledge, "#1.customer.which-first.tried-one"));
  CHECK(step.kind == Step::Kind::look_back);
  CHECK(step.item == 0);
  CHECK(next(knowledge, "#1.customer.which-first.tried-one.which-second") == "try two");
}

TEST_CASE("next step: behind a try, a question after whose every answer the same comes is left out, if that can be asked") {
  // "which" would only pay after more than one try; "late" tells what to try now.
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"x", "y"}, {1, 0});
  build::guide(knowledge, "spent", 100, 0.9);
  build::guide(knowledge, "near", 100, 0.9);
  build::guide(knowledge, "x", 500, 0.9);
  build::guide(knowledge, "y", 500, 0.9);
  build::cause(knowledge, "s", 10, {}, "spent");
  build::cause(knowledge, "n", 100, {}, "near");
  build::cause(knowledge, "a", 1, {{"which", {"x"}}}, "x");
  build::cause(knowledge, "b", 1, {{"which", {"y"}}}, "y");
  const Case behind = build::at(knowledge, "#1.customer.tried-spent");
  CHECK(planned_step(knowledge, behind).kind == Step::Kind::attempt);
  CHECK(next(knowledge, behind) == "try near");
}

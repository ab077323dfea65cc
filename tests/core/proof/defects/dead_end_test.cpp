#include "proof/defects/dead_end.h"

#include <doctest/doctest.h>

#include <string>

#include "cases/link.h"
#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a conversation that ends without advice") {
  Knowledge k = sound();
  k.guides[0].seconds = 7000;
  CHECK(defects_of(k) ==
        Defects{{Kind::dead_end, "the conversation ends without advice, although \"gx\" may help against \"cx\"",
                 "#1.customer.which-x"},
                {Kind::dead_end, "the conversation ends without advice, although \"gx\" may help against \"cx\"",
                 "#1.agent.which-x"}});
}

TEST_CASE("defects: a page whose link has no room for what comes next") {
  Knowledge k;
  k.handover_seconds = 6000;
  const std::string yes = "answer0000000yes";
  const std::string no = "answer00000000no";
  build::Conditions before;
  for (int q = 10; q < 24; ++q) {
    const std::string id = "question000000" + std::to_string(q);
    build::question(k, id, {yes, no}, {1, 0}, before.empty() ? build::Conditions{} : build::Conditions{before.back()});
    build::guide(k, "guide" + std::to_string(q), 100, 1);
    build::Conditions fits = before;
    fits.push_back({id, {yes}});
    build::cause(k, "cause" + std::to_string(q), 1, fits, "guide" + std::to_string(q));
    before.push_back({id, {no}});
  }
  build::guide(k, "last", 100, 1);
  build::cause(k, "other", 1, before, "last");
  for (Question& question : k.questions) question.asking[Audience::agent] = question.asking[Audience::customer];
  const Defects defects = defects_of(k);
  CAPTURE(defects);
  REQUIRE_FALSE(defects.empty());
  CHECK(defects[0].kind == Kind::no_advice);
  CHECK(defects[0].what == "the link has no room left, and nothing was advised yet");
  CHECK(defects[0].link.size() > kMostLinkBytes - 100);
  CHECK(defects[0].link.size() <= kMostLinkBytes);
}

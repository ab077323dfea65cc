#include "proof/improvement.h"

#include <doctest/doctest.h>

#include <string>

#include "reasoning/search.h"
#include "support/build.h"

using namespace signpost;

namespace {

// Two causes that one question tells apart; the try for the first is worth it before asking only while it is common.
Knowledge two_causes(double unsure) {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"first", "second"}, {40, unsure});
  build::guide(k, "one", 100, 1);
  build::guide(k, "two", 100, 1);
  build::cause(k, "a", 3, {{"which", {"first"}}}, "one");
  build::cause(k, "b", 1, {{"which", {"second"}}}, "two");
  return k;
}

Improvements of(const Knowledge& k) {
  return find_improvements(k, Audience::customer, follow(k, Audience::customer, quickest_order()), kNoBudget);
}

const signpost::Change& change(const Improvements& improvements, const std::string& what) {
  for (const signpost::Change& one : improvements.changes) {
    if (one.what == what) return one;
  }
  FAIL("no such change");
  return improvements.changes.front();
}

}  // namespace

TEST_CASE("improvement: what it costs to stay with an order that other figures would change") {
  // Today: try one (100 s), which fails one time in four, then try two. Asking first takes 40 + 100 s.
  const Improvements improvements = of(two_causes(0));
  CHECK(improvements.changes.size() == 11);
  const signpost::Change& alike = change(improvements, "all causes are equally common");
  CHECK(alike.seconds == doctest::Approx(150));
  CHECK(alike.best == doctest::Approx(140));
  const signpost::Change& quick = change(improvements, "\"which\" takes half as long to answer");
  CHECK(quick.seconds == doctest::Approx(125));
  CHECK(quick.best == doctest::Approx(120));
  const signpost::Change& slow = change(improvements, "\"one\" takes twice as long to try");
  CHECK(slow.seconds == doctest::Approx(225));
  CHECK(slow.best == doctest::Approx(215));
  CHECK(change(improvements, "\"b\" is half as common").loss() == doctest::Approx(0));
  CHECK(improvements.changes.front().loss() >= improvements.changes.back().loss());
}

TEST_CASE("improvement: what doubt costs, and which causes are taken for each other") {
  Knowledge k = two_causes(0.5);
  k.guides[0].seconds = k.guides[1].seconds = 1000;
  const Improvements improvements = of(k);
  // Half of all are unsure; of these one in four tries the wrong guide first, which takes 1,000 s.
  REQUIRE(improvements.doubts.size() == 1);
  CHECK(improvements.doubts[0].question == 0);
  CHECK(improvements.doubts[0].seconds == doctest::Approx(125));
  REQUIRE(improvements.confusions.size() == 1);
  CHECK(improvements.confusions[0].cause == 0);
  CHECK(improvements.confusions[0].other == 1);
  CHECK(improvements.confusions[0].seconds == doctest::Approx(125));
}

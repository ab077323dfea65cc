#include "walks/conversations.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "cases/link.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/seeds.h"
#include "support/show.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

std::string link(const Knowledge& known, const Stop& stop) { return to_link(stop.value, known); }

// A random knowledge whose guides have outcomes.
Knowledge telling_knowledge(unsigned seed) {
  Knowledge known = random_knowledge(seed, {3, 3, 5, 4});
  add_advice(known);
  add_outcomes(known);
  return known;
}

// One conversation of somebody who answers at random and whom nothing helps; the links on the way.
std::vector<std::string> unlucky_conversation(const Knowledge& known, Audience audience, std::minstd_rand& random) {
  constexpr std::size_t kEndless = 1000;
  std::vector<std::string> links;
  Case value;
  value.audience = audience;
  while (links.size() < kEndless) {
    links.push_back(to_link(value, known));
    const Step step = next_step(known, value);
    if (step.kind == Step::Kind::hand_over) break;
    if (step.kind == Step::Kind::attempt) {
      value = with_tried(value, known, step.item);
      continue;
    }
    if (step.kind == Step::Kind::look_back) {
      const std::vector<int> outcomes = outcomes_for(known, step.item, audience);
      value = with_outcome(value, known, outcomes[random() % outcomes.size()]);
      continue;
    }
    const Question& asked = known.questions[static_cast<std::size_t>(step.item)];
    const int offered = static_cast<int>(asked.answers.size()) + (asked.asking[audience]->unsure > 0 ? 1 : 0);
    const int answer = static_cast<int>(random() % static_cast<unsigned>(offered));
    value = with_answer(value, known, step.item, answer == static_cast<int>(asked.answers.size()) ? kUnsure : answer);
  }
  return links;
}

}  // namespace

TEST_CASE("conversations: all answers, \"I'm not sure\" and \"did not work\" are followed from the first page") {
  const Knowledge& known = small().knowledge;
  const std::vector<Stop> stops = conversations(known, Audience::customer);
  REQUIRE(link(known, stops[0]) == "#1.customer");
  REQUIRE(stops[0].next.size() == 4);
  CHECK(stops[0].from == 0);
  CHECK(link(known, stops[stops[0].next[0]]) == "#1.customer.stuck-password");
  CHECK(link(known, stops[stops[0].next[3]]) == "#1.customer.stuck-unsure");
  const Stop& nomail = stops[stops[0].next[1]];
  CHECK(nomail.step.kind == Step::Kind::attempt);
  REQUIRE(nomail.next.size() == 1);
  CHECK(link(known, stops[nomail.next[0]]) == "#1.customer.stuck-nomail.tried-spam");
  CHECK(stops[nomail.next[0]].from == stops[0].next[1]);
}

TEST_CASE("conversations: cases that differ only in the order of what was said are one") {
  const std::vector<Stop> stops = conversations(small().knowledge, Audience::agent);
  std::set<std::string> seen;
  for (const Stop& stop : stops) {
    Case sorted = stop.value;
    std::sort(sorted.entries.begin(), sorted.entries.end(),
              [](const Entry& a, const Entry& b) { return a.kind != b.kind ? a.kind < b.kind : a.item < b.item; });
    CHECK(seen.insert(to_link(sorted, small().knowledge)).second);
  }
  CHECK(stops.size() > 10);
}

TEST_CASE("conversations: each stop is what its link says, on random knowledge bases") {
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    const Knowledge known = telling_knowledge(seed);
    for (const Audience audience : kAudiences) {
      for (const Stop& stop : conversations(known, audience)) {
        CAPTURE(link(known, stop));
        const ParsedLink parsed = parse_link(link(known, stop), known);
        REQUIRE_FALSE(parsed.dropped);
        REQUIRE(parsed.value == stop.value);
        REQUIRE((stop.step.kind == Step::Kind::hand_over) == stop.next.empty());
      }
    }
  }
}

TEST_CASE("conversations: what stands for a case never advises what was tried there, on random knowledge bases") {
  std::minstd_rand random(11);
  for (unsigned seed = 0; seed < seeds(500); ++seed) {
    const Knowledge known = telling_knowledge(seed);
    const Audience audience = kAudiences[seed % 2];
    const std::vector<Stop> stops = conversations(known, audience);
    for (int walk = 0; walk < 20; ++walk) {
      std::size_t at = 0;
      std::set<int> tried;
      while (!stops[at].next.empty()) {
        const Step& step = stops[at].step;
        CAPTURE(seed);
        CAPTURE(link(known, stops[at]));
        if (step.kind == Step::Kind::attempt) REQUIRE(tried.insert(step.item).second);
        at = stops[at].next[random() % stops[at].next.size()];
      }
    }
  }
}

TEST_CASE("conversations: nobody sees the same page twice without going back, on random knowledge bases") {
  std::minstd_rand random(3);
  std::size_t longest = 0;
  for (unsigned seed = 0; seed < seeds(500); ++seed) {
    const Knowledge known = telling_knowledge(seed);
    const std::vector<std::string> links = unlucky_conversation(known, kAudiences[seed % 2], random);
    CAPTURE(seed);
    REQUIRE(std::set<std::string>(links.begin(), links.end()).size() == links.size());
    longest = std::max(longest, links.size());
  }
  CHECK(longest > 8);
  CHECK(longest < 100);
}

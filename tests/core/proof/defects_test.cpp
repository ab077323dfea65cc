#include "proof/defects.h"

#include <doctest/doctest.h>

#include <ostream>
#include <string>
#include <vector>

#include "cases/link.h"
#include "page/page.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/seeds.h"

using namespace signpost;

namespace signpost {

static std::ostream& operator<<(std::ostream& out, const Defect& defect) {
  return out << to_string(defect.kind) << " | " << defect.what << " | " << defect.link;
}

static std::ostream& operator<<(std::ostream& out, const std::vector<Defect>& defects) {
  for (const Defect& defect : defects) out << "\n  " << defect;
  return out;
}

}  // namespace signpost

namespace {

// A sound knowledge:
//
//   which  x  y  z
//   more   a  b        only if which is "z"
//   log    a  b        asked of agents only, only if which is "y"
Knowledge sound() {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"x", "y", "z"});
  build::question(k, "more", {"a", "b"}, {10, 0.1}, {{"which", {"z"}}});
  build::question(k, "log", {"a", "b"}, {10, 0.1}, {{"which", {"y"}}}).asking[Audience::customer].reset();
  for (const char* guide : {"gx", "gy", "gu", "ga", "gb"}) build::guide(k, guide, 100, 0.9);
  build::cause(k, "cx", 1, {{"which", {"x"}}}, "gx");
  build::cause(k, "cy", 1, {{"which", {"y"}}, {"log", {"a"}}}, "gy");
  build::cause(k, "cu", 1, {{"which", {"y"}}, {"log", {"b"}}}, "gu");
  build::cause(k, "ca", 1, {{"which", {"z"}}, {"more", {"a"}}}, "ga");
  build::cause(k, "cb", 1, {{"which", {"z"}}, {"more", {"b"}}}, "gb");
  k.messages.push_back({"told", "Text", {{0, 2}, {1, 0}}});
  return k;
}

std::vector<Words> words_of(Knowledge& knowledge) {
  if (knowledge.procedures.empty()) add_advice(knowledge);
  for (Guide& guide : knowledge.guides) guide.out_of_scope = false;
  for (Guide& guide : knowledge.guides) {
    if (guide.procedures[Audience::agent].empty()) guide.procedures = {{std::vector<int>{0}, std::vector<int>{0}}};
  }
  return {make_words(knowledge, Audience::customer), make_words(knowledge, Audience::agent)};
}

// Finds them, and sees that each link opens.
std::vector<Defect> defects_of(const Knowledge& knowledge, const std::vector<Words>& words) {
  std::vector<Defect> defects = find_defects(knowledge, words);
  for (const Defect& defect : defects) {
    CAPTURE(defect);
    CHECK_FALSE(parse_link(defect.link, knowledge).dropped);
    const Words& own = words[link_audience(defect.link) == Audience::agent ? 1 : 0];
    CHECK(page_for(knowledge, own, defect.link).link == defect.link);
  }
  return defects;
}

std::vector<Defect> defects_of(Knowledge knowledge) {
  const std::vector<Words> words = words_of(knowledge);
  return defects_of(knowledge, words);
}

using Kind = Defect::Kind;
using Defects = std::vector<Defect>;

}  // namespace

TEST_CASE("defects: a sound knowledge has none") { CHECK(defects_of(sound()) == Defects{}); }

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

TEST_CASE("defects: a question that is never asked") {
  Knowledge k = sound();
  build::question(k, "dear", {"a", "b"}, {5000, 0.1}, {{"which", {"z"}}}).asking[Audience::agent].reset();
  k.causes[3].fits.push_back({3, {0}});
  k.causes[4].fits.push_back({3, {1}});
  CHECK(defects_of(k) == Defects{{Kind::unreached_question, "the question \"dear\" is never asked of customers",
                                  "#1.customer.which-z.ask-dear"}});
}

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

TEST_CASE("defects: a guide that is never advised") {
  Knowledge k = sound();
  build::guide(k, "late", 5000, 0.02);
  build::cause(k, "rare", 0.1, {{"which", {"x"}}}, "late");
  CHECK(defects_of(k) ==
        Defects{{Kind::unreached_guide, "the guide \"late\" is never advised to customers", "#1.customer.see-late"},
                {Kind::unreached_guide, "the guide \"late\" is never advised to agents", "#1.agent.see-late"}});
}

TEST_CASE("defects: a message with answers that never come together") {
  Knowledge k = sound();
  k.messages[0].settles = {{0, 0}, {1, 0}};
  CHECK(defects_of(k) ==
        Defects{{Kind::unreached_message, "no conversation has all answers that the message \"told\" settles",
                 "#1.customer.which-x"}});
}

TEST_CASE("defects: causes that only a careful guide would tell apart, and the answer that would") {
  Knowledge k = sound();
  k.guides[1].careful = true;
  k.guides[2].seconds = 1000;
  // Agents can look into the log, customers cannot.
  const std::string what =
      "no question for customers tells \"cy\" from \"cu\" before the careful guide \"gy\"; the answer to \"log\" would";
  CHECK(defects_of(k) == Defects{{Kind::inseparable, what, "#1.customer.which-y"}});
  CHECK(look_alike(k, Audience::customer, 1, 2));
  CHECK_FALSE(look_alike(k, Audience::agent, 1, 2));
}

TEST_CASE("defects: agents' wording on a page that is shared with a customer") {
  Knowledge k = sound();
  std::vector<Words> words = words_of(k);
  words[0].questions[2].ask = words[1].questions[2].ask;
  CHECK(defects_of(k, words) == Defects{{Kind::agent_words, "the question \"log\" has the agents' wording for customers",
                                         "#1.customer.which-y.log-a.see-gy"}});
}

TEST_CASE("defects: a guide that says something twice, or contradicts itself") {
  Knowledge k = sound();
  std::vector<Words> words = words_of(k);
  k.guides[0].procedures[Audience::customer] = {0, 1, 1};
  CHECK(defects_of(k, words) ==
        Defects{{Kind::contradictory_steps, "the guide \"gx\" says twice: \"p1 step s0\"", "#1.customer.which-x"}});
  k.guides[0].procedures[Audience::customer] = {0, 1};
  for (std::size_t g = 1; g < k.guides.size(); ++g) k.guides[g].procedures[Audience::customer] = {0};
  k.procedures[0].not_with = {1};
  CHECK(defects_of(k, words) ==
        Defects{{Kind::contradictory_steps, "the guide \"gx\" joins \"p0\" and \"p1\", which exclude each other",
                 "#1.customer.which-x"}});
}

TEST_CASE("defects: a question whose answer changes nothing") {
  Knowledge k = sound();
  build::question(k, "idle", {"a", "b"}, {10, 0.1}).asking[Audience::agent].reset();
  using Node = PolicyNode::Kind;
  k.policy[Audience::customer] = {{Node::ask, 3}, {Node::settled, 0}, {Node::settled, 0}, {Node::settled, 0}};
  CHECK(defects_of(k) ==
        Defects{{Kind::needless_question, "every answer to \"idle\" goes on in the same way here", "#1.customer"}});
}

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

#include "proof/diff.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "authoring/plan.h"
#include "cases/case.h"
#include "cases/link.h"
#include "support/build.h"
#include "support/faults.h"
#include "support/html_text.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/seeds.h"
#include "support/show.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

Loaded loaded(const Knowledge& knowledge) {
  Loaded result;
  result.knowledge = knowledge;
  return result;
}

// stuck -> password: one or two, by which; nomail: three
Knowledge three_guides() {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "stuck", {"password", "nomail"}, {5, 0});
  build::guide(knowledge, "one", 60, 0.9);
  build::guide(knowledge, "two", 60, 0.9);
  build::guide(knowledge, "three", 600, 0.9);
  build::cause(knowledge, "a", 6, {{"stuck", {"password"}}}, "one");
  build::cause(knowledge, "b", 3, {{"stuck", {"password"}}}, "two");
  build::cause(knowledge, "c", 10, {{"stuck", {"nomail"}}}, "three");
  return knowledge;
}

// Only the lines for customers: agents get the same here.
std::string text(const Knowledge& before, const Knowledge& after) {
  const std::string all = to_text(diff(loaded(before), loaded(after)));
  std::string result;
  for (std::size_t start = 0; start < all.size();) {
    const std::size_t end = all.find('\n', start) + 1;
    const std::string line = all.substr(start, end - start);
    if (line.rfind("agent", 0) != 0) result += line;
    start = end;
  }
  return result;
}

using Ids = std::vector<std::string>;

Loaded small_with(const std::string& file, const std::vector<Change>& changes) {
  std::vector<File> files = small_files();
  for (File& one : files) {
    for (const Change& change : changes) {
      if (one.name == file) one.text = changed(one.text, change);
    }
  }
  Loaded result = load(files);
  REQUIRE(result.problems == std::vector<Problem>{});
  return result;
}

}  // namespace

TEST_CASE("diff: hostile words are counted and never shown") {
  Loaded after = small();
  for (Words& words : after.words) words = hostile_words(words);
  const Difference difference = diff(small(), after);
  CHECK(difference.words.size() > 10);
  CHECK_FALSE(has(to_text(difference), "script"));
  CHECK_FALSE(has(to_json(difference), "script"));
}

TEST_CASE("diff: a knowledge does not differ from itself") {
  CHECK(to_text(diff(small(), small())) == "Nothing has changed.\n");
  CHECK(to_json(diff(small(), small())) == R"({"changes":[],"steps":{"customer":[],"agent":[]},"words":[]})");
}

TEST_CASE("diff: a weight that turns the order of guides around shows where, the likeliest case first") {
  Knowledge after = three_guides();
  after.causes[1].weight = 7;
  CHECK(text(three_guides(), after) ==
        "customer: 1 case goes on differently, 0 are new, 0 are gone\n\n"
        "customer   56.5 in 100  #1.customer.stuck-password  advised \"one\", now advises \"two\"\n");
}

TEST_CASE("diff: a weight that changes no order changes nothing") {
  Knowledge after = three_guides();
  after.causes[1].weight = 4;
  CHECK(text(three_guides(), after) == "Nothing has changed.\n");
}

TEST_CASE("diff: a new cause shows where its guide is advised now") {
  Knowledge after = three_guides();
  build::guide(after, "four", 5, 0.9);
  build::cause(after, "d", 9, {{"stuck", {"nomail"}}}, "four");
  CHECK(text(three_guides(), after) ==
        "customer: 2 cases go on differently, 2 are new, 0 are gone\n\n"
        "customer   67.9 in 100  #1.customer.stuck-nomail  advised \"three\", now advises \"four\"\n"
        "customer  after advice  #1.customer.stuck-nomail.tried-four  is new, advises \"three\"\n"
        "customer  after advice  #1.customer.stuck-nomail.tried-four.tried-three  is new, hands over to people\n"
        "customer  after advice  #1.customer.stuck-nomail.tried-three  handed over to people, now advises \"four\"\n");
}

TEST_CASE("diff: a case with an answer that was removed is gone, and one with a new answer is new") {
  Knowledge before = three_guides();
  before.questions[0].answers.emplace_back("old");
  build::cause(before, "d", 10, {{"stuck", {"old"}}}, "three");
  Knowledge after = three_guides();
  after.questions[0].answers.emplace_back("recent");
  build::cause(after, "d", 10, {{"stuck", {"recent"}}}, "one");
  CHECK(text(before, after) ==
        "customer: 0 cases go on differently, 2 are new, 2 are gone\n\n"
        "customer   34.5 in 100  #1.customer.stuck-recent  is new, advises \"one\"\n"
        "customer   34.5 in 100  #1.customer.stuck-old  is gone, advised \"three\"\n"
        "customer  after advice  #1.customer.stuck-recent.tried-one  is new, hands over to people\n"
        "customer  after advice  #1.customer.stuck-old.tried-three  is gone, handed over to people\n");
}

TEST_CASE("diff: renamed questions, answers and guides are the same; a change behind them shows both links") {
  Knowledge after = three_guides();
  after.questions[0].id = "what";
  after.questions[0].answers[0] = "secret";
  after.guides[0].id = "first";
  after.renamed = {{{"stuck", "what"}}, {{"what-password", "secret"}}, {{"one", "first"}}};
  CHECK(text(three_guides(), after) == "Nothing has changed.\n");
  after.causes[1].weight = 7;
  CHECK(text(three_guides(), after) ==
        "customer: 1 case goes on differently, 0 are new, 0 are gone\n\n"
        "customer   56.5 in 100  #1.customer.stuck-password  is now #1.customer.what-secret  "
        "advised \"one\", now advises \"two\"\n");
  after.renamed = {};
  const std::string unnamed = text(three_guides(), after);
  CHECK(unnamed.find("customer: 1 case goes on differently, 5 are new, 5 are gone\n") == 0);
  CHECK(unnamed.find("#1.customer.stuck-nomail  is gone, advised \"three\"\n") != std::string::npos);
}

TEST_CASE("diff: a beginning that asks something else is one case; those that both understand alike are not listed") {
  Knowledge before = three_guides();
  build::question(before, "again", {"password", "nomail"}, {5, 0});
  before.causes[0].fits.push_back({1, {0}});
  before.causes[1].fits.push_back({1, {0}});
  before.causes[2].fits.push_back({1, {1}});
  Knowledge after = before;
  using Node = PolicyNode::Kind;
  after.policy[Audience::customer] = {{Node::ask, 1}, {Node::settled, 0}, {Node::settled, 0}};
  CHECK(text(before, after) ==
        "customer: 1 case goes on differently, 0 are new, 0 are gone\n\n"
        "customer  100.0 in 100  #1.customer  asked \"stuck\", now asks \"again\"\n");
}

TEST_CASE("diff: guides with other steps are named for those who read them") {
  const Difference difference =
      diff(small(), small_with("knowledge.json", {{"/guides/0/procedures/customer", R"(["sendmail"])"}}));
  CHECK(difference.steps[Audience::customer] == Ids{"signin"});
  CHECK(difference.steps[Audience::agent] == Ids{});
  CHECK(difference.changes.empty());
  CHECK(to_text(difference) == "customer: guide \"signin\" has other steps\n");
}

TEST_CASE("diff: other words are counted by items, and change no case") {
  const Loaded after = small_with("words/en.customer.json", {{"/labels/back", R"("Go back")"},
                                                             {"/questions/site/answers/portal/label", R"("It")"},
                                                             {"/guides/reset/headline", R"("Reset")"},
                                                             {"/procedures/open/steps/visit", R"("Go")"},
                                                             {"/handover/summary", R"("All:")"},
                                                             {"/solved/keep/0", R"("Keep it.")"}});
  const Difference difference = diff(small(), after);
  CHECK(difference.words == Ids{"en.customer /labels", "en.customer /questions/site", "en.customer /guides/reset",
                                "en.customer /procedures/open", "en.customer /handover", "en.customer /solved"});
  CHECK(to_text(difference) == "words: 6 items are in other words\n");
}

TEST_CASE("diff: the JSON says of each change what both versions do") {
  Knowledge after = three_guides();
  after.causes[1].weight = 7;
  const nlohmann::json document = parse(to_json(diff(loaded(three_guides()), loaded(after))));
  REQUIRE(document["changes"].size() == 2);
  const nlohmann::json first = document["changes"][0];
  CHECK(first["kind"] == "changed");
  CHECK(first["audience"] == "customer");
  CHECK(first["chance"].get<double>() == doctest::Approx(13.0 / 23));
  CHECK(first["before"] == parse(R"({"link": "#1.customer.stuck-password", "step": "guide", "id": "one"})"));
  CHECK(first["after"] == parse(R"({"link": "#1.customer.stuck-password", "step": "guide", "id": "two"})"));
  CHECK(document["changes"][1]["audience"] == "agent");
}

TEST_CASE("diff: it is empty for random knowledge bases and themselves") {
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    CAPTURE(seed);
    const Loaded same = loaded(random_knowledge(seed, {}));
    CHECK(to_text(diff(same, same)) == "Nothing has changed.\n");
  }
}

TEST_CASE("diff: every link opens in its version, is listed once, and really goes on differently, on random changes") {
  std::size_t seen[3] = {};
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    CAPTURE(seed);
    Knowledge before = random_knowledge(seed, {});
    Knowledge after = before;
    plan(before);
    switch (seed % 3) {
      case 0: after.causes[seed % after.causes.size()].weight *= 20; break;
      case 1: after.questions[0].answers.emplace_back("more"); break;
      case 2: after.questions[1].id = "other"; break;
    }
    plan(after);
    std::set<std::pair<std::string, std::string>> listed;
    double last = 1;
    Audience audience = Audience::customer;
    for (const CaseChange& change : diff(loaded(before), loaded(after)).changes) {
      CHECK(listed.insert({change.before.link, change.after.link}).second);
      ++seen[static_cast<std::size_t>(change.kind)];
      CHECK(change.before.link.empty() == (change.kind == CaseChange::Kind::added));
      CHECK(change.after.link.empty() == (change.kind == CaseChange::Kind::removed));
      if (change.audience != audience) last = 1;
      audience = change.audience;
      CHECK(change.chance <= last);
      last = change.chance;
      for (const auto& [knowledge, next] :
           {std::pair<const Knowledge*, const NextStep*>(&before, &change.before), {&after, &change.after}}) {
        if (next->link.empty()) continue;
        const ParsedLink parsed = parse_link(next->link, *knowledge);
        CHECK_FALSE(parsed.dropped);
        CHECK(to_link(parsed.value, *knowledge, parsed.mark) == next->link);
        const Step step = next_step(*knowledge, parsed.value);
        CHECK(step.kind == next->kind);
        if (step.kind == Step::Kind::attempt) CHECK(knowledge->guides[static_cast<std::size_t>(step.item)].id == next->id);
        if (step.kind == Step::Kind::ask) CHECK(knowledge->questions[static_cast<std::size_t>(step.item)].id == next->id);
      }
      if (change.kind == CaseChange::Kind::changed)
        CHECK((change.before.kind != change.after.kind || change.before.id != change.after.id));
    }
  }
  for (const std::size_t kind : seen) CHECK(kind > 0);
}

#include "reasoning/search.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "reasoning/diagnosis.h"
#include "support/brute_force.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"

using namespace signpost;

namespace {

double seconds_of(const BruteForce& brute, const Knowledge& knowledge, const Case& value, const Step& step) {
  const Diagnosis diagnosis = diagnose(knowledge, value);
  if (step.kind == Step::Kind::ask) return brute.asking(value, diagnosis, step.item);
  if (step.kind == Step::Kind::attempt) return brute.trying(value, diagnosis, step.item);
  return knowledge.handover_seconds;
}

// A case in the middle of a conversation: some answers, some of them "I'm not sure", and some tries, in any order.
Case later_case(const Knowledge& knowledge, std::minstd_rand& random) {
  Case value;
  value.audience = kAudiences[random() % 2];
  for (auto n = 1 + random() % 4; n > 0; --n) {
    if (random() % 3 == 0) {
      value = with_tried(value, knowledge, static_cast<int>(random() % knowledge.guides.size()));
      continue;
    }
    const auto question = random() % knowledge.questions.size();
    const Question& asked = knowledge.questions[question];
    if (!applies(value, asked)) continue;
    const auto answer = static_cast<int>(random() % (asked.answers.size() + 1));
    value = with_answer(value, knowledge, static_cast<int>(question), answer - 1);
  }
  return value;
}

// A step as one word: "ask door", "try knock" or "people".
std::string next(const Knowledge& knowledge, const Case& value, std::size_t budget = kNoBudget) {
  const Step step = next_step(knowledge, value, budget);
  const auto item = static_cast<std::size_t>(step.item);
  if (step.kind == Step::Kind::ask) return "ask " + knowledge.questions[item].id;
  if (step.kind == Step::Kind::attempt) return "try " + knowledge.guides[item].id;
  return "people";
}

std::string next(const Knowledge& knowledge, const std::string& link) { return next(knowledge, build::at(knowledge, link)); }

// Two causes that one question tells apart.
Knowledge two_causes(double asking, double first_weight, double first_try, double second_try) {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"first", "second"}, {asking, 0.1});
  build::guide(knowledge, "one", first_try, 1);
  build::guide(knowledge, "two", second_try, 1);
  build::cause(knowledge, "a", first_weight, {{"which", {"first"}}}, "one");
  build::cause(knowledge, "b", 1, {{"which", {"second"}}}, "two");
  return knowledge;
}

}  // namespace

TEST_CASE("search: the next step is the best of all strategies, on random knowledge bases") {
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    const BruteForce brute(knowledge);
    for (const Audience audience : kAudiences) {
      Case value;
      value.audience = audience;
      const Step step = best_step(knowledge, value, kNoBudget);
      const double best = brute.value(value);
      CAPTURE(seed);
      REQUIRE(step.exact);
      REQUIRE(step.seconds == doctest::Approx(best).epsilon(1e-9));
      REQUIRE(seconds_of(brute, knowledge, value, step) == doctest::Approx(best).epsilon(1e-9));
    }
  }
}

TEST_CASE("search: the next step is the best of all strategies from later cases, too, on random ones") {
  std::minstd_rand random(6);
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {4, 3, 6, 4});
    const BruteForce brute(knowledge);
    const Case value = later_case(knowledge, random);
    const Step step = best_step(knowledge, value, kNoBudget);
    const double best = brute.value(value);
    CAPTURE(seed);
    CAPTURE(value);
    REQUIRE(step.exact);
    REQUIRE(step.seconds == doctest::Approx(best).epsilon(1e-9));
    REQUIRE(seconds_of(brute, knowledge, value, step) == doctest::Approx(best).epsilon(1e-9));
  }
}

TEST_CASE(
    "search: without any budget the step is sensible, and says that it is not exact where there was anything to search") {
  std::minstd_rand random(8);
  int inexact = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    const BruteForce brute(knowledge);
    const Case value = later_case(knowledge, random);
    const Diagnosis diagnosis = diagnose(knowledge, value);
    const Step step = best_step(knowledge, value, 0);
    CAPTURE(seed);
    CAPTURE(value);
    if (diagnosis.possible.empty()) {
      CHECK(step.kind == Step::Kind::hand_over);
      continue;
    }
    if (step.kind == Step::Kind::ask) CHECK(std::count(diagnosis.open.begin(), diagnosis.open.end(), step.item) == 1);
    if (step.kind == Step::Kind::attempt) CHECK(brute.may_try(value, diagnosis, step.item));
    const double tolerance = 1e-9 * knowledge.handover_seconds;
    const double best = brute.value(value);
    CHECK(seconds_of(brute, knowledge, value, step) >= best - tolerance);
    CHECK(step.seconds <= knowledge.handover_seconds + tolerance);
    if (step.exact) CHECK(step.seconds == doctest::Approx(best).epsilon(1e-9));
    inexact += step.exact ? 0 : 1;
  }
  CHECK(inexact > 200);
}

namespace {

// What a step without any budget promises, against the best of all strategies and against what it really takes.
void check_promise(bool careful_guides) {
  std::minstd_rand random(8);
  int best_already = 0;
  int worse = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    for (Guide& guide : knowledge.guides) guide.careful = guide.careful && careful_guides;
    const BruteForce brute(knowledge);
    const Case value = later_case(knowledge, random);
    const Step step = best_step(knowledge, value, 0);
    const double best = brute.value(value);
    const double tolerance = 1e-9 * knowledge.handover_seconds;
    CAPTURE(seed);
    CAPTURE(value);
    CHECK(step.seconds >= best - tolerance);
    CHECK(step.seconds >= seconds_of(brute, knowledge, value, step) - tolerance);
    ++(step.seconds <= best + tolerance ? best_already : worse);
  }
  // One step of look-ahead is often enough, but not always: this test sees both.
  CHECK(best_already > 100);
  CHECK(worse > 0);
}

}  // namespace

TEST_CASE("search: without any budget a step promises no less than the best of all strategies") { check_promise(false); }

TEST_CASE("search: without any budget a step promises no less than the best, careful guides included") {
  check_promise(true);
}

TEST_CASE("search: more budget than needed changes nothing, and the effort of a search stays near its budget") {
  const Knowledge knowledge = random_knowledge(3, {6, 3, 10, 6});
  const Step all = best_step(knowledge, Case{}, kNoBudget);
  REQUIRE(all.exact);
  const Step same = best_step(knowledge, Case{}, all.effort);
  CHECK(same.exact);
  CHECK(same.item == all.item);
  CHECK(same.seconds == all.seconds);
  CHECK_FALSE(best_step(knowledge, Case{}, all.effort - 1).exact);
  CHECK(best_step(knowledge, Case{}, all.effort / 4).effort < all.effort);
}

TEST_CASE("search: the largest knowledge that loads stays near the budget, even where each question waits for two others") {
  Knowledge knowledge = random_knowledge(2, {64, 16, 256, 200});
  for (std::size_t q = 2; q < knowledge.questions.size(); ++q) {
    std::vector<Condition>& conditions = knowledge.questions[q].only_if;
    conditions.clear();
    for (const std::size_t parent : {q - 1, q - 2}) {
      conditions.push_back({static_cast<int>(parent), knowledge.questions[parent].all_answers()});
    }
  }
  for (Guide& guide : knowledge.guides) guide.careful = true;
  const Step step = best_step(knowledge, Case{});
  CHECK_FALSE(step.exact);
  CHECK(step.effort < 3 * kEffortBudget);
}

TEST_CASE("search: a careful guide waits for its question") {
  // Trying the first guide is quick, the question takes long.
  Knowledge knowledge = two_causes(1000, 9, 10, 5000);
  CHECK(next(knowledge, "#1.customer") == "try one");
  knowledge.guides[0].careful = true;
  CHECK(next(knowledge, "#1.customer") == "ask which");
  CHECK(next(knowledge, "#1.customer.which-first") == "try one");   // certain
  CHECK(next(knowledge, "#1.customer.which-unsure") == "try one");  // nothing could still rule it out
  CHECK(next(knowledge, "#1.customer.tried-two") == "try one");
  // An audience that cannot be asked has nothing to wait for.
  knowledge.questions[0].asking[Audience::agent].reset();
  CHECK(next(knowledge, "#1.agent") == "try one");
}

TEST_CASE("search: a cheap guide that settles several causes comes before a question, a dear one after") {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"x", "y", "z"}, {60, 0});
  build::guide(knowledge, "both", 20, 0.9);
  build::guide(knowledge, "other", 600, 0.9);
  build::cause(knowledge, "a", 4, {{"which", {"x"}}}, "both");
  build::cause(knowledge, "b", 4, {{"which", {"y"}}}, "both");
  build::cause(knowledge, "c", 2, {{"which", {"z"}}}, "other");
  CHECK(next(knowledge, "#1.customer") == "try both");
  knowledge.guides[0].seconds = 900;
  CHECK(next(knowledge, "#1.customer") == "ask which");
}

TEST_CASE("search: one more question is asked where wrong advice would cost more, and not where it would not") {
  CHECK(next(two_causes(5, 1, 600, 600), "#1.customer") == "ask which");
  CHECK(next(two_causes(700, 1, 600, 600), "#1.customer") == "try one");
  CHECK(next(two_causes(5, 1000, 60, 60), "#1.customer") == "try one");
}

TEST_CASE("search: people help where no try is worth it") {
  Knowledge knowledge = two_causes(5, 1, 7000, 7000);
  CHECK(next(knowledge, "#1.customer") == "people");
  CHECK(next_step(knowledge, Case{}).seconds == doctest::Approx(6000));
  knowledge.guides[1].seconds = 600;
  CHECK(next(knowledge, "#1.customer") == "ask which");
  CHECK(next(knowledge, "#1.customer.which-first") == "people");
  CHECK(next(knowledge, "#1.customer.which-second") == "try two");
  knowledge.guides[1].works = 0.05;
  CHECK(next(knowledge, "#1.customer.which-second") == "people");
}

TEST_CASE("search: where nothing is possible, people help") {
  const Knowledge knowledge = two_causes(5, 1, 60, 60);
  const Step step = next_step(knowledge, build::at(knowledge, "#1.customer.tried-one.tried-two"));
  CHECK(step.kind == Step::Kind::hand_over);
  CHECK(step.seconds == 6000);
  CHECK(step.exact);
  CHECK(next(knowledge, "#1.customer.which-first.tried-one") == "people");
}

TEST_CASE("search: after \"did not work\" comes the next best in chance over seconds, a question among them") {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"x", "y"}, {1, 0.1});
  build::guide(knowledge, "slow", 100, 0.9);
  build::guide(knowledge, "fast", 10, 0.9);
  build::guide(knowledge, "late", 1500, 0.9);
  build::guide(knowledge, "last", 1500, 0.9);
  build::cause(knowledge, "a", 10, {}, "slow");
  build::cause(knowledge, "b", 10, {}, "fast");
  build::cause(knowledge, "c", 1, {{"which", {"x"}}}, "late");
  build::cause(knowledge, "d", 1, {{"which", {"y"}}}, "last");
  CHECK(next(knowledge, "#1.customer.which-unsure") == "try fast");
  CHECK(next(knowledge, "#1.customer.which-unsure.tried-fast") == "try slow");
  CHECK(next(knowledge, "#1.customer.tried-fast.tried-slow") == "ask which");
  CHECK(next(knowledge, "#1.customer.tried-fast.tried-slow.which-y") == "try last");
}

TEST_CASE("search: a guide that is three times as likely comes first, however slow, unless it is careful") {
  Knowledge knowledge = two_causes(5000, 1, 10, 3000);
  knowledge.causes[1].weight = 2.9;
  CHECK(next(knowledge, "#1.customer") == "try one");
  knowledge.causes[1].weight = 3;
  CHECK(next(knowledge, "#1.customer") == "try two");
  CHECK(quickest_step(knowledge, Case{}).item == 0);
  knowledge.guides[1].careful = true;
  CHECK(next(knowledge, "#1.customer") == "try one");
}

TEST_CASE("search: after \"I'm not sure\" the likeliest guide comes first, however slow") {
  Knowledge knowledge = two_causes(5, 10, 10, 3000);
  knowledge.causes[1].weight = 11;
  CHECK(next(knowledge, "#1.customer.which-unsure") == "try two");
  CHECK(quickest_step(knowledge, build::at(knowledge, "#1.customer.which-unsure")).item == 0);
}

TEST_CASE("search: after three tries people help") {
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

TEST_CASE("search: an opening that names a guide which fits nothing is followed, as check_openings reports it") {
  Knowledge knowledge = two_causes(5, 1, 600, 600);
  knowledge.openings = {{"#1.customer.which-first", false, 1}};
  CHECK(next(knowledge, "#1.customer.which-first") == "try two");
}

TEST_CASE("search: what came of a try is asked before anything else, once") {
  Knowledge knowledge = two_causes(5, 1, 600, 600);
  build::outcome(knowledge, "one", "other", {{"which", "second"}});
  const Step step = next_step(knowledge, build::at(knowledge, "#1.customer.which-first.tried-one"));
  CHECK(step.kind == Step::Kind::look_back);
  CHECK(step.item == 0);
  CHECK(next(knowledge, "#1.customer.which-first.tried-one.which-second") == "try two");
}

TEST_CASE("search: behind a try, a question after whose every answer the same comes is left out, if that can be asked") {
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

TEST_CASE("search: equals fall to the first in the knowledge") {
  const Knowledge knowledge = two_causes(6000, 1, 100, 100);
  CHECK(next(knowledge, "#1.customer") == "try one");
  Knowledge questions = two_causes(5, 1, 600, 600);
  build::question(questions, "again", {"first", "second"}, {5, 0.1});
  for (Cause& cause : questions.causes) cause.fits.push_back({1, cause.fits[0].answers});
  CHECK(next(questions, "#1.customer") == "ask which");
  CHECK(next(questions, "#1.customer.which-unsure") == "ask again");
}

TEST_CASE("search: of equals, a guide comes before people") {
  Knowledge knowledge;
  knowledge.handover_seconds = 1000;
  build::guide(knowledge, "half", 500, 0.5);
  build::cause(knowledge, "a", 1, {}, "half");
  CHECK(next(knowledge, "#1.customer") == "try half");
  CHECK(next(knowledge, Case{}, 0) == "try half");
  CHECK(next_step(knowledge, Case{}).seconds == doctest::Approx(1000));
  knowledge.guides[0].seconds = 501;
  CHECK(next(knowledge, "#1.customer") == "people");
}

TEST_CASE("search: of equals, the cheaper question comes first") {
  // Both must be asked, so that their order makes no difference to the time needed.
  Knowledge knowledge;
  knowledge.handover_seconds = 100000;
  build::question(knowledge, "long", {"x", "y"}, {20, 0});
  build::question(knowledge, "short", {"x", "y"}, {10, 0});
  for (const char* first : {"x", "y"}) {
    for (const char* second : {"x", "y"}) {
      const std::string id = std::string(first) + second;
      build::guide(knowledge, id, 5000, 1);
      build::cause(knowledge, id, 1, {{"long", {first}}, {"short", {second}}}, id);
    }
  }
  CHECK(next(knowledge, "#1.customer") == "ask short");
  CHECK(next(knowledge, Case{}, 0) == "ask short");
  CHECK(next_step(knowledge, Case{}, 0).exact == false);
}

namespace {

// Two questions that tell the same causes apart; "which" is quicker.
Knowledge two_ways() {
  Knowledge knowledge = two_causes(5, 1, 600, 600);
  build::question(knowledge, "other", {"first", "second"}, {10, 0.1});
  for (Cause& cause : knowledge.causes) cause.fits.push_back({1, cause.fits[0].answers});
  return knowledge;
}

}  // namespace

TEST_CASE("search: an opening is asked in its case without a search, and in no other") {
  Knowledge knowledge = two_ways();
  CHECK(next(knowledge, "#1.customer") == "ask which");
  knowledge.openings = {{"#1.customer", true, 1}, {"#1.agent.which-unsure", true, 1}};
  CHECK(next(knowledge, "#1.customer") == "ask other");
  CHECK(next(knowledge, Case{}, 0) == "ask other");
  CHECK(next_step(knowledge, Case{}).exact);
  CHECK(next_step(knowledge, Case{}).effort == 0);
  CHECK(next(knowledge, "#1.customer.see-one") == "ask other");
  CHECK(next(knowledge, "#1.agent") == "ask which");
  CHECK(next(knowledge, "#1.customer.other-unsure") == "ask which");
  CHECK(next_step(knowledge, build::at(knowledge, "#1.agent.which-unsure")).effort == 0);
  CHECK(next_step(knowledge, build::at(knowledge, "#1.customer.which-unsure")).effort > 0);
}

TEST_CASE("search: an opening may try a guide, once") {
  Knowledge knowledge = two_ways();
  knowledge.openings = {{"#1.customer", false, 1}, {"#1.customer.tried-two", false, 1}};
  CHECK(next(knowledge, "#1.customer") == "try two");
  CHECK(next(knowledge, "#1.customer.tried-two") == "try one");
}

TEST_CASE("search: an opening that cannot be asked in its case is not") {
  Knowledge knowledge = two_ways();
  build::question(knowledge, "after", {"first", "second"}, {1, 0.1}, {{"which", {"first"}}});
  knowledge.questions[1].asking[Audience::agent].reset();
  knowledge.openings = {{"#1.customer", true, 2}, {"#1.customer.which-unsure", true, 0}, {"#1.agent", true, 1}};
  CHECK(next(knowledge, "#1.customer") == "ask which");
  CHECK(next(knowledge, "#1.customer.which-unsure") == "ask other");
  CHECK(next(knowledge, "#1.agent") == "ask which");
}

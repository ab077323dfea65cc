#include "reasoning/look_ahead.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "support/choices.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"

using namespace signpost;

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
    const Step step = look_ahead(knowledge, value, diagnose(knowledge, value));
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

TEST_CASE(
    "look ahead: without any budget the step is sensible, and says that it is not exact where there was anything to "
    "search") {
  std::minstd_rand random(8);
  int inexact = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    const BruteForce brute(knowledge);
    const Case value = later_case(knowledge, random);
    const Diagnosis diagnosis = diagnose(knowledge, value);
    const Step step = look_ahead(knowledge, value, diagnose(knowledge, value));
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

TEST_CASE("look ahead: without any budget a step promises no less than the best of all strategies") { check_promise(false); }

TEST_CASE("look ahead: without any budget a step promises no less than the best, careful guides included") {
  check_promise(true);
}

TEST_CASE("look ahead: without any budget a step promises no less than the best, careful guides included") {
  check_promise(true);
}

TEST_CASE(
    "look ahead: the largest knowledge that loads stays near the budget, even where each question waits for two others") {
  Knowledge knowledge = random_knowledge(2, {64, 16, 256, 200});
  for (std::size_t q = 2; q < knowledge.questions.size(); ++q) {
    std::vector<Condition>& conditions = knowledge.questions[q].only_if;
    conditions.clear();
    for (const std::size_t parent : {q - 1, q - 2}) {
      conditions.push_back({static_cast<int>(parent), knowledge.questions[parent].all_answers()});
    }
  }
  for (Guide& guide : knowledge.guides) guide.careful = true;
  const Step step = look_ahead(knowledge, Case{}, diagnose(knowledge, Case{}));
  CHECK_FALSE(step.exact);
  CHECK(step.effort < 3 * kEffortBudget);
}

#pragma once

#include <random>
#include <string>

#include "reasoning/diagnosis.h"
#include "reasoning/step.h"
#include "support/brute_force.h"
#include "support/build.h"

/// A step as one word: "ask door", "try knock" or "people".
inline std::string in_words(const signpost::Knowledge& knowledge, const signpost::Step& step) {
  const auto item = static_cast<std::size_t>(step.item);
  if (step.kind == signpost::Step::Kind::ask) return "ask " + knowledge.questions[item].id;
  if (step.kind == signpost::Step::Kind::attempt) return "try " + knowledge.guides[item].id;
  return "people";
}

/// What a step needs if the best of all strategies follows it.
inline double seconds_of(const signpost::BruteForce& brute, const signpost::Knowledge& knowledge,
                         const signpost::Case& value, const signpost::Step& step) {
  const signpost::Diagnosis diagnosis = diagnose(knowledge, value);
  if (step.kind == signpost::Step::Kind::ask) return brute.asking(value, diagnosis, step.item);
  if (step.kind == signpost::Step::Kind::attempt) return brute.trying(value, diagnosis, step.item);
  return knowledge.handover_seconds;
}

/// A case in the middle of a conversation: some answers, some of them "I'm not sure", and some tries, in any order.
inline signpost::Case later_case(const signpost::Knowledge& knowledge, std::minstd_rand& random) {
  signpost::Case value;
  value.audience = signpost::kAudiences[random() % 2];
  for (auto n = 1 + random() % 4; n > 0; --n) {
    if (random() % 3 == 0) {
      value = with_tried(value, knowledge, static_cast<int>(random() % knowledge.guides.size()));
      continue;
    }
    const auto question = random() % knowledge.questions.size();
    const signpost::Question& asked = knowledge.questions[question];
    if (!applies(value, asked)) continue;
    const auto answer = static_cast<int>(random() % (asked.answers.size() + 1));
    value = with_answer(value, knowledge, static_cast<int>(question), answer - 1);
  }
  return value;
}

/// Two causes that one question tells apart.
inline signpost::Knowledge two_causes(double asking, double first_weight, double first_try, double second_try) {
  signpost::Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"first", "second"}, {asking, 0.1});
  build::guide(knowledge, "one", first_try, 1);
  build::guide(knowledge, "two", second_try, 1);
  build::cause(knowledge, "a", first_weight, {{"which", {"first"}}}, "one");
  build::cause(knowledge, "b", 1, {{"which", {"second"}}}, "two");
  return knowledge;
}

#pragma once

#include <cstdlib>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "cases/case.h"
#include "cases/link.h"
#include "model/knowledge.h"

// Writes a small knowledge without words in a few lines of a test; ids, not numbers. An id that does not exist ends the test
// program.

namespace build {

using Answers = std::vector<std::string>;
using Conditions = std::vector<std::pair<std::string, Answers>>;

inline int must(const std::optional<int>& found) {
  if (!found) std::abort();
  return *found;
}

inline std::vector<signpost::Condition> conditions(const signpost::Knowledge& knowledge, const Conditions& named) {
  std::vector<signpost::Condition> result;
  for (const auto& [id, answers] : named) {
    const int question = must(index_of(knowledge.questions, id));
    signpost::Condition condition{question, {}};
    for (const std::string& answer : answers)
      condition.answers |= {must(answer_of(knowledge.questions[static_cast<std::size_t>(question)], answer))};
    result.push_back(condition);
  }
  return result;
}

/// Adds a question that customers and agents are asked.
inline signpost::Question& question(signpost::Knowledge& knowledge, const std::string& id, const Answers& answers,
                                    const signpost::Asking& asking = {10, 0.1}, const Conditions& only_if = {}) {
  signpost::Question question;
  question.id = id;
  question.answers = answers;
  question.asking = {{asking, asking}};
  question.only_if = conditions(knowledge, only_if);
  return knowledge.questions.emplace_back(question);
}

inline signpost::Guide& guide(signpost::Knowledge& knowledge, const std::string& id, double seconds, double works,
                              bool careful = false) {
  signpost::Guide guide;
  guide.id = id;
  guide.seconds = seconds;
  guide.works = works;
  guide.careful = careful;
  return knowledge.guides.emplace_back(guide);
}

/// Adds an outcome to a guide.
inline signpost::Outcome& outcome(signpost::Knowledge& knowledge, const std::string& guide, const std::string& id,
                                  const std::vector<std::pair<std::string, std::string>>& settles) {
  signpost::Outcome outcome{id, {}};
  for (const auto& [question, answer] : settles) {
    const int asked = must(index_of(knowledge.questions, question));
    outcome.settles.emplace_back(asked, must(answer_of(knowledge.questions[static_cast<std::size_t>(asked)], answer)));
  }
  const int tried = must(index_of(knowledge.guides, guide));
  knowledge.guides[static_cast<std::size_t>(tried)].outcomes.push_back(static_cast<int>(knowledge.outcomes.size()));
  return knowledge.outcomes.emplace_back(outcome);
}

/// The place of an outcome.
inline int outcome_of(const signpost::Knowledge& knowledge, const std::string& id) {
  return must(index_of(knowledge.outcomes, id));
}

inline signpost::Cause& cause(signpost::Knowledge& knowledge, const std::string& id, double weight, const Conditions& fits,
                              const std::string& guide) {
  signpost::Cause cause;
  cause.id = id;
  cause.weight = weight;
  cause.fits = conditions(knowledge, fits);
  const int advised = must(index_of(knowledge.guides, guide));
  cause.guide = {{advised, advised}};
  return knowledge.causes.emplace_back(cause);
}

/// A question whose first answer one cause fits, and its second and third another.
inline signpost::Knowledge two_guides() {
  signpost::Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  question(knowledge, "which", {"first", "second", "third"}, {5, 0.2});
  guide(knowledge, "one", 60, 0.9);
  guide(knowledge, "two", 60, 0.9);
  cause(knowledge, "a", 3, {{"which", {"first"}}}, "one");
  cause(knowledge, "b", 1, {{"which", {"second", "third"}}}, "two");
  return knowledge;
}

/// The case of a link that must be understood whole.
inline signpost::Case at(const signpost::Knowledge& knowledge, const std::string& link) {
  const signpost::ParsedLink parsed = parse_link(link, knowledge);
  if (parsed.dropped) std::abort();
  return parsed.value;
}

}  // namespace build

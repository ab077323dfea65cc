#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "authoring/problem.h"
#include "model/knowledge.h"

namespace signpost {

/// A case in plain words, and the guide that its conversation must reach first. Examples are tests.
struct Example {
  std::size_t place = 0;  ///< in examples.json
  std::string text;
  std::vector<std::string> also;  ///< the same situation, as others tell it
  std::string language = "en";
  Audience audience = Audience::customer;
  std::vector<std::pair<int, int>> answers;  ///< question, answer; whatever else is asked is answered "I'm not sure"
  std::vector<int> tried;                    ///< guides that come before and do not help
  std::vector<int> happened;                 ///< what came of them
  int guide = 0;
};

/// Texts about something else, from which own words learn when to be silent.
struct Unrelated {
  std::string language = "en";
  std::vector<std::string> texts;
};

/// What examples.json holds.
struct Examples {
  std::vector<Example> cases;
  std::vector<Unrelated> unrelated;
};

/// Walks the conversation of `example` from the start and says in one sentence where it goes wrong; empty if it ends where
/// it should.
std::string replay(const Knowledge& knowledge, const Example& example);

/// Replays all examples, and sees that no text stands there twice and that there are at least two for each guide. The
/// problems are those of "examples.json".
std::vector<Problem> check_examples(const Knowledge& knowledge, const std::vector<Example>& examples);

}  // namespace signpost

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "authoring/problem.h"
#include "model/knowledge.h"

namespace signpost {

/// A case in plain words, and the guide that its conversation must reach first. Examples are tests.
struct Example {
  std::string text;
  std::vector<std::string> also;  ///< the same situation, as others tell it
  Audience audience = Audience::customer;
  std::vector<std::pair<int, int>> answers;  ///< question, answer; whatever else is asked is answered "I'm not sure"
  std::vector<int> tried;                    ///< guides that come before and do not help
  std::vector<int> happened;                 ///< what came of them
  int guide = 0;
};

/// Walks the conversation of `example` from the start and says in one sentence where it goes wrong; empty if it ends where
/// it should.
std::string replay(const Knowledge& knowledge, const Example& example);

/// Replays all examples, and sees that no text stands there twice and that there are at least two for each guide. The
/// problems are those of "examples.json".
std::vector<Problem> check_examples(const Knowledge& knowledge, const std::vector<Example>& examples);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "signpost/case.h"
#include "signpost/knowledge.h"

namespace signpost {

/// What a walk through every conversation of an audience finds, up to the first advice of each.
struct Figures {
  double mean_questions = 0;      ///< expected number of questions until the first advice
  int most_questions = 0;         ///< in any conversation
  double first_right = 0;         ///< chance that the first advice is that of the real cause
  std::size_t pages = 0;          ///< different pages up to the first advice
  std::size_t most_effort = 0;    ///< of the search for one page
  std::vector<Case> inexact;      ///< cases for which the search gave way to one step of look-ahead
  std::vector<Case> handed_over;  ///< cases that an honest person can come to and that end without any advice
};

/// Walks every conversation from the first page: all answers that some cause makes possible, and "I'm not sure". Causes
/// count by weight, answers and doubt as DESIGN.md says.
Figures walk(const Knowledge& knowledge, Audience audience);

}  // namespace signpost

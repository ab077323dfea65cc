#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"

namespace signpost {

/// What to do next for a case.
struct Step {
  enum class Kind : std::uint8_t { ask, attempt, hand_over, look_back };
  Kind kind = Kind::hand_over;
  int item = 0;  ///< the question to ask, the guide to try, or the guide whose outcome is to be told
  double seconds =
      0;  ///< expected time until solved from here, this step included; 0 for Knowledge::openings and for looking back
  bool exact = true;       ///< the best of all strategies; false: the best by one step of look-ahead
  std::size_t effort = 0;  ///< causes that the search looked at
};

/// How much effort an exact search may take before it gives way to the best single step: about a hundredth of a second in a
/// browser.
inline constexpr std::size_t kEffortBudget = 100'000;

/// A search may take as long as it likes.
inline constexpr std::size_t kNoBudget = std::numeric_limits<std::size_t>::max();

/// After so many tries people help: nobody wants a fourth.
inline constexpr int kMostTries = 3;

/// Behind a try, what came of it is asked first (the seconds of a try hold the look at it); after kMostTries people help;
/// otherwise the planned step. Behind a try, a question is left out where every answer that may be true has the same planned
/// step: the plan reckons with more tries than there will be.
Step next_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// The step that Knowledge::openings or best_step gives, for somebody whom no try tires.
Step quickest_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// A guide that is so many times as likely as another comes before it, however slow, unless it is careful: nobody would
/// understand the other order. After "I'm not sure", the likeliest comes first.
inline constexpr double kMuchLikelier = 3;

/// The quickest step, but where that is to try a guide, one that is kMuchLikelier.
Step planned_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// The step that leaves the least expected time until solved. Asking costs the question's seconds, trying a guide its
/// seconds, handing over the wait for people, which always helps. Exact over all strategies that ask open questions, try
/// guides and hand over in any order (a finite Markov decision process, solved by depth-first search with memory and an
/// admissible bound); single faults are assumed (Kadane and Simon 1977 for tries alone). Of equals, a guide comes before
/// people and the cheaper question before the dearer; of two that are alike in this too, the first in the knowledge. The
/// answers must fit at least one cause whose guide was not tried, or the step is to hand over.
Step best_step(const Knowledge& knowledge, const Case& value, std::size_t budget = kEffortBudget);

/// The open questions in the order of what they are worth: after the best one, should next_step ask it, those after whose
/// answers the least time is expected, with tries alone and then people.
std::vector<int> questions_by_worth(const Knowledge& knowledge, const Case& value);

}  // namespace signpost

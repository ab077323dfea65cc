#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/knowledge.h"
#include "walks/strategy.h"

namespace signpost {

/// What the doubt about a question costs: the expected seconds that the best order would save without it.
struct Doubt {
  int question = 0;
  double seconds = 0;
};

/// Two causes that are taken for each other: the expected seconds that go into the guide for one while the other is right,
/// in both directions; where several causes share a guide that fails, its seconds are shared among them by weight.
struct Confusion {
  int cause = 0;
  int other = 0;
  double seconds = 0;
};

/// Figures of the knowledge that may be wrong, and what it costs to stay with today's order if they are.
struct Change {
  std::string what;    ///< such as: "glonly" is twice as common
  double seconds = 0;  ///< expected time until solved in today's order, with the changed figures
  double best = 0;     ///< of the best order for them

  double loss() const { return seconds - best; }
};

/// Where there is more to gain for one audience; each list begins with the dearest.
struct Improvements {
  std::vector<Doubt> doubts;
  std::vector<Confusion> confusions;
  std::vector<Change> changes;  ///< every weight and all seconds halved and doubled, one at a time; all weights alike
};

/// `visits` are those of Signpost's own order. Searches for each change, with that much budget, on as many threads as the
/// machine has cores; a change whose search gives way is left out.
Improvements find_improvements(const Knowledge& knowledge, Audience audience, const std::vector<Visit>& visits,
                               std::size_t budget);

}  // namespace signpost

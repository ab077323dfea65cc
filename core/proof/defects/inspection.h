#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "model/knowledge.h"
#include "reasoning/diagnosis.h"
#include "walks/conversations.h"

namespace signpost {

/// Every conversation of one audience, walked once for all faults. The knowledge must outlive it.
struct Inspection {
  const Knowledge& knowledge;
  Audience audience;
  std::vector<Stop> stops;
  std::vector<Diagnosis> diagnoses;  ///< of each stop

  const Question& question(int place) const { return knowledge.questions[static_cast<std::size_t>(place)]; }
  const Cause& cause(int place) const { return knowledge.causes[static_cast<std::size_t>(place)]; }
  const Guide& guide(int place) const { return knowledge.guides[static_cast<std::size_t>(place)]; }

  /// The place of the guide to which a cause leads this audience.
  int guide_against(int place) const { return cause(place).guide[audience]; }

  /// Whether some cause fits everything that was said, tried against or not.
  bool is_explained(std::size_t stop) const;

  /// The first stop where this is the next step, or null.
  const Stop* first_stop(Step::Kind kind, int item) const;

  /// Such as "customers".
  std::string people() const;

  std::string link(const Stop& stop) const;
};

Inspection inspect(const Knowledge& knowledge, Audience audience);

}  // namespace signpost

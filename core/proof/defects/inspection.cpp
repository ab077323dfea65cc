#include "proof/defects/inspection.h"

#include <algorithm>

#include "cases/link.h"

namespace signpost {

bool Inspection::is_explained(std::size_t stop) const {
  return !diagnoses[stop].possible.empty() || !diagnoses[stop].spent.empty();
}

const Stop* Inspection::first_stop(Step::Kind kind, int item) const {
  const auto found = std::find_if(stops.begin(), stops.end(),
                                  [&](const Stop& stop) { return stop.step.kind == kind && stop.step.item == item; });
  return found == stops.end() ? nullptr : &*found;
}

std::string Inspection::people() const { return std::string(to_string(audience)) + "s"; }

std::string Inspection::link(const Stop& stop) const { return to_link(stop.value, knowledge); }

Inspection inspect(const Knowledge& knowledge, Audience audience) {
  Inspection inspection{knowledge, audience, conversations(knowledge, audience), {}};
  for (const Stop& stop : inspection.stops) inspection.diagnoses.push_back(diagnose(knowledge, stop.value));
  return inspection;
}

}  // namespace signpost

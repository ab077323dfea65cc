#include "proof/defects/circle.h"

#include <algorithm>
#include <set>

namespace signpost {

std::vector<Defect> find_circles(const Inspection& in) {
  const std::optional<std::size_t> circle = find_circle(in.stops);
  if (!circle) return {};
  return {{Defect::Kind::circle, "the questions come back to this page", in.link(in.stops[*circle])}};
}

std::optional<std::size_t> find_circle(const std::vector<Stop>& stops) {
  const auto goes_on = [&](std::size_t s) {
    return stops[s].step.kind == Step::Kind::ask ? stops[s].next : std::vector<std::size_t>();
  };
  // Takes away what leads to nothing, again and again; what stays leads to itself.
  std::vector<std::size_t> left(stops.size());
  std::vector<std::vector<std::size_t>> before(stops.size());
  std::vector<std::size_t> ends;
  for (std::size_t s = 0; s < stops.size(); ++s) {
    for (const std::size_t next : goes_on(s)) before[next].push_back(s);
    left[s] = goes_on(s).size();
    if (left[s] == 0) ends.push_back(s);
  }
  while (!ends.empty()) {
    const std::size_t end = ends.back();
    ends.pop_back();
    for (const std::size_t s : before[end]) {
      if (--left[s] == 0) ends.push_back(s);
    }
  }
  // From a stop that stayed, going on among those comes back at last.
  std::set<std::size_t> seen;
  for (std::size_t s = 0; s < stops.size(); ++s) {
    while (left[s] != 0) {
      if (!seen.insert(s).second) return s;
      s = *std::find_if(stops[s].next.begin(), stops[s].next.end(), [&](std::size_t next) { return left[next] != 0; });
    }
  }
  return std::nullopt;
}

}  // namespace signpost

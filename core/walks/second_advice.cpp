#include "walks/second_advice.h"

#include <algorithm>
#include <map>
#include <set>

namespace signpost {
namespace {

// Whether advice follows, with only questions between.
bool is_advised_behind(const std::vector<Stop>& stops, std::size_t start) {
  std::vector<std::size_t> waiting = stops[start].next;
  std::set<std::size_t> seen;
  while (!waiting.empty()) {
    const std::size_t at = waiting.back();
    waiting.pop_back();
    if (!seen.insert(at).second) continue;
    const Step::Kind kind = stops[at].step.kind;
    if (kind == Step::Kind::attempt) return true;
    if (kind != Step::Kind::hand_over) waiting.insert(waiting.end(), stops[at].next.begin(), stops[at].next.end());
  }
  return false;
}

}  // namespace

SecondAdvice second_advice(const std::vector<Stop>& stops) {
  std::map<int, bool> leads;
  for (std::size_t s = 0; s < stops.size(); ++s) {
    if (stops[s].step.kind != Step::Kind::attempt) continue;
    bool& known = leads[stops[s].step.item];
    known = known || is_advised_behind(stops, s);
  }
  SecondAdvice result;
  for (const auto& [guide, on] : leads) (on ? result.leading : result.ending).push_back(guide);
  return result;
}

}  // namespace signpost

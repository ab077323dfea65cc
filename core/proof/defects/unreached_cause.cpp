#include "proof/defects/unreached_cause.h"

#include <algorithm>

namespace signpost {
namespace {

bool is_possible(const Inspection& in, std::size_t s, int cause) {
  const std::vector<Likelihood>& possible = in.diagnoses[s].possible;
  return std::any_of(possible.begin(), possible.end(), [cause](const Likelihood& left) { return left.cause == cause; });
}

// The last stop where the cause is possible, or null if its guide is the next step at one.
const Stop* last_without_advice(const Inspection& in, int cause) {
  const Stop* last = &in.stops.front();
  for (std::size_t s = 0; s < in.stops.size(); ++s) {
    if (!is_possible(in, s, cause)) continue;
    last = &in.stops[s];
    if (last->step.kind == Step::Kind::attempt && last->step.item == in.guide_against(cause)) return nullptr;
  }
  return last;
}

}  // namespace

std::vector<Defect> find_unreached_causes(const Inspection& in) {
  std::vector<Defect> found;
  for (int cause = 0; cause < static_cast<int>(in.knowledge.causes.size()); ++cause) {
    // A guide that is never advised at all is reported itself.
    if (!in.first_stop(Step::Kind::attempt, in.guide_against(cause))) continue;
    if (const Stop* last = last_without_advice(in, cause)) {
      found.push_back({Defect::Kind::unreached_cause,
                       "no conversation with " + in.people() + " advises the guide for " + in_quotes(in.cause(cause).id),
                       in.link(*last)});
    }
  }
  return found;
}

}  // namespace signpost

#include "proof/defects/dead_end.h"

#include <algorithm>

#include "cases/link.h"

namespace signpost {
namespace {

bool gives_up(const Inspection& in, std::size_t s) {
  const std::vector<Entry>& entries = in.stops[s].value.entries;
  const bool advised =
      std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
  return in.stops[s].step.kind == Step::Kind::hand_over && !advised && !in.diagnoses[s].possible.empty();
}

Defect dead_end(const Inspection& in, std::size_t s) {
  const std::string link = in.link(in.stops[s]);
  if (is_full(in.stops[s].value, in.knowledge))
    return {Defect::Kind::no_advice, "the link has no room left, and nothing was advised yet", link};
  const int cause = in.diagnoses[s].possible.front().cause;
  return {Defect::Kind::dead_end,
          "the conversation ends without advice, although " + in_quotes(in.guide(in.guide_against(cause)).id) +
              " may help against " + in_quotes(in.cause(cause).id),
          link};
}

}  // namespace

std::vector<Defect> find_dead_ends(const Inspection& in) {
  std::vector<Defect> found;
  for (std::size_t s = 0; s < in.stops.size(); ++s) {
    if (gives_up(in, s)) found.push_back(dead_end(in, s));
  }
  return found;
}

std::set<int> guides_given_up(const Inspection& in) {
  std::set<int> guides;
  for (std::size_t s = 0; s < in.stops.size(); ++s) {
    if (!gives_up(in, s)) continue;
    for (const Likelihood& left : in.diagnoses[s].possible) guides.insert(in.guide_against(left.cause));
  }
  return guides;
}

}  // namespace signpost

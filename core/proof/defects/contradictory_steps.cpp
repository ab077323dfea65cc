#include "proof/defects/contradictory_steps.h"

#include <algorithm>
#include <set>

namespace signpost {
namespace {

// As the ends of sentences.
std::vector<std::string> exclusions(const Inspection& in, const Guide& guide) {
  const auto& all = in.knowledge.procedures;
  const std::vector<int>& joined = guide.procedures[in.audience];
  std::vector<std::string> found;
  for (const int one : joined) {
    const Procedure& procedure = all[static_cast<std::size_t>(one)];
    for (const int other : procedure.not_with) {
      if (std::find(joined.begin(), joined.end(), other) == joined.end()) continue;
      found.push_back(" joins " + in_quotes(procedure.id) + " and " + in_quotes(all[static_cast<std::size_t>(other)].id) +
                      ", which exclude each other");
    }
  }
  return found;
}

std::vector<std::string> repetitions(const std::vector<Text>& steps) {
  std::vector<std::string> found;
  std::set<Text> seen;
  for (const Text& step : steps) {
    if (!seen.insert(step).second) found.push_back(" says twice: " + in_quotes(plain(step)));
  }
  return found;
}

}  // namespace

std::vector<Defect> find_contradictory_steps(const Inspection& in, const Words& words) {
  std::vector<Defect> found;
  for (std::size_t g = 0; g < in.knowledge.guides.size(); ++g) {
    const Stop* stop = in.first_stop(Step::Kind::attempt, static_cast<int>(g));
    if (!stop) continue;
    const Guide& guide = in.knowledge.guides[g];
    const auto report = [&](const std::string& what) {
      found.push_back({Defect::Kind::contradictory_steps, "the guide " + in_quotes(guide.id) + what, in.link(*stop)});
    };
    for (const std::string& what : exclusions(in, guide)) report(what);
    for (const std::string& what : repetitions(words.joined(guide, words.guides[g]).steps)) report(what);
  }
  return found;
}

}  // namespace signpost

#include "proof/defects/guess.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace signpost {
namespace {

constexpr std::string_view kOtherId = "other";  // of an answer for what is not listed

// Whether the last thing said was that nothing offered is known to be so.
bool says_nothing(const Inspection& in, const Case& value) {
  if (value.entries.empty() || value.entries.back().kind != Entry::Kind::answer) return false;
  const Entry& last = value.entries.back();
  return last.answer == kUnsure || answer_id(in.question(last.item), last.answer) == kOtherId;
}

// The guide that is likelier than the one that is advised, if there is one. A careful guide waits until nothing else is
// left, however likely it is.
std::optional<int> likelier(const Inspection& in, std::size_t s) {
  constexpr double kRounding = 1e-9;
  const int advised = in.stops[s].step.item;
  std::vector<GuideShare> guides = guides_by_share(in.knowledge, in.audience, in.diagnoses[s].possible);
  const auto waits = [&](const GuideShare& left) { return left.guide != advised && in.guide(left.guide).careful; };
  guides.erase(std::remove_if(guides.begin(), guides.end(), waits), guides.end());
  const auto own = std::find_if(guides.begin(), guides.end(), [&](const GuideShare& left) { return left.guide == advised; });
  if (own->share >= guides.front().share - kRounding) return std::nullopt;
  return guides.front().guide;
}

}  // namespace

std::vector<Defect> find_guesses(const Inspection& in) {
  std::vector<Defect> found;
  std::set<std::pair<int, int>> seen;  // question and guide
  for (std::size_t s = 0; s < in.stops.size(); ++s) {
    const Stop& stop = in.stops[s];
    if (stop.step.kind != Step::Kind::attempt || tries(stop.value, in.knowledge) > 0 || !says_nothing(in, stop.value))
      continue;
    const Entry& last = stop.value.entries.back();
    const std::optional<int> better = likelier(in, s);
    if (!better || !seen.insert({last.item, stop.step.item}).second) continue;
    const Question& question = in.question(last.item);
    found.push_back({Defect::Kind::guess,
                     in_quotes(answer_id(question, last.answer)) + " to " + in_quotes(question.id) + " leads to " +
                         in_quotes(in.guide(stop.step.item).id) + ", although " + in_quotes(in.guide(*better).id) +
                         " is likelier",
                     in.link(stop)});
  }
  return found;
}

}  // namespace signpost

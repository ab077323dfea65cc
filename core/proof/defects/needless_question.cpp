#include "proof/defects/needless_question.h"

#include <map>
#include <set>
#include <utility>

#include "cases/link.h"

namespace signpost {
namespace {

// Numbers how conversations go on: stops that go on in the same way have the same number.
class Courses {
 public:
  explicit Courses(const Inspection& in) : in_(in), courses_(in.stops.size(), kUnknown) {}

  int operator[](std::size_t s) {
    if (courses_[s] != kUnknown) return courses_[s];
    courses_[s] = -2 - static_cast<int>(s);  // on the way; its own, should it come back here
    const Stop& stop = in_.stops[s];
    std::vector<int> text = {static_cast<int>(stop.step.kind), stop.step.item};
    if (stop.step.kind == Step::Kind::hand_over) text.push_back(reason(in_.diagnoses[s]));
    for (const std::size_t next : stop.next) text.push_back((*this)[next]);
    return courses_[s] = known_.try_emplace(std::move(text), static_cast<int>(known_.size())).first->second;
  }

 private:
  static constexpr int kUnknown = -1;

  static int reason(const Diagnosis& diagnosis) {
    if (!diagnosis.possible.empty()) return 2;
    return diagnosis.spent.empty() ? 0 : 1;
  }

  const Inspection& in_;
  std::vector<int> courses_;
  std::map<std::vector<int>, int> known_;
};

}  // namespace

std::vector<Defect> find_needless_questions(const Inspection& in) {
  std::vector<Defect> found;
  Courses course(in);
  std::set<int> seen;
  for (const Stop& stop : in.stops) {
    if (stop.step.kind != Step::Kind::ask) continue;
    std::set<int> courses;
    bool ends = false;  // where the link is full
    for (const std::size_t next : stop.next) {
      if (in.is_explained(next)) courses.insert(course[next]);
      ends = ends || is_full(in.stops[next].value, in.knowledge);
    }
    if (ends || courses.size() > 1 || !seen.insert(stop.step.item).second) continue;
    found.push_back({Defect::Kind::needless_question,
                     "every answer to " + in_quotes(in.question(stop.step.item).id) + " goes on in the same way here",
                     in.link(stop)});
  }
  return found;
}

}  // namespace signpost

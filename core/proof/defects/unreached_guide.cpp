#include "proof/defects/unreached_guide.h"

#include <set>

#include "cases/link.h"
#include "proof/defects/dead_end.h"

namespace signpost {

std::vector<Defect> find_unreached_guides(const Inspection& in) {
  std::vector<Defect> found;
  Case fresh;
  fresh.audience = in.audience;
  const std::set<int> reported = guides_given_up(in);
  for (int guide = 0; guide < static_cast<int>(in.knowledge.guides.size()); ++guide) {
    if (reported.count(guide) != 0 || !reachable(in.knowledge, guide, in.audience) ||
        in.first_stop(Step::Kind::attempt, guide))
      continue;
    found.push_back({Defect::Kind::unreached_guide,
                     "the guide " + in_quotes(in.guide(guide).id) + " is never advised to " + in.people(),
                     to_link(fresh, in.knowledge, {Mark::Kind::see, guide})});
  }
  return found;
}

}  // namespace signpost

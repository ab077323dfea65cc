#include "model/words.h"

namespace signpost {

std::string_view to_string(HandoverReason reason) {
  switch (reason) {
    case HandoverReason::exhausted: return "exhausted";
    case HandoverReason::nothing_fits: return "nothing-fits";
    case HandoverReason::contradiction: return "contradiction";
    case HandoverReason::guides_left: return "guides-left";
    case HandoverReason::out_of_scope: break;
  }
  return "out-of-scope";
}

ProcedureWords Words::joined(const Guide& guide, const GuideWords& own) const {
  ProcedureWords all;
  for (const int procedure : guide.procedures[audience]) {
    const ProcedureWords& part = procedures[static_cast<std::size_t>(procedure)];
    all.steps.insert(all.steps.end(), part.steps.begin(), part.steps.end());
    all.warnings.insert(all.warnings.end(), part.warnings.begin(), part.warnings.end());
    append_new(all.safety, part.safety);
  }
  append_new(all.safety, own.safety);
  return all;
}

}  // namespace signpost

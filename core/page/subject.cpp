#include "page/subject.h"

#include "reasoning/next_step.h"

namespace signpost {
namespace {

// Why no cause is left.
HandoverReason no_cause(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis) {
  if (!diagnosis.spent.empty()) return HandoverReason::exhausted;
  const std::vector<std::vector<Entry>> sets = conflicts(knowledge, value);
  const bool alone = sets.empty() || sets.front().size() == 1;
  return alone ? HandoverReason::nothing_fits : HandoverReason::contradiction;
}

}  // namespace

Subject next_subject(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis) {
  const Subject people = {Subject::Kind::handover, 0,
                          diagnosis.possible.empty() ? no_cause(knowledge, value, diagnosis) : HandoverReason::guides_left};
  if (is_full(value, knowledge)) return people;
  const Step next = next_step(knowledge, value, diagnosis);
  if (next.kind == Step::Kind::look_back) return {Subject::Kind::happened, next.item};
  if (diagnosis.possible.empty() || next.kind == Step::Kind::hand_over) return people;
  return {next.kind == Step::Kind::ask ? Subject::Kind::question : Subject::Kind::guide, next.item};
}

Subject subject(const Knowledge& knowledge, const Case& value, const Mark& mark, const Diagnosis& diagnosis) {
  switch (mark.kind) {
    case Mark::Kind::ask: return {Subject::Kind::question, mark.item};
    case Mark::Kind::see: return {Subject::Kind::guide, mark.item};
    case Mark::Kind::solved: return {Subject::Kind::solved, mark.item};
    case Mark::Kind::none:
    case Mark::Kind::said: break;
  }
  return next_subject(knowledge, value, diagnosis);
}

}  // namespace signpost

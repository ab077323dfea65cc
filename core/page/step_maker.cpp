#include "page/step_maker.h"

#include <algorithm>
#include <utility>

#include "base/at.h"
#include "reasoning/explanation.h"

namespace signpost {
namespace {

constexpr std::size_t kMostAlternatives = 4;
constexpr std::size_t kMostSeparated = 5;
constexpr std::size_t kMostRuledOut = 3;
constexpr double kQuickSeconds = 600;
constexpr double kRounding = 1e-9;  // sums of equal parts may differ in their last digits

}  // namespace

StepMaker::StepMaker(const Knowledge& knowledge, const Words& words, const Case& value, const Mark& mark)
    : knowledge_(knowledge),
      words_(words),
      case_(value),
      mark_(mark),
      retelling_(knowledge, words, value),
      diagnosis_(diagnose(knowledge, value)),
      guides_(guides_by_share(knowledge, value.audience, diagnosis_.possible)) {}

PageStep StepMaker::step() const {
  const Subject about = subject(knowledge_, case_, mark_, diagnosis_);
  switch (about.kind) {
    case Subject::Kind::question: {
      QuestionStep step = question(about.item);
      // Customers are not troubled with what is still a guess.
      if (mark_.kind != Mark::Kind::ask && case_.audience == Audience::agent) step.also = alternatives(-1);
      return step;
    }
    case Subject::Kind::happened: return what_happened(about.item);
    case Subject::Kind::guide: return advised(about.item);
    case Subject::Kind::handover: return handover(about.reason);
    case Subject::Kind::solved: break;
  }
  return SolvedStep{words_.solved_headline, words_.solved_keep};
}

QuestionStep StepMaker::question(int asked) const {
  QuestionStep step;
  const Question& question = at(knowledge_.questions, asked);
  const QuestionWords& words = at(words_.questions, asked);
  step.id = question.id;
  step.headline = words.ask;
  step.hint = words.hint;
  step.find_out = words.find_out;
  const std::optional<int> given = given_answer(case_, asked);
  if (given) step.current = answer_id(question, *given);
  for (std::size_t a = 0; a < question.answers.size(); ++a) {
    const AnswerWords& answer = words.answers[a];
    step.options.push_back(
        {question.answers[a], answer.label, answer.hint, answer.group, link_with(asked, static_cast<int>(a))});
  }
  step.why = why_asked(asked);
  const std::optional<Asking>& asking = question.asking[case_.audience];
  if ((asking && asking->unsure > 0) || given == kUnsure) {
    step.options.push_back({std::string(kUnsureId), words_.label(Label::unsure), {}, {}, link_with(asked, kUnsure)});
  }
  return step;
}

QuestionStep StepMaker::what_happened(int tried) const {
  QuestionStep step;
  step.id = kHappenedId;
  step.headline = words_.label(Label::happened);
  step.hint = at(words_.guides, tried).headline;
  for (const int outcome : outcomes_for(knowledge_, tried, case_.audience)) {
    step.options.push_back({at(knowledge_.outcomes, outcome).id,
                            at(words_.outcomes, outcome),
                            {},
                            {},
                            link_or_stay(with_outcome(case_, knowledge_, outcome))});
  }
  return step;
}

PageStep StepMaker::advised(int guide) const {
  // A guide that is only looked at stands alone: somebody has chosen it, perhaps for somebody else who cannot know all that
  // spoke for it.
  std::vector<Alternative> also;
  if (mark_.kind != Mark::Kind::see) also = alternatives(guide);
  if (at(knowledge_.guides, guide).out_of_scope) {
    HandoverStep step = place_to_go(guide);
    step.also = std::move(also);
    return step;
  }
  GuideStep step;
  step.id = at(knowledge_.guides, guide).id;
  step.headline = at(words_.guides, guide).headline;
  step.advice = advice(guide);
  append_new(step.expect, at(words_.guides, guide).expect);
  step.also = std::move(also);
  return step;
}

Advice StepMaker::advice(int guide) const {
  const Guide& advised = at(knowledge_.guides, guide);
  const GuideWords& words = at(words_.guides, guide);
  Advice advice;
  // A guide that is only looked at may not be for anything that was said.
  if (const GuideShare* left = left_for(guide)) {
    advice.cause = at(knowledge_.causes, left->likeliest.cause).id;
    advice.cause_text = at(words_.causes, left->likeliest.cause);
    advice.certain = is_certain(guide);
    advice.likeliest = left->share >= guides_.front().share - kRounding;
    advice.because = retelling_.shown(settling_answers(knowledge_, case_, diagnosis_));
  }
  if (mark_.kind != Mark::Kind::see) {
    advice.doubt = doubt(advice, guide);
    advice.why = why_tried(guide);
    advice.ruled_out = ruled_out();
  }
  ProcedureWords joined = words_.joined(advised, words);
  advice.steps = std::move(joined.steps);
  advice.safety = std::move(joined.safety);
  advice.before = std::move(joined.warnings);
  advice.warnings = words.warnings;
  for (const int source : advised.sources) advice.sources.push_back(at(knowledge_.sources, source));
  advice.checked = advised.checked;
  advice.worked = to_link(case_, knowledge_, {Mark::Kind::solved, guide});
  // A full link cannot say that one more guide was tried; without it, the case is handed over.
  const bool full = is_full(case_, knowledge_);
  advice.failed = full ? to_link(case_, knowledge_) : to_link(with_tried(case_, knowledge_, guide), knowledge_);
  return advice;
}

HandoverStep StepMaker::place_to_go(int guide) const {
  const GuideWords& words = at(words_.guides, guide);
  HandoverStep step;
  step.reason = HandoverReason::out_of_scope;
  step.id = at(knowledge_.guides, guide).id;
  step.headline = words.headline;
  step.text = words.expect;
  step.where = words.where;
  step.where_url = words.where_url;
  step.summary = retelling_.summary();
  step.advice = advice(guide);
  return step;
}

HandoverStep StepMaker::handover(HandoverReason reason) const {
  HandoverStep step;
  step.reason = reason;
  step.headline = words_.handover.headline[worded(reason)];
  step.text = {words_.handover.text[worded(reason)]};
  step.where = words_.handover.where;
  step.where_url = words_.handover.where_url;
  for (const Referral& referral : knowledge_.referrals) {
    const GuideWords& place = at(words_.guides, referral.guide);
    if (place.where.empty() || !meets(case_, referral.only_if)) continue;
    step.where = place.where;
    step.where_url = place.where_url;
    break;
  }
  step.summary = retelling_.summary();
  if (reason == HandoverReason::contradiction || reason == HandoverReason::nothing_fits) {
    for (const std::vector<Entry>& set : conflicts(knowledge_, case_)) step.conflict.push_back(retelling_.shown(set));
    if (const std::optional<Entry> entry = suspect(knowledge_, case_)) step.suspect = retelling_.shown(*entry);
  }
  step.also = alternatives(-1);
  return step;
}

// The advice that the question tells apart, in headlines.
std::vector<Text> StepMaker::why_asked(int question) const {
  std::vector<Text> result;
  for (const int guide : separated_guides(knowledge_, case_, diagnosis_, question)) {
    if (result.size() == kMostSeparated) {
      result.push_back(words_.label(Label::more));
      break;
    }
    result.push_back(at(words_.guides, guide).headline);
  }
  return result;
}

// Where a try comes before questions that are still open, why it does.
std::vector<Text> StepMaker::why_tried(int guide) const {
  if (diagnosis_.open.empty()) return {};
  const bool most = left_for(guide)->share > 0.5 && at(knowledge_.guides, guide).seconds <= kQuickSeconds;
  return {words_.label(most ? Label::why_most : Label::why_try)};
}

// What comes first saves the most time, so it may be quick rather than likely.
Text StepMaker::doubt(const Advice& advice, int guide) const {
  if (advice.certain) return {};
  if (advice.likeliest) return words_.label(Label::fits_best);
  const bool quicker = at(knowledge_.guides, guide).seconds < at(knowledge_.guides, guides_.front().guide).seconds;
  return quicker ? words_.label(Label::quicker) : Text();
}

std::vector<RuledOut> StepMaker::ruled_out() const {
  std::vector<RuledOut> result;
  for (const Exclusion& exclusion : exclusions(knowledge_, case_)) {
    if (result.size() == kMostRuledOut) break;
    result.push_back({at(knowledge_.guides, exclusion.guide).id, at(words_.guides, exclusion.guide).headline,
                      retelling_.shown(exclusion.answers)});
  }
  return result;
}

// The other guides that may still help, likeliest first.
std::vector<Alternative> StepMaker::alternatives(int shown_guide) const {
  std::vector<Alternative> result;
  // With nothing said yet everything is possible, and a list of it says nothing.
  if (case_.entries.empty()) return result;
  for (const GuideShare& left : guides_) {
    if (result.size() == kMostAlternatives) break;
    if (left.guide == shown_guide) continue;
    result.push_back({at(knowledge_.guides, left.guide).id, at(words_.guides, left.guide).headline,
                      at(words_.causes, left.likeliest.cause), to_link(case_, knowledge_, {Mark::Kind::see, left.guide})});
  }
  return result;
}

// What is left for a guide, or nothing where no cause of it is possible.
const GuideShare* StepMaker::left_for(int guide) const {
  const auto found =
      std::find_if(guides_.begin(), guides_.end(), [guide](const GuideShare& left) { return left.guide == guide; });
  return found == guides_.end() ? nullptr : &*found;
}

// Whether no other guide is left and none can come back: what came of a try may bring one.
bool StepMaker::is_certain(int guide) const {
  return guides_.size() == 1 && guides_.front().guide == guide && !untold_try(case_, knowledge_);
}

std::string StepMaker::link_with(int question, int answer) const {
  const bool by_hand = mark_.kind == Mark::Kind::ask;
  return link_or_stay(by_hand ? with_changed(case_, knowledge_, question, answer)
                              : with_answer(case_, knowledge_, question, answer));
}

std::string StepMaker::link_or_stay(const Case& next) const {
  return has_room_for_mark(next, knowledge_) ? to_link(next, knowledge_) : to_link(case_, knowledge_);
}

}  // namespace signpost

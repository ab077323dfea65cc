#pragma once

#include <string>
#include <vector>

#include "cases/link.h"
#include "model/words.h"
#include "page/page_step.h"
#include "page/retelling.h"
#include "page/subject.h"
#include "reasoning/diagnosis.h"

namespace signpost {

/// Puts into words what a page of one case is about. Knowledge, words and case must live longer.
class StepMaker {
 public:
  StepMaker(const Knowledge& knowledge, const Words& words, const Case& value, const Mark& mark);

  PageStep step() const;

  /// A question with its answers; what was answered is changed where the mark is Mark::Kind::ask.
  QuestionStep question(int asked) const;

  /// The question what came of a try, with the outcomes of its guide.
  QuestionStep what_happened(int tried) const;

 private:
  PageStep advised(int guide) const;
  Advice advice(int guide) const;
  HandoverStep handover(HandoverReason reason) const;
  HandoverStep place_to_go(int guide) const;

  std::vector<Text> why_asked(int question) const;
  std::vector<Text> why_tried(int guide) const;
  Text doubt(const Advice& advice, int guide) const;
  std::vector<RuledOut> ruled_out() const;
  std::vector<Alternative> alternatives(int shown_guide) const;
  const GuideShare* left_for(int guide) const;
  bool is_certain(int guide) const;
  std::string link_with(int question, int answer) const;
  std::string link_or_stay(const Case& next) const;

  const Knowledge& knowledge_;
  const Words& words_;
  const Case& case_;
  Mark mark_;
  Retelling retelling_;
  Diagnosis diagnosis_;
  std::vector<GuideShare> guides_;  // that are still possible, the likeliest first
};

}  // namespace signpost

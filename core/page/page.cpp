#include "page/page.h"

#include <algorithm>

#include "cases/link.h"
#include "reasoning/diagnosis.h"
#include "reasoning/explanation.h"

namespace signpost {
namespace {

constexpr std::size_t kMostAlternatives = 4;
constexpr std::size_t kMostSeparated = 5;
constexpr std::size_t kMostRuledOut = 3;
constexpr double kQuickSeconds = 600;
constexpr double kRounding = 1e-9;  // sums of equal parts may differ in their last digits

template <class List>
const auto& at(const List& list, int place) {
  return list[static_cast<std::size_t>(place)];
}

// Makes the page of one case. Each method fills the part that it is named after.
class PageMaker {
 public:
  PageMaker(const Knowledge& knowledge, const Words& words, const ParsedLink& link)
      : knowledge_(knowledge),
        words_(words),
        case_(link.value),
        mark_(link.mark),
        dropped_(link.dropped),
        diagnosis_(diagnose(knowledge, link.value)),
        guides_(guides_by_share(knowledge, link.value.audience, diagnosis_.possible)) {}

  Page make() {
    Page page;
    page.link = to_link(case_, knowledge_, mark_);
    page.audience = case_.audience;
    page.language = words_.language;
    page.step = step();
    page.title = plain(page.step.headline) + " \xE2\x80\x93 " + words_.label(Label::title);
    page.notices = notices(page.step);
    page.answers = answers();
    for (std::size_t i = 0; i < case_.entries.size(); ++i) {
      const Entry& entry = case_.entries[i];
      if (entry.kind != Entry::Kind::tried || !is_shown(entry)) continue;
      page.tried.push_back({at(knowledge_.guides, entry.item).id, at(words_.guides, entry.item).headline,
                            to_link(without_entry(case_, knowledge_, i), knowledge_)});
    }
    page.back = back();
    Case fresh;
    fresh.audience = case_.audience;
    page.restart = to_link(fresh, knowledge_);
    for (const Audience audience : kAudiences) page.share[audience] = share(page.step, audience);
    return page;
  }

 private:
  PageStep step() {
    if (mark_.kind == Mark::Kind::ask) return question(mark_.item);
    if (mark_.kind == Mark::Kind::see) return advice(mark_.item);
    if (mark_.kind == Mark::Kind::solved) return solved();
    if (is_full(case_, knowledge_)) return diagnosis_.possible.empty() ? no_cause() : handover(HandoverReason::guides_left);
    const Step next = next_step(knowledge_, case_, diagnosis_);
    if (next.kind == Step::Kind::look_back) return what_happened(next.item);
    if (diagnosis_.possible.empty()) return no_cause();
    if (next.kind == Step::Kind::hand_over) return handover(HandoverReason::guides_left);
    if (next.kind == Step::Kind::ask) {
      PageStep step = question(next.item);
      // Customers are not troubled with what is still a guess.
      if (case_.audience == Audience::agent) step.also = alternatives(-1);
      return step;
    }
    return best_advice(next.item);
  }

  PageStep question(int asked) const {
    PageStep step;
    const Question& question = at(knowledge_.questions, asked);
    const QuestionWords& words = at(words_.questions, asked);
    step.kind = PageStep::Kind::question;
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

  PageStep what_happened(int tried) const {
    PageStep step;
    step.kind = PageStep::Kind::question;
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

  // The advice that the question tells apart, in headlines.
  std::vector<Text> why_asked(int question) const {
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
  std::vector<Text> why_tried(int guide) const {
    if (diagnosis_.open.empty()) return {};
    const bool most = left_for(guide)->share > 0.5 && at(knowledge_.guides, guide).seconds <= kQuickSeconds;
    return {words_.label(most ? Label::why_most : Label::why_try)};
  }

  // What comes first saves the most time, so it may be quick rather than likely.
  Text doubt(const PageStep& step, int guide) const {
    if (step.certain) return {};
    if (step.likeliest) return words_.label(Label::fits_best);
    const bool quicker = at(knowledge_.guides, guide).seconds < at(knowledge_.guides, guides_.front().guide).seconds;
    return quicker ? words_.label(Label::quicker) : Text();
  }

  std::string link_with(int question, int answer) const {
    const bool by_hand = mark_.kind == Mark::Kind::ask;
    return link_or_stay(by_hand ? with_changed(case_, knowledge_, question, answer)
                                : with_answer(case_, knowledge_, question, answer));
  }

  std::string link_or_stay(const Case& next) const {
    return has_room_for_mark(next, knowledge_) ? to_link(next, knowledge_) : to_link(case_, knowledge_);
  }

  // The guide that is best to try next, and how it stands beside others. One that is only looked at stands alone: somebody
  // has chosen it, perhaps for somebody else who cannot know all that spoke for it.
  PageStep best_advice(int guide) const {
    PageStep step = advice(guide);
    step.doubt = doubt(step, guide);
    step.why = why_tried(guide);
    step.ruled_out = ruled_out();
    step.also = alternatives(guide);
    return step;
  }

  PageStep advice(int guide) const {
    const Guide& advised = at(knowledge_.guides, guide);
    const GuideWords& words = at(words_.guides, guide);
    PageStep step = advised.out_of_scope ? handover(HandoverReason::out_of_scope) : PageStep();
    step.kind = advised.out_of_scope ? PageStep::Kind::handover : PageStep::Kind::guide;
    step.id = advised.id;
    step.headline = words.headline;
    // A guide that is only looked at may not be for anything that was said.
    if (const GuideShare* left = left_for(guide)) {
      step.cause = at(knowledge_.causes, left->likeliest.cause).id;
      step.cause_text = at(words_.causes, left->likeliest.cause);
      step.certain = is_certain(guide);
      step.likeliest = left->share >= guides_.front().share - kRounding;
      step.because = shown(settling_answers(knowledge_, case_, diagnosis_));
    }
    ProcedureWords joined = words_.joined(advised, words);
    step.steps = std::move(joined.steps);
    step.safety = std::move(joined.safety);
    step.before = std::move(joined.warnings);
    step.warnings = words.warnings;
    append_new(step.expect, words.expect);
    for (const int source : advised.sources) step.sources.push_back(at(knowledge_.sources, source));
    step.checked = advised.checked;
    step.worked = to_link(case_, knowledge_, {Mark::Kind::solved, guide});
    // A full link cannot say that one more guide was tried; without it, the case is handed over.
    const bool full = is_full(case_, knowledge_);
    step.failed = full ? to_link(case_, knowledge_) : to_link(with_tried(case_, knowledge_, guide), knowledge_);
    if (advised.out_of_scope) {
      step.text = words.expect;
      step.where = words.where;
      step.where_url = words.where_url;
    }
    return step;
  }

  // What is left for a guide, or nothing where no cause of it is possible.
  const GuideShare* left_for(int guide) const {
    const auto found =
        std::find_if(guides_.begin(), guides_.end(), [guide](const GuideShare& left) { return left.guide == guide; });
    return found == guides_.end() ? nullptr : &*found;
  }

  // Whether no other guide is left and none can come back: what came of a try may bring one.
  bool is_certain(int guide) const {
    return guides_.size() == 1 && guides_.front().guide == guide && !untold_try(case_, knowledge_);
  }

  std::vector<RuledOut> ruled_out() const {
    std::vector<RuledOut> result;
    for (const Exclusion& exclusion : exclusions(knowledge_, case_)) {
      if (result.size() == kMostRuledOut) break;
      result.push_back({at(knowledge_.guides, exclusion.guide).id, at(words_.guides, exclusion.guide).headline,
                        shown(exclusion.answers)});
    }
    return result;
  }

  // The other guides that may still help, likeliest first.
  std::vector<Alternative> alternatives(int shown_guide) const {
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

  PageStep no_cause() const {
    if (!diagnosis_.spent.empty()) return handover(HandoverReason::exhausted);
    const std::vector<std::vector<Entry>> sets = conflicts(knowledge_, case_);
    const bool alone = sets.empty() || sets.front().size() == 1;
    PageStep step = handover(alone ? HandoverReason::nothing_fits : HandoverReason::contradiction);
    for (const std::vector<Entry>& set : sets) {
      step.conflict.emplace_back();
      step.conflict.back() = shown(set);
    }
    if (const std::optional<Entry> entry = suspect(knowledge_, case_)) step.suspect = shown(*entry);
    return step;
  }

  PageStep handover(HandoverReason reason) const {
    PageStep step;
    step.kind = PageStep::Kind::handover;
    step.reason = reason;
    step.summary = summary();
    if (reason == HandoverReason::out_of_scope) return step;
    const auto worded =
        static_cast<std::size_t>(std::find(kWordedReasons.begin(), kWordedReasons.end(), reason) - kWordedReasons.begin());
    step.headline = words_.handover.headline[worded];
    step.text = {words_.handover.text[worded]};
    step.where = words_.handover.where;
    step.where_url = words_.handover.where_url;
    for (const Referral& referral : knowledge_.referrals) {
      const GuideWords& place = at(words_.guides, referral.guide);
      if (place.where.empty() || !meets(case_, referral.only_if)) continue;
      step.where = place.where;
      step.where_url = place.where_url;
      break;
    }
    step.also = alternatives(-1);
    return step;
  }

  // As it was told; the same answer to a question not once more, unless there was another between.
  std::string summary() const {
    std::string text = words_.handover.summary;
    std::vector<Entry> told;  // the answers so far
    for (const Entry& entry : as_told(case_, knowledge_)) {
      if (!is_shown(entry)) continue;
      if (entry.kind == Entry::Kind::answer) {
        const auto before =
            std::find_if(told.rbegin(), told.rend(), [&](const Entry& other) { return other.item == entry.item; });
        if (before != told.rend() && before->answer == entry.answer) continue;
        told.push_back(entry);
      }
      text += "\n- " + in_a_line(entry);
    }
    return text;
  }

  std::string in_a_line(const Entry& entry) const {
    if (entry.kind == Entry::Kind::tried)
      return words_.label(Label::tried) + ": " + plain(at(words_.guides, entry.item).headline);
    const ShownAnswer answer = shown(entry);
    return plain(answer.ask) + " " + plain(answer.label);
  }

  PageStep solved() const {
    PageStep step;
    step.kind = PageStep::Kind::solved;
    step.headline = words_.solved_headline;
    step.keep = words_.solved_keep;
    return step;
  }

  std::vector<Text> notices(const PageStep& step) const {
    std::vector<Text> result;
    if (dropped_) result.push_back(words_.label(Label::notice_dropped));
    const bool asks = step.kind == PageStep::Kind::question;
    if (mark_.kind == Mark::Kind::said && (asks || step.id != at(knowledge_.guides, mark_.item).id)) {
      result.push_back(words_.label(Label::notice_changed));
    }
    return result;
  }

  // As they were told, but behind those that their questions rest on: an outcome tells several at once.
  std::vector<ShownAnswer> answers() const {
    std::vector<Entry> left;
    for (const Entry& entry : case_.entries) {
      if (entry.kind == Entry::Kind::answer && is_shown(entry)) left.push_back(entry);
    }
    std::vector<ShownAnswer> result;
    while (!left.empty()) {
      // Where none before it is next, the last one is.
      const auto next =
          std::find_if(left.begin(), left.end() - 1, [&](const Entry& entry) { return !rests_on(entry, left); });
      result.push_back(shown(*next));
      left.erase(next);
    }
    return result;
  }

  bool rests_on(const Entry& entry, const std::vector<Entry>& others) const {
    const std::vector<Condition>& conditions = at(knowledge_.questions, entry.item).only_if;
    return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
      return std::any_of(others.begin(), others.end(), [&](const Entry& other) { return other.item == condition.question; });
    });
  }

  // Answers that count, and tries; customers have no words for what only agents do.
  bool is_shown(const Entry& entry) const {
    return entry.kind == Entry::Kind::answer ? entry.counts : !at(words_.guides, entry.item).headline.empty();
  }

  ShownAnswer shown(const Entry& entry) const {
    const Question& question = at(knowledge_.questions, entry.item);
    const QuestionWords& words = at(words_.questions, entry.item);
    const bool can_change = question.asking[case_.audience].has_value();
    return {question.id, std::string(answer_id(question, entry.answer)), words.ask,
            entry.answer == kUnsure ? words_.label(Label::unsure) : at(words.answers, entry.answer).label,
            can_change ? to_link(case_, knowledge_, {Mark::Kind::ask, entry.item}) : std::string()};
  }

  std::vector<ShownAnswer> shown(const std::vector<Entry>& entries) const {
    std::vector<ShownAnswer> result;
    for (const Entry& entry : entries) result.push_back(shown(entry));
    return result;
  }

  std::string back() const {
    const bool shows_other_page = mark_.kind != Mark::Kind::none && mark_.kind != Mark::Kind::said;
    if (shows_other_page) return to_link(case_, knowledge_);
    if (case_.entries.empty()) return {};
    return to_link(before_last(case_, knowledge_), knowledge_);
  }

  // The same answers for another reader. Colleagues open the same page; customers just the steps that are theirs, and agents
  // who take over from a customer what is best to do now.
  std::string share(const PageStep& step, Audience audience) const {
    const Case shared = with_audience(case_, knowledge_, audience);
    const std::optional<int> guide = shared_guide(step, audience);
    const bool same = audience == case_.audience && mark_.kind != Mark::Kind::see;
    if (!guide) return to_link(shared, knowledge_);
    return to_link(shared, knowledge_, {same ? Mark::Kind::said : Mark::Kind::see, *guide});
  }

  std::optional<int> shared_guide(const PageStep& step, Audience audience) const {
    const bool advises = step.kind == PageStep::Kind::guide || step.kind == PageStep::Kind::handover;
    const std::optional<int> guide = advises ? index_of(knowledge_.guides, step.id) : std::nullopt;
    if (!guide || (case_.audience == Audience::customer && audience == Audience::agent)) return std::nullopt;
    return has_words(knowledge_, *guide, audience) ? guide : at(knowledge_.guides, *guide).then;
  }

  const Knowledge& knowledge_;
  const Words& words_;
  const Case& case_;
  const Mark& mark_;
  bool dropped_;
  Diagnosis diagnosis_;
  std::vector<GuideShare> guides_;  // that are still possible, the likeliest first
};

}  // namespace

Page page_for(const Knowledge& knowledge, const Words& words, std::string_view link) {
  ParsedLink parsed = parse_link(link, knowledge);
  if (parsed.value.audience != words.audience) {
    // Another audience's guides may have no words here.
    parsed = {};
    parsed.value.audience = words.audience;
    parsed.dropped = true;
  }
  return PageMaker(knowledge, words, parsed).make();
}

}  // namespace signpost

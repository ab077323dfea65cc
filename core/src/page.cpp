#include "signpost/page.h"

#include <algorithm>

#include "signpost/diagnosis.h"
#include "signpost/explanation.h"

namespace signpost {
namespace {

constexpr std::size_t kMostAlternatives = 4;
constexpr std::size_t kMostSeparated = 5;
constexpr std::size_t kMostRuledOut = 3;
constexpr double kQuickSeconds = 600;

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
        dropped_(link.dropped),
        diagnosis_(diagnose(knowledge, link.value)) {}

  Page make() {
    Page page;
    page.link = to_link(case_, knowledge_);
    page.audience = case_.audience;
    page.language = words_.language;
    page.step = step();
    page.title = plain(page.step.headline) + " \xE2\x80\x93 " + words_.label("title");
    page.notices = notices(page.step);
    for (std::size_t i = 0; i < case_.entries.size(); ++i) {
      const Entry& entry = case_.entries[i];
      if (entry.kind == Entry::Kind::answer) {
        page.answers.push_back(shown(entry));
      } else {
        page.tried.push_back({at(knowledge_.guides, entry.item).id, at(words_.guides, entry.item).headline,
                              to_link(without_entry(case_, knowledge_, i), knowledge_)});
      }
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
    const Mark& mark = case_.mark;
    if (mark.kind == Mark::Kind::ask) return question(mark.item);
    if (mark.kind == Mark::Kind::see) return advice(mark.item);
    if (mark.kind == Mark::Kind::solved) return solved();
    if (const std::optional<int> again = to_ask_again(case_, knowledge_)) {
      PageStep step = question(*again);
      step.again = words_.label("ask_again");
      return step;
    }
    if (diagnosis_.possible.empty()) return no_cause();
    const Step next = next_step(knowledge_, case_);
    if (next.kind == Step::Kind::hand_over || is_full(case_, knowledge_)) return handover(HandoverReason::exhausted);
    if (next.kind == Step::Kind::ask) {
      PageStep step = question(next.item);
      // Customers are not troubled with what is still a guess.
      if (case_.audience == Audience::agent) step.also = alternatives(-1);
      return step;
    }
    PageStep step = advice(next.item);
    step.why = why_tried(next.item);
    return step;
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
      step.options.push_back({std::string(kUnsureId), words_.label("unsure"), {}, {}, link_with(asked, kUnsure)});
    }
    return step;
  }

  // The advice that the question tells apart, in headlines.
  std::vector<Text> why_asked(int question) const {
    std::vector<Text> result;
    for (const int guide : separated_guides(knowledge_, case_, question)) {
      if (result.size() == kMostSeparated) {
        result.push_back(words_.label("more"));
        break;
      }
      result.push_back(at(words_.guides, guide).headline);
    }
    return result;
  }

  // Where a try comes before questions that are still open, why it does.
  std::vector<Text> why_tried(int guide) const {
    if (diagnosis_.open.empty()) return {};
    double share = 0;
    for (const Likelihood& l : diagnosis_.possible) {
      if (at(knowledge_.causes, l.cause).guide[case_.audience] == guide) share += l.share;
    }
    const bool most = share > 0.5 && at(knowledge_.guides, guide).seconds <= kQuickSeconds;
    return {words_.label(most ? "why_most" : "why_try")};
  }

  std::string link_with(int question, int answer) const {
    return to_link(with_answer(case_, knowledge_, question, answer), knowledge_);
  }

  PageStep advice(int guide) const {
    const Guide& advised = at(knowledge_.guides, guide);
    const GuideWords& words = at(words_.guides, guide);
    PageStep step = advised.out_of_scope ? handover(HandoverReason::out_of_scope) : PageStep();
    step.kind = advised.out_of_scope ? PageStep::Kind::handover : PageStep::Kind::guide;
    step.id = advised.id;
    step.headline = words.headline;
    const int cause = likeliest_cause(guide);
    step.cause = at(knowledge_.causes, cause).id;
    // A guide that is only looked at may not be for anything that was said.
    const bool fitting = fits(knowledge_, case_, cause);
    if (fitting) step.cause_text = at(words_.causes, cause);
    step.certain = fitting && is_certain(knowledge_, case_, cause);
    if (is_possible(guide)) step.because = shown(settling_answers(knowledge_, case_));
    step.ruled_out = ruled_out();
    ProcedureWords joined = words_.joined(advised, words);
    step.steps = std::move(joined.steps);
    step.safety = std::move(joined.safety);
    step.before = std::move(joined.warnings);
    step.warnings = words.warnings;
    append_new(step.expect, words.expect);
    for (const int source : advised.sources) step.sources.push_back(at(knowledge_.sources, source));
    step.checked = advised.checked;
    step.worked = to_link(with_mark(case_, Mark::Kind::solved, guide), knowledge_);
    // A full link cannot say that one more guide was tried; without it, the case is handed over.
    const bool full = is_full(case_, knowledge_);
    step.failed = to_link(full ? with_mark(case_, Mark::Kind::none) : with_tried(case_, knowledge_, guide), knowledge_);
    step.also = alternatives(guide);
    if (advised.out_of_scope) {
      step.text = words.expect;
      step.where = words.where;
      step.where_url = words.where_url;
    }
    return step;
  }

  // The cause to name for a guide: the likeliest possible one, or, for a guide that is only looked at, its commonest.
  int likeliest_cause(int guide) const {
    int best = 0;
    double most = -1;
    for (const Likelihood& l : diagnosis_.possible) {
      if (at(knowledge_.causes, l.cause).guide[case_.audience] != guide || l.share <= most) continue;
      best = l.cause;
      most = l.share;
    }
    for (std::size_t c = 0; most < 0 && c < knowledge_.causes.size(); ++c) {
      const Cause& cause = knowledge_.causes[c];
      const bool leads_here = cause.guide[case_.audience] == guide;
      if (leads_here && (at(knowledge_.causes, best).guide[case_.audience] != guide ||
                         cause.weight > at(knowledge_.causes, best).weight)) {
        best = static_cast<int>(c);
      }
    }
    return best;
  }

  bool is_possible(int guide) const {
    return std::any_of(diagnosis_.possible.begin(), diagnosis_.possible.end(),
                       [&](const Likelihood& l) { return at(knowledge_.causes, l.cause).guide[case_.audience] == guide; });
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
    struct Rival {
      int guide;
      int cause;
      double share;
      double best;
    };
    std::vector<Rival> rivals;
    for (const Likelihood& l : diagnosis_.possible) {
      const int guide = at(knowledge_.causes, l.cause).guide[case_.audience];
      if (guide == shown_guide) continue;
      auto rival = std::find_if(rivals.begin(), rivals.end(), [guide](const Rival& r) { return r.guide == guide; });
      if (rival == rivals.end()) rival = rivals.insert(rivals.end(), {guide, l.cause, 0, 0});
      rival->share += l.share;
      if (l.share > rival->best) {
        rival->best = l.share;
        rival->cause = l.cause;
      }
    }
    std::vector<Alternative> result;
    // With nothing said yet everything is possible, and a list of it says nothing.
    if (case_.entries.empty()) return result;
    while (!rivals.empty() && result.size() < kMostAlternatives) {
      const auto rival =
          std::max_element(rivals.begin(), rivals.end(), [](const Rival& a, const Rival& b) { return a.share < b.share; });
      result.push_back(alternative(rival->guide, rival->cause));
      rivals.erase(rival);
    }
    return result;
  }

  Alternative alternative(int guide, int cause) const {
    return {at(knowledge_.guides, guide).id, at(words_.guides, guide).headline, at(words_.causes, cause),
            to_link(with_mark(case_, Mark::Kind::see, guide), knowledge_)};
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

  std::string summary() const {
    std::string text = words_.handover.summary;
    for (const Entry& entry : case_.entries) {
      if (entry.kind == Entry::Kind::answer) {
        const ShownAnswer answer = shown(entry);
        text += "\n- " + plain(answer.ask) + " " + plain(answer.label);
      } else {
        text += "\n- " + words_.label("tried") + ": " + plain(at(words_.guides, entry.item).headline);
      }
    }
    // Whoever takes over opens it, and sees the same answers with the checks that are worth making.
    return text + "\n" + words_.label("share_agent") + ": " + share(PageStep(), Audience::agent);
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
    if (dropped_) result.push_back(words_.label("notice_dropped"));
    const bool asks = step.kind == PageStep::Kind::question;
    if (case_.mark.kind == Mark::Kind::said && (asks || step.id != at(knowledge_.guides, case_.mark.item).id)) {
      result.push_back(words_.label("notice_changed"));
    }
    return result;
  }

  ShownAnswer shown(const Entry& entry) const {
    const Question& question = at(knowledge_.questions, entry.item);
    const QuestionWords& words = at(words_.questions, entry.item);
    const bool can_change = question.asking[case_.audience].has_value();
    return {question.id, std::string(answer_id(question, entry.answer)), words.ask,
            entry.answer == kUnsure ? words_.label("unsure") : at(words.answers, entry.answer).label,
            can_change ? to_link(with_mark(case_, Mark::Kind::ask, entry.item), knowledge_) : std::string()};
  }

  std::vector<ShownAnswer> shown(const std::vector<Entry>& entries) const {
    std::vector<ShownAnswer> result;
    for (const Entry& entry : entries) result.push_back(shown(entry));
    return result;
  }

  std::string back() const {
    const bool shows_other_page = case_.mark.kind != Mark::Kind::none && case_.mark.kind != Mark::Kind::said;
    if (shows_other_page) return to_link(with_mark(case_, Mark::Kind::none), knowledge_);
    if (case_.entries.empty()) return {};
    return to_link(without_entry(case_, knowledge_, case_.entries.size() - 1), knowledge_);
  }

  // The same answers for another reader. Colleagues open the same page; customers just the steps that are theirs, and agents
  // who take over from a customer what is best to do now.
  std::string share(const PageStep& step, Audience audience) const {
    Case shared;
    shared.audience = audience;
    for (const Entry& entry : case_.entries) {
      if (entry.kind == Entry::Kind::answer || reachable(knowledge_, entry.item, audience)) shared.entries.push_back(entry);
    }
    const std::optional<int> guide = shared_guide(step, audience);
    const bool same = audience == case_.audience && case_.mark.kind != Mark::Kind::see;
    if (guide) shared.mark = {same ? Mark::Kind::said : Mark::Kind::see, *guide};
    return to_link(shared, knowledge_);
  }

  std::optional<int> shared_guide(const PageStep& step, Audience audience) const {
    const bool advises = step.kind == PageStep::Kind::guide || step.kind == PageStep::Kind::handover;
    const std::optional<int> guide = advises ? index_of(knowledge_.guides, step.id) : std::nullopt;
    if (!guide || (case_.audience == Audience::customer && audience == Audience::agent)) return std::nullopt;
    return reachable(knowledge_, *guide, audience) ? guide : at(knowledge_.guides, *guide).then;
  }

  const Knowledge& knowledge_;
  const Words& words_;
  const Case& case_;
  bool dropped_;
  Diagnosis diagnosis_;
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

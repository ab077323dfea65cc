#include "reasoning/diagnosis.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "reasoning/subsets.h"

namespace signpost {
namespace {

const Question& question_at(const Knowledge& knowledge, int question) {
  return knowledge.questions[static_cast<std::size_t>(question)];
}

// The answers that may be true, by question: the one that was given, or all. With these a cause is judged by looking once at
// each of its conditions, however many answers there are.
std::vector<AnswerSet> true_answers(const Knowledge& knowledge, const std::vector<Entry>& answers) {
  std::vector<AnswerSet> result(knowledge.questions.size(), AnswerSet::first(kMostAnswers));
  for (const Entry& entry : answers) result[static_cast<std::size_t>(entry.item)] &= {entry.answer};
  return result;
}

bool fits_all(const Cause& cause, const std::vector<AnswerSet>& may_be_true) {
  return std::all_of(cause.fits.begin(), cause.fits.end(), [&](const Condition& condition) {
    return !(condition.answers & may_be_true[static_cast<std::size_t>(condition.question)]).empty();
  });
}

bool some_cause_fits(const Knowledge& knowledge, const std::vector<Entry>& answers) {
  const std::vector<AnswerSet> may_be_true = true_answers(knowledge, answers);
  return std::any_of(knowledge.causes.begin(), knowledge.causes.end(),
                     [&](const Cause& cause) { return fits_all(cause, may_be_true); });
}

// The weight of a cause after certain answers; the chance of "unsure" is the same for all.
double weight_after(const Knowledge& knowledge, const Cause& cause, const std::vector<Entry>& answers) {
  double weight = cause.weight;
  for (const Entry& entry : answers) weight /= fitting_answers(knowledge, cause, entry.item).count();
  return weight;
}

// The chance that `guide` was tried and did not help.
double chance_of_failure(const Knowledge& knowledge, const Case& value, int guide) {
  return was_tried(value, guide) ? 1 - knowledge.guides[static_cast<std::size_t>(guide)].works : 1;
}

// The same for the other audience's guide, where only they are led to it.
double chance_of_others_failure(const Knowledge& knowledge, const Case& value, const Cause& cause) {
  const int guide = cause.guide[other(value.audience)];
  return reachable(knowledge, guide, value.audience) ? 1 : chance_of_failure(knowledge, value, guide);
}

void make_shares(std::vector<Likelihood>& possible, std::vector<Likelihood>& spent) {
  double sum = 0;
  for (const Likelihood& l : possible) sum += l.share;
  for (const Likelihood& l : spent) sum += l.share;
  for (Likelihood& l : possible) l.share /= sum;
  for (Likelihood& l : spent) l.share /= sum;
}

bool is_open(const Knowledge& knowledge, const Case& value, const std::vector<Likelihood>& possible, int question) {
  const Question& asked = question_at(knowledge, question);
  if (!can_ask(value, knowledge, question) || given_answer(value, question)) return false;
  return std::any_of(possible.begin(), possible.end(), [&](const Likelihood& l) {
    return fitting_answers(knowledge, knowledge.causes[static_cast<std::size_t>(l.cause)], question) != asked.all_answers();
  });
}

}  // namespace

std::vector<GuideShare> guides_by_share(const Knowledge& knowledge, Audience audience,
                                        const std::vector<Likelihood>& causes) {
  std::vector<GuideShare> guides;
  for (const Likelihood& l : causes) {
    const int guide = knowledge.causes[static_cast<std::size_t>(l.cause)].guide[audience];
    auto known = std::find_if(guides.begin(), guides.end(), [guide](const GuideShare& g) { return g.guide == guide; });
    if (known == guides.end()) known = guides.insert(known, {guide, 0, l});
    known->share += l.share;
    if (l.share > known->likeliest.share) known->likeliest = l;
  }
  // Keeps the order of equals. There are few guides, and std::stable_sort is a kilobyte to download.
  for (std::size_t i = 1; i < guides.size(); ++i) {
    for (std::size_t j = i; j > 0 && guides[j].share > guides[j - 1].share; --j) std::swap(guides[j], guides[j - 1]);
  }
  return guides;
}

bool is_spent(const Knowledge& knowledge, const Case& value, int cause) {
  const Cause& named = knowledge.causes[static_cast<std::size_t>(cause)];
  return was_tried(value, named.guide[value.audience]) || chance_of_others_failure(knowledge, value, named) <= 0;
}

Diagnosis diagnose(const Knowledge& knowledge, const Case& value) {
  Diagnosis result;
  const std::vector<Entry> answers = certain_answers(value);
  const std::vector<AnswerSet> may_be_true = true_answers(knowledge, answers);
  for (std::size_t c = 0; c < knowledge.causes.size(); ++c) {
    const Cause& cause = knowledge.causes[c];
    if (!fits_all(cause, may_be_true)) continue;
    const double weight = weight_after(knowledge, cause, answers) *
                          chance_of_failure(knowledge, value, cause.guide[value.audience]) *
                          chance_of_others_failure(knowledge, value, cause);
    const bool spent = is_spent(knowledge, value, static_cast<int>(c));
    (spent ? result.spent : result.possible).push_back({static_cast<int>(c), weight});
  }
  if (!result.possible.empty()) make_shares(result.possible, result.spent);

  const auto guide_of = [&](const Likelihood& l) {
    return knowledge.causes[static_cast<std::size_t>(l.cause)].guide[value.audience];
  };
  const bool undecided = std::any_of(result.possible.begin(), result.possible.end(),
                                     [&](const Likelihood& l) { return guide_of(l) != guide_of(result.possible.front()); });
  for (std::size_t q = 0; undecided && q < knowledge.questions.size(); ++q) {
    if (is_open(knowledge, value, result.possible, static_cast<int>(q))) result.open.push_back(static_cast<int>(q));
  }
  return result;
}

std::vector<std::vector<Entry>> conflicts(const Knowledge& knowledge, const Case& value) {
  const std::vector<Entry> answers = certain_answers(value);
  if (some_cause_fits(knowledge, answers)) return {};
  return smallest_sets(answers, [&](const std::vector<Entry>& set) { return !some_cause_fits(knowledge, set); });
}

std::optional<Entry> suspect(const Knowledge& knowledge, const Case& value) {
  const std::vector<std::vector<Entry>> sets = conflicts(knowledge, value);
  const std::vector<Entry> answers = certain_answers(value);
  std::optional<Entry> result;
  double most = -1;
  // An answer that is in no set can be changed without mending anything.
  for (const Entry& entry : answers) {
    const bool involved = std::any_of(sets.begin(), sets.end(), [&](const std::vector<Entry>& set) {
      return std::find(set.begin(), set.end(), entry) != set.end();
    });
    if (!involved || !question_at(knowledge, entry.item).asking[value.audience]) continue;
    std::vector<Entry> others = answers;
    others.erase(std::find(others.begin(), others.end(), entry));
    const std::vector<AnswerSet> may_be_true = true_answers(knowledge, others);
    double weight = 0;
    for (const Cause& cause : knowledge.causes)
      weight += fits_all(cause, may_be_true) ? weight_after(knowledge, cause, others) : 0;
    if (weight <= most) continue;
    most = weight;
    result = entry;
  }
  return result;
}

}  // namespace signpost

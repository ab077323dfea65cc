#include "signpost/explanation.h"

#include <algorithm>
#include <utility>

#include "signpost/diagnosis.h"
#include "subsets.h"

namespace signpost {
namespace {

const Cause& cause_at(const Knowledge& knowledge, int cause) { return knowledge.causes[static_cast<std::size_t>(cause)]; }

bool fits_answer(const Knowledge& knowledge, const Cause& cause, const Entry& entry) {
  return ((fitting_answers(knowledge, cause, entry.item) >> entry.answer) & 1U) != 0;
}

// The answers that `cause` does not fit.
std::vector<Entry> misfits(const Knowledge& knowledge, const Cause& cause, const std::vector<Entry>& answers) {
  std::vector<Entry> result;
  for (const Entry& entry : answers) {
    if (!fits_answer(knowledge, cause, entry)) result.push_back(entry);
  }
  return result;
}

// Whether another answer than this one would take the sense from a question that was answered, too.
bool carries_others(const Knowledge& knowledge, const std::vector<Entry>& answers, const Entry& entry) {
  return std::any_of(answers.begin(), answers.end(), [&](const Entry& other) {
    const std::vector<Condition>& conditions = knowledge.questions[static_cast<std::size_t>(other.item)].only_if;
    return std::any_of(conditions.begin(), conditions.end(),
                       [&](const Condition& condition) { return condition.question == entry.item; });
  });
}

// A guide with the weight of its causes.
struct Weighed {
  int guide;
  double weight;
  AnswerSet answers;  // to the question at hand, that some cause of it fits
};

Weighed& find_or_add(std::vector<Weighed>& guides, int guide) {
  const auto found = std::find_if(guides.begin(), guides.end(), [guide](const Weighed& w) { return w.guide == guide; });
  return found == guides.end() ? guides.emplace_back(Weighed{guide, 0, 0}) : *found;
}

// Keeps the order of those that weigh the same. There are few, and std::stable_sort is a kilobyte to download.
void heaviest_first(std::vector<Weighed>& guides) {
  for (std::size_t i = 1; i < guides.size(); ++i) {
    for (std::size_t j = i; j > 0 && guides[j].weight > guides[j - 1].weight; --j) std::swap(guides[j], guides[j - 1]);
  }
}

}  // namespace

std::vector<int> separated_guides(const Knowledge& knowledge, const Case& value, int question) {
  Case before = value;
  before.entries.erase(
      std::remove_if(before.entries.begin(), before.entries.end(),
                     [question](const Entry& entry) { return entry.kind == Entry::Kind::answer && entry.item == question; }),
      before.entries.end());
  std::vector<Weighed> guides;
  for (const Likelihood& l : diagnose(knowledge, before).possible) {
    const Cause& cause = cause_at(knowledge, l.cause);
    Weighed& guide = find_or_add(guides, cause.guide[value.audience]);
    guide.weight += l.share;
    guide.answers |= fitting_answers(knowledge, cause, question);
  }
  heaviest_first(guides);
  std::vector<int> result;
  for (const Weighed& guide : guides) {
    if (guide.answers != knowledge.questions[static_cast<std::size_t>(question)].all_answers())
      result.push_back(guide.guide);
  }
  return result;
}

std::vector<Entry> settling_answers(const Knowledge& knowledge, const Case& value) {
  std::vector<int> left;
  for (const Likelihood& l : diagnose(knowledge, value).possible)
    left.push_back(cause_at(knowledge, l.cause).guide[value.audience]);
  // Fewer answers never rule out more, so it is enough that each cause of another guide still misfits one of them.
  const auto enough = [&](const std::vector<Entry>& set) {
    return std::all_of(knowledge.causes.begin(), knowledge.causes.end(), [&](const Cause& cause) {
      const int guide = cause.guide[value.audience];
      return std::find(left.begin(), left.end(), guide) != left.end() || was_tried(value, guide) ||
             !misfits(knowledge, cause, set).empty();
    });
  };
  return smallest_sets(certain_answers(value), enough).front();
}

std::vector<Exclusion> exclusions(const Knowledge& knowledge, const Case& value) {
  const std::vector<Entry> answers = certain_answers(value);
  std::vector<Weighed> near;
  for (const Cause& cause : knowledge.causes) {
    const std::vector<Entry> against = misfits(knowledge, cause, answers);
    if (against.size() != 1 || carries_others(knowledge, answers, against[0])) continue;
    find_or_add(near, cause.guide[value.audience]).weight += cause.weight;
  }
  heaviest_first(near);
  std::vector<Exclusion> result;
  for (const Weighed& w : near) {
    const auto ruled_out = [&](const std::vector<Entry>& set) {
      return std::all_of(knowledge.causes.begin(), knowledge.causes.end(), [&](const Cause& cause) {
        return cause.guide[value.audience] != w.guide || !misfits(knowledge, cause, set).empty();
      });
    };
    if (was_tried(value, w.guide) || !ruled_out(answers)) continue;
    result.push_back({w.guide, smallest_sets(answers, ruled_out).front()});
  }
  return result;
}

}  // namespace signpost

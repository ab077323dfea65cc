#include "reasoning/explanation.h"

#include <algorithm>

#include "reasoning/subsets.h"

namespace signpost {
namespace {

const Cause& cause_at(const Knowledge& knowledge, int cause) { return knowledge.causes[static_cast<std::size_t>(cause)]; }

// The causes on which the answers decide: what was tried leaves something of them.
std::vector<int> not_spent(const Knowledge& knowledge, const Case& value) {
  std::vector<int> result;
  for (int c = 0; c < static_cast<int>(knowledge.causes.size()); ++c) {
    if (!is_spent(knowledge, value, c)) result.push_back(c);
  }
  return result;
}

// The answers that `cause` does not fit.
std::vector<Entry> misfits(const Knowledge& knowledge, const Cause& cause, const std::vector<Entry>& answers) {
  std::vector<Entry> result;
  for (const Entry& entry : answers) {
    if (!fitting_answers(knowledge, cause, entry.item).has(entry.answer)) result.push_back(entry);
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

Case without_answers(const Case& value, int question) {
  Case result = value;
  const auto is_one = [question](const Entry& entry) { return entry.kind == Entry::Kind::answer && entry.item == question; };
  result.entries.erase(std::remove_if(result.entries.begin(), result.entries.end(), is_one), result.entries.end());
  return result;
}

}  // namespace

std::vector<int> separated_guides(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, int question) {
  const std::vector<Likelihood> possible =
      given_answer(value, question) ? diagnose(knowledge, without_answers(value, question)).possible : diagnosis.possible;
  std::vector<int> result;
  for (const GuideShare& g : guides_by_share(knowledge, value.audience, possible)) {
    AnswerSet answers;
    for (const Likelihood& l : possible) {
      const Cause& cause = cause_at(knowledge, l.cause);
      if (cause.guide[value.audience] == g.guide) answers |= fitting_answers(knowledge, cause, question);
    }
    if (answers != knowledge.questions[static_cast<std::size_t>(question)].all_answers()) result.push_back(g.guide);
  }
  return result;
}

std::vector<Entry> settling_answers(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis) {
  std::vector<int> left;
  for (const Likelihood& l : diagnosis.possible) left.push_back(cause_at(knowledge, l.cause).guide[value.audience]);
  const std::vector<int> open = not_spent(knowledge, value);
  // Fewer answers never rule out more, so it is enough that each cause of another guide still misfits one of them.
  const auto enough = [&](const std::vector<Entry>& set) {
    return std::all_of(open.begin(), open.end(), [&](int c) {
      const Cause& cause = cause_at(knowledge, c);
      return std::find(left.begin(), left.end(), cause.guide[value.audience]) != left.end() ||
             !misfits(knowledge, cause, set).empty();
    });
  };
  return smallest_sets(certain_answers(value), enough).front();
}

std::vector<Exclusion> exclusions(const Knowledge& knowledge, const Case& value) {
  const std::vector<Entry> answers = certain_answers(value);
  const std::vector<int> open = not_spent(knowledge, value);
  std::vector<Likelihood> near;
  for (const int c : open) {
    const Cause& cause = cause_at(knowledge, c);
    const std::vector<Entry> against = misfits(knowledge, cause, answers);
    if (against.size() != 1 || carries_others(knowledge, answers, against[0])) continue;
    near.push_back({c, cause.weight});
  }
  std::vector<Exclusion> result;
  for (const GuideShare& g : guides_by_share(knowledge, value.audience, near)) {
    const auto ruled_out = [&](const std::vector<Entry>& set) {
      return std::all_of(open.begin(), open.end(), [&](int c) {
        const Cause& cause = cause_at(knowledge, c);
        return cause.guide[value.audience] != g.guide || !misfits(knowledge, cause, set).empty();
      });
    };
    if (ruled_out(answers)) result.push_back({g.guide, smallest_sets(answers, ruled_out).front()});
  }
  return result;
}

}  // namespace signpost

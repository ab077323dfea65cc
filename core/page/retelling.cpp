#include "page/retelling.h"

#include <algorithm>

#include "base/at.h"
#include "cases/link.h"

namespace signpost {
std::vector<ShownAnswer> Retelling::answers() const {
  std::vector<Entry> left;
  for (const Entry& entry : case_.entries) {
    if (entry.kind == Entry::Kind::answer && is_shown(entry)) left.push_back(entry);
  }
  std::vector<ShownAnswer> result;
  while (!left.empty()) {
    // Where none before it is next, the last one is.
    const auto next = std::find_if(left.begin(), left.end() - 1, [&](const Entry& entry) { return !rests_on(entry, left); });
    result.push_back(shown(*next));
    left.erase(next);
  }
  return result;
}

std::vector<ShownTry> Retelling::tries() const {
  std::vector<ShownTry> result;
  for (std::size_t i = 0; i < case_.entries.size(); ++i) {
    const Entry& entry = case_.entries[i];
    if (entry.kind != Entry::Kind::tried || !is_shown(entry)) continue;
    result.push_back({at(knowledge_.guides, entry.item).id, at(words_.guides, entry.item).headline,
                      to_link(without_entry(case_, knowledge_, i), knowledge_)});
  }
  return result;
}

std::string Retelling::summary() const {
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

ShownAnswer Retelling::shown(const Entry& entry) const {
  const Question& question = at(knowledge_.questions, entry.item);
  const QuestionWords& words = at(words_.questions, entry.item);
  const bool can_change = question.asking[case_.audience].has_value();
  return {question.id, std::string(answer_id(question, entry.answer)), words.ask,
          entry.answer == kUnsure ? words_.label(Label::unsure) : at(words.answers, entry.answer).label,
          can_change ? to_link(case_, knowledge_, {Mark::Kind::ask, entry.item}) : std::string()};
}

std::vector<ShownAnswer> Retelling::shown(const std::vector<Entry>& entries) const {
  std::vector<ShownAnswer> result;
  for (const Entry& entry : entries) result.push_back(shown(entry));
  return result;
}

// Answers that count, and tries; customers have no words for what only agents do.
bool Retelling::is_shown(const Entry& entry) const {
  return entry.kind == Entry::Kind::answer ? entry.counts : !at(words_.guides, entry.item).headline.empty();
}

bool Retelling::rests_on(const Entry& entry, const std::vector<Entry>& others) const {
  const std::vector<Condition>& conditions = at(knowledge_.questions, entry.item).only_if;
  return std::any_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    return std::any_of(others.begin(), others.end(), [&](const Entry& other) { return other.item == condition.question; });
  });
}

std::string Retelling::in_a_line(const Entry& entry) const {
  if (entry.kind == Entry::Kind::tried)
    return words_.label(Label::tried) + ": " + plain(at(words_.guides, entry.item).headline);
  const ShownAnswer answer = shown(entry);
  return plain(answer.ask) + " " + plain(answer.label);
}

}  // namespace signpost

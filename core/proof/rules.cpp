#include "proof/rules.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "base/at.h"

namespace signpost {
namespace {}  // namespace

double Position::mass() const {
  double sum = 0;
  for (const Position::Cause& c : causes) sum += c.weight;
  return sum;
}

bool Position::is_last() const { return std::find(left.begin(), left.end(), 1) == left.end(); }

Rules::Rules(const Knowledge& knowledge, Audience audience) : knowledge_(knowledge), audience_(audience) {
  for (const Cause& cause : knowledge.causes) {
    for (std::size_t q = 0; q < knowledge.questions.size(); ++q)
      fitting_.push_back(fitting_answers(knowledge, cause, static_cast<int>(q)));
  }
}

Position Rules::position(const Case& value) const {
  Position::Said said{std::vector<int>(knowledge_.questions.size(), Position::kNothing),
                      std::vector<char>(knowledge_.guides.size(), 0)};
  for (const Entry& entry : value.entries) {
    const auto item = static_cast<std::size_t>(entry.item);
    if (entry.kind == Entry::Kind::answer && entry.counts) said.answers[item] = entry.answer;
    if (entry.kind == Entry::Kind::tried) said.tried[item] = 1;
  }
  return position(std::move(said));
}

std::vector<Deed> Rules::deeds(const Position& s) const {
  std::vector<Deed> result;
  for (std::size_t q = 0; q < s.now.size(); ++q) {
    if (s.now[q] != 0) result.push_back(asking(s, q));
  }
  for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
    if (may_try(s, static_cast<int>(g))) result.push_back(trying(s, g));
  }
  result.push_back({"people", knowledge_.handover_seconds, {}});
  return result;
}

double Rules::told(const Position& s) const {
  std::map<std::vector<AnswerSet>, std::vector<Position::Cause>> groups;
  for (const Position::Cause& c : s.causes) {
    std::vector<AnswerSet> treated;
    for (std::size_t q = 0; q < s.left.size(); ++q) {
      if (s.left[q] != 0) treated.push_back(fitting(c.cause, q));
    }
    groups[std::move(treated)].push_back(c);
  }
  double sum = 0;
  for (const auto& [treated, causes] : groups) sum += tries_and_people(causes);
  return sum / s.mass();
}

std::vector<int> Rules::signature(const Position& s) const {
  std::vector<int> result;
  for (const Position::Cause& c : s.causes) result.push_back(2 * c.cause + (c.possible ? 1 : 0));
  for (std::size_t q = 0; q < s.left.size(); ++q) {
    result.push_back(-1 - (s.left[q] + 2 * s.now[q] + 4 * (s.said.answers[q] >= 0 && matters(s, q) ? 1 : 0)));
  }
  return result;
}

Position Rules::position(Position::Said said) const {
  Position s{std::move(said), {}, {}, {}};
  std::vector<std::size_t> answered;
  for (std::size_t q = 0; q < s.said.answers.size(); ++q) {
    if (s.said.answers[q] >= 0) answered.push_back(q);
  }
  for (std::size_t c = 0; c < knowledge_.causes.size(); ++c) {
    const int cause = static_cast<int>(c);
    double weight = knowledge_.causes[c].weight;
    for (const std::size_t q : answered) {
      const AnswerSet answers = fitting(cause, q);
      weight = answers.has(s.said.answers[q]) ? weight / answers.count() : -1;
      if (weight < 0) break;
    }
    if (weight < 0) continue;
    const bool tried = at(s.said.tried, guide(cause)) != 0;
    s.causes.push_back({cause, tried ? weight * (1 - at(knowledge_.guides, guide(cause)).works) : weight, !tried});
  }
  find_questions(s);
  return s;
}

void Rules::find_questions(Position& s) const {
  const std::size_t n = knowledge_.questions.size();
  s.now.assign(n, 0);
  s.left.assign(n, 0);
  int first = -1;
  bool undecided = false;
  for (const Position::Cause& c : s.causes) {
    if (!c.possible) continue;
    if (first < 0) first = guide(c.cause);
    undecided = undecided || guide(c.cause) != first;
  }
  for (std::size_t q = 0; undecided && q < n; ++q) s.left[q] = may_help(s, q) ? 1 : 0;
  // A question whose condition cannot be met any more is none; that may end the condition of another.
  for (bool again = true; again;) {
    again = false;
    for (std::size_t q = 0; q < n; ++q) {
      if (s.left[q] == 0 || conditions(s, q, true)) continue;
      s.left[q] = 0;
      again = true;
    }
  }
  for (std::size_t q = 0; q < n; ++q) s.now[q] = s.left[q] != 0 && conditions(s, q, false) ? 1 : 0;
}

bool Rules::may_help(const Position& s, std::size_t q) const {
  if (s.said.answers[q] != Position::kNothing || !knowledge_.questions[q].asking[audience_]) return false;
  return std::any_of(s.causes.begin(), s.causes.end(),
                     [&](const Position::Cause& c) { return c.possible && can_rule_out(q, c.cause); });
}

bool Rules::conditions(const Position& s, std::size_t q, bool later) const {
  return std::all_of(knowledge_.questions[q].only_if.begin(), knowledge_.questions[q].only_if.end(),
                     [&](const Condition& condition) {
                       return condition.answers.has(at(s.said.answers, condition.question)) ||
                              (later && at(s.left, condition.question) != 0);
                     });
}

bool Rules::may_try(const Position& s, int tried) const {
  return std::any_of(s.causes.begin(), s.causes.end(), [&](const Position::Cause& c) {
    if (!c.possible || guide(c.cause) != tried) return false;
    if (!at(knowledge_.guides, tried).careful) return true;
    for (std::size_t q = 0; q < s.now.size(); ++q) {
      if (s.now[q] != 0 && can_rule_out(q, c.cause)) return false;
    }
    return true;
  });
}

Deed Rules::asking(const Position& s, std::size_t q) const {
  const Question& question = knowledge_.questions[q];
  const Asking& cost = *question.asking[audience_];
  Deed deed{"ask " + question.id, cost.seconds, {}};
  const auto add = [&](int answer, double chance) {
    if (chance <= 0) return;
    Position::Said said = s.said;
    said.answers[q] = answer;
    deed.outcomes.emplace_back(chance, position(std::move(said)));
  };
  add(kUnsure, cost.unsure);
  for (int answer = 0; answer < static_cast<int>(question.answers.size()); ++answer) {
    double share = 0;
    for (const Position::Cause& c : s.causes) {
      const AnswerSet answers = fitting(c.cause, q);
      if (answers.has(answer)) share += c.weight / answers.count();
    }
    add(answer, (1 - cost.unsure) * share / s.mass());
  }
  return deed;
}

Deed Rules::trying(const Position& s, std::size_t g) const {
  const Guide& tried = knowledge_.guides[g];
  Deed deed{"try " + tried.id, tried.seconds, {}};
  Position::Said said = s.said;
  said.tried[g] = 1;
  Position after = position(std::move(said));
  const double chance = after.mass() / s.mass();
  if (chance > 0) deed.outcomes.emplace_back(chance, std::move(after));
  return deed;
}

double Rules::tries_and_people(const std::vector<Position::Cause>& causes) const {
  std::map<int, double> chances;  // by guide
  double left = 0;
  for (const Position::Cause& c : causes) {
    left += c.weight;
    if (c.possible) chances[guide(c.cause)] += c.weight * at(knowledge_.guides, guide(c.cause)).works;
  }
  std::vector<std::pair<double, double>> tries;  // chance, seconds
  for (const auto& [g, chance] : chances) tries.emplace_back(chance, at(knowledge_.guides, g).seconds);
  std::sort(tries.begin(), tries.end(),
            [](const auto& a, const auto& b) { return a.first * b.second > b.first * a.second; });
  double spent = 0;
  double least = left * knowledge_.handover_seconds;
  for (const auto& [chance, seconds] : tries) {
    spent += seconds * left;
    left -= chance;
    least = std::min(least, spent + left * knowledge_.handover_seconds);
  }
  return least;
}

bool Rules::matters(const Position& s, std::size_t q) const {
  for (const Position::Cause& c : s.causes) {
    if (fitting(c.cause, q).count() != fitting(s.causes.front().cause, q).count()) return true;
  }
  for (std::size_t later = 0; later < s.left.size(); ++later) {
    if (s.left[later] == 0 || s.now[later] != 0) continue;
    const std::vector<Condition>& waits = knowledge_.questions[later].only_if;
    if (std::any_of(waits.begin(), waits.end(), [q](const Condition& w) { return w.question == static_cast<int>(q); }))
      return true;
  }
  return false;
}

}  // namespace signpost

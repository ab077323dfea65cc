#include "walks/strategy.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/at.h"
#include "reasoning/policy.h"
#include "reasoning/search.h"

namespace signpost {
namespace {

// Tries alone: the first guide in order of chance over seconds, if some number of tries is worth more than people at once.
Step try_or_hand_over(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis) {
  struct Turn {
    int guide;
    double chance;
    double seconds;
  };
  std::vector<Turn> turns;
  double left = 0;
  for (const Likelihood& l : diagnosis.spent) left += l.share;
  for (const Likelihood& l : diagnosis.possible) {
    left += l.share;
    const int guide = at(knowledge.causes, l.cause).guide[value.audience];
    auto turn = std::find_if(turns.begin(), turns.end(), [guide](const Turn& t) { return t.guide == guide; });
    if (turn == turns.end()) turn = turns.insert(turns.end(), {guide, 0, at(knowledge.guides, guide).seconds});
    turn->chance += l.share * at(knowledge.guides, guide).works;
  }
  std::stable_sort(turns.begin(), turns.end(),
                   [](const Turn& a, const Turn& b) { return a.chance * b.seconds > b.chance * a.seconds; });
  double spent = 0;
  for (const Turn& turn : turns) {
    spent += turn.seconds * left;
    left -= turn.chance;
    if (spent + left * knowledge.handover_seconds < knowledge.handover_seconds)
      return {Step::Kind::attempt, turns.front().guide, 0, true, 0};
  }
  return {};
}

double entropy(const std::map<int, double>& masses) {
  double sum = 0;
  double result = 0;
  for (const auto& [guide, mass] : masses) sum += mass;
  for (const auto& [guide, mass] : masses) result -= mass * std::log2(mass / sum);
  return result;
}

// Bits about the guide that the answer to a question is expected to tell, times the share of what is possible.
double information(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, int question) {
  const Question& asked = at(knowledge.questions, question);
  std::map<int, double> before;
  std::vector<std::map<int, double>> after(asked.answers.size());
  for (const Likelihood& l : diagnosis.possible) {
    const Cause& cause = at(knowledge.causes, l.cause);
    const AnswerSet answers = fitting_answers(knowledge, cause, question);
    const int guide = cause.guide[value.audience];
    before[guide] += l.share;
    for (std::size_t a = 0; a < after.size(); ++a) {
      if (answers.has(static_cast<int>(a))) after[a][guide] += l.share / answers.count();
    }
  }
  double bits = entropy(before);
  for (const std::map<int, double>& masses : after) bits -= entropy(masses);
  return bits * (1 - asked.asking[value.audience]->unsure);
}

class StrategyWalk {
 public:
  StrategyWalk(const Knowledge& knowledge, const Strategy& strategy, std::size_t most)
      : knowledge_(knowledge), strategy_(strategy), most_(most) {}

  // Everything from this case on, to which each cause comes with its share.
  void visit(const Case& value, const std::vector<Likelihood>& causes) {
    if (causes.empty() || visits_.size() > most_) return;
    const Step step = strategy_(knowledge_, value);
    visits_.push_back({value, step, causes});
    if (step.kind == Step::Kind::ask) ask(value, causes, step.item);
    if (step.kind == Step::Kind::attempt) attempt(value, causes, step.item);
  }

  std::vector<Visit> take() { return visits_.size() > most_ ? std::vector<Visit>() : std::move(visits_); }

 private:
  void ask(const Case& value, const std::vector<Likelihood>& causes, int question) {
    const Question& asked = at(knowledge_.questions, question);
    const double unsure = asked.asking[value.audience]->unsure;
    for (int answer = unsure > 0 ? kUnsure : 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
      std::vector<Likelihood> left;
      for (const Likelihood& l : causes) {
        const AnswerSet answers = fitting_answers(knowledge_, at(knowledge_.causes, l.cause), question);
        if (answer == kUnsure) {
          left.push_back({l.cause, l.share * unsure});
        } else if (answers.has(answer)) {
          left.push_back({l.cause, l.share * (1 - unsure) / answers.count()});
        }
      }
      visit(with_answer(value, knowledge_, question, answer), left);
    }
  }

  void attempt(const Case& value, const std::vector<Likelihood>& causes, int guide) {
    std::vector<Likelihood> left;
    for (const Likelihood& l : causes) {
      const bool right = at(knowledge_.causes, l.cause).guide[value.audience] == guide;
      const double share = right ? l.share * (1 - at(knowledge_.guides, guide).works) : l.share;
      if (share > 0) left.push_back({l.cause, share});
    }
    visit(with_tried(value, knowledge_, guide), left);
  }

  const Knowledge& knowledge_;
  const Strategy& strategy_;
  std::size_t most_;
  std::vector<Visit> visits_;
};

}  // namespace

Strategy quickest_order(std::size_t budget) {
  return [budget](const Knowledge& knowledge, const Case& value) { return quickest_step(knowledge, value, budget); };
}

Strategy policy_then_best(std::size_t budget) {
  return [budget](const Knowledge& knowledge, const Case& value) {
    const std::optional<Foreseen> planned = foreseen(knowledge, value, diagnose(knowledge, value));
    return planned && planned->step ? *planned->step : best_step(knowledge, value, budget);
  };
}

Strategy own_order(std::size_t budget) {
  return [budget](const Knowledge& knowledge, const Case& value) { return planned_step(knowledge, value, budget); };
}

Step by_information(const Knowledge& knowledge, const Case& value) {
  const Diagnosis diagnosis = diagnose(knowledge, value);
  if (diagnosis.open.empty()) return try_or_hand_over(knowledge, value, diagnosis);
  int best = diagnosis.open.front();
  double most = -1;
  for (const int question : diagnosis.open) {
    const double bits = information(knowledge, value, diagnosis, question);
    if (bits > most + 1e-9) {
      best = question;
      most = bits;
    }
  }
  return {Step::Kind::ask, best, 0, true, 0};
}

Step by_file(const Knowledge& knowledge, const Case& value) {
  const Diagnosis diagnosis = diagnose(knowledge, value);
  if (diagnosis.open.empty()) return try_or_hand_over(knowledge, value, diagnosis);
  return {Step::Kind::ask, diagnosis.open.front(), 0, true, 0};
}

double Visit::chance() const {
  double sum = 0;
  for (const Likelihood& l : causes) sum += l.share;
  return sum;
}

bool Visit::before_advice() const {
  return std::none_of(value.entries.begin(), value.entries.end(),
                      [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
}

std::vector<Visit> follow(const Knowledge& knowledge, Audience audience, const Strategy& strategy, std::size_t most) {
  Case fresh;
  fresh.audience = audience;
  double sum = 0;
  for (const Cause& cause : knowledge.causes) sum += cause.weight;
  std::vector<Likelihood> causes;
  for (std::size_t c = 0; c < knowledge.causes.size(); ++c)
    causes.push_back({static_cast<int>(c), knowledge.causes[c].weight / sum});
  StrategyWalk walk(knowledge, strategy, most);
  walk.visit(fresh, causes);
  return walk.take();
}

Figures figures_of(const Knowledge& knowledge, const std::vector<Visit>& visits) {
  Figures figures;
  figures.cases = visits.size();
  for (const Visit& visit : visits) {
    const Audience audience = visit.value.audience;
    const double chance = visit.chance();
    figures.effort = std::max(figures.effort, visit.step.effort);
    figures.inexact += visit.step.exact ? 0 : 1;
    switch (visit.step.kind) {
      case Step::Kind::ask:
        figures.seconds += chance * at(knowledge.questions, visit.step.item).asking[audience]->seconds;
        break;
      case Step::Kind::attempt: figures.seconds += chance * at(knowledge.guides, visit.step.item).seconds; break;
      case Step::Kind::look_back: break;  // no strategy does: in the model nothing is seen but that a try failed
      case Step::Kind::hand_over: figures.seconds += chance * knowledge.handover_seconds; break;
    }
    if (!visit.before_advice() || visit.step.kind == Step::Kind::ask) continue;
    const auto questions = static_cast<int>(visit.value.entries.size());
    figures.questions += chance * questions;
    figures.most_questions = std::max(figures.most_questions, questions);
    for (const Likelihood& l : visit.causes) {
      if (visit.step.kind == Step::Kind::attempt && at(knowledge.causes, l.cause).guide[audience] == visit.step.item)
        figures.first_right += l.share;
    }
  }
  return figures;
}

double fewest_questions(const Knowledge& knowledge, Audience audience) {
  std::size_t branches = 2;
  for (const Question& question : knowledge.questions) {
    if (question.asking[audience]) branches = std::max(branches, question.answers.size());
  }
  std::map<int, double> masses;
  double sum = 0;
  for (const Cause& cause : knowledge.causes) {
    masses[cause.guide[audience]] += cause.weight;
    sum += cause.weight;
  }
  std::vector<double> heap;  // least first
  for (const auto& [guide, mass] : masses) heap.push_back(mass / sum);
  // Every round takes `branches` away and puts one back, and the last must come out even.
  while (heap.size() > 1 && (heap.size() - 1) % (branches - 1) != 0) heap.push_back(0);
  std::make_heap(heap.begin(), heap.end(), std::greater<>());
  double questions = 0;
  while (heap.size() > 1) {
    double joined = 0;
    for (std::size_t i = 0; i < branches; ++i) {
      std::pop_heap(heap.begin(), heap.end(), std::greater<>());
      joined += heap.back();
      heap.pop_back();
    }
    questions += joined;
    heap.push_back(joined);
    std::push_heap(heap.begin(), heap.end(), std::greater<>());
  }
  return questions;
}

}  // namespace signpost

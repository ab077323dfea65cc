#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"
#include "reasoning/step.h"

namespace signpost {

/// A set of questions, by their numbers in a Decision.
using QuestionSet = std::bitset<64>;

/// A cause, by its number in a Decision, with its weight. Weights are relative: every figure below is per unit of weight.
struct Weighted {
  int cause;
  double weight;
};

/// What a strategy knows when it chooses its next action.
struct State {
  std::vector<Weighted> possible;
  std::vector<Weighted> spent;  ///< causes whose guide was tried; weight as if it had not worked
  QuestionSet known;            ///< answered since the start, and not with "I'm not sure"
  QuestionSet available;        ///< can be asked now, and would rule something out
  QuestionSet pending;          ///< can be asked once their conditions are met

  double mass() const;
};

/// Something to do next; `item` is the question, by its number in the Decision, or the guide.
struct Action {
  Step::Kind kind = Step::Kind::hand_over;
  int item = 0;
  double seconds = 0;  ///< of the action and all that follows: exact or at least, as the function says that returns it
};

/// The choice of the next step for one case as a decision problem: states, actions, what they cost and where they lead. Only
/// the causes and questions that still matter are part of it, numbered from 0, in the order of the knowledge.
class Decision {
 public:
  /// The diagnosis must be that of the case.
  Decision(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis);

  const State& start() const { return start_; }

  /// Whether all questions that may still be asked are part of it: there is room for 64.
  bool complete() const { return complete_; }

  /// The question or cause of the knowledge with this number here.
  int question(int number) const { return questions_[static_cast<std::size_t>(number)].id; }
  int cause(int number) const { return at(number).id; }

  /// Everything that can be done, each with the seconds that it and all that follows need at least: those that would be
  /// needed if, after it, everything that questions can tell were told for nothing, so that only tries help among the causes
  /// that no question tells apart. Handing over comes last, with its exact seconds.
  std::vector<Action> actions(const State& state) const;

  /// Everything that the rules allow, tries that the search can leave out included; handing over comes last. Seconds are 0.
  std::vector<Action> allowed(const State& state) const;

  /// Seconds that are needed at least: those of tries and people, if everything that questions can tell were told for
  /// nothing.
  double told(const State& state) const;

  /// The states that an action may lead to, each with its share of the weight: for a question first that after "I'm not
  /// sure", where it is offered, then one for each answer that a cause of the state fits.
  std::vector<State> after(const State& state, const Action& action) const;

  /// Seconds of the action itself, for the whole weight of the state.
  double cost(const State& state, const Action& action) const;

  /// The least seconds with tries alone, then people: guides in order of chance over seconds, and the best place to stop.
  /// Optimal where no question is open (Kadane and Simon 1977; a guide that is worth its time makes each with a better ratio
  /// worth it).
  double tries_only(const State& state) const;

  /// Seconds of one strategy: only tries that are allowed, then people.
  double at_most(const State& state) const;

  /// The least of actions(): no strategy needs less.
  double at_least(const State& state) const;

  /// All that the future of a state depends on, as one text of numbers. There may be at most 65,534 causes.
  std::u16string key(const State& state) const;

  /// Causes looked at so far: a measure of time that is the same on every machine.
  std::size_t effort() const { return effort_; }

 private:
  struct Parent {
    int question;
    AnswerSet answers;
  };
  struct LocalQuestion {
    int id;
    AnswerSet all;
    Asking asking;
    std::vector<Parent> parents;  // conditions that are not met yet
  };
  struct LocalCause {
    int id;
    int guide;
    double seconds;  // of its guide
    double works;
    bool careful;
  };
  // What trying a guide does for one part of a state: causes that no question that can still be asked tells apart.
  struct Turn {
    std::size_t part;
    int guide;
    double chance;
    double seconds;
  };
  // A guide that may be tried, over all parts.
  struct Try {
    int guide;
    double seconds;
    double chance;
    double mass;  // of the parts that hold a cause of it
    std::size_t part;
    bool one_part;
    bool allowed;
  };

  void add_cause(const Likelihood& likelihood, std::vector<Weighted>& to);
  void settle(State& state) const;
  bool rules_out(const State& state, std::size_t question) const;
  std::size_t part_of(int cause, const QuestionSet& questions) const;
  void find_parts(const State& state, const QuestionSet& questions) const;
  double needed_by_parts() const;
  void find_tries(const State& state) const;
  std::vector<Try>::iterator find_try(int guide) const;
  bool waits(const Try& attempt) const;
  bool permits(const State& state, int cause) const;
  State after_try(const State& state, int guide) const;
  State after_answer(const State& state, std::size_t question, int answer) const;

  const LocalCause& at(int cause) const { return causes_[static_cast<std::size_t>(cause)]; }
  AnswerSet fitting(int cause, std::size_t question) const {
    return fitting_[static_cast<std::size_t>(cause) * questions_.size() + question];
  }

  const Knowledge& knowledge_;
  Audience audience_;
  std::vector<LocalQuestion> questions_;
  std::vector<LocalCause> causes_;
  std::vector<AnswerSet> fitting_;  // by cause and question
  bool complete_ = true;
  State start_;

  mutable std::size_t effort_ = 0;
  // Room for find_parts and find_tries, kept since allocating it anew took most of their time.
  mutable std::vector<int> members_;    // by part: one of its causes
  mutable std::vector<double> masses_;  // by part
  mutable std::vector<Turn> turns_;
  mutable std::vector<Try> tries_;
};

}  // namespace signpost

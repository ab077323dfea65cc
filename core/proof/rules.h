#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"

namespace signpost {

/// What was said, and what follows from it.
struct Position {
  static constexpr int kNothing = -2;
  struct Said {
    std::vector<int> answers;  ///< by question; kUnsure included, or kNothing
    std::vector<char> tried;   ///< by guide
  };
  struct Cause {
    int cause;
    double weight;
    bool possible;  ///< otherwise its guide was tried
  };

  Said said;
  std::vector<Cause> causes;  ///< that fit the answers
  std::vector<char> now;      ///< by question: it can be asked
  std::vector<char> left;     ///< by question: it can be asked now or later

  double mass() const;
  bool is_last() const;  ///< no question is left
};

/// Something to do, as a certificate says it, and all that may come of it.
struct Deed {
  std::string words;
  double seconds = 0;
  std::vector<std::pair<double, Position>> outcomes;  ///< with their chances
};

/// The rules of DESIGN.md, written once more for verify(): they share no code with the search, so that no fault in one hides
/// a fault in the other.
class Rules {
 public:
  Rules(const Knowledge& knowledge, Audience audience);

  Position position(const Case& value) const;

  /// All that the rules allow; people come last.
  std::vector<Deed> deeds(const Position& s) const;

  /// The time needed if all that questions can still tell were told for nothing. Some cause must fit.
  double told(const Position& s) const;

  /// The same for two cases that are the same state.
  std::vector<int> signature(const Position& s) const;

 private:
  Position position(Position::Said said) const;
  void find_questions(Position& s) const;
  // Whether the question was not answered, is asked of this audience, and one of its answers rules a possible cause out.
  bool may_help(const Position& s, std::size_t q) const;
  // Whether each condition of the question is met, or, `later`, may still be.
  bool conditions(const Position& s, std::size_t q, bool later) const;
  bool may_try(const Position& s, int tried) const;
  Deed asking(const Position& s, std::size_t q) const;
  Deed trying(const Position& s, std::size_t g) const;
  // For the whole weight of these causes.
  double tries_and_people(const std::vector<Position::Cause>& causes) const;
  // Whether it makes a difference that this question was answered, beside the causes that the answer ruled out.
  bool matters(const Position& s, std::size_t q) const;

  int guide(int cause) const { return knowledge_.causes[static_cast<std::size_t>(cause)].guide[audience_]; }
  AnswerSet fitting(int cause, std::size_t q) const {
    return fitting_[static_cast<std::size_t>(cause) * knowledge_.questions.size() + q];
  }
  bool can_rule_out(std::size_t q, int cause) const { return fitting(cause, q) != knowledge_.questions[q].all_answers(); }

  const Knowledge& knowledge_;
  Audience audience_;
  std::vector<AnswerSet> fitting_;  // by cause, then by question: looked up millions of times
};

}  // namespace signpost

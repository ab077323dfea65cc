#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"
#include "reasoning/next_step.h"

namespace signpost {

/// A way to choose what comes next. It may only do what the rules allow: ask an open question, try a guide, hand over.
using Strategy = std::function<Step(const Knowledge&, const Case&)>;

/// What saves the most time, as far as the policy and the look ahead see it.
Strategy quickest_order(std::size_t budget = kEffortBudget);

/// The policy, and where it has no step, the best of all strategies, searched with this budget: beside the quickest order it
/// says what is lost by looking ahead only two steps.
Strategy policy_then_best(std::size_t budget);

/// Signpost's own order: the quickest, but much likelier guides first.
Strategy own_order(std::size_t budget = kEffortBudget);

/// Asks the open question that is expected to tell most about which guide helps (in bits, "I'm not sure" tells nothing),
/// whatever it costs, until one guide is left or no question is open; then tries guides in order of chance over seconds as
/// long as that is worth it.
Step by_information(const Knowledge& knowledge, const Case& value);

/// Asks the first open question in the file, then tries guides as above.
Step by_file(const Knowledge& knowledge, const Case& value);

/// A case to which a strategy comes, and how often.
struct Visit {
  Case value;
  Step step;
  std::vector<Likelihood> causes;  ///< share: the chance that this is the cause and that the conversation comes here

  double chance() const;
  bool before_advice() const;  ///< nothing was tried yet
};

/// Everything to which a strategy comes from the first page, each case before those that follow from it. Causes count by
/// weight, each fitting answer is equally likely, doubt and failed tries come with their chances; answers never change. Each
/// case comes once, since two conversations part at an answer. Empty where there are more than `most`.
std::vector<Visit> follow(const Knowledge& knowledge, Audience audience, const Strategy& strategy,
                          std::size_t most = 200000);

/// What a strategy needs.
struct Figures {
  double seconds = 0;       ///< expected time until solved, the wait for people included
  double questions = 0;     ///< expected number of questions until the first advice
  int most_questions = 0;   ///< in any conversation, until the first advice
  double first_right = 0;   ///< chance that the first advice is that of the real cause
  std::size_t cases = 0;    ///< different cases to which it comes
  std::size_t inexact = 0;  ///< of these, how many were not searched to the end
  std::size_t effort = 0;   ///< the most for one case
};

Figures figures_of(const Knowledge& knowledge, const std::vector<Visit>& visits);

/// The least expected number of questions that name the guide for certain, whatever the questions are: no tree with as many
/// branches as the richest question has answers is shorter than a Huffman code of the guides (Huffman 1952, "A Method for
/// the Construction of Minimum-Redundancy Codes"). A guide may stand at several leaves of a strategy's tree; its shortest
/// alone make such a code. Doubt only adds questions.
double fewest_questions(const Knowledge& knowledge, Audience audience);

}  // namespace signpost

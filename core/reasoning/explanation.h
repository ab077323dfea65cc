#pragma once

#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/diagnosis.h"

namespace signpost {

/// Why this question: the guides that one of its answers, and not every one, would rule out, the likeliest first. An answer
/// that was given to it already is left out of account. The diagnosis must be that of the case, here and below.
std::vector<int> separated_guides(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis, int question);

/// Why this advice: a smallest set of the given answers that leaves no other guides possible than all answers together do.
/// Of several such sets the one that was given first. The case must have a possible cause.
std::vector<Entry> settling_answers(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis);

/// A guide that the answers rule out.
struct Exclusion {
  int guide = 0;
  std::vector<Entry> answers;  ///< a smallest set that rules out every cause of it
};

/// Why not another: the guides that one other answer would bring back while all others keep their sense, those with the most
/// weight of causes first.
std::vector<Exclusion> exclusions(const Knowledge& knowledge, const Case& value);

}  // namespace signpost

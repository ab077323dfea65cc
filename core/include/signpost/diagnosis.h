#pragma once

#include <optional>
#include <vector>

#include "signpost/case.h"
#include "signpost/knowledge.h"

namespace signpost {

/// A cause with its share of what is left, 0 to 1.
struct Likelihood {
  int cause = 0;
  double share = 0;
};

/// What the answers of a case say about the causes: exact reasoning, figures only give the shares.
struct Diagnosis {
  std::vector<Likelihood>
      possible;  ///< causes that fit every answer and whose guide was not tried, in the order of the knowledge
  std::vector<Likelihood> spent;  ///< causes that fit every answer but whose guide was tried; share as if it had not worked
  std::vector<int> open;          ///< questions worth asking
};

/// Shares follow from the weights: under a cause each fitting answer is equally likely, and a guide that was tried leaves
/// its causes with the chance that it does not work.
Diagnosis diagnose(const Knowledge& knowledge, const Case& value);

/// Whether `cause` fits every answer of the case, whatever was tried.
bool fits(const Knowledge& knowledge, const Case& value, int cause);

/// Whether every question that `cause` names was answered, and not with "I'm not sure". The cause must fit the case.
bool is_certain(const Knowledge& knowledge, const Case& value, int cause);

/// The smallest sets of answers that no cause fits together, as entries of the case; all of the least size. Empty where the
/// answers fit. Where there are too many sets to look at (more than 20,000), one set that cannot be made smaller.
std::vector<std::vector<Entry>> conflicts(const Knowledge& knowledge, const Case& value);

/// The answer of a conflict that is most likely wrong: without it, the most weight of causes fits all others. The first one
/// where several are as likely, nothing where the answers fit or where this audience cannot change any.
std::optional<Entry> suspect(const Knowledge& knowledge, const Case& value);

}  // namespace signpost

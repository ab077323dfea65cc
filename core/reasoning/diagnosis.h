#pragma once

#include <optional>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"

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
/// its causes with the chance that it does not work. A guide that only the other audience is led to was tried by them, and
/// leaves those causes that lead them there; this audience's guide for these may still help.
Diagnosis diagnose(const Knowledge& knowledge, const Case& value);

/// Whether the tries of the case leave nothing to do about `cause`, whatever the answers are: this audience's guide for it
/// was tried, or the other audience's, which never fails.
bool is_spent(const Knowledge& knowledge, const Case& value, int cause);

/// A guide with what its causes come to together.
struct GuideShare {
  int guide = 0;
  double share = 0;
  Likelihood likeliest;  ///< of its causes
};

/// The guides to which these causes lead the audience, the one with the largest share first; those with equal shares in the
/// order of their causes.
std::vector<GuideShare> guides_by_share(const Knowledge& knowledge, Audience audience,
                                        const std::vector<Likelihood>& causes);

/// The smallest sets of answers that no cause fits together, as entries of the case; all of the least size. Empty where the
/// answers fit. Where there are too many sets to look at (more than 20,000), one set that cannot be made smaller.
std::vector<std::vector<Entry>> conflicts(const Knowledge& knowledge, const Case& value);

/// The answer of a conflict that is most likely wrong: without it, the most weight of causes fits all others. The first one
/// where several are as likely, nothing where the answers fit or where this audience cannot change any.
std::optional<Entry> suspect(const Knowledge& knowledge, const Case& value);

}  // namespace signpost

#pragma once

#include <string>
#include <vector>

#include "authoring/load.h"
#include "model/knowledge.h"
#include "reasoning/next_step.h"

namespace signpost {

/// What one version of a knowledge does next for a case.
struct NextStep {
  std::string link;  ///< canonical in that version; empty where it has no such case
  Step::Kind kind = Step::Kind::hand_over;
  std::string id;  ///< of the question or the guide in that version; empty for a hand-over
};

/// A case for which two versions of a knowledge do not do the same.
struct CaseChange {
  enum class Kind : std::uint8_t {
    changed,  ///< both understand its link and go on differently
    added,    ///< people come to it in the new version; the old one does not understand its link
    removed,  ///< people come to it in the old version; the new one does not understand its link
  };
  Kind kind = Kind::changed;
  Audience audience = Audience::customer;
  /// How likely people come to this case before any advice, 0 to 1, as in places.h: the greater of the chances in the
  /// versions that have the case. 0 where people come to it only after a guide did not help.
  double chance = 0;
  NextStep before;
  NextStep after;
};

/// What is not the same in two versions of a knowledge.
struct Difference {
  /// First by audience; then by chance, the greatest first; then in the order in which people come to the cases, those of
  /// the new version first.
  std::vector<CaseChange> changes;
  /// Guides that both versions have, but with other steps for this audience: their ids in the new version.
  PerAudience<std::vector<std::string>> steps;
  /// Items that both versions have, but in other words, such as "en.customer /questions/stuck", by their ids in the new one.
  std::vector<std::string> words;
};

/// Everything that a reviewer of a new version wants to see. Looked at is each case that people can come to in either
/// version (see conversations.h); cases that differ only in the order of answers between two tries are one. An id that the
/// new version has renamed is the same thing. Both must be loaded and ok.
Difference diff(const Loaded& before, const Loaded& after);

/// How much has changed for each audience, the guides with other steps, the number of items in other words, and a line for
/// each change; "Nothing has changed." where that is so.
std::string to_text(const Difference& difference);

/// An object with the members changes, steps and words. A change has kind, audience, chance, and before and after as far as
/// the version has the case: each with link, step ("question", "guide" or "handover") and id.
std::string to_json(const Difference& difference);

}  // namespace signpost

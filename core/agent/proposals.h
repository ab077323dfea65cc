#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "likeness/suggestions.h"
#include "model/knowledge.h"
#include "model/likeness.h"
#include "model/words.h"
#include "page/page.h"

namespace signpost {

/// An answer that pasted text speaks for.
struct Proposal {
  enum class State : std::uint8_t {
    open,   ///< can be accepted
    given,  ///< was given already
    other,  ///< another answer was given
    later,  ///< the question does not apply to what is known so far
  };
  ShownAnswer answer;
  State state = State::open;
  std::string link;  ///< the case with it, where it is open
};

/// Something that was found in pasted text.
struct ProposedFinding {
  std::string line;  ///< what it was read from, secrets blacked out
  std::vector<Text> means;
  std::vector<Proposal> proposals;
  // Of a case that somebody shared, which is accepted as a whole:
  std::vector<Text> tried;
  std::string shared;  ///< its link, without marks; empty for other findings
  std::string link;    ///< the agent's case as it goes on from there; empty where nothing in it is new, or there is no room
};

/// What the words of pasted text may mean, which is less than a finding.
struct Guess {
  Suggestion suggestion;
  bool contradicted = false;  ///< something that was found says otherwise
};

/// What pasted text says about a case. No byte of the text is in any link.
struct Proposals {
  std::vector<ProposedFinding> findings;
  std::vector<Guess> guesses;
  std::string accept_all;  ///< the case with all that can be accepted together; empty where that is nothing
  Text problem;            ///< why there is nothing, in a sentence
};

/// Reads pasted text of any bytes for the agent's case of `link`. Findings that answer one question differently are shown,
/// but not accepted together. `dropped` names what the agent does not want, one to a line: answers as "question-answer", and
/// shared cases by their link. `words` are the agent's, `customer` those of the summaries that customers hand over.
Proposals propose(const Knowledge& knowledge, const Words& words, const Words& customer, const LikenessModel& likeness,
                  std::string_view link, std::string_view text, std::string_view dropped);

/// As JSON text: {"findings": [{"line", "means": [], "proposals": [{answer, "state", "link"}]}], "guesses":
/// [{a suggestion, "contradicted"}], "acceptAll", "problem"}. A finding that is a case has "tried": [], "shared" and "link"
/// as well.
std::string to_json(const Proposals& proposals);

}  // namespace signpost

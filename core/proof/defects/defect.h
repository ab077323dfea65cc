#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace signpost {

/// Something in a knowledge that loads, but serves somebody badly.
struct Defect {
  enum class Kind : std::uint8_t {
    dead_end,              ///< a conversation ends without any advice, although a guide could help
    no_advice,             ///< a conversation ends without any advice, since its link has no room for more
    circle,                ///< questions come back to where they were
    unreached_question,    ///< never asked of an audience that it is for
    unreached_answer,      ///< offered, but it never goes with what was said before
    unreached_cause,       ///< its guide is never advised while it is possible
    unreached_guide,       ///< never advised to an audience that a cause leads to it
    unreached_message,     ///< no conversation has all answers that it settles
    inseparable,           ///< a careful guide is advised while a cause with another guide fits just as well for good
    agent_words,           ///< wording for agents, or a question for them, on a page that they share with a customer
    contradictory_steps,   ///< a guide says something twice, or joins procedures that exclude each other
    needless_question,     ///< asked, but every answer that can be true goes on in the same way
    contradictory_answer,  ///< an answer or outcome is offered, but no cause fits it together with what was said before
    repeated_place,        ///< after a first try, the next advice only names a place that the tried guide has named
    guess,                 ///< after "other" or "I'm not sure", the first advice is a guide that is not the likeliest
  };
  Kind kind;
  std::string what;  ///< one plain sentence, without a full stop
  std::string link;  ///< opens a page that shows it

  bool operator==(const Defect&) const = default;
};

/// Such as "dead-end".
std::string_view to_string(Defect::Kind kind);

/// An id as the sentence of a defect names it.
std::string in_quotes(std::string_view id);

}  // namespace signpost

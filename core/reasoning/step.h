#pragma once

#include <cstddef>
#include <cstdint>

namespace signpost {

/// What to do next for a case.
struct Step {
  enum class Kind : std::uint8_t { ask, attempt, hand_over, look_back };
  Kind kind = Kind::hand_over;
  int item = 0;        ///< the question to ask, the guide to try, or the guide whose outcome is to be told
  double seconds = 0;  ///< expected time until solved from here, this step included; 0 from a policy and for looking back
  bool exact = true;   ///< the best of all strategies, or planned; false: the best that look_ahead() sees
  std::size_t effort = 0;  ///< causes that were looked at
};

}  // namespace signpost

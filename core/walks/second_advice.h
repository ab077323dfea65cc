#pragma once

#include <vector>

#include "walks/conversations.h"

namespace signpost {

/// How conversations go on behind guides that did not help.
struct SecondAdvice {
  std::vector<int> leading;  ///< guides behind which one that was not tried may be advised
  std::vector<int> ending;   ///< guides behind which people help at once
};

/// Of the guides that these stops advise; what came of a try, and questions, may come between.
SecondAdvice second_advice(const std::vector<Stop>& stops);

}  // namespace signpost

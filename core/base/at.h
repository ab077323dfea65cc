#pragma once

#include <cstddef>

namespace signpost {

/// What stands at a place of a list. Places are int, as the knowledge's items are, and 0 <= place < list.size().
template <class List>
constexpr auto& at(List& list, int place) {
  return list[static_cast<std::size_t>(place)];
}

}  // namespace signpost

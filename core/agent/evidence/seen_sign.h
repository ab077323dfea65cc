#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signpost {

/// A sign of kSigns that a text shows.
struct SeenSign {
  std::size_t at = 0;  ///< in the text
  std::string_view id;
  std::string line;  ///< may be shown
};

}  // namespace signpost

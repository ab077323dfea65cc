#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signpost {

inline constexpr std::size_t kMostLineBytes = 240;

/// The part of the text from `begin` to `end` with what stands beside it on its lines, as blacked_out shows a line.
std::string shown_line(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace signpost

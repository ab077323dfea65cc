#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signpost {

inline constexpr std::size_t kMostLineBytes = 240;

/// The line as it may be shown: valid UTF-8 on one line of at most 240 bytes, cut with "…". Of addresses of pages only the
/// host is left; digits in runs of 6 or more, words of 16 or more characters with letters and digits, and the values of what
/// is named as a token, signature, secret, password or key are replaced by a bar. Email addresses stay.
std::string blacked_out(std::string_view line);

/// The part of the text from `begin` to `end` with what stands beside it on its lines, as blacked_out shows a line.
std::string shown_line(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace signpost

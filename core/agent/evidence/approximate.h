#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace signpost {

/// A part of a text that is like a pattern.
struct Near {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t errors = 0;
};

/// The parts of the text from `from` to `to` that a pattern becomes by at most `errors` typing errors: a character missing,
/// added or another, or two neighbors swapped. They are whole words: a space or an end of the text is on either side. Of
/// parts that overlap only that with the fewest errors counts; they come in order.
/// Columns of edit distances as P. Sellers (1980), "The theory and computation of evolutionary distances: pattern
/// recognition", cut off as E. Ukkonen (1985), "Finding approximate patterns in strings"; swaps as optimal string alignment.
/// Takes time (to - from) * pattern, and on most texts (to - from) * errors.
std::vector<Near> find_near(std::string_view text, std::string_view pattern, std::size_t errors, std::size_t from,
                            std::size_t to);

}  // namespace signpost

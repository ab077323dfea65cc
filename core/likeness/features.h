#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/likeness.h"

namespace signpost {

/// Longer texts are read so far.
inline constexpr std::size_t kMostStoryBytes = std::size_t{64} * 1024;

/// A longer run of letters is no word, and nobody wants to see it again.
inline constexpr std::size_t kMostWordBytes = 64;

/// A word as it is compared: up to four letters as they are, of a longer word its first letter and the consonants behind it,
/// five characters in all, so that endings and most typing errors do not matter. Its place is a hash of that, so that two
/// may share one ("feature hashing", Weinberger and others 2009).
struct Feature {
  std::uint16_t place = 0;
  std::string_view word;  ///< where it is met first, as it stands in the text
};

/// The words of a text that may say what it is about, each place once, in their order. Case, accents, marks and apostrophes
/// within words do not matter; a character of Chinese, Japanese or Korean is a word of its own. Addresses of people
/// and of pages are passed over, and words that may be a code: with six digits, or sixteen characters of which one is a
/// digit; and characters that reorder text. Takes any bytes, and time linear in them.
std::vector<Feature> features_of(std::string_view text);

}  // namespace signpost

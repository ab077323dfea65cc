#pragma once

#include <optional>
#include <string>
#include <string_view>

// As much of Unicode as addresses need.
namespace signpost {

constexpr bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// A character of a text in UTF-8, and how many bytes it takes: 0 where there is none or the bytes are not valid.
struct Character {
  char32_t point = 0;
  std::size_t bytes = 0;
};
Character first_character(std::string_view text);
Character last_character(std::string_view text);

/// The characters of a text; nothing if it is not valid UTF-8.
std::optional<std::u32string> from_utf8(std::string_view text);
/// `text` must hold no surrogates.
std::string to_utf8(std::u32string_view text);

/// A label of a domain without its "xn--", decoded (RFC 3492); nothing if it breaks the rules.
std::optional<std::u32string> from_punycode(std::u32string_view label);

/// Of letters of ASCII, Latin-1, Greek and Cyrillic, and of wide ASCII; other characters stay as they are.
char32_t lower(char32_t c);
std::u32string lower(std::u32string_view text);

/// The text, which must be in lower case, with one character for all that look like it: Latin letters for those with
/// accents, wide ones, and such of Greek and Cyrillic; l for 1 and i, o for 0. With `pairs`, also m for rn, w for vv, d for
/// cl.
std::u32string one_of_lookalikes(std::u32string_view text, bool pairs);

}  // namespace signpost

#pragma once

#include <string>
#include <string_view>

namespace signpost {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
inline bool is_letter(char c) { return to_lower(c) >= 'a' && to_lower(c) <= 'z'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_alnum(char c) { return is_letter(c) || is_digit(c); }
inline bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/// What a hexadecimal digit stands for; -1 for another character.
inline int hex_value(char c) {
  const char lower = to_lower(c);
  return is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Whether both are the same but for the case of ASCII letters.
inline bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

/// Whether a text starts so, but for the case of ASCII letters.
inline bool starts_with(std::string_view text, std::string_view start) {
  return same_word(text.substr(0, start.size()), start);
}

/// With lower-case letters for the upper-case letters of ASCII.
inline std::string lower_case(std::string_view text) {
  std::string result;
  for (const char c : text) result += to_lower(c);
  return result;
}

/// Without white space at its ends.
inline std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace signpost

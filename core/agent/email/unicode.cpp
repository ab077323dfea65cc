#include "agent/email/unicode.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/utf8.h"

namespace signpost {
namespace {

bool is_scalar(char32_t c) { return c <= 0x10FFFF && !is_in(c, 0xD800, 0xDFFF); }

// Latin letters without accents for U+00E0 to U+00FF, and for U+0100 to U+017F; * for those that are none with an accent.
constexpr std::string_view kLatin1 = "aaaaaa*ceeeeiiiidnooooo*ouuuuy*y";
constexpr std::string_view kLatinExtendedA =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii**jjkkkllllllllllnnnnnn*n"
    "noooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kLatin1.size() == 0x20 && kLatinExtendedA.size() == 0x80);

// Greek and Cyrillic letters that look like Latin ones, small or as capitals (a part of Unicode TR 39's confusables).
struct Lookalikes {
  char32_t latin;
  std::u32string_view others;
};
constexpr std::array<Lookalikes, 21> kLookalikes = {{
    {U'a', U"\u03b1\u0430"},
    {U'b', U"\u0432"},
    {U'c', U"\u0441"},
    {U'd', U"\u0501"},
    {U'e', U"\u0435\u0451"},
    {U'h', U"\u043d\u04bb"},
    {U'i', U"\u03b9\u0456\u0457"},
    {U'j', U"\u0458"},
    {U'k', U"\u03ba\u043a"},
    {U'l', U"1\u04cf"},
    {U'm', U"\u043c"},
    {U'o', U"0\u03bf\u043e"},
    {U'p', U"\u03c1\u0440"},
    {U'q', U"\u051b"},
    {U's', U"\u0455"},
    {U't', U"\u03c4\u0442"},
    {U'u', U"\u03c5"},
    {U'v', U"\u03bd"},
    {U'w', U"\u051d"},
    {U'x', U"\u0445"},
    {U'y', U"\u0443"},
}};

char32_t latin(char32_t c) {
  if (is_in(c, 0xFF01, 0xFF5E)) c -= 0xFEE0;  // wide
  const char base = is_in(c, 0xE0, 0xFF) ? kLatin1[c - 0xE0] : is_in(c, 0x100, 0x17F) ? kLatinExtendedA[c - 0x100] : '*';
  if (base != '*') return static_cast<char32_t>(base);
  const auto* const found = std::find_if(kLookalikes.begin(), kLookalikes.end(), [c](const Lookalikes& row) {
    return row.others.find(c) != std::u32string_view::npos;
  });
  return found == kLookalikes.end() ? c : found->latin;
}

char32_t single(char32_t a, char32_t b) {
  if (a == 'r' && b == 'n') return 'm';
  if (a == 'v' && b == 'v') return 'w';
  if (a == 'c' && b == 'l') return 'd';
  return 0;
}

std::uint32_t digit(char32_t c) {
  if (is_in(c, 'a', 'z')) return c - 'a';
  if (is_in(c, 'A', 'Z')) return c - 'A';
  return is_in(c, '0', '9') ? c - '0' + 26 : 36;
}

}  // namespace

Character first_character(std::string_view text) {
  constexpr std::array<char32_t, 5> kLeast = {0, 0, 0x80, 0x800, 0x10000};  // what needs so many bytes
  if (text.empty()) return {};
  const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t bytes = byte(0) < 0xC2 || byte(0) > 0xF4 ? 0 : byte(0) < 0xE0 ? 2 : byte(0) < 0xF0 ? 3 : 4;
  if (bytes == 0 || bytes > text.size()) return {};
  char32_t point = byte(0) & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {};
    point = (point << 6U) | (byte(i) & 0x3FU);
  }
  if (point < kLeast[bytes] || !is_scalar(point)) return {};
  return {point, bytes};
}

Character last_character(std::string_view text) {
  for (std::size_t bytes = 1; bytes <= std::min<std::size_t>(4, text.size()); ++bytes) {
    const Character c = first_character(text.substr(text.size() - bytes));
    if (c.bytes == bytes) return c;
  }
  return {};
}

std::optional<std::u32string> from_utf8(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    const Character c = first_character(text);
    if (c.bytes == 0) return std::nullopt;
    result += c.point;
    text.remove_prefix(c.bytes);
  }
  return result;
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) append_utf8(result, c);
  return result;
}

// RFC 3492, sections 5 (the figures), 6.1 (bias) and 6.2 (decoding).
std::optional<std::u32string> from_punycode(std::u32string_view label) {
  constexpr std::uint32_t kBase = 36, kTMin = 1, kTMax = 26, kSkew = 38, kDamp = 700;
  const std::size_t delimiter = label.rfind(U'-');
  const bool has_ascii = delimiter != std::u32string_view::npos;
  std::u32string result(label.substr(0, has_ascii ? delimiter : 0));
  std::u32string_view rest = label.substr(has_ascii ? delimiter + 1 : 0);
  const bool all_ascii = std::all_of(result.begin(), result.end(), [](char32_t c) { return c < 0x80; });
  // Nothing encoded is no error to the RFC, but such a label would be a second name for another one (RFC 5891, 4.2.1).
  if (delimiter == 0 || !all_ascii || rest.empty()) return std::nullopt;
  std::uint64_t n = 0x80;
  std::uint64_t i = 0;
  std::uint64_t bias = 72;
  while (!rest.empty()) {
    const std::uint64_t old_i = i;
    std::uint64_t weight = 1;
    for (std::uint64_t k = kBase;; k += kBase) {
      if (rest.empty() || digit(rest.front()) >= kBase) return std::nullopt;
      const std::uint64_t value = digit(rest.front());
      rest.remove_prefix(1);
      i += value * weight;
      if (i > UINT32_MAX) return std::nullopt;
      const std::uint64_t t = k <= bias ? kTMin : std::min<std::uint64_t>(k - bias, kTMax);
      if (value < t) break;
      weight *= kBase - t;
      if (weight > UINT32_MAX) return std::nullopt;
    }
    const std::uint64_t length = result.size() + 1;
    std::uint64_t delta = (i - old_i) / (old_i == 0 ? kDamp : 2);
    delta += delta / length;
    for (bias = 0; delta > (kBase - kTMin) * kTMax / 2; bias += kBase) delta /= kBase - kTMin;
    bias += (kBase - kTMin + 1) * delta / (delta + kSkew);
    n += i / length;
    if (n > 0x10FFFF || !is_scalar(static_cast<char32_t>(n))) return std::nullopt;
    i %= length;
    result.insert(result.begin() + static_cast<std::ptrdiff_t>(i), static_cast<char32_t>(n));
    ++i;
  }
  return result;
}

char32_t lower(char32_t c) {
  const bool latin = is_in(c, 'A', 'Z') || (is_in(c, 0xC0, 0xDE) && c != 0xD7);
  const bool greek = is_in(c, 0x391, 0x3A9) && c != 0x3A2;
  if (latin || greek || is_in(c, 0x410, 0x42F) || is_in(c, 0xFF21, 0xFF3A)) return c + 0x20;
  return is_in(c, 0x400, 0x40F) ? c + 0x50 : c;
}

std::u32string lower(std::u32string_view text) {
  std::u32string result(text);
  for (char32_t& c : result) c = lower(c);
  return result;
}

std::u32string one_of_lookalikes(std::u32string_view text, bool pairs) {
  std::u32string result;
  for (const char32_t c : text) {
    if (is_in(c, 0x300, 0x36F)) continue;  // an accent of its own
    const char32_t letter = latin(c);
    const char32_t both = pairs && !result.empty() ? single(result.back(), letter) : 0;
    if (both != 0) result.pop_back();
    result += both != 0 ? both : letter;
  }
  // Only now, since "ci" does not look like "d".
  std::replace(result.begin(), result.end(), U'i', U'l');
  return result;
}

}  // namespace signpost

// Functions of the C library whose general forms cost 4 KB of download between them, for uses that are far from general.
#include <array>
#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Powers up to 22 are exact, so that a number of up to 15 digits is rounded once, and so correctly (Clinger 1990).
double scaled(double number, int exponent) {
  constexpr int kMost = 22;
  constexpr std::array<double, kMost + 1> kPowers = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                     1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  for (; exponent > kMost; exponent -= kMost) number *= kPowers[kMost];
  for (; exponent < -kMost; exponent += kMost) number /= kPowers[kMost];
  return exponent < 0 ? number / kPowers[static_cast<std::size_t>(-exponent)]
                      : number * kPowers[static_cast<std::size_t>(exponent)];
}

}  // namespace

extern "C" {

// In the place of snprintf in nlohmann/json alone (CMakeLists.txt), which prints one thing with it: a control character in
// the excerpt of a syntax error, as <U+001F>.
int print_control_character(char* to, std::size_t size, const char* format, ...) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  constexpr std::size_t kLength = 8;
  va_list arguments;
  va_start(arguments, format);
  const unsigned byte = va_arg(arguments, unsigned) & 0xFFU;
  va_end(arguments);
  if (size <= kLength || std::string_view(format) != "<U+%.4X>") std::abort();
  const char text[kLength + 1] = {'<', 'U', '+', '0', '0', kDigits[byte >> 4], kDigits[byte & 15U], '>', '\0'};
  for (std::size_t i = 0; i <= kLength; ++i) to[i] = text[i];
  return static_cast<int>(kLength);
}

// nlohmann/json calls it for numbers that it has already read as JSON. Beyond 15 digits the last bits may be wrong.
double strtod(const char* text, char** end) {
  constexpr int kMostDigits = 18;
  constexpr int kMostExponent = 9999;
  const bool negative = *text == '-';
  if (negative) ++text;
  std::uint64_t digits = 0;
  int count = 0;
  int exponent = 0;
  for (bool fraction = false; is_digit(*text) || (*text == '.' && !fraction); ++text) {
    if (*text == '.') {
      fraction = true;
      continue;
    }
    const bool room = count < kMostDigits;
    if (room) digits = digits * 10 + static_cast<std::uint64_t>(*text - '0');
    count += digits > 0 ? 1 : 0;
    exponent += (room ? 0 : 1) - (fraction ? 1 : 0);
  }
  if (*text == 'e' || *text == 'E') {
    ++text;
    const bool small = *text == '-';
    if (*text == '-' || *text == '+') ++text;
    int power = 0;
    for (; is_digit(*text); ++text) power = power < kMostExponent ? power * 10 + (*text - '0') : power;
    exponent += small ? -power : power;
  }
  if (end != nullptr) *end = const_cast<char*>(text);
  const double number = scaled(static_cast<double>(digits), digits > 0 ? exponent : 0);
  return negative ? -number : number;
}

// Nobody calls these two, but the library's would bring its own strtod along.
float strtof(const char* text, char** end) { return static_cast<float>(strtod(text, end)); }
long double strtold(const char* text, char** end) { return strtod(text, end); }

// The C++ run-time library calls it before it gives up, with words that no page has a place for.
void abort_message(const char*, ...) { std::abort(); }
}

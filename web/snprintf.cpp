// nlohmann/json prints one thing with snprintf: a control character in the excerpt of a syntax error, as <U+001F>. The C
// library's brings the formatting of floating point numbers along, 2 KB of download that nobody uses, so this takes its
// place.
#include <cstdarg>
#include <cstddef>

extern "C" int snprintf(char* to, std::size_t size, const char* format, ...) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  constexpr std::size_t kLength = 8;
  va_list arguments;
  va_start(arguments, format);
  const unsigned byte = va_arg(arguments, unsigned) & 0xFFU;
  va_end(arguments);
  if (size <= kLength) return 0;
  const char text[kLength + 1] = {'<', 'U', '+', '0', '0', kDigits[byte >> 4], kDigits[byte & 15U], '>', '\0'};
  for (std::size_t i = 0; i <= kLength; ++i) to[i] = text[i];
  return static_cast<int>(kLength);
}

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace signpost {

/// The address of a page, as it stands in a text. The views lie in the text.
struct PastedUrl {
  std::size_t host_end = 0;  ///< in the text, behind the host and its port
  std::size_t end = 0;       ///< in the text; 0 = there is none
  bool has_scheme = false;
  std::string host;       ///< in lower case, without user and port
  std::string_view path;  ///< begins with "/", or is empty
  std::string_view query;

  explicit operator bool() const { return end != 0; }
};

/// The address that begins exactly at `at`: with a scheme, or a host that a path or a query follows. It ends before white
/// space, quotes, angle brackets and backslashes.
PastedUrl url_at(std::string_view text, std::size_t at);

/// The value of a parameter of a query, as it stands there; empty if it is not there. "&amp;" separates too.
std::string_view parameter(std::string_view query, std::string_view name);

/// With each "%" and two hexadecimal digits as the byte that they stand for.
std::string percent_decoded(std::string_view text);

}  // namespace signpost

#include "authoring/address.h"

#include <algorithm>

namespace signpost {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_letters(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string address_fault(std::string_view address, const std::vector<std::string>& hosts) {
  constexpr std::string_view kScheme = "https://";
  if (!same_letters(address.substr(0, kScheme.size()), kScheme)) return "a link must start with https://";
  for (const char c : address) {
    if (c <= ' ' || c > '~' || c == '\\' || c == '"' || c == '<' || c == '>') {
      return "a link may hold printable ASCII only, and no quotes, brackets or backslashes";
    }
  }
  const std::string_view rest = address.substr(kScheme.size());
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (host.find('@') != std::string_view::npos) return "a link must not name a user";
  if (host.find(':') != std::string_view::npos) return "a link must not name a port";
  const bool allowed = std::any_of(hosts.begin(), hosts.end(), [&](const std::string& h) { return same_letters(h, host); });
  return allowed ? std::string() : "the host of this link is not among the allowed hosts";
}

}  // namespace signpost

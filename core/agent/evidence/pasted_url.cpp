#include "agent/evidence/pasted_url.h"

#include <algorithm>

#include "base/ascii.h"

namespace signpost {
namespace {

bool ends_url(char c) {
  return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' || c == '\\' || c == '`' || c == 0x7F;
}

bool in_name(char c) { return is_alnum(c) || c == '-' || c == '.'; }

// Names with dots between them, the last one of letters: so that 1.5/2 is none.
bool is_host(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || name.find("..") != std::string_view::npos) return false;
  const std::string_view last = name.substr(dot + 1);
  return last.size() >= 2 && std::all_of(last.begin(), last.end(), is_letter);
}

std::size_t run(std::string_view text, std::size_t at, bool (*of)(char)) {
  while (at < text.size() && of(text[at])) ++at;
  return at;
}

}  // namespace

PastedUrl url_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || !is_alnum(text[at])) return {};
  // A host with a path or a query, or a scheme with "://".
  const std::size_t name_end = run(text, at, in_name);
  PastedUrl url;
  url.has_scheme = text.substr(name_end, 3) == "://";
  std::size_t host_begin = at;
  if (url.has_scheme) {
    host_begin = name_end + 3;
  } else if (name_end == text.size() || !(text[name_end] == '/' || text[name_end] == '?') ||
             !is_host(text.substr(at, name_end - at))) {
    return {};
  }
  url.end = host_begin;
  while (url.end < text.size() && !ends_url(text[url.end])) ++url.end;
  const std::string_view rest = text.substr(host_begin, url.end - host_begin);
  const std::string_view authority = rest.substr(0, std::min(rest.find_first_of("/?#"), rest.size()));
  const std::size_t user = authority.rfind('@');
  const std::string_view host_and_port = authority.substr(user == std::string_view::npos ? 0 : user + 1);
  const std::string_view host = host_and_port.substr(0, std::min(host_and_port.find(':'), host_and_port.size()));
  url.host_end = host_begin + authority.size();
  for (const char c : host) url.host += to_lower(c);
  std::string_view tail = rest.substr(authority.size());
  tail = tail.substr(0, std::min(tail.find('#'), tail.size()));
  const std::size_t question = std::min(tail.find('?'), tail.size());
  url.path = tail.substr(0, question);
  url.query = tail.substr(std::min(question + 1, tail.size()));
  return url;
}

std::string_view parameter(std::string_view query, std::string_view name) {
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    std::string_view part = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (part.substr(0, 4) == "amp;") part.remove_prefix(4);
    if (part.substr(0, name.size()) == name && part.substr(name.size(), 1) == "=") return part.substr(name.size() + 1);
  }
  return {};
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int high = text[at] == '%' && at + 2 < text.size() ? hex_value(text[at + 1]) : -1;
    const int low = high < 0 ? -1 : hex_value(text[at + 2]);
    result += low < 0 ? text[at] : static_cast<char>(high * 16 + low);
    if (low >= 0) at += 2;
  }
  return result;
}

}  // namespace signpost

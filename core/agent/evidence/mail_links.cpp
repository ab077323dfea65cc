#include "agent/evidence/mail_links.h"

#include <string>

#include "agent/evidence/pasted_url.h"
#include "agent/evidence/shown_line.h"
#include "base/ascii.h"

namespace signpost {
namespace {

// A parameter whose name ends with "token" and that has a value.
bool has_token(std::string_view query) {
  for (std::size_t at = query.find("token="); at != std::string_view::npos; at = query.find("token=", at + 1)) {
    const std::size_t value = at + 6;
    if (value < query.size() && query[value] != '&') return true;
  }
  return false;
}

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view without_slash(std::string_view path) {
  return path.size() > 1 && path.back() == '/' ? path.substr(0, path.size() - 1) : path;
}

std::string_view sign_of(const PastedUrl& url) {
  const std::string_view path = without_slash(url.path);
  if (!has_token(url.query)) return {};
  if (url.host == "gitlab.com" && path == "/users/password/edit") return "resetlink";
  if (url.host == "gitlab.com" && path == "/users/confirmation") return "gitlabconfirm";
  if (url.host == "customers.gitlab.com" && path == "/customers/confirmation") return "portalconfirm";
  if (url.host == "customers.gitlab.com" && path == "/customers/sign_in") return "portallink";
  return {};
}

void add(const PastedUrl& url, std::size_t at, std::string_view shown, std::vector<SeenSign>& result) {
  const std::string_view sign = sign_of(url);
  if (!sign.empty()) result.push_back({at, sign, blacked_out(shown)});
}

void read_url(std::string_view text, std::size_t at, const PastedUrl& url, std::vector<SeenSign>& result) {
  const std::string_view shown = text.substr(at, url.end - at);
  add(url, at, shown, result);
  if (!ends_with(url.host, ".safelinks.protection.outlook.com")) return;
  result.push_back({at, "scannedlink", blacked_out(shown)});
  const std::string inner = percent_decoded(parameter(url.query, "url"));
  if (const PastedUrl wrapped = url_at(inner, 0)) add(wrapped, at, inner, result);
}

// "From: GitLab <gitlab@mg.gitlab.com>" as the line that begins at `at`.
void read_sender(std::string_view text, std::size_t at, std::vector<SeenSign>& result) {
  constexpr std::string_view kSender = "gitlab@mg.gitlab.com";
  constexpr std::size_t kMostHeader = 500;
  std::string_view line = text.substr(at, kMostHeader);
  line = line.substr(0, line.find_first_of("\r\n"));
  while (!line.empty() && (line.front() == '>' || line.front() == '*' || is_space(line.front()))) line.remove_prefix(1);
  if (line.size() < 5 || !same_word(line.substr(0, 4), "from")) return;
  const std::size_t colon = line.find_first_not_of("* ", 4);
  if (colon == std::string_view::npos || line[colon] != ':') return;
  const std::size_t sender = line.find(kSender);
  if (sender == std::string_view::npos) return;
  const auto in_address = [](char c) {
    return is_alnum(c) || std::string_view("._%+-@=").find(c) != std::string_view::npos;
  };
  const std::size_t end = sender + kSender.size();
  if (in_address(line[sender - 1]) || (end < line.size() && in_address(line[end]))) return;
  result.push_back({at, "gitlabsender", shown_line(text, at, at)});
}

}  // namespace

std::vector<SeenSign> mail_links(std::string_view text) {
  std::vector<SeenSign> result;
  for (std::size_t at = 0; at < text.size();) {
    if (at == 0 || text[at - 1] == '\n') read_sender(text, at, result);
    const bool begins =
        is_alnum(text[at]) &&
        (at == 0 || !(is_alnum(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '@' || text[at - 1] == '-'));
    const PastedUrl url = begins ? url_at(text, at) : PastedUrl();
    if (url) read_url(text, at, url, result);
    at = url ? url.end : at + 1;
  }
  return result;
}

}  // namespace signpost

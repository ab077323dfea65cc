#include "agent/evidence/mail_draft.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"

namespace signpost {
namespace {

struct TextField {
  std::string_view path;
  std::string& (*of)(MailDraft&);
};

constexpr std::array<TextField, 27> kTextFields = {{
    {"event", [](MailDraft& d) -> std::string& { return d.event.event; }},
    {"severity", [](MailDraft& d) -> std::string& { return d.event.severity; }},
    {"reason", [](MailDraft& d) -> std::string& { return d.event.reason; }},
    {"reject.reason", [](MailDraft& d) -> std::string& { return d.event.reason; }},
    {"reject.description", [](MailDraft& d) -> std::string& { return d.event.text; }},
    {"recipient", [](MailDraft& d) -> std::string& { return d.event.recipient; }},
    {"envelope.targets", [](MailDraft& d) -> std::string& { return d.event.recipient; }},
    {"message.headers.to", [](MailDraft& d) -> std::string& { return d.event.recipient; }},
    {"message.headers.message-id", [](MailDraft& d) -> std::string& { return d.event.message_id; }},
    {"message.headers.subject", [](MailDraft& d) -> std::string& { return d.event.subject; }},
    {"message.headers.from", [](MailDraft& d) -> std::string& { return d.from; }},
    {"envelope.sender", [](MailDraft& d) -> std::string& { return d.sender; }},
    {"storage.url", [](MailDraft& d) -> std::string& { return d.storage; }},
    {"domain.name", [](MailDraft& d) -> std::string& { return d.domain; }},
    {"delivery-status.code", [](MailDraft& d) -> std::string& { return d.event.code; }},
    {"delivery-status.enhanced-code", [](MailDraft& d) -> std::string& { return d.event.enhanced_code; }},
    {"delivery-status.message", [](MailDraft& d) -> std::string& { return d.event.text; }},
    {"delivery-status.description", [](MailDraft& d) -> std::string& { return d.event.text; }},
    {"address", [](MailDraft& d) -> std::string& { return d.address; }},
    {"created_at", [](MailDraft& d) -> std::string& { return d.created_at; }},
    {"code", [](MailDraft& d) -> std::string& { return d.event.code; }},
    {"error", [](MailDraft& d) -> std::string& { return d.event.text; }},
    // Of a legacy webhook:
    {"domain", [](MailDraft& d) -> std::string& { return d.domain; }},
    {"Message-Id", [](MailDraft& d) -> std::string& { return d.event.message_id; }},
    {"description", [](MailDraft& d) -> std::string& { return d.event.text; }},
    // Of a list:
    {"paging.next", [](MailDraft& d) -> std::string& { return d.paging; }},
    {"paging.first", [](MailDraft& d) -> std::string& { return d.paging; }},
}};

bool is_below(std::string_view host, std::string_view domain) {
  return host.size() > domain.size() && host.substr(host.size() - domain.size()) == domain &&
         host[host.size() - domain.size() - 1] == '.';
}

MailDomain kind_of(std::string_view name) {
  if (name.empty()) return MailDomain::unknown;
  if (name == "customers.gitlab.com") return MailDomain::portal;
  if (name == "mg.gitlab.com") return MailDomain::gitlab;
  return MailDomain::other;
}

// The part of a URL's path behind "/domains/" or "/v3/".
std::string domain_in(std::string_view url, std::string_view behind) {
  const std::size_t found = url.find(behind);
  if (found == std::string_view::npos) return {};
  const std::string_view rest = url.substr(found + behind.size());
  const std::size_t end = rest.find_first_of("/?");
  return end == std::string_view::npos ? std::string() : lower_case(rest.substr(0, end));
}

// The host of an address such as "GitLab <gitlab@mg.gitlab.com>".
std::string host_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {};
  const std::string_view rest = address.substr(at + 1);
  return lower_case(rest.substr(0, std::min(rest.find_first_of("> ,\""), rest.size())));
}

// The domain through which a mail was sent, as a field of its own or the address where it is stored names it; otherwise what
// only the sender writes.
std::string domain_of(const MailDraft& draft) {
  if (!draft.domain.empty()) return lower_case(draft.domain);
  std::string stored = domain_in(draft.storage, "/domains/");
  if (!stored.empty()) return stored;
  const std::array<std::string, 3> hosts = {host_of(draft.sender), host_of(draft.from), host_of(draft.event.message_id)};
  for (const std::string& host : hosts) {
    const MailDomain kind = kind_of(host);
    if (kind == MailDomain::portal || kind == MailDomain::gitlab || is_below(host, "mg.gitlab.com")) return host;
  }
  return hosts[0];
}

// Whether what is known of an event decides what became of the mail, whatever else there is to know.
bool is_decided(const MailDraft& draft) {
  const MailEvent& event = draft.event;
  const bool names_domain = !draft.domain.empty() || !draft.storage.empty();
  if (kind_of(domain_of(draft)) == MailDomain::other && !names_domain) return false;
  // Which mail somebody opened, and whether a machine did.
  if (event.event == "opened" || event.event == "clicked") return draft.has_client && !event.message_id.empty();
  if (event.event == "complained") return !event.message_id.empty();
  if (event.event == "dropped" || event.event == "bounced") return !event.code.empty() && !event.text.empty();
  if (event.event == "failed" && event.severity == "permanent")
    return draft.has_status || event.reason.substr(0, 9) == "suppress-";
  return true;
}

// The addresses of further pages of a list tell whose it is, and of what.
void finish_list(MailLog& log, const MailDraft& draft) {
  const std::string name = domain_in(draft.paging, "/v3/");
  const bool events = draft.paging.find("/" + name + "/events") != std::string::npos;
  if (draft.empty_items && events && !name.empty()) log.empty.push_back({draft.at, name, kind_of(name)});
  for (std::size_t i = draft.suppressions; i < log.suppressions.size(); ++i) {
    log.suppressions[i].domain_name = name;
    log.suppressions[i].domain = kind_of(name);
  }
}

}  // namespace

std::optional<double> seconds_in(std::string_view text) {
  constexpr std::size_t kMostDigits = 12;
  const std::size_t point = std::min(text.find('.'), text.size());
  if (point == 0 || point > kMostDigits) return std::nullopt;
  double value = 0;
  double place = 1;
  for (std::size_t i = 0; i < std::min(text.size(), point + 1 + kMostDigits); ++i) {
    if (i == point) continue;
    if (!is_digit(text[i])) return std::nullopt;
    if (i > point) place /= 10;
    value = i < point ? value * 10 + (text[i] - '0') : value + place * (text[i] - '0');
  }
  return value;
}

void set_field(MailDraft& draft, std::string_view path, const std::string& value) {
  constexpr std::array<std::string_view, 3> kClients = {"client-info.client-type", "client-type", "client-info.bot"};
  if (std::find(kClients.begin(), kClients.end(), path) != kClients.end()) {
    const std::string text = lower_case(value);
    const bool is_bot = path == "client-info.bot" ? !text.empty() && text != "none" && text != "unknown" : text == "robot";
    draft.event.by_machine = draft.event.by_machine || is_bot;
    draft.has_client = draft.has_client || path == "client-type";
  }
  for (const TextField& field : kTextFields) {
    if (field.path != path) continue;
    std::string& into = field.of(draft);
    if (value.empty()) continue;
    // Both the message and the description may say why; a recipient of its own is better than one among headers.
    if (&into == &draft.event.text && !into.empty()) {
      into += " " + value;
    } else if (&into != &draft.event.recipient || into.empty() || path == "recipient") {
      into = value;
    }
  }
}

bool add_draft(MailLog& log, MailDraft& draft, bool is_whole) {
  MailEvent& event = draft.event;
  if (!event.event.empty() && !event.recipient.empty()) {
    if (!is_whole && !is_decided(draft)) return false;
    event.at = draft.at;
    event.domain_name = domain_of(draft);
    event.domain = kind_of(event.domain_name);
    log.events.push_back(std::move(event));
    event = {};
    return true;
  }
  if (!draft.address.empty() && !draft.created_at.empty() && !event.code.empty() && event.event.empty()) {
    log.suppressions.push_back({draft.at, draft.address, event.code, event.text, {}, MailDomain::unknown});
    return true;
  }
  if (draft.has_items) finish_list(log, draft);
  return false;
}

}  // namespace signpost

#include "agent/evidence/mail_events.h"

#include <algorithm>
#include <array>

#include "agent/evidence/json_scanner.h"
#include "agent/evidence/pasted_url.h"
#include "base/ascii.h"

namespace signpost {
namespace {

constexpr std::size_t kDeepest = 16;

// The members of an object that matter, by their paths.
struct Draft {
  std::size_t at = 0;
  MailEvent event;
  std::string domain, storage, sender, from;  // what may name the domain
  std::string address, created_at;            // of a suppression
  std::string paging;
  bool empty_items = false;
  bool has_items = false;
  bool has_status = false;       // all of "delivery-status"
  bool has_client = false;       // all of "client-info"
  std::size_t suppressions = 0;  // how many were known before this object
};

struct TextField {
  std::string_view path;
  std::string& (*of)(Draft&);
};

constexpr std::array<TextField, 27> kTextFields = {{
    {"event", [](Draft& d) -> std::string& { return d.event.event; }},
    {"severity", [](Draft& d) -> std::string& { return d.event.severity; }},
    {"reason", [](Draft& d) -> std::string& { return d.event.reason; }},
    {"reject.reason", [](Draft& d) -> std::string& { return d.event.reason; }},
    {"reject.description", [](Draft& d) -> std::string& { return d.event.text; }},
    {"recipient", [](Draft& d) -> std::string& { return d.event.recipient; }},
    {"envelope.targets", [](Draft& d) -> std::string& { return d.event.recipient; }},
    {"message.headers.to", [](Draft& d) -> std::string& { return d.event.recipient; }},
    {"message.headers.message-id", [](Draft& d) -> std::string& { return d.event.message_id; }},
    {"message.headers.subject", [](Draft& d) -> std::string& { return d.event.subject; }},
    {"message.headers.from", [](Draft& d) -> std::string& { return d.from; }},
    {"envelope.sender", [](Draft& d) -> std::string& { return d.sender; }},
    {"storage.url", [](Draft& d) -> std::string& { return d.storage; }},
    {"domain.name", [](Draft& d) -> std::string& { return d.domain; }},
    {"delivery-status.code", [](Draft& d) -> std::string& { return d.event.code; }},
    {"delivery-status.enhanced-code", [](Draft& d) -> std::string& { return d.event.enhanced_code; }},
    {"delivery-status.message", [](Draft& d) -> std::string& { return d.event.text; }},
    {"delivery-status.description", [](Draft& d) -> std::string& { return d.event.text; }},
    {"address", [](Draft& d) -> std::string& { return d.address; }},
    {"created_at", [](Draft& d) -> std::string& { return d.created_at; }},
    {"code", [](Draft& d) -> std::string& { return d.event.code; }},
    {"error", [](Draft& d) -> std::string& { return d.event.text; }},
    // Of a legacy webhook:
    {"domain", [](Draft& d) -> std::string& { return d.domain; }},
    {"Message-Id", [](Draft& d) -> std::string& { return d.event.message_id; }},
    {"description", [](Draft& d) -> std::string& { return d.event.text; }},
    // Of a list:
    {"paging.next", [](Draft& d) -> std::string& { return d.paging; }},
    {"paging.first", [](Draft& d) -> std::string& { return d.paging; }},
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
std::string domain_of(const Draft& draft) {
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

// Seconds as Mailgun writes them: "1764000000" or "1764000000.5", in legacy webhooks as a text.
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

void set_field(Draft& draft, std::string_view path, const std::string& value) {
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

// Whether what is known of an event decides what became of the mail, whatever else there is to know.
bool is_decided(const Draft& draft) {
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
void finish_list(MailLog& log, const Draft& draft) {
  const std::string name = domain_in(draft.paging, "/v3/");
  const bool events = draft.paging.find("/" + name + "/events") != std::string::npos;
  if (draft.empty_items && events && !name.empty()) log.empty.push_back({draft.at, name, kind_of(name)});
  for (std::size_t i = draft.suppressions; i < log.suppressions.size(); ++i) {
    log.suppressions[i].domain_name = name;
    log.suppressions[i].domain = kind_of(name);
  }
}

// Adds what an object shows to the log, where it shows something of one mail.
bool finish(MailLog& log, Draft& draft, bool is_whole) {
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

// Reads one JSON value and gathers what it shows of mail.
class Reader {
 public:
  // The value begins at `at`, where its first brace stands or is missing.
  Reader(MailLog& log, std::string_view text, std::size_t at)
      : log_(log), text_(text), begin_(at), has_brace_(text[at] == '{'), scanner_(text, at, !has_brace_) {}

  // Whether it could be read to its end.
  bool read() {
    using Token = JsonScanner::Token;
    if (!has_brace_) begin_object(begin_);
    for (;;) {
      switch (scanner_.next()) {
        case Token::object: begin_object(scanner_.at() - 1); break;
        case Token::object_end: end_object(); break;
        case Token::array: begin_array(); break;
        case Token::array_end: end_array(); break;
        case Token::key: key(scanner_.text()); break;
        case Token::string: string(scanner_.text()); break;
        case Token::number: number(scanner_.text()); break;
        case Token::literal: item(); break;
        case Token::end: return true;
        case Token::broken: break_off(); return false;
      }
    }
  }

  bool has_brace() const { return has_brace_; }
  bool is_mail() const { return is_mail_; }
  std::size_t at() const { return scanner_.at(); }

 private:
  struct Level {
    Draft draft;
    std::string key;  // of the member that comes next, or is open
    int arrays = 0;   // open ones
  };

  bool is_deep() const { return depth_ > kDeepest; }
  bool is_timestamp() const { return !is_deep() && levels_.back().key == "timestamp" && levels_.back().arrays == 0; }

  // What is known of the events that are open counts where it decides.
  void break_off() {
    for (std::size_t level = levels_.size(); level > 0; --level) {
      Draft& draft = levels_[level - 1].draft;
      if (is_own(level - 1) && !draft.event.event.empty()) finish(log_, draft, false);
    }
  }

  void begin_object(std::size_t at) {
    item();
    ++depth_;
    if (is_deep()) return;
    levels_.push_back({});
    levels_.back().draft.at = at;
    levels_.back().draft.suppressions = log_.suppressions.size();
  }

  void end_object() {
    const bool deep = is_deep();
    --depth_;
    if (deep) return;
    const bool is_whole = levels_.size() > 1 || has_brace_;
    if (is_own(levels_.size() - 1) && finish(log_, levels_.back().draft, is_whole)) is_mail_ = true;
    levels_.pop_back();
    if (levels_.empty()) return;
    Level& around = levels_.back();
    if (around.key == "delivery-status") around.draft.has_status = true;
    if (around.key == "client-info") around.draft.has_client = true;
  }

  void begin_array() {
    item();
    if (is_deep()) return;
    Level& level = levels_.back();
    if (level.arrays == 0 && level.key == "items") level.draft.has_items = level.draft.empty_items = true;
    ++level.arrays;
  }

  void end_array() {
    if (!is_deep()) --levels_.back().arrays;
  }

  void key(const std::string& name) {
    constexpr std::array<std::string_view, 6> kMarks = {"event",     "event-data", "delivery-status",
                                                        "recipient", "log-level",  "paging"};
    if (std::find(kMarks.begin(), kMarks.end(), name) != kMarks.end()) is_mail_ = true;
    if (!is_deep()) levels_.back().key = name;
  }

  // Something stands in the list that is open, if one is.
  void item() {
    if (!levels_.empty() && !is_deep() && levels_.back().arrays > 0) levels_.back().draft.empty_items = false;
  }

  void string(const std::string& value) {
    if (is_timestamp()) levels_.back().draft.event.timestamp = seconds_in(value);
    set(value);
    item();
  }

  // At the end of the text, it may go on.
  void number(const std::string& value) {
    item();
    if (scanner_.at() == text_.size()) return;
    if (is_timestamp()) levels_.back().draft.event.timestamp = seconds_in(value);
    set(value);
  }

  // Sets the field of this object, and of those around it, that has this path from there.
  void set(const std::string& value) {
    if (is_deep()) return;
    std::string path;
    for (std::size_t up = 0; up < std::min<std::size_t>(3, levels_.size()); ++up) {
      Level& level = levels_[levels_.size() - 1 - up];
      if (!path.empty()) path.insert(0, 1, '.');
      path.insert(0, level.key);
      if (level.arrays > (up == 0 && level.key == "targets" ? 1 : 0)) return;
      set_field(level.draft, path, value);
    }
  }

  // What the sender adds to an event is not an event.
  bool is_own(std::size_t level) const {
    return std::none_of(levels_.begin(), levels_.begin() + static_cast<std::ptrdiff_t>(level),
                        [](const Level& around) { return around.key == "user-variables"; });
  }

  MailLog& log_;
  std::string_view text_;
  std::size_t begin_;
  bool has_brace_;
  JsonScanner scanner_;
  std::vector<Level> levels_;  // at most kDeepest
  std::size_t depth_ = 0;
  bool is_mail_ = false;
};

constexpr std::size_t kMostSpace = 100;

// Whether a member of an object begins at or behind the space at `at`: most braces of other texts are ruled out here.
bool begins_member(std::string_view text, std::size_t at) {
  const std::size_t quote = text.substr(0, std::min(text.size(), at + kMostSpace)).find_first_not_of(" \t\r\n", at);
  if (quote == std::string_view::npos || text[quote] != '"') return false;
  std::size_t end = quote + 1;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '-' || text[end] == '_')) ++end;
  if (end == quote + 1 || end >= text.size() || text[end] != '"') return false;
  const std::size_t colon = text.substr(0, std::min(text.size(), end + kMostSpace)).find_first_not_of(" \t\r\n", end + 1);
  return colon != std::string_view::npos && text[colon] == ':';
}

// Whether only spaces and the marks of quoted mail stand before `at` on its line.
bool begins_line(std::string_view text, std::size_t at) {
  for (std::size_t left = 0; at > 0 && left < kMostSpace; ++left) {
    const char c = text[--at];
    if (c == '\n') return true;
    if (c != ' ' && c != '\t' && c != '>') return false;
  }
  return at == 0;
}

// Reads the value whose first brace stands, or is missing, at `at`. Gives where to go on, and where the JSON ends.
std::pair<std::size_t, std::size_t> read_value(std::string_view text, std::size_t at, MailLog& log) {
  const std::size_t events = log.events.size();
  Reader reader(log, text, at);
  const bool whole = reader.read();
  const std::size_t next = std::max(reader.at(), at + 1);
  std::size_t until = next;
  if (reader.is_mail() && (reader.has_brace() || log.events.size() > events)) {
    // Behind a break the rest of the paragraph is most likely of the same JSON.
    if (!whole) until = std::min(text.find("\n\n", next), text.size());
    log.parts.emplace_back(at, until);
  }
  return {next, until};
}

std::string form_decoded(std::string_view value) {
  std::string spaced(value);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return percent_decoded(spaced);
}

// The fields of a legacy webhook as they are sent: a form without a space in it. What ends with the text may be cut off.
void read_form(std::string_view text, std::size_t begin, std::size_t end, MailLog& log) {
  Draft draft;
  draft.at = begin;
  std::string_view rest = text.substr(begin, end - begin);
  if (end == text.size()) rest = rest.substr(0, std::min(rest.rfind('&'), rest.size()));
  rest.remove_prefix(std::min(rest.rfind('?') + 1, rest.size()));
  while (!rest.empty()) {
    const std::string_view field = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(field.size() + 1, rest.size()));
    const std::size_t equals = std::min(field.find('='), field.size());
    const std::string value = form_decoded(field.substr(std::min(equals + 1, field.size())));
    const std::string name = percent_decoded(field.substr(0, equals));
    set_field(draft, name, value);
    if (name == "timestamp") draft.event.timestamp = seconds_in(value);
  }
  if (!draft.domain.empty() && finish(log, draft, false)) log.parts.emplace_back(begin, end);
}

void read_forms(std::string_view text, MailLog& log) {
  constexpr std::string_view kSpace = " \t\r\n\"'<>`";
  for (std::size_t at = text.find("event="); at != std::string_view::npos;) {
    const std::size_t space = text.substr(0, at).find_last_of(kSpace);
    const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
    const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
    const std::string_view form = text.substr(begin, end - begin);
    if (!parameter(form, "recipient").empty()) read_form(text, begin, end, log);
    at = text.find("event=", end);
  }
}

}  // namespace

MailLog read_mail_log(std::string_view text) {
  MailLog log;
  std::size_t broken = 0;  // up to where a value goes on that broke off
  for (std::size_t at = text.find_first_of("{\""); at != std::string_view::npos; at = text.find_first_of("{\"", at)) {
    const bool brace = text[at] == '{';
    if (!begins_member(text, brace ? at + 1 : at) || (!brace && (at < broken || !begins_line(text, at)))) {
      ++at;
      continue;
    }
    const auto [next, until] = read_value(text, at, log);
    broken = std::max(broken, until);
    at = next;
  }
  read_forms(text, log);
  return log;
}

}  // namespace signpost

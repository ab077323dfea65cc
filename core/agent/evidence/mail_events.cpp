#include "agent/evidence/mail_events.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "agent/evidence/pasted_url.h"
#include "base/ascii.h"

namespace signpost {
namespace {

using Parser = nlohmann::json;

constexpr std::size_t kDeepest = 16;

// The members of an object that matter, by their paths.
struct Draft {
  std::size_t at = 0;
  MailEvent event;
  std::string storage, sender, from;  // what may name the domain
  std::string address, created_at;    // of a suppression
  std::string paging;
  bool empty_items = false;
  bool has_items = false;
  std::size_t suppressions = 0;  // how many were known before this object
};

struct Field {
  std::string_view path;
  std::string& (*of)(Draft&);
};

constexpr std::array<Field, 23> kFields = {{
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
    {"delivery-status.code", [](Draft& d) -> std::string& { return d.event.code; }},
    {"delivery-status.enhanced-code", [](Draft& d) -> std::string& { return d.event.enhanced_code; }},
    {"delivery-status.message", [](Draft& d) -> std::string& { return d.event.text; }},
    {"delivery-status.description", [](Draft& d) -> std::string& { return d.event.text; }},
    {"address", [](Draft& d) -> std::string& { return d.address; }},
    {"created_at", [](Draft& d) -> std::string& { return d.created_at; }},
    {"code", [](Draft& d) -> std::string& { return d.event.code; }},
    {"error", [](Draft& d) -> std::string& { return d.event.text; }},
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

std::string lower(std::string_view text) {
  std::string result;
  for (const char c : text) result += to_lower(c);
  return result;
}

// The part of a URL's path behind "/domains/" or "/v3/".
std::string domain_in(std::string_view url, std::string_view behind) {
  const std::size_t found = url.find(behind);
  if (found == std::string_view::npos) return {};
  const std::string_view rest = url.substr(found + behind.size());
  const std::size_t end = rest.find_first_of("/?");
  return end == std::string_view::npos ? std::string() : lower(rest.substr(0, end));
}

// The host of an address such as "GitLab <gitlab@mg.gitlab.com>".
std::string host_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return {};
  const std::string_view rest = address.substr(at + 1);
  return lower(rest.substr(0, std::min(rest.find_first_of("> ,\""), rest.size())));
}

// The domain through which a mail was sent. The address where it is stored names it; otherwise what only the sender writes.
std::string domain_of(const Draft& draft) {
  std::string stored = domain_in(draft.storage, "/domains/");
  if (!stored.empty()) return stored;
  const std::array<std::string, 3> hosts = {host_of(draft.sender), host_of(draft.from), host_of(draft.event.message_id)};
  for (const std::string& host : hosts) {
    const MailDomain kind = kind_of(host);
    if (kind == MailDomain::portal || kind == MailDomain::gitlab || is_below(host, "mg.gitlab.com")) return host;
  }
  return hosts[0];
}

// Follows the events of one value and gathers what it shows of mail.
class Reader final : public nlohmann::json_sax<Parser> {
 public:
  Reader(MailLog& log, const char* begin, const char* const& now) : log_(log), begin_(begin), now_(now) {}

  bool is_mail() const { return is_mail_; }

  bool null() override { return item(); }
  bool boolean(bool /*value*/) override { return item(); }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value), std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    return number(static_cast<double>(value), std::to_string(value));
  }
  bool number_float(number_float_t value, const string_t& text) override { return number(value, text); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool string(string_t& value) override {
    set(value);
    return item();
  }
  bool start_object(std::size_t /*size*/) override {
    item();
    ++depth_;
    if (depth_ > kDeepest) return true;
    levels_.push_back({});
    levels_.back().draft.at = static_cast<std::size_t>(now_ - begin_) - 1;
    levels_.back().draft.suppressions = log_.suppressions.size();
    return true;
  }
  bool end_object() override {
    if (depth_-- > kDeepest) return true;
    // What the sender adds to an event is not an event.
    const bool is_own =
        std::none_of(levels_.begin(), levels_.end() - 1, [](const Level& level) { return level.key == "user-variables"; });
    if (is_own) finish(levels_.back().draft);
    levels_.pop_back();
    return true;
  }
  bool start_array(std::size_t /*size*/) override {
    item();
    if (depth_ >= 1 && depth_ <= kDeepest) {
      Level& level = levels_.back();
      if (level.arrays == 0 && level.key == "items") level.draft.has_items = level.draft.empty_items = true;
      ++level.arrays;
    }
    return true;
  }
  bool end_array() override {
    if (depth_ >= 1 && depth_ <= kDeepest) --levels_.back().arrays;
    return true;
  }
  bool key(string_t& name) override {
    constexpr std::array<std::string_view, 6> kMarks = {"event",     "event-data", "delivery-status",
                                                        "recipient", "log-level",  "paging"};
    if (std::find(kMarks.begin(), kMarks.end(), name) != kMarks.end()) is_mail_ = true;
    if (depth_ <= kDeepest) levels_.back().key = name;
    return true;
  }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const nlohmann::detail::exception& /*error*/) override {
    return false;
  }

 private:
  struct Level {
    Draft draft;
    std::string key;  // of the member that comes next, or is open
    int arrays = 0;   // open ones
  };

  // Something stands in the list that is open, if one is.
  bool item() {
    if (depth_ >= 1 && depth_ <= kDeepest && levels_.back().arrays > 0) levels_.back().draft.empty_items = false;
    return true;
  }

  bool number(double value, const std::string& text) {
    if (depth_ >= 1 && depth_ <= kDeepest && levels_.back().key == "timestamp" && levels_.back().arrays == 0)
      levels_.back().draft.event.timestamp = value;
    set(text);
    return item();
  }

  // Sets the field of this object, and of those around it, that has this path from there.
  void set(const std::string& value) {
    if (depth_ > kDeepest) return;
    std::string path;
    for (std::size_t up = 0; up < std::min<std::size_t>(3, levels_.size()); ++up) {
      Level& level = levels_[levels_.size() - 1 - up];
      if (!path.empty()) path.insert(0, 1, '.');
      path.insert(0, level.key);
      if (level.arrays > (up == 0 && level.key == "targets" ? 1 : 0)) return;
      set(level.draft, path, value);
    }
  }

  static void set(Draft& draft, std::string_view path, const std::string& value) {
    if (path == "client-info.bot" || path == "client-info.client-type") {
      const std::string text = lower(value);
      const bool is_bot = path == "client-info.bot" ? !text.empty() && text != "none" && text != "unknown" : text == "robot";
      draft.event.by_machine = draft.event.by_machine || is_bot;
    }
    for (const Field& field : kFields) {
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

  void finish(Draft& draft) {
    MailEvent& event = draft.event;
    if (!event.event.empty() && !event.recipient.empty()) {
      event.at = draft.at;
      event.domain_name = domain_of(draft);
      event.domain = kind_of(event.domain_name);
      log_.events.push_back(std::move(event));
    } else if (!draft.address.empty() && !draft.created_at.empty() && !event.code.empty() && event.event.empty()) {
      log_.suppressions.push_back({draft.at, draft.address, event.code, event.text, {}, MailDomain::unknown});
      is_mail_ = true;
    } else if (draft.has_items) {
      list(draft);
    }
  }

  // The addresses of further pages of a list tell whose it is, and of what.
  void list(const Draft& draft) {
    const std::string name = domain_in(draft.paging, "/v3/");
    const bool events = draft.paging.find("/" + name + "/events") != std::string::npos;
    if (draft.empty_items && events && !name.empty()) log_.empty.push_back({draft.at, name, kind_of(name)});
    for (std::size_t i = draft.suppressions; i < log_.suppressions.size(); ++i) {
      log_.suppressions[i].domain_name = name;
      log_.suppressions[i].domain = kind_of(name);
    }
  }

  MailLog& log_;
  const char* begin_;
  const char* const& now_;
  std::vector<Level> levels_;  // at most kDeepest
  std::size_t depth_ = 0;
  bool is_mail_ = false;
};

// An iterator that tells how far the parser has come.
class Watched {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Watched(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  Watched& operator++() {
    ++at_;
    *furthest_ = at_;
    return *this;
  }
  Watched operator++(int) {
    const Watched before = *this;
    ++*this;
    return before;
  }
  bool operator==(const Watched& other) const { return at_ == other.at_; }
  bool operator!=(const Watched& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

// Whether an object with a member begins at the "{" at `at`: most braces of other texts are ruled out here.
bool begins_object(std::string_view text, std::size_t at) {
  constexpr std::size_t kMostSpace = 100;
  const std::size_t quote = text.substr(0, std::min(text.size(), at + kMostSpace)).find_first_not_of(" \t\r\n", at + 1);
  if (quote == std::string_view::npos || text[quote] != '"') return false;
  std::size_t end = quote + 1;
  while (end < text.size() && (is_alnum(text[end]) || text[end] == '-' || text[end] == '_')) ++end;
  if (end == quote + 1 || end >= text.size() || text[end] != '"') return false;
  const std::size_t colon = text.substr(0, std::min(text.size(), end + kMostSpace)).find_first_not_of(" \t\r\n", end + 1);
  return colon != std::string_view::npos && text[colon] == ':';
}

}  // namespace

MailLog read_mail_log(std::string_view text) {
  MailLog log;
  const char* const begin = text.data();
  const char* const end = begin + text.size();
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at)) {
    if (!begins_object(text, at)) {
      ++at;
      continue;
    }
    const char* now = begin + at;
    Reader reader(log, begin, now);
    const bool whole =
        Parser::sax_parse(Watched(begin + at, &now), Watched(end, &now), &reader, Parser::input_format_t::json, false);
    std::size_t next = static_cast<std::size_t>(now - begin);
    if (reader.is_mail()) {
      // Behind a break the rest of the paragraph is most likely of the same JSON.
      std::size_t until = next;
      if (!whole) until = std::min(text.find("\n\n", next), text.size());
      log.parts.emplace_back(at, until);
    }
    // A brace may have been what broke it, and begin the next value.
    if (!whole && next > at + 1 && text[next - 1] == '{') --next;
    at = std::max(next, at + 1);
  }
  return log;
}

}  // namespace signpost

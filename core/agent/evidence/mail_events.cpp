#include "agent/evidence/mail_events.h"

#include <algorithm>
#include <array>

#include "agent/evidence/json_scanner.h"
#include "agent/evidence/mail_draft.h"
#include "agent/evidence/pasted_url.h"
#include "base/ascii.h"

namespace signpost {
namespace {

constexpr std::size_t kDeepest = 16;

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
    MailDraft draft;
    std::string key;  // of the member that comes next, or is open
    int arrays = 0;   // open ones
  };

  bool is_deep() const { return depth_ > kDeepest; }
  bool is_timestamp() const { return !is_deep() && levels_.back().key == "timestamp" && levels_.back().arrays == 0; }

  // What is known of the events that are open counts where it decides.
  void break_off() {
    for (std::size_t level = levels_.size(); level > 0; --level) {
      MailDraft& draft = levels_[level - 1].draft;
      if (is_own(level - 1) && !draft.event.event.empty()) add_draft(log_, draft, false);
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
    if (is_own(levels_.size() - 1) && add_draft(log_, levels_.back().draft, is_whole)) is_mail_ = true;
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
  MailDraft draft;
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
  if (!draft.domain.empty() && add_draft(log, draft, false)) log.parts.emplace_back(begin, end);
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

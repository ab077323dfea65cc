#include "agent/evidence/record_fields.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "agent/evidence/shown_line.h"
#include "base/ascii.h"

namespace signpost {
namespace {

enum class Field : std::uint8_t { confirmed, uid, login, provider, members, date, flag, url, text };

struct FieldLabel {
  std::string_view name;
  Field field;
};
constexpr std::array<FieldLabel, 16> kFieldLabels = {{{"Confirmed at", Field::confirmed},
                                                      {"Uid", Field::uid},
                                                      {"Login activated", Field::login},
                                                      {"Provider", Field::provider},
                                                      {"Billing account memberships", Field::members},
                                                      {"Billing account membership", Field::members},
                                                      {"Created at", Field::date},
                                                      {"Updated at", Field::date},
                                                      {"Skip email confirmation", Field::flag},
                                                      {"One time sign in url", Field::url},
                                                      {"First name", Field::text},
                                                      {"Last name", Field::text},
                                                      {"Email", Field::text},
                                                      {"Company", Field::text},
                                                      {"Confirmation sent at", Field::date},
                                                      {"Unconfirmed email", Field::text}}};

// Labels of GitLab.com's own admin page of a user, which has a "Confirmed at" too.
constexpr std::array<std::string_view, 6> kForeign = {
    "Two-factor authentication", "Can create groups", "Sign-in count",
    "Current sign-in IP",        "Last sign-in IP",   "Personal projects limit"};

// A field with its value, as far as the text has one.
struct Entry {
  const FieldLabel* label = nullptr;
  std::size_t at = 0;
  std::size_t line = 0;
  std::string_view value;
  std::string rows;          ///< of memberships, where they stand in a table: which account each is of
  bool is_there = true;      ///< false: nothing tells whether there is more, as at the end of the text
  bool in_row = false;       ///< of a table
  bool exact_label = false;  ///< in the very letters
};

bool is_any(std::string_view text, std::initializer_list<std::string_view> of) {
  return std::any_of(of.begin(), of.end(), [&](std::string_view other) { return same_word(text, other); });
}

bool is_empty_mark(std::string_view value) {
  return is_any(value, {"-", "–", "—", "nil", "null", "(empty)", "empty", "(none)", "none", "blank"});
}
bool is_empty(std::string_view value) { return value.empty() || is_empty_mark(value); }

bool is_yes(std::string_view value) { return is_any(value, {"yes", "true", "1", "✓", "✔", "✅", "checked"}); }
bool is_no(std::string_view value) { return is_any(value, {"no", "false", "0", "✗", "✘", "❌", "unchecked"}); }

bool is_number(std::string_view value) {
  constexpr std::size_t kMostDigits = 12;
  return !value.empty() && value.size() <= kMostDigits && std::all_of(value.begin(), value.end(), is_digit);
}

bool is_year(std::string_view word) {
  return word.size() == 4 && is_number(word) && (word.substr(0, 2) == "19" || word.substr(0, 2) == "20");
}

bool is_month(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                        "may",       "june",     "july",     "august",
                                                        "september", "october",  "november", "december"};
  return std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view month) {
    return same_word(word, month) || same_word(word, month.substr(0, 3)) ||
           (month == "september" && same_word(word, "sept"));
  });
}

bool is_date_word(std::string_view word) {
  return is_any(word, {"mon",       "tue",      "wed",    "thu",      "fri",     "sat",    "sun",  "monday", "tuesday",
                       "wednesday", "thursday", "friday", "saturday", "sunday",  "at",     "am",   "pm",     "utc",
                       "gmt",       "t",        "z",      "cet",      "cest",    "est",    "edt",  "pst",    "pdt",
                       "about",     "ago",      "day",    "days",     "month",   "months", "year", "years",  "over",
                       "almost",    "hour",     "hours",  "minute",   "minutes", "an",     "a"});
}

// A day with month and year, and nothing beside it but the time: "2026-01-31 10:00:00 UTC", "January 31, 2026 10:00".
bool is_date(std::string_view value) {
  bool has_year = false;
  bool has_month = false;
  int numbers = 0;
  for (std::size_t at = 0; at < value.size();) {
    std::size_t end = at;
    while (end < value.size() && (is_letter(value[end]) == is_letter(value[at])) && is_alnum(value[end])) ++end;
    if (end == at) {
      if (std::string_view(" \t,.:-/+()").find(value[at]) == std::string_view::npos) return false;
      ++at;
      continue;
    }
    const std::string_view word = value.substr(at, end - at);
    at = end;
    if (is_digit(word.front())) {
      ++numbers;
      has_year = has_year || is_year(word);
    } else if (is_month(word)) {
      has_month = true;
    } else if (!is_date_word(word)) {
      const bool ordinal = is_any(word, {"st", "nd", "rd", "th"});
      if (!ordinal) return false;
    }
  }
  return has_year && numbers >= (has_month ? 2 : 3);
}

bool is_members_none(std::string_view value) {
  return is_empty_mark(value) ||
         is_any(value, {"0", "[]", "no records", "no records found", "0 records", "0 billing account memberships"});
}
// "BillingAccountMembership #12", or several of them between commas.
bool are_records(std::string_view value) {
  constexpr std::string_view kRecord = "BillingAccountMembership #";
  for (;;) {
    const std::size_t comma = value.find(',');
    const std::string_view one = trimmed(value.substr(0, comma));
    if (one.substr(0, kRecord.size()) != kRecord || !is_number(one.substr(kRecord.size()))) return false;
    if (comma == std::string_view::npos) return true;
    value.remove_prefix(comma + 1);
  }
}

bool is_members_some(std::string_view value) {
  const std::string_view count = value.substr(0, value.find(' '));
  const bool counted = is_number(count) && count.front() != '0' && count.size() <= 4 &&
                       (count.size() == value.size() || is_any(value.substr(count.size()), {" record", " records"}));
  return counted || are_records(value);
}

// Whether a value is what its field holds where it is filled in.
bool is_filled(const Entry& entry) {
  switch (entry.label->field) {
    case Field::confirmed:
    case Field::date: return is_date(entry.value);
    case Field::uid: return is_number(entry.value);
    case Field::login:
    case Field::flag: return is_yes(entry.value) || is_no(entry.value);
    case Field::provider: return same_word(entry.value, "gitlab");
    case Field::url: return entry.value.substr(0, 8) == "https://";
    default: return false;
  }
}

// Splits a text in lines, and lines in cells.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      begins_.push_back(at);
      at = end + 1;
    }
  }

  std::size_t size() const { return begins_.size(); }
  std::size_t begin(std::size_t line) const { return begins_[line]; }
  bool is_last(std::size_t line) const { return line + 1 == begins_.size() && text_.back() != '\n'; }

  // Without the marks of quoted mail.
  std::string_view operator[](std::size_t line) const {
    const std::size_t end = line + 1 < begins_.size() ? begins_[line + 1] : text_.size();
    std::string_view words = text_.substr(begins_[line], end - begins_[line]);
    while (!words.empty() && (words.back() == '\n' || words.back() == '\r')) words.remove_suffix(1);
    while (!words.empty() && words.front() == '>') words.remove_prefix(words.substr(0, 2) == "> " ? 2 : 1);
    return words;
  }

  // Cells between tabs, or between bars; one cell where there are neither.
  std::vector<std::string_view> cells(std::size_t line) const {
    constexpr std::size_t kMostCells = 64;
    std::string_view rest = (*this)[line];
    std::vector<std::string_view> result;
    const char bar = rest.find('\t') != std::string_view::npos ? '\t' : '|';
    if (bar == '|') {
      rest = trimmed(rest);
      if (!rest.empty() && rest.front() == '|') rest.remove_prefix(1);
      if (!rest.empty() && rest.back() == '|') rest.remove_suffix(1);
    }
    while (result.size() < kMostCells) {
      const std::size_t end = rest.find(bar);
      result.push_back(trimmed(rest.substr(0, end)));
      if (end == std::string_view::npos) break;
      rest.remove_prefix(end + 1);
    }
    return result;
  }

 private:
  std::string_view text_;
  std::vector<std::size_t> begins_;
};

// Without the marks of lists and of bold words, and without a colon at the end.
std::string_view plain_label(std::string_view text) {
  text = trimmed(text);
  if (text.substr(0, 2) == "- " || text.substr(0, 2) == "* ") text = trimmed(text.substr(2));
  while (!text.empty() && (text.front() == '*' || text.front() == '`')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '`' || text.back() == ':' || text.back() == ' '))
    text.remove_suffix(1);
  return text;
}

std::string_view plain_value(std::string_view text) {
  text = trimmed(text);
  while (!text.empty() && (text.front() == '*' || text.front() == '`')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '*' || text.back() == '`')) text.remove_suffix(1);
  return trimmed(text);
}

const FieldLabel* label_of(std::string_view text) {
  const std::string_view name = plain_label(text);
  for (const FieldLabel& label : kFieldLabels) {
    if (same_word(name, label.name)) return &label;
  }
  return nullptr;
}

class FieldReader {
 public:
  explicit FieldReader(std::string_view text) : lines_(text) {}

  std::vector<Entry> entries() {
    for (std::size_t line = 0; line < lines_.size();) line = read(line);
    return std::move(entries_);
  }

  bool is_foreign() const { return foreign_; }

 private:
  void add(const FieldLabel* label, std::string_view name, std::size_t line, std::string_view value, bool is_there,
           bool in_row) {
    entries_.push_back(
        {label, lines_.begin(line), line, plain_value(value), {}, is_there, in_row, plain_label(name) == label->name});
  }

  // Reads what begins on a line, and says where to go on.
  std::size_t read(std::size_t line) {
    constexpr std::size_t kLongest = 2000;
    const std::string_view words = lines_[line];
    if (words.empty() || words.size() > kLongest) return line + 1;
    const std::vector<std::string_view> cells = lines_.cells(line);
    if (cells.size() >= 2) {
      if (is_header(cells)) return read_table(line, cells);
      if (const FieldLabel* label = label_of(cells[0]); label != nullptr && cells.size() == 2) {
        add(label, cells[0], line, cells[1], !cells[1].empty() || begins_label(next_words(line)), false);
      }
      return line + 1;
    }
    const std::size_t colon = words.find(':');
    const std::string_view name = words.substr(0, colon);
    foreign_ = foreign_ || std::any_of(kForeign.begin(), kForeign.end(),
                                       [&](std::string_view label) { return same_word(plain_label(name), label); });
    const FieldLabel* label = label_of(name);
    if (label == nullptr) return line + 1;
    const std::string_view value =
        colon == std::string_view::npos ? std::string_view() : plain_value(words.substr(colon + 1));
    if (!value.empty()) {
      add(label, name, line, value, true, false);
      return line + 1;
    }
    return read_below(line, *label, name);
  }

  // A label whose value is on the next line, or empty where another label comes next.
  std::size_t read_below(std::size_t line, const FieldLabel& label, std::string_view name) {
    const std::size_t next = next_words(line);
    if (next == lines_.size()) return line + 1;
    if (begins_label(next)) {
      add(&label, name, line, {}, true, false);
      return line + 1;
    }
    std::string members = label.field == Field::members ? rows_below(next) : std::string();
    if (!members.empty()) {
      add(&label, name, line, "1", true, false);
      entries_.back().rows = std::move(members);
      return next + 1;
    }
    add(&label, name, line, lines_[next], true, false);
    return next + 1;
  }

  // The next line that is not empty, if it is near; otherwise the end.
  std::size_t next_words(std::size_t line) const {
    constexpr std::size_t kNear = 3;
    for (std::size_t next = line + 1; next < std::min(lines_.size(), line + 1 + kNear); ++next) {
      if (!trimmed(lines_[next]).empty()) return next;
    }
    return lines_.size();
  }

  bool begins_label(std::size_t line) const {
    if (line >= lines_.size()) return false;
    const std::string_view words = lines_[line];
    return label_of(words.substr(0, words.find_first_of(":\t|"))) != nullptr;
  }

  // Two labels or more, and no value among them.
  static bool is_header(const std::vector<std::string_view>& cells) {
    const auto labels =
        std::count_if(cells.begin(), cells.end(), [](std::string_view cell) { return label_of(cell) != nullptr; });
    return labels >= 2 && std::none_of(cells.begin(), cells.end(), [](std::string_view cell) {
             return is_number(cell) || is_date(cell) || is_yes(cell) || is_no(cell) || is_empty_mark(cell) ||
                    cell.find('@') != std::string_view::npos;
           });
  }

  static bool is_rule(const std::vector<std::string_view>& cells) {
    return std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
      return !cell.empty() && cell.find_first_not_of("-:= ") == std::string_view::npos;
    });
  }

  // The rows below a header, and where they end.
  std::vector<std::size_t> rows(std::size_t header, std::size_t cells, std::size_t& end) const {
    std::vector<std::size_t> result;
    for (end = header + 1; end < lines_.size() && lines_.cells(end).size() == cells; ++end) {
      if (!is_rule(lines_.cells(end))) result.push_back(end);
    }
    return result;
  }

  // The rows of a table in a line, its cells between commas; empty where there is no table.
  std::string rows_below(std::size_t header) const {
    constexpr std::size_t kMostRows = 5;
    const std::size_t cells = lines_.cells(header).size();
    std::size_t end = 0;
    std::string result;
    if (cells < 2) return result;
    const std::vector<std::size_t> found = rows(header, cells, end);
    for (std::size_t i = 0; i < std::min(found.size(), kMostRows); ++i) {
      result += i == 0 ? "" : "; ";
      std::string_view comma;
      for (const std::string_view cell : lines_.cells(found[i])) {
        if (cell.empty()) continue;
        result.append(comma).append(cell);
        comma = ", ";
      }
    }
    return found.size() > kMostRows ? result + "; …" : result;
  }

  // Only one row tells whose fields these are.
  std::size_t read_table(std::size_t header, const std::vector<std::string_view>& labels) {
    std::size_t end = 0;
    const std::vector<std::size_t> found = rows(header, labels.size(), end);
    if (found.size() != 1) return end;
    const std::size_t row = found[0];
    const std::vector<std::string_view> values = lines_.cells(row);
    for (std::size_t i = 0; i < labels.size(); ++i) {
      const FieldLabel* label = label_of(labels[i]);
      if (label == nullptr) continue;
      const bool is_cut = lines_.is_last(row) && i + 1 == labels.size();
      add(label, labels[i], row, values[i], !(is_cut && values[i].empty()), true);
      entries_.back().at += i;
    }
    return end;
  }

  Lines lines_;
  std::vector<Entry> entries_;
  bool foreign_ = false;
};

// Entries that belong to one record: no more than a few other lines lie between them.
struct Record {
  std::vector<Entry> entries;
  bool filled = false;     // some field holds what it should
  bool addressed = false;  // some field holds an email address
  bool provided = false;   // Provider is not empty
};

void add(Record& record, const Entry& entry) {
  record.entries.push_back(entry);
  record.filled = record.filled || is_filled(entry);
  record.addressed = record.addressed || entry.value.find('@') != std::string_view::npos;
  record.provided = record.provided || (entry.label->field == Field::provider && !is_empty(entry.value));
}

std::vector<Record> records_of(const std::vector<Entry>& entries) {
  constexpr std::size_t kBetween = 4;
  std::vector<Record> records;
  for (const Entry& entry : entries) {
    if (records.empty() || entry.line > records.back().entries.back().line + kBetween) records.emplace_back();
    add(records.back(), entry);
  }
  return records;
}

// Whether an empty value is really one, and not a form that nobody has filled in.
bool is_truly_empty(const Record& record, const Entry& entry) {
  if (!is_empty(entry.value) || !entry.is_there) return false;
  if (entry.value.empty()) return record.filled || (entry.in_row && record.addressed);
  return record.filled || record.addressed || record.entries.size() == 1;
}

std::string_view sign_of(const Record& record, const Entry& entry) {
  switch (entry.label->field) {
    case Field::confirmed:
      if (is_date(entry.value)) return "confirmedyes";
      return is_truly_empty(record, entry) ? "confirmedno" : "";
    case Field::uid:
      if (is_number(entry.value)) return "uidfilled";
      return is_truly_empty(record, entry) && !record.provided ? "uidempty" : "";
    case Field::login: return is_yes(entry.value) ? "loginon" : is_no(entry.value) ? "loginoff" : "";
    case Field::members: return is_members_none(entry.value) ? "membernone" : is_members_some(entry.value) ? "memberof" : "";
    default: return {};
  }
}

// Of a field that is there twice with different values, nothing.
void add_agreed(const std::vector<Record>& records, Field field, std::vector<SeenSign>& result) {
  const Entry* first = nullptr;
  std::string_view sign;
  for (const Record& record : records) {
    const bool sure = record.entries.size() > 1;
    for (const Entry& entry : record.entries) {
      if (entry.label->field != field || !(sure || entry.exact_label)) continue;
      const std::string_view here = sign_of(record, entry);
      if (here.empty()) continue;
      if (first != nullptr && (here != sign || (field == Field::uid && entry.value != first->value))) return;
      if (first == nullptr) first = &entry;
      sign = here;
    }
  }
  if (first == nullptr) return;
  std::string line(first->label->name);
  const std::string_view value = first->rows.empty() ? first->value : std::string_view(first->rows);
  result.push_back({first->at, sign, blacked_out(line.append(": ").append(value))});
}

bool has_word(std::string_view line, std::string_view word) {
  for (std::size_t at = 0; at + word.size() <= line.size(); ++at) {
    const bool begins = at == 0 || !is_alnum(line[at - 1]);
    const bool ends = at + word.size() == line.size() || !is_alnum(line[at + word.size()]);
    if (begins && ends && same_word(line.substr(at, word.size()), word)) return true;
  }
  return false;
}

// What a line of the history says that login_activated was set to: "false", "true", or nothing. It names who did it or when,
// and is not the record's creation.
std::string_view switched_to(std::string_view line) {
  const std::size_t name = line.find("login_activated");
  if (name == std::string_view::npos || line.size() > 2000) return {};
  std::string_view rest = line.substr(name + 15);
  const std::size_t value = rest.find_first_not_of(" \t\"'=>:");
  if (value == std::string_view::npos || rest.substr(0, value).find_first_of("=:") == std::string_view::npos) return {};
  rest = rest.substr(value);
  const std::string_view word = rest.substr(0, std::min(rest.find_first_of(" \t\"',;.|]}"), rest.size()));
  const bool dated = line.find("admin:") != std::string_view::npos || line.find("202") != std::string_view::npos;
  const auto has = [&](std::string_view other) { return has_word(line, other); };
  const bool unsure = has("create") || has("created") || has("if") || has("search") || has("not") || has("look") ||
                      line.find('?') != std::string_view::npos;
  if (!dated || unsure) return {};
  return word == "false" || word == "true" ? word : std::string_view();
}

void add_history(std::string_view text, std::vector<SeenSign>& result) {
  const Lines lines(text);
  std::size_t off = lines.size();
  bool on = false;
  for (std::size_t line = 0; line < lines.size(); ++line) {
    const std::string_view value = switched_to(lines[line]);
    on = on || value == "true";
    if (value == "false" && off == lines.size()) off = line;
  }
  if (off < lines.size() && !on) result.push_back({lines.begin(off), "loginswitched", blacked_out(lines[off])});
}

}  // namespace

std::vector<SeenSign> record_fields(std::string_view text) {
  std::vector<SeenSign> result;
  FieldReader reader(text);
  const std::vector<Record> records = records_of(reader.entries());
  if (!reader.is_foreign()) add_agreed(records, Field::confirmed, result);
  for (const Field field : {Field::uid, Field::login, Field::members}) add_agreed(records, field, result);
  add_history(text, result);
  return result;
}

}  // namespace signpost

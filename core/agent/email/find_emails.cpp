#include "agent/email/find_emails.h"

#include <algorithm>
#include <array>
#include <set>

#include "agent/email/unicode.h"
#include "base/ascii.h"

namespace signpost {
namespace {

char32_t byte(char c) { return static_cast<unsigned char>(c); }
bool is_ascii_letter(char32_t c) { return is_in(c, 'a', 'z') || is_in(c, 'A', 'Z'); }
bool is_ascii_alnum(char32_t c) { return is_ascii_letter(c) || is_in(c, '0', '9'); }

// Letters and digits, roughly: no signs, punctuation, invisible characters or emoji.
bool is_letter(char32_t c) {
  if (c < 0x80) return is_ascii_alnum(c);
  const bool sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || is_in(c, 0x2000, 0x2BFF) || is_in(c, 0x2E00, 0x2E7F) ||
                    is_in(c, 0x3000, 0x3004) || is_in(c, 0x3008, 0x3020) || c == 0x30FB || is_in(c, 0xE000, 0xF8FF) ||
                    is_in(c, 0xFE00, 0xFE6F) || c == 0xFEFF || is_in(c, 0xFFE0, 0xFFFF) || is_in(c, 0x1F000, 0x1FAFF) ||
                    c >= 0xE0000;
  const bool wide_sign =
      is_in(c, 0xFF00, 0xFF65) && !is_in(c, 0xFF10, 0xFF19) && !is_in(c, 0xFF21, 0xFF3A) && !is_in(c, 0xFF41, 0xFF5A);
  return !sign && !wide_sign;
}

// Those of the signs of RFC 5322 (3.2.3) that do not often stand beside an address, as in ?to=anna@x.org&, |anna@x.org|.
bool is_in_local(char32_t c) {
  constexpr std::u32string_view kSigns = U".!#$%'+-^_~";
  return is_letter(c) || kSigns.find(c) != std::u32string_view::npos;
}

// Chinese, Japanese and Korean are written without spaces around an address.
bool is_east_asian(char32_t c) {
  return is_in(c, 0x1100, 0x11FF) || is_in(c, 0x2E80, 0xA4CF) || is_in(c, 0xAC00, 0xD7FF) || is_in(c, 0xF900, 0xFAFF) ||
         is_in(c, 0x20000, 0x3FFFF);
}
bool is_edge(char32_t a, char32_t b) {
  return (is_east_asian(a) && is_ascii_alnum(b)) || (is_ascii_alnum(a) && is_east_asian(b));
}

// Bytes of JSON's escape at the start of `rest`, behind its backslash: for line breaks, tabs, and < as \u003c.
std::size_t escape_bytes(std::string_view rest) {
  if (rest.empty()) return 0;
  if (rest[0] == 'n' || rest[0] == 'r' || rest[0] == 't') return 1;
  const auto is_hex = [](char c) { return is_in(byte(c), '0', '9') || is_in(byte(c) | 0x20, 'a', 'f'); };
  return rest[0] == 'u' && rest.size() > 5 && std::all_of(rest.begin() + 1, rest.begin() + 5, is_hex) ? 5 : 0;
}

// The local part at the end of `before`; empty if there is none.
std::string_view local_part(std::string_view before) {
  constexpr std::size_t kMostBytes = 64;  // RFC 5321, 4.5.3.1.1
  std::size_t start = before.size();
  for (char32_t next = 0; start > 0;) {
    const Character c = last_character(before.substr(0, start));
    if (c.bytes == 0 || !is_in_local(c.point) || (c.point == '.' && next == '.') || is_edge(c.point, next)) break;
    start -= c.bytes;
    next = c.point;
  }
  if (start > 0 && before[start - 1] == '\\') start += escape_bytes(before.substr(start));
  // A user in a URL: https://user@host, https://user:password@host.
  const std::size_t slash = before.substr(0, start).find_last_of("/ \t\r\n\"'<>()");
  if (slash != std::string_view::npos && slash > 1 && before.substr(slash - 2, 3) == "://") return {};
  const auto is_sign = [](char c) { return c != '_' && byte(c) < 0x80 && !is_ascii_alnum(byte(c)); };
  while (start < before.size() && is_sign(before[start])) ++start;
  const std::string_view local = before.substr(start);
  return local.empty() || local.back() == '.' || local.size() > kMostBytes ? std::string_view() : local;
}

// Bytes of the label at the start of a text: letters, digits, and hyphens within.
std::size_t label_bytes(std::string_view text) {
  std::size_t bytes = 0;
  for (char32_t last = 0;;) {
    const Character c = first_character(text.substr(bytes));
    if (c.bytes == 0 || (!is_letter(c.point) && c.point != '-') || is_edge(last, c.point)) break;
    bytes += c.bytes;
    last = c.point;
  }
  if (bytes > 0 && text.front() == '-') return 0;
  while (bytes > 0 && text[bytes - 1] == '-') --bytes;
  return bytes;
}

// Whether a domain may end so: in two letters or more, and not as names of files do. (.zip is one too, but not for mail.)
bool is_top(std::string_view label) {
  constexpr std::array<std::string_view, 15> kFiles = {"png", "jpg",  "jpeg", "gif", "svg", "webp", "pdf",    "zip",
                                                       "js",  "json", "css",  "tgz", "txt", "log",  "service"};
  std::string small;
  for (const char c : label) small += byte(c) < 0x80 ? static_cast<char>(lower(byte(c))) : c;
  const bool letters = std::none_of(small.begin(), small.end(), [](char c) { return c == '-' || is_in(byte(c), '0', '9'); });
  return small.size() > 1 && (letters || small.substr(0, 4) == "xn--") &&
         std::find(kFiles.begin(), kFiles.end(), small) == kFiles.end();
}

// The domain at the start of `after`; empty if there is none.
std::string_view domain_part(std::string_view after) {
  constexpr std::size_t kMostBytes = 63;  // RFC 1035, 2.3.4
  std::size_t end = 0;                    // of the labels so far
  std::string_view last;
  for (std::size_t start = 0;;) {
    const std::size_t bytes = label_bytes(after.substr(start));
    if (bytes > kMostBytes) return {};
    if (bytes == 0) break;
    last = after.substr(start, bytes);
    end = start + bytes;
    if (end == after.size() || after[end] != '.') break;
    start = end + 1;
  }
  const bool dotted = last.size() < end;
  const bool goes_on = end < after.size() && after[end] == '@';
  return dotted && is_top(last) && !goes_on ? after.substr(0, end) : std::string_view();
}

// Bytes of the name of a field that holds ids of mails, with the marks behind it, at the start of a text; 0 if there is
// none.
std::size_t id_field_bytes(std::string_view text) {
  constexpr std::array<std::string_view, 4> kNames = {"message-id", "in-reply-to", "references", "content-id"};
  for (const std::string_view name : kNames) {
    if (!starts_with(text, name)) continue;
    const std::size_t value = std::min(text.find_first_not_of(" \t\r\n\"'*:=\\", name.size()), text.size());
    const std::string_view marks = text.substr(name.size(), value - name.size());
    // "References" is a word as well.
    const bool is_name = name == "references" ? marks.find(':') != std::string_view::npos : !marks.empty();
    return is_name ? value : 0;
  }
  return 0;
}

// Bytes of one id of a mail at the start of a text: between angle brackets, or up to white space or a quote.
std::size_t id_bytes(std::string_view text) {
  constexpr std::size_t kMostBytes = 998;  // of a line: RFC 5322, 2.1.1
  text = text.substr(0, kMostBytes);
  const bool bracket = !text.empty() && text.front() == '<';
  const std::size_t end = std::min(text.find_first_of(bracket ? "> \t\r\n" : " \t\r\n\"',;<>", 1), text.size());
  const std::string_view id = text.substr(0, end);
  return id.find('@') == std::string_view::npos ? 0 : end;
}

// Where the ids end of the field that begins at `at`; `at` itself if none begins there.
std::size_t behind_ids(std::string_view text, std::size_t at) {
  const bool begins = at == 0 || !is_ascii_alnum(byte(text[at - 1]));
  const std::size_t field = begins ? id_field_bytes(text.substr(at)) : 0;
  std::size_t end = at;
  for (std::size_t next = at + field; field != 0;) {
    const std::size_t bytes = id_bytes(text.substr(next));
    if (bytes == 0) break;
    end = next + bytes;
    // More of them stand between angle brackets.
    next = std::min(text.find_first_not_of("> \t\r\n", end), text.size());
    if (text.substr(next, 1) != "<") break;
  }
  return end;
}

// The parts of a text that are no ids of mails.
std::vector<std::string_view> without_ids(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find_first_of("MmIiRrCc"); at != std::string_view::npos;) {
    const std::size_t end = behind_ids(text, at);
    if (end > at) {
      parts.push_back(text.substr(from, at - from));
      from = end;
    }
    at = text.find_first_of("MmIiRrCc", std::max(end, at + 1));
  }
  parts.push_back(text.substr(from));
  return parts;
}

// Adds the addresses in a part of a text.
void find_in(std::string_view text, std::size_t most, std::set<std::string_view>& known,
             std::vector<std::string_view>& emails) {
  constexpr std::size_t kMostBytes = 254;  // RFC 5321, 4.5.3.1.3, without the angle brackets
  std::size_t done = 0;                    // what comes before belongs to another address
  for (std::size_t at = text.find('@'); at != std::string_view::npos && emails.size() < most; at = text.find('@', at + 1)) {
    const std::string_view local = local_part(text.substr(done, at - done));
    const std::string_view domain = domain_part(text.substr(at + 1));
    const std::string_view email = text.substr(at - local.size(), local.size() + 1 + domain.size());
    const bool part_of_other = done > 0 && text[done - 1] == '@' && email.data() == text.data() + done;
    const bool remote = local == "git" && text.substr(at + 1 + domain.size(), 1) == ":";
    done = at + 1;
    if (local.empty() || domain.empty() || part_of_other || remote || email.size() > kMostBytes) continue;
    done += domain.size();
    if (known.insert(email).second) emails.push_back(email);
  }
}

}  // namespace

std::vector<std::string_view> find_emails(std::string_view text, std::size_t most) {
  std::vector<std::string_view> emails;
  std::set<std::string_view> known;
  for (const std::string_view part : without_ids(text)) find_in(part, most, known, emails);
  return emails;
}

}  // namespace signpost

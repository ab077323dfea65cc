#include "agent/evidence/shown_line.h"

// How a line of pasted text is shown.
#include <algorithm>
#include <array>

#include "agent/evidence/pasted_url.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace signpost {
namespace {

constexpr std::string_view kBar = "█████";
constexpr std::string_view kCut = "…";
constexpr std::size_t kDigits = 6;
constexpr std::size_t kSecretWord = 16;

// What misleads, and what nobody sees.
bool is_hidden(std::uint32_t c) {
  return misleads(c) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2028 || c == 0x2029 ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

// Valid UTF-8 with single spaces for white space and without what cannot be seen.
std::string clean(std::string_view line) {
  std::string result;
  bool space = false;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = code_point_at(line, at);
    const std::string_view bytes = c.value == kNoCharacter ? std::string_view("\uFFFD") : line.substr(at, c.bytes);
    at += c.bytes;
    if (c.value == 0xA0 || c.value == 0x3000 || (c.value < 0x80 && is_space(static_cast<char>(c.value)))) {
      space = !result.empty();
    } else if (!is_hidden(c.value)) {
      if (space) result += ' ';
      space = false;
      result += bytes;
    }
  }
  return result;
}

bool in_word(char c) { return is_alnum(c) || c == '-' || c == '_' || c == '+' || c == '/' || c == '='; }

// What white space and marks around it leave of a text: a word, an email address, a part of a list.
bool in_chunk(char c) {
  return static_cast<unsigned char>(c) > ' ' && std::string_view("\"'`<>(){}[]|,;&\\").find(c) == std::string_view::npos;
}

bool is_email(std::string_view chunk) {
  const std::size_t at = chunk.find('@');
  return at != std::string_view::npos && at != 0 && chunk.find('.', at) != std::string_view::npos &&
         chunk.find_first_of("@=:/", at + 1) == std::string_view::npos;
}

// "token", "reset_password_token", "API-Key": what it names is secret.
bool names_secret(std::string_view name) {
  constexpr std::array<std::string_view, 6> kNames = {"token", "signature", "secret", "password", "key", "otp"};
  return std::any_of(kNames.begin(), kNames.end(), [&](std::string_view end) {
    if (name.size() < end.size()) return false;
    if (!same_word(name.substr(name.size() - end.size()), end)) return false;
    // Not "monkey", nor "turnkey"; but "privatetoken" and "mypassword".
    return end.size() > 3 || name.size() == end.size() || !is_letter(name[name.size() - end.size() - 1]);
  });
}

class Blackout {
 public:
  explicit Blackout(std::string_view line) : line_(line) {}

  std::string result() {
    while (at_ < line_.size()) step();
    return std::move(result_);
  }

 private:
  void step() {
    if (at_ == 0 || !is_alnum(line_[at_ - 1])) {
      if (const PastedUrl url = url_at(line_, at_)) return address(url);
    }
    if (!in_chunk(line_[at_])) {
      result_ += line_[at_++];
      return;
    }
    std::size_t end = at_;
    while (end < line_.size() && in_chunk(line_[end])) ++end;
    std::size_t scheme = line_.substr(at_, end - at_).find("://");
    if (scheme != std::string_view::npos) {
      while (scheme > 0 && is_alnum(line_[at_ + scheme - 1])) --scheme;
      if (scheme > 0) end = at_ + scheme;
    }
    chunk(end);
  }

  void address(const PastedUrl& url) {
    if (url.has_scheme) {
      result_ += line_.substr(at_, line_.find("://", at_) + 3 - at_);
    }
    result_ += url.host;
    if (url.end > url.host_end + 1) {
      result_ += '/';
      result_ += kBar;
    }
    at_ = url.end;
  }

  // Takes a name and its separator, or a whole chunk.
  void chunk(std::size_t end) {
    const std::string_view whole = line_.substr(at_, end - at_);
    const std::size_t separator = whole.find_first_of("=:");
    const std::string_view name = whole.substr(0, separator);
    if (names_secret(name)) return secret(at_ + name.size());
    if (!is_email(whole) && separator != std::string_view::npos && separator + 1 < whole.size()) {
      words(whole.substr(0, separator + 1));
      at_ += separator + 1;
      return;
    }
    const bool encoded = whole.find("%2F") != std::string_view::npos || whole.find("%2f") != std::string_view::npos ||
                         whole.find("%3D") != std::string_view::npos || whole.find("%3d") != std::string_view::npos;
    if (encoded) {
      result_ += kBar;
    } else if (is_email(whole)) {
      result_ += whole;
    } else {
      words(whole);
    }
    at_ = end;
  }

  // A name that ends at `name_end`; what it names, if ":" or "=" and a value follow.
  void secret(std::size_t name_end) {
    std::size_t at = name_end;
    const auto skip = [&](std::string_view any) {
      while (at < line_.size() && any.find(line_[at]) != std::string_view::npos) ++at;
    };
    skip(" \"'`*\\");
    const std::size_t separator = at;
    skip("=:");
    if (at == separator) {
      words(line_.substr(at_, name_end - at_));
      at_ = name_end;
      return;
    }
    skip(" >[{(");
    const std::size_t quote = std::string_view("\"'`").find(at < line_.size() ? line_[at] : ' ');
    if (quote != std::string_view::npos) ++at;
    words(line_.substr(at_, name_end - at_));
    result_ += line_.substr(name_end, at - name_end);
    if (at < line_.size()) result_ += kBar;
    const char close = quote == std::string_view::npos ? ' ' : std::string_view("\"'`")[quote];
    at_ = std::min(line_.find(close, at), line_.size());
  }

  void words(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && in_word(text[end])) ++end;
      if (end == at) {
        result_ += text[at++];
        continue;
      }
      word(text.substr(at, end - at));
      at = end;
    }
  }

  void word(std::string_view text) {
    const bool mixed = std::any_of(text.begin(), text.end(), is_digit) && std::any_of(text.begin(), text.end(), is_letter);
    if (mixed && text.size() >= kSecretWord) {
      result_ += kBar;
      return;
    }
    for (std::size_t at = 0; at < text.size();) {
      std::size_t end = at;
      while (end < text.size() && is_digit(text[end])) ++end;
      if (end - at >= kDigits) {
        result_ += kBar;
      } else {
        end = std::max(end, at + 1);
        result_ += text.substr(at, end - at);
      }
      at = end;
    }
  }

  std::string_view line_;
  std::size_t at_ = 0;
  std::string result_;
};

std::string black(std::string_view part) { return Blackout(clean(part)).result(); }

// At most `most` bytes of the beginning or of the end, cut between characters.
std::string_view first_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80) --most;
  return text.substr(0, most);
}

std::string_view last_bytes(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t at = text.size() - most;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) ++at;
  return text.substr(at);
}

// How far a line is read beside what it is shown for: more than is shown, so that what is cut in two is not shown.
constexpr std::size_t kReadBeside = 1000;
constexpr std::size_t kMostRead = 2000;

// What stands before `begin` on its line. Where it is cut, two words are left out: they may be parts of secrets.
std::string_view before(std::string_view text, std::size_t begin) {
  const std::size_t newline = text.substr(0, begin).find_last_of("\r\n");
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  if (begin - start <= kReadBeside) return text.substr(start, begin - start);
  std::string_view part = text.substr(begin - kReadBeside, kReadBeside);
  for (int word = 0; word < 2; ++word) {
    part.remove_prefix(std::min(part.find(' '), part.size()));
    part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
  }
  return part;
}

std::string_view after(std::string_view text, std::size_t end) {
  const std::string_view part = text.substr(end, kReadBeside);
  const std::size_t newline = part.find_first_of("\r\n");
  if (newline != std::string_view::npos || end + part.size() == text.size()) return part.substr(0, newline);
  return part.substr(0, std::min(part.rfind(' '), part.size()));
}

}  // namespace

std::string blacked_out(std::string_view line) {
  if (line.size() > kMostRead) line = line.substr(0, std::min(line.rfind(' ', kMostRead), kMostRead));
  std::string shown = black(line);
  if (shown.size() <= kMostLineBytes) return shown;
  shown.resize(first_bytes(shown, kMostLineBytes - kCut.size()).size());
  return shown.append(kCut);
}

std::string shown_line(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view left = before(text, begin);
  const std::string_view right = after(text, end);
  const std::size_t left_begin = begin - left.size();
  std::string whole = black(text.substr(left_begin, end + right.size() - left_begin));
  if (whole.size() <= kMostLineBytes) return whole;
  // Too long: what it is about stays, and as much on either side as there is room for.
  const std::string about(first_bytes(black(text.substr(begin, end - begin)), kMostLineBytes - 4 * kCut.size()));
  const std::size_t room = kMostLineBytes - about.size() - 2 * kCut.size() - 2;
  const std::string left_shown = black(left);
  const std::string right_shown = black(right);
  const std::string_view left_part = last_bytes(left_shown, room / 2);
  const std::string_view right_part = first_bytes(right_shown, room - room / 2);
  std::string result(left_part.size() < left_shown.size() ? kCut : "");
  result.append(left_part);
  if (!left.empty() && is_space(left.back())) result += ' ';
  result += about;
  if (!right.empty() && is_space(right.front())) result += ' ';
  result.append(right_part);
  if (right_part.size() < right_shown.size()) result.append(kCut);
  return result;
}

}  // namespace signpost

#include "agent/evidence/normal_text.h"

#include <algorithm>
#include <array>

#include "agent/evidence/pasted_url.h"
#include "base/ascii.h"
#include "base/utf8.h"

namespace signpost {
namespace {

constexpr std::size_t kLongestTag = 1000;
constexpr std::uint32_t kEllipsis = 0x2026;  // as three dots: the end of what is quoted

struct Entity {
  std::string_view name;
  std::uint32_t value;
};
constexpr std::array<Entity, 15> kEntities = {{{"amp", '&'},
                                               {"apos", '\''},
                                               {"gt", '>'},
                                               {"hellip", 0x2026},
                                               {"laquo", 0xAB},
                                               {"ldquo", 0x201C},
                                               {"lsquo", 0x2018},
                                               {"lt", '<'},
                                               {"mdash", 0x2014},
                                               {"nbsp", 0xA0},
                                               {"ndash", 0x2013},
                                               {"quot", '"'},
                                               {"raquo", 0xBB},
                                               {"rdquo", 0x201D},
                                               {"rsquo", 0x2019}}};

int digit_value(char c, int base) {
  const char lower = to_lower(c);
  const int value = is_digit(c) ? c - '0' : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : base;
  return value < base ? value : -1;
}

// A number from `at` on, up to `most` digits, and where it ends; `at` itself if there is none.
std::size_t read_number(std::string_view text, std::size_t at, int base, std::size_t most, std::uint32_t& value) {
  value = 0;
  const std::size_t end = std::min(text.size(), at + most);
  for (; at < end && digit_value(text[at], base) >= 0; ++at)
    value = value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_value(text[at], base));
  return at;
}

// What "&…;" at `at` stands for, or "&" itself.
CodePoint entity_at(std::string_view text, std::size_t at) {
  const CodePoint none = {'&', 1};
  if (text.substr(at + 1, 1) == "#") {
    const bool hex = to_lower(text.substr(at + 2, 1).empty() ? ' ' : text[at + 2]) == 'x';
    const std::size_t first = at + (hex ? 3 : 2);
    std::uint32_t value = 0;
    const std::size_t end = read_number(text, first, hex ? 16 : 10, 7, value);
    return end > first && text.substr(end, 1) == ";" ? CodePoint{value, end + 1 - at} : none;
  }
  const std::size_t semicolon = text.substr(at, 10).find(';');
  if (semicolon == std::string_view::npos) return none;
  for (const Entity& entity : kEntities) {
    if (entity.name == text.substr(at + 1, semicolon - 1)) return {entity.value, semicolon + 1};
  }
  return none;
}

// What "\" at `at` and what follows stands for in JSON; a mark to be dropped where it is nothing special.
CodePoint escape_at(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  if (next == 'n' || next == 'r') return {'\n', 2};
  if (next == 't') return {' ', 2};
  if (next == 'u') {
    std::uint32_t value = 0;
    if (read_number(text, at + 2, 16, 4, value) == at + 6) return {value, 6};
  }
  return {'\'', 1};
}

// The end of the tag that begins with "<" at `at`; 0 if there is none.
std::size_t tag_end(std::string_view text, std::size_t at) {
  const char next = at + 1 < text.size() ? text[at + 1] : ' ';
  if (!is_letter(next) && next != '/' && next != '!') return 0;
  const std::size_t end = text.substr(0, std::min(text.size(), at + kLongestTag)).find_first_of("<>", at + 1);
  return end != std::string_view::npos && text[end] == '>' ? end + 1 : 0;
}

bool in(std::uint32_t c, std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; }

bool is_quote(std::uint32_t c) {
  return c == '"' || c == '\'' || c == '`' || c == '*' || in(c, 0x2018, 0x201F) || c == 0xAB || c == 0xBB || c == 0x2032 ||
         c == 0x2033 || c == 0x2039 || c == 0x203A || c == 0xB4 || c == 0xFF02 || c == 0xFF07;
}

bool is_nothing(std::uint32_t c) {
  return c == 0xAD || in(c, 0x200B, 0x200F) || in(c, 0x202A, 0x202E) || in(c, 0x2060, 0x206F) || c == 0xFEFF;
}

// Spaces and hyphens.
bool is_gap(std::uint32_t c) {
  return c == 0xA0 || in(c, 0x2010, 0x2012) || in(c, 0x2000, 0x200A) || c == 0x202F || c == 0x3000;
}

// Marks beyond ASCII that are no letters: those of Latin-1, General Punctuation, arrows to boxes and pictures, CJK marks.
bool is_other_mark(std::uint32_t c) {
  return in(c, 0x80, 0x9F) || in(c, 0xA1, 0xA9) || in(c, 0xAC, 0xBF) || in(c, 0x2010, 0x2BFF) || in(c, 0x3001, 0x303F) ||
         in(c, 0xFF01, 0xFF0F) || c == kNoCharacter;
}

class Normalizer {
 public:
  explicit Normalizer(std::string_view text) : text_(text) {
    result_.text.reserve(text.size() + 2);
    result_.marks.reserve(text.size() + 2);
    result_.source.reserve(text.size() + 2);
  }

  NormalText result() {
    put(' ', NormalText::kParagraph, 0);
    while (at_ < text_.size()) step();
    if (result_.text.back() != ' ') put(' ', 0, text_.size());
    result_.marks.back() |= pending_ | NormalText::kParagraph;
    return std::move(result_);
  }

 private:
  void put(char c, int marks, std::size_t source) {
    result_.text += c;
    result_.marks.push_back(static_cast<std::uint8_t>(marks));
    result_.source.push_back(static_cast<std::uint32_t>(source));
  }

  void space(int marks) {
    space_ = true;
    pending_ = static_cast<std::uint8_t>(pending_ | marks);
  }

  // Of a word that begins here, what stood before it becomes a space with marks.
  void word_byte(char c) {
    if (space_) {
      if (result_.text.back() != ' ') put(' ', 0, at_);
      result_.marks.back() = static_cast<std::uint8_t>(result_.marks.back() | pending_);
    } else if (result_.text.size() == 1) {
      result_.marks.back() = static_cast<std::uint8_t>(result_.marks.back() | pending_);
    }
    space_ = false;
    pending_ = 0;
    put(c, 0, at_);
  }

  void word(std::string_view bytes) {
    space(0);
    for (const char c : bytes) word_byte(c);
    space(0);
  }

  void step() {
    const char c = text_[at_];
    if (is_alnum(c)) {
      if ((at_ == 0 || !(is_alnum(text_[at_ - 1]) || text_[at_ - 1] == '@' || text_[at_ - 1] == '.')) && skip_url()) return;
      word_byte(to_lower(c));
      ++at_;
      return;
    }
    if (c == '<') {
      if (const std::size_t end = tag_end(text_, at_)) {
        space(NormalText::kQuote);
        at_ = end;
        return;
      }
    }
    CodePoint point = c == '&' ? entity_at(text_, at_) : c == '\\' ? escape_at(text_, at_) : code_point_at(text_, at_);
    character(point);
    at_ += point.bytes;
  }

  bool skip_url() {
    const PastedUrl url = url_at(text_, at_);
    if (!url) return false;
    space(NormalText::kParagraph);
    word("\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01\x01");
    space(NormalText::kParagraph);
    at_ = url.end;
    return true;
  }

  void character(const CodePoint& point) {
    const std::uint32_t c = point.value;
    if (c < 0x80) return ascii(static_cast<char>(c), point.bytes);
    if (is_nothing(c)) return;
    if (is_quote(c)) {
      pending_ |= NormalText::kQuote;
    } else if (is_other_mark(c) && !is_gap(c)) {
      space(c == kEllipsis ? NormalText::kSentence : NormalText::kClause);
    } else if (!is_gap(c) && static_cast<unsigned char>(text_[at_]) >= 0x80) {
      for (std::size_t i = 0; i < point.bytes; ++i) word_byte(text_[at_ + i]);
    } else {
      space(0);  // or a letter beyond ASCII as an entity or an escape
    }
  }

  void ascii(char c, std::size_t bytes) {
    const std::size_t next = at_ + bytes;
    if (is_alnum(c)) {
      word_byte(to_lower(c));
    } else if (is_quote(static_cast<std::uint32_t>(c))) {
      pending_ |= NormalText::kQuote;
    } else if (c == '\n') {
      line(next);
    } else if (c == '=') {
      arrow(next);
    } else if (c == '.' || c == '!' || c == '?') {
      const char after = next < text_.size() ? text_[next] : ' ';
      const bool ends = !(is_alnum(after) || after == '-' || after == '_' || after == '/');
      space(c == '?' ? NormalText::kQuestion | NormalText::kSentence : ends ? NormalText::kSentence : 0);
    } else if (c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' ||
               c == '|' || c == '>' || c == '<') {
      space(NormalText::kClause);
    } else {
      space(0);
    }
  }

  // Behind the end of a line: whether the next one is empty, or begins an item of a list.
  void line(std::size_t next) {
    std::size_t at = next;
    while (at < text_.size() && (text_[at] == ' ' || text_[at] == '\t' || text_[at] == '\r' || text_[at] == '>')) ++at;
    const bool empty = at == text_.size() || text_[at] == '\n';
    const bool item =
        at + 1 < text_.size() && (text_[at] == '-' || text_[at] == '*' || text_[at] == '+') && text_[at + 1] == ' ';
    space(empty || item ? NormalText::kLine | NormalText::kParagraph : NormalText::kLine);
  }

  // "=>", its second half perhaps as an entity or an escape.
  void arrow(std::size_t next) {
    CodePoint point;
    if (next < text_.size()) {
      point = text_[next] == '&'    ? entity_at(text_, next)
              : text_[next] == '\\' ? escape_at(text_, next)
                                    : code_point_at(text_, next);
    }
    if (point.value != '>') return space(0);
    word("=>");
    at_ += point.bytes;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool space_ = false;
  std::uint8_t pending_ = 0;
  NormalText result_;
};

}  // namespace

NormalText normalized(std::string_view text) { return Normalizer(text).result(); }

}  // namespace signpost

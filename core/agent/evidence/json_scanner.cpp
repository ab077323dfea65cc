#include "agent/evidence/json_scanner.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace signpost {
JsonScanner::JsonScanner(std::string_view text, std::size_t at, bool in_object)
    : text_(text), at_(at), expected_(in_object ? Expected::first_key : Expected::value), open_(in_object ? "{" : "") {}

JsonScanner::Token JsonScanner::next() {
  if (expected_ == Expected::nothing) return Token::end;
  skip_space();
  if (at_ == text_.size()) return Token::broken;
  char c = text_[at_];
  if (expected_ == Expected::comma && c == ',') {
    ++at_;
    skip_space();
    if (at_ == text_.size()) return Token::broken;
    c = text_[at_];
    expected_ = open_.back() == '{' ? Expected::key : Expected::value;
  }
  switch (expected_) {
    case Expected::first_key: return c == '}' ? close('{') : key();
    case Expected::key: return key();
    case Expected::first_value: return c == ']' ? close('[') : value(c);
    case Expected::value: return value(c);
    case Expected::comma: return c == '}' ? close('{') : c == ']' ? close('[') : Token::broken;
    case Expected::nothing: break;
  }
  return Token::broken;
}

JsonScanner::Token JsonScanner::value(char first) {
  if (first == '{' || first == '[') return open(first);
  if (first == '"') return read_string() ? behind_value(Token::string) : Token::broken;
  return first == '-' || is_digit(first) ? number() : literal();
}

JsonScanner::Token JsonScanner::open(char bracket) {
  ++at_;
  open_ += bracket;
  expected_ = bracket == '{' ? Expected::first_key : Expected::first_value;
  return bracket == '{' ? Token::object : Token::array;
}

JsonScanner::Token JsonScanner::close(char bracket) {
  if (open_.back() != bracket) return Token::broken;
  ++at_;
  open_.pop_back();
  return behind_value(bracket == '{' ? Token::object_end : Token::array_end);
}

JsonScanner::Token JsonScanner::key() {
  if (text_[at_] != '"' || !read_string()) return Token::broken;
  skip_space();
  if (text_.substr(at_, 1) != ":") return Token::broken;
  ++at_;
  expected_ = Expected::value;
  return Token::key;
}

JsonScanner::Token JsonScanner::number() {
  const std::size_t begin = at_++;
  while (at_ < text_.size() &&
         (is_digit(text_[at_]) || std::string_view("+-.eE").find(text_[at_]) != std::string_view::npos))
    ++at_;
  value_ = text_.substr(begin, at_ - begin);
  return behind_value(Token::number);
}

JsonScanner::Token JsonScanner::literal() {
  for (const std::string_view word : {"true", "false", "null"}) {
    if (text_.substr(at_, word.size()) != word) continue;
    at_ += word.size();
    return behind_value(Token::literal);
  }
  return Token::broken;
}

JsonScanner::Token JsonScanner::behind_value(Token token) {
  expected_ = open_.empty() ? Expected::nothing : Expected::comma;
  return token;
}

// From its first quote to behind its last.
bool JsonScanner::read_string() {
  value_.clear();
  for (++at_; at_ < text_.size();) {
    const char c = text_[at_];
    if (c == '\\') {
      if (!read_escape()) return false;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      return false;
    } else {
      ++at_;
      if (c == '"') return true;
      value_ += c;
    }
  }
  return false;
}

bool JsonScanner::read_escape() {
  constexpr std::string_view kNames = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (at_ + 1 >= text_.size()) return false;
  const std::size_t name = kNames.find(text_[at_ + 1]);
  if (name != std::string_view::npos) {
    value_ += kMeanings[name];
    at_ += 2;
    return true;
  }
  std::uint32_t unit = 0;
  if (!read_unit(unit)) return false;
  const bool high = unit >= 0xD800 && unit < 0xDC00;
  std::uint32_t low = 0;
  if (high && (!read_unit(low) || low < 0xDC00 || low > 0xDFFF)) return false;
  if (!high && unit >= 0xDC00 && unit <= 0xDFFF) return false;
  append_utf8(value_, high ? 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00) : unit);
  return true;
}

// "\uXXXX"
bool JsonScanner::read_unit(std::uint32_t& unit) {
  constexpr std::size_t kBytes = 6;
  if (text_.substr(at_, 2) != "\\u" || at_ + kBytes > text_.size()) return false;
  unit = 0;
  for (std::size_t i = at_ + 2; i < at_ + kBytes; ++i) {
    const int digit = hex_value(text_[i]);
    if (digit < 0) return false;
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  at_ += kBytes;
  return true;
}

void JsonScanner::skip_space() {
  while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
}

}  // namespace signpost

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace signpost {

/// Goes through one JSON value that begins in a text, token by token, as far as it is JSON. It is for what people paste:
/// bytes that are no UTF-8 may stand in strings, and numbers may have more forms than in RFC 8259.
/// Takes time linear in the length of what it reads, and no stack.
class JsonScanner {
 public:
  enum class Token : std::uint8_t { object, object_end, array, array_end, key, string, number, literal, end, broken };

  /// Begins at `at`; where `in_object` is set, behind the first brace of an object, which the text may lack.
  JsonScanner(std::string_view text, std::size_t at, bool in_object);

  /// The next token. Behind `end` and `broken` there is none.
  Token next();

  /// What the last key or string says, its escapes decoded, or how the last number is written.
  const std::string& text() const { return value_; }

  /// Where the last token ends, or where the value is broken.
  std::size_t at() const { return at_; }

 private:
  enum class Expected : std::uint8_t { value, first_value, key, first_key, comma, nothing };

  Token value(char first);
  Token open(char bracket);
  Token close(char bracket);
  Token key();
  Token number();
  Token literal();
  Token behind_value(Token token);
  bool read_string();
  bool read_escape();
  bool read_unit(std::uint32_t& unit);
  void skip_space();

  std::string_view text_;
  std::size_t at_;
  Expected expected_;
  std::string open_;  // brackets, the innermost last
  std::string value_;
};

}  // namespace signpost

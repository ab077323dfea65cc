#pragma once

#include <string>
#include <utility>

namespace signpost {

/// Text in a language of its own, where words must be escaped. Only that language's `Writer` makes it, so neither plain
/// words nor text of another language can stand in it unescaped.
template <class Writer>
class Written {
 public:
  Written() = default;

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }

  Written& operator+=(const Written& more) {
    text_ += more.text_;
    return *this;
  }
  friend Written operator+(Written first, const Written& second) { return std::move(first += second); }

 private:
  friend Writer;
  explicit Written(std::string text) : text_(std::move(text)) {}

  std::string text_;
};

}  // namespace signpost

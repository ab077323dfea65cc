#pragma once

#include <string>
#include <string_view>

namespace signpost {

/// Writes JSON text piece by piece, in the order in which it is told. Smaller in WebAssembly than building a document first.
class JsonWriter {
 public:
  /// The next value is the member with this name; `name` must need no escapes.
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& number(std::string_view digits);  ///< as they stand in the text
  JsonWriter& flag(bool value);
  JsonWriter& open(char bracket);   ///< '{' or '['
  JsonWriter& close(char bracket);  ///< '}' or ']'

  const std::string& result() const { return result_; }

 private:
  void separate();

  std::string result_;
};

}  // namespace signpost

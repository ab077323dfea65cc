#include "base/json_writer.h"

namespace signpost {

// A comma belongs between two values, and nowhere else.
void JsonWriter::separate() {
  if (result_.empty()) return;
  const char last = result_.back();
  if (last != '{' && last != '[' && last != ':') result_ += ',';
}

JsonWriter& JsonWriter::key(std::string_view name) {
  text(name);
  result_ += ':';
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  separate();
  result_ += '"';
  for (const char c : value) {
    if (c == '"' || c == '\\') {
      result_ += '\\';
      result_ += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      result_ += "\\u00";
      result_ += kDigits[static_cast<unsigned char>(c) >> 4];
      result_ += kDigits[static_cast<unsigned char>(c) & 15];
    } else {
      result_ += c;
    }
  }
  result_ += '"';
  return *this;
}

JsonWriter& JsonWriter::number(std::string_view digits) {
  separate();
  result_ += digits;
  return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
  separate();
  result_ += value ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  result_ += bracket;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  result_ += bracket;
  return *this;
}

}  // namespace signpost

#include "agent/evidence/json_scanner.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <random>
#include <string>

using namespace signpost;
using nlohmann::json;

namespace {

using Token = JsonScanner::Token;

// The tokens of the value that begins a text, in short, and how it ends: "." or "!".
std::string tokens(std::string_view text, bool in_object = false) {
  JsonScanner scanner(text, 0, in_object);
  std::string result;
  for (;;) {
    switch (scanner.next()) {
      case Token::object: result += "{"; break;
      case Token::object_end: result += "}"; break;
      case Token::array: result += "["; break;
      case Token::array_end: result += "]"; break;
      case Token::key: result += scanner.text() + ":"; break;
      case Token::string: result += "'" + scanner.text() + "'"; break;
      case Token::number: result += "#" + scanner.text(); break;
      case Token::literal: result += "?"; break;
      case Token::end: return result + ".";
      case Token::broken: return result + "!";
    }
  }
}

// The same of a value that another parser has read.
std::string tokens_of(const json& value) {
  if (value.is_object()) {
    std::string result = "{";
    for (const auto& [name, member] : value.items()) result += name + ":" + tokens_of(member);
    return result + "}";
  }
  if (value.is_array()) {
    std::string result = "[";
    for (const json& item : value) result += tokens_of(item);
    return result + "]";
  }
  if (value.is_string()) return "'" + value.get<std::string>() + "'";
  return value.is_number() ? "#" + value.dump() : "?";
}

json random_value(std::mt19937& random, int depth) {
  switch (random() % (depth > 3 ? 4 : 6)) {
    case 0: return random() % 2 == 0 ? json(nullptr) : json(true);
    case 1: return static_cast<int>(random()) / 7;
    case 2: return static_cast<double>(random() % 1000) / 8;
    case 3: return std::string("a\"\\\n\t\u00E4\u20AC\U0001F600/").substr(0, random() % 6);
    case 4: {
      json list = json::array();
      for (auto left = random() % 4; left > 0; --left) list.push_back(random_value(random, depth + 1));
      return list;
    }
    default: {
      json object = json::object();
      for (auto left = random() % 4; left > 0; --left)
        object["k" + std::to_string(random() % 9)] = random_value(random, depth + 1);
      return object;
    }
  }
}

}  // namespace

TEST_CASE("json_scanner: reads what another parser reads, however it is written") {
  std::mt19937 random(4);
  for (int round = 0; round < 2000; ++round) {
    const json value = random_value(random, 0);
    for (const std::string& text : {value.dump(), value.dump(2), value.dump(-1, ' ', true)}) {
      CAPTURE(text);
      CHECK(tokens(text) == tokens_of(value) + ".");
    }
  }
}

TEST_CASE("json_scanner: says where a value is broken") {
  for (const char* const text : {"{",
                                 "{\"a\"",
                                 "{\"a\":",
                                 "{\"a\":1",
                                 "{\"a\":1,",
                                 "{\"a\":1,}",
                                 "{\"a\" 1}",
                                 "{a:1}",
                                 "[1",
                                 "[1,",
                                 "[1,]",
                                 "[1 2]",
                                 "[}",
                                 "{]",
                                 "\"a",
                                 "\"\\x\"",
                                 "\"\\u12\"",
                                 "\"\\ud800\"",
                                 "\"\\ud800\\u0041\"",
                                 "\"\\udc00\"",
                                 "\"a\nb\"",
                                 "nul",
                                 "",
                                 " ",
                                 "]",
                                 ","}) {
    CAPTURE(std::string(text));
    CHECK(tokens(text).back() == '!');
  }
  JsonScanner scanner("{\"a\": x}", 0, false);
  while (scanner.next() != Token::broken) {
  }
  CHECK(scanner.at() == 6);
}

TEST_CASE("json_scanner: stops behind the value, and begins behind a brace that is not there") {
  CHECK(tokens("{\"a\":1} and more") == "{a:#1}.");
  CHECK(tokens("\"a\":1,\"b\":[]} and more", true) == "a:#1b:[]}.");
  CHECK(tokens("}", true) == "}.");
}

TEST_CASE("json_scanner: reads escapes, and bytes that are no UTF-8") {
  CHECK(tokens("\"\\u0041\\u00e4\\u20AC\\ud83d\\ude00\\n\\/\\\"\"") == "'A\u00E4\u20AC\U0001F600\n/\"'.");
  CHECK(tokens("\"\xFF\"") == "'\xFF'.");
}

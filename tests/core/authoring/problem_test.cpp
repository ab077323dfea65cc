#include "authoring/problem.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support/show.h"

using namespace signpost;

TEST_CASE("problem: as a line it has its file, place, fault and hint, each only where there is one") {
  CHECK(to_text({"knowledge.json", "/causes/3/guide", "there is no guide \"signin\"", "did you mean \"signinlink\"?"}) ==
        "knowledge.json /causes/3/guide: there is no guide \"signin\" (did you mean \"signinlink\"?)");
  CHECK(to_text({"knowledge.json", "", "this file is missing", ""}) == "knowledge.json: this file is missing");
  CHECK(to_text({"a.json", "line 3, column 7", "this is not JSON", ""}) == "a.json line 3, column 7: this is not JSON");
  CHECK(to_text({"a.json", "", "x", "y"}) == "a.json: x (y)");
}

TEST_CASE("problem: as a line it is one line, and moves nothing in a terminal, whatever a file calls its keys") {
  CHECK(to_text({"words/a\x1B[2J\x9B.json", "/labels/\n\u009B\u202E", "the key \"\r\x07\u00e4\" is not known here", "\t"}) ==
        "words/a?[2J?.json /labels/???: the key \"??\u00e4\" is not known here (?)");
}

TEST_CASE("problem: a list of them is JSON that holds every byte of their texts") {
  CHECK(to_json(std::vector<Problem>{}) == "[]");
  CHECK(to_json({{"a", "b", "c", "d"}, {"e", "", "f", ""}}) ==
        R"([{"file":"a","where":"b","what":"c","hint":"d"},{"file":"e","where":"","what":"f","hint":""}])");
  std::string all;
  for (char c = 0; c < 127; ++c) all += c;
  all += "\x7F</script>\u00e4\u2028\U0001F600";
  const nlohmann::json parsed = nlohmann::json::parse(to_json({{all, all, all, all}}), nullptr, false);
  REQUIRE(parsed.is_array());
  REQUIRE(parsed.size() == 1);
  CHECK(parsed[0].size() == 4);
  for (const char* key : {"file", "where", "what", "hint"}) CHECK(parsed[0][key].get<std::string>() == all);
}

TEST_CASE("problem: the nearest word is that of the least edits, at most 3 and fewer than half of the word") {
  struct {
    std::string word;
    std::vector<std::string> among;
    std::string nearest;
  } const rows[] = {
      {"signin", {"signup", "signin"}, "signin"},
      {"sigin", {"signin", "reset"}, "signin"},    // one left out
      {"signinn", {"signin", "reset"}, "signin"},  // one too many
      {"signen", {"signin", "reset"}, "signin"},   // another
      {"singin", {"signin", "reset"}, "signin"},   // swapped
      {"isgnni", {"signin", "reset"}, "signin"},   // two swaps
      {"abcdefg", {"abcdxyz"}, "abcdxyz"},         // 3 of 7
      {"abcdefgh", {"abcdwxyz"}, ""},              // 4
      {"abcdefghijklm", {"abcdefghiwxyz"}, ""},    // 4 of 13
      {"abcdef", {"abcxyz"}, ""},                  // half
      {"abcde", {"abcxy"}, "abcxy"},               // 2 of 5
      {"abcd", {"abxy"}, ""},                      // half
      {"abcd", {"abcx"}, "abcx"},
      {"abc", {"abx"}, "abx"},
      {"ab", {"ax"}, ""},
      {"ab", {"ba"}, ""},
      {"ab", {"ab"}, "ab"},
      {"a", {"b"}, ""},
      {"a", {"a"}, "a"},
      {"a", {"ab"}, ""},
      {"", {"a"}, ""},
      {"", {}, ""},
      {"word", {}, ""},
      {"stuck", {"stick", "stock"}, "stick"},  // the first of equals
      {"stuck", {"", "sock", "stack"}, "stack"},
      {"questionss", {"question", "questions"}, "questions"},
      {std::string(64, 'a'), {std::string(63, 'a')}, std::string(63, 'a')},
      {std::string(65, 'a'), {std::string(64, 'a')}, ""},  // too long to be meant
      {std::string(64, 'a'), {std::string(65, 'a')}, ""},
      {std::string(100000, 'a'), {"aaa"}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.word);
    CHECK(nearest(row.word, row.among) == row.nearest);
  }
}

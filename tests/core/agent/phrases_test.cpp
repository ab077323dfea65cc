#include "agent/phrases.h"

#include <doctest/doctest.h>

using namespace signpost;

TEST_CASE("phrases: placeholders are replaced, and what has no value becomes nothing") {
  Words words;
  words.phrases = {{"greet", "Hello {a}, {b} and {a}{c}."}, {"open", "Hello {a"}};
  CHECK(phrase(words, "greet", {{"a", "you"}, {"b", "{a}"}}) == "Hello you, {a} and you.");
  CHECK(phrase(words, "open", {{"a", "you"}}) == "Hello you");
  CHECK(phrase(words, "greet") == "Hello {a}, {b} and {a}{c}.");
  CHECK(phrase(words, "missing").empty());
  CHECK(phrase(words, "missing", {{"a", "you"}}).empty());
}

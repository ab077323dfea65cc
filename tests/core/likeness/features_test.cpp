#include "likeness/features.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace signpost;

namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (const Feature& feature : features_of(text)) words.emplace_back(feature.word);
  return words;
}

std::vector<std::uint16_t> places_of(const std::string& text) {
  std::vector<std::uint16_t> places;
  for (const Feature& feature : features_of(text)) places.push_back(feature.place);
  return places;
}

using List = std::vector<std::string>;

}  // namespace

TEST_CASE("features: words that are told in different ways are one") {
  const std::pair<const char*, const char*> rows[] = {
      {"password", "PASSWORD"},
      {"password", "pasword"},
      {"password", "passwords"},
      {"customer", "custmer"},
      {"confirmation", "confirming"},
      {"don't", "dont"},
      {"don\u2019t", "dont"},
      {"e-mail", "E MAIL"},
      {"caf\u00e9", "cafe"},
      {"cafe\u0301", "cafe"},
      {"\u00c9tat", "etat"},
      {"Stra\u00dfe", "strase"},
      {"\uff28\uff25\uff2c\uff30", "help"},
      {"link.", "(link)"},
      {"sign\u00adin", "signin"},
      {"\u017aaba", "zaba"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(places_of(row.first) == places_of(row.second));
  }
}

TEST_CASE("features: words that mean something else are not") {
  const std::pair<const char*, const char*> rows[] = {
      {"past", "password"}, {"404", "422"},        {"sent", "seat"},
      {"link", "linked"},   {"cancel", "confirm"}, {"\u65e5", "\u672c"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(places_of(row.first) != places_of(row.second));
  }
}

TEST_CASE("features: a word counts once, where it is met first") {
  CHECK(words_of("Link, links and LINK") == List{"Link", "links", "and"});
  CHECK(words_of("no email, no Email") == List{"no", "email"});
}

TEST_CASE("features: each character of Chinese, Japanese and Korean is a word") {
  CHECK(words_of("\u30e1\u30fc\u30eb\u304c") == List{"\u30e1", "\u30fc", "\u30eb", "\u304c"});
  CHECK(words_of("\uba54\uc77c GitLab\u306e") == List{"\uba54", "\uc77c", "GitLab", "\u306e"});
}

TEST_CASE("features: what names somebody, or may be a secret, is passed over") {
  const std::pair<const char*, List> rows[] = {
      {"mail jane.doe@example.com now", {"mail", "now"}},
      {"\u30e1jane@example.com\u30eb", {"\u30e1", "\u30eb"}},
      {"a@b c@d@e so", {"so"}},
      {"see https://customers.gitlab.com/users?token=abc now", {"see", "now"}},
      {"customers.gitlab.com/subscriptions fails", {"fails"}},
      {"customers.gitlab.com fails", {"customers", "gitlab", "com", "fails"}},
      {"and/or", {"and", "or"}},
      {"invoice 12345 of 123456", {"invoice", "12345", "of"}},
      {"key glpat0aBcDeFgHiJkLm", {"key"}},
      {"abcdefghijklmnopqrst", {"abcdefghijklmnopqrst"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(words_of(row.first) == row.second);
  }
}

TEST_CASE("features: what is too long for a word is passed over, also where most of it cannot be seen") {
  const std::string longest(kMostWordBytes, 'a');
  CHECK(words_of(longest) == List{longest});
  CHECK(words_of("so " + longest + "a goes") == List{"so", "goes"});
  std::string unseen = "a";
  for (std::size_t i = 0; i < kMostWordBytes; ++i) unseen += "\u200b";
  CHECK(words_of(unseen + "b goes") == List{"goes"});
}

TEST_CASE("features: a character that reorders text is in no word") {
  for (const char* mark : {"\u061c", "\u200e", "\u200f", "\u202e", "\u2066"}) {
    CAPTURE(mark);
    CHECK(words_of(mark + std::string("link") + mark + "mail") == List{"link", "mail"});
  }
}

TEST_CASE("features: a text is read to its 64th kilobyte") {
  const std::string full(kMostStoryBytes, ' ');
  CHECK(features_of(full + "word").empty());
  CHECK(words_of(full.substr(4) + "word") == List{"word"});
}

TEST_CASE("features: any bytes give words that lie in the text, each place once") {
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text(random() % 400, ' ');
    for (char& c : text) c = static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
    std::vector<bool> met(kFeaturePlaces);
    for (const Feature& feature : features_of(text)) {
      REQUIRE(feature.place < kFeaturePlaces);
      REQUIRE_FALSE(met[feature.place]);
      met[feature.place] = true;
      REQUIRE_FALSE(feature.word.empty());
    }
  }
}

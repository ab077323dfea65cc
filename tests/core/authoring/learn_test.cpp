#include "authoring/learn.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "likeness/ranking.h"
#include "support/learned.h"

using namespace signpost;

namespace {

std::string cause_of(const LikenessModel& model, const std::string& text) {
  const std::vector<Likely> found = situations(model, text);
  if (found.empty()) return "";
  return small().knowledge.causes[static_cast<std::size_t>(model.situations[found.front().situation].cause)].id;
}

}  // namespace

TEST_CASE("learn: what was told is known again, also in other words, and what is about something else is not") {
  const LikenessModel& model = small_likeness(Audience::customer);
  const std::pair<const char*, const char*> rows[] = {
      {"password refused on gitlab", "wrongsite"},
      {"The PORTAL refuses my pasword!", "forgotten"},
      {"I looked in spam, no mail there", "spam"},
      {"already linked to a different account", "relink"},
      {"the server bounced it", "blocked"},
      {"soup recipe", ""},
      {"a flat tire in the rain", ""},
      {"qqqq", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(cause_of(model, row.first) == row.second);
  }
}

TEST_CASE("learn: a model is in order, and within what may be") {
  const LikenessModel& model = small_likeness(Audience::agent);
  CHECK(model.columns() == model.situations.size() + 1);
  CHECK(model.cells.size() == model.values.size());
  CHECK(std::is_sorted(model.cells.begin(), model.cells.end()));
  CHECK(std::adjacent_find(model.cells.begin(), model.cells.end()) == model.cells.end());
  for (const std::int8_t value : model.values) CHECK((value != 0 && std::abs(value) <= kMostLikenessValue));
}

TEST_CASE("learn: the same lessons give the same model") {
  const Examples stories = small_stories();
  const Lessons lessons = lessons_for(small().knowledge, small_words(Audience::customer), stories.cases, stories.unrelated);
  const LikenessModel again = learn(lessons);
  const LikenessModel& model = small_likeness(Audience::customer);
  CHECK(again.cells == model.cells);
  CHECK(again.values == model.values);
  CHECK(again.biases == model.biases);
}

TEST_CASE("learn: a smaller model keeps what matters most") {
  const Examples stories = small_stories();
  const Lessons lessons = lessons_for(small().knowledge, small_words(Audience::customer), stories.cases, stories.unrelated);
  const LikenessModel model = learn(lessons, 30);
  CHECK(model.cells.size() <= 30);
  CHECK(cause_of(model, "password refused on the portal") == "forgotten");
}

TEST_CASE("learn: nothing comes of nothing") { CHECK(learn({}).columns() == 0); }

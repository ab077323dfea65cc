#include "authoring/lessons.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "support/build.h"
#include "support/learned.h"

using namespace signpost;

namespace {

using Answers = std::vector<std::pair<int, int>>;

Lessons small_lessons(Audience audience, const Examples& stories = small_stories()) {
  return lessons_for(small().knowledge, small_words(audience), stories.cases, stories.unrelated);
}

// The answers of the situation of a cause; nothing where it has none.
std::optional<Answers> settled(const Lessons& lessons, const std::string& cause) {
  for (const Situation& situation : lessons.situations) {
    if (small().knowledge.causes[static_cast<std::size_t>(situation.cause)].id == cause) return situation.answers;
  }
  return std::nullopt;
}

std::size_t about_something_else(const Lessons& lessons) {
  return static_cast<std::size_t>(std::count_if(lessons.lessons.begin(), lessons.lessons.end(), [&](const Lesson& lesson) {
    return lesson.situation == lessons.situations.size();
  }));
}

}  // namespace

TEST_CASE("lessons: a situation settles what its stories say and its cause has no other answer to") {
  const Lessons lessons = small_lessons(Audience::customer);
  CHECK(settled(lessons, "wrongsite") == Answers{{0, 0}, {1, 1}});
  CHECK(settled(lessons, "forgotten") == Answers{{0, 0}, {1, 0}});
  CHECK(settled(lessons, "relink") == Answers{{0, 2}});
}

TEST_CASE("lessons: a story that two causes fit tells the heavier one") {
  CHECK_FALSE(settled(small_lessons(Audience::customer), "elsewhere").has_value());
}

TEST_CASE("lessons: an answer that fewer than half of the stories give is not settled") {
  Examples stories = small_stories();
  Example vague = stories.cases[1];
  vague.answers = {{0, 0}, {1, kUnsure}};
  vague.also.resize(3, "password refused, who knows where");
  stories.cases.push_back(vague);
  CHECK(settled(small_lessons(Audience::customer, stories), "forgotten") == Answers{{0, 0}});
}

TEST_CASE("lessons: stories of one audience teach the other, without the answers that it is not asked for") {
  CHECK(settled(small_lessons(Audience::customer), "blocked") == Answers{{0, 1}});
  CHECK(settled(small_lessons(Audience::agent), "blocked") == Answers{{0, 1}, {2, 1}});
}

TEST_CASE(
    "lessons: there is one for each story, each cause, its answers, each message, and three for each text about "
    "something else") {
  const Lessons lessons = small_lessons(Audience::customer);
  CHECK(lessons.situations.size() == 5);
  CHECK(about_something_else(lessons) == 3 * 4);
  CHECK(lessons.lessons.size() == 15 + 2 * 5 + small().knowledge.messages.size() + 12);
}

TEST_CASE("lessons: a message that settles nothing teaches nothing") {
  Knowledge knowledge = small().knowledge;
  const Examples stories = small_stories();
  const auto count = [&] {
    return lessons_for(knowledge, small_words(Audience::customer), stories.cases, stories.unrelated).lessons.size();
  };
  const std::size_t before = count();
  knowledge.messages.push_back({"oops", "Something went wrong", {}});
  CHECK(count() == before);
}

TEST_CASE("lessons: what is told in another language teaches nothing") {
  Examples stories = small_stories();
  for (Example& example : stories.cases) example.language = "fr";
  for (Unrelated& other : stories.unrelated) other.language = "fr";
  const Lessons lessons = small_lessons(Audience::customer, stories);
  CHECK(lessons.situations.empty());
  CHECK(lessons.lessons.empty());
}

#include "likeness_quality.h"

#include <algorithm>
#include <map>
#include <memory>

#include "base/hash.h"

using namespace signpost;

namespace {

constexpr std::uint32_t kFolds = 5;
constexpr double kSure = 0.5;

// Who tells a written story.
std::map<std::string, Audience> tellers(const std::vector<Example>& examples) {
  std::map<std::string, Audience> result;
  for (const Example& example : examples) {
    result[example.text] = example.audience;
    for (const std::string& text : example.also) result[text] = example.audience;
  }
  return result;
}

std::uint32_t fold_of(const Lesson& lesson) {
  const std::uint32_t hash = hash_of(lesson.text);
  return (hash ^ (hash >> 16)) % kFolds;
}

// A suggestion is as good as another that gives the same answers, or leads to the same guide.
bool is_right(const Course& course, std::size_t said, std::size_t told) {
  const auto guide = [&](const Situation& situation) {
    return course.loaded.knowledge.causes[static_cast<std::size_t>(situation.cause)].guide[course.words.audience];
  };
  const Situation& one = course.lessons.situations[said];
  const Situation& other = course.lessons.situations[told];
  return one.answers == other.answers || guide(one) == guide(other);
}

bool is_sure(const std::vector<Likely>& said) { return !said.empty() && said.front().likeness >= kSure; }

void count(const std::vector<Likely>& said, Others& others) {
  ++others.asked;
  others.silent += said.empty() ? 1 : 0;
  others.sure += is_sure(said) ? 1 : 0;
}

void count(const std::vector<Likely>& said, const std::function<bool(const Likely&)>& right, Stories& stories) {
  const bool first = !said.empty() && right(said.front());
  ++stories.asked;
  stories.silent += said.empty() ? 1 : 0;
  stories.first += first ? 1 : 0;
  stories.five += std::any_of(said.begin(), said.end(), right) ? 1 : 0;
  stories.sure += !first && is_sure(said) ? 1 : 0;
}

// What is taught, and what is asked afterwards: each text once, however often it would be taught.
struct Fold {
  Lessons taught;
  std::map<std::string, const Lesson*> asked;
};

Fold fold_at(std::uint32_t place, const Lessons& lessons, const std::map<std::string, Audience>& told_by) {
  Fold fold{{lessons.situations, {}}, {}};
  for (const Lesson& lesson : lessons.lessons) {
    const bool written = lesson.situation == lessons.situations.size() || told_by.count(lesson.text) != 0;
    if (written && fold_of(lesson) == place) {
      fold.asked[lesson.text] = &lesson;
    } else {
      fold.taught.lessons.push_back(lesson);
    }
  }
  return fold;
}

}  // namespace

Course::Course(const Loaded& all, const Words& its)
    : loaded(all), words(its), lessons(lessons_for(all.knowledge, its, all.examples, all.unrelated)) {}

Quality cross_validate(const Course& course, const Learner& learner) {
  const std::map<std::string, Audience> told_by = tellers(course.loaded.examples);
  Quality quality;
  for (std::uint32_t place = 0; place < kFolds; ++place) {
    const Fold fold = fold_at(place, course.lessons, told_by);
    const Answer answer = learner(fold.taught);
    for (const auto& [text, lesson] : fold.asked) {
      const std::size_t told = lesson->situation;
      const auto right = [&](const Likely& likely) { return is_right(course, likely.situation, told); };
      if (told == course.lessons.situations.size()) {
        count(answer(*lesson), quality.others);
      } else {
        count(answer(*lesson), right, quality.told[told_by.at(text)]);
      }
    }
  }
  return quality;
}

Learner shipped_learner(std::size_t cells) {
  return [cells](const Lessons& lessons) -> Answer {
    const auto model = std::make_shared<LikenessModel>(learn(lessons, cells));
    return [model](const Lesson& held) { return situations(*model, held.text); };
  };
}

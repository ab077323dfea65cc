// How well own words are understood, as one JSON object.
//   likeness_bench quality FOLDER    of what ships, by cross-validation, and what it takes
//   likeness_bench compare FOLDER    of other ways to learn, other features and other sizes
//   likeness_bench suggest FOLDER    what is said of texts: reads {"texts": […], "without": [stories not to learn from]}

#include <algorithm>
#include <array>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "authoring/compile.h"
#include "cli/folder.h"
#include "likeness/suggestions.h"
#include "likeness_features.h"
#include "likeness_forms.h"
#include "likeness_quality.h"

using namespace signpost;
using nlohmann::json;

namespace {

constexpr std::array<std::size_t, 6> kSizes = {1'500, 3'000, 5'000, kMostCells, 20'000, 40'000};

void say(const std::string& what) { std::cerr << "   " << what << '\n'; }

json to_json(const Stories& told) {
  return {{"asked", told.asked}, {"first", told.first}, {"five", told.five}, {"silent", told.silent}, {"sure", told.sure}};
}

json to_json(const Quality& quality) {
  const Others& others = quality.others;
  return {{"told", {to_json(quality.told[Audience::customer]), to_json(quality.told[Audience::agent])}},
          {"others", {{"asked", others.asked}, {"silent", others.silent}, {"sure", others.sure}}}};
}

// What an audience downloads with a model of so many cells.
std::string compiled(const Course& course, std::size_t cells) {
  const std::vector<Words>& all = course.loaded.words;
  const auto theirs = std::find_if(all.begin(), all.end(), [&](const Words& words) {
    return words.language == course.words.language && words.audience == Audience::customer;
  });
  const bool agent = course.words.audience == Audience::agent && theirs != all.end();
  const LikenessModel model = cells == 0 ? LikenessModel{} : learn(course.lessons, cells);
  return compile(course.loaded.knowledge, course.words, model, agent ? &*theirs : nullptr);
}

json quality_of(const Course& course) {
  return {{"quality", to_json(cross_validate(course, shipped_learner()))},
          {"compiled", compiled(course, kMostCells)},
          {"without", compiled(course, 0)}};
}

json forms_of(const Course& course) {
  json result = json::array();
  for (const LearningForm& form : kLearningForms) {
    say(form.name);
    result.push_back({{"name", form.name}, {"quality", to_json(cross_validate(course, form.learner))}});
  }
  return result;
}

json figures_by_feature(Course course) {
  json result = json::array();
  for (const FeatureKind& kind : kFeatureKinds) {
    say(kind.name);
    for (Lesson& lesson : course.lessons.lessons) lesson.places = kind.places(lesson.text);
    result.push_back({{"name", kind.name},
                      {"all", to_json(cross_validate(course, logistic_learner(kAllCells)))},
                      {"cut", to_json(cross_validate(course, logistic_learner(kMostCells)))}});
  }
  return result;
}

json sizes_of(const Course& course) {
  json result = json::array();
  for (const std::size_t cells : kSizes) {
    say(std::to_string(cells) + " cells");
    result.push_back({{"cells", cells},
                      {"quality", to_json(cross_validate(course, shipped_learner(cells)))},
                      {"compiled", compiled(course, cells)}});
  }
  return result;
}

json comparison_of(const Course& course) {
  return {{"forms", forms_of(course)},
          {"features", figures_by_feature(course)},
          {"sizes", sizes_of(course)},
          {"without", compiled(course, 0)}};
}

// The examples without some of their texts.
std::vector<Example> left(const std::vector<Example>& examples, const std::set<std::string>& without) {
  std::vector<Example> result;
  for (Example example : examples) {
    example.also.insert(example.also.begin(), example.text);
    const auto is_left_out = [&](const std::string& text) { return without.count(text) != 0; };
    example.also.erase(std::remove_if(example.also.begin(), example.also.end(), is_left_out), example.also.end());
    if (example.also.empty()) continue;
    example.text = example.also.front();
    example.also.erase(example.also.begin());
    result.push_back(example);
  }
  return result;
}

json suggestions_of(const Loaded& loaded, const Words& words, const json& asked) {
  const std::vector<Example> examples = left(loaded.examples, asked.value("without", std::set<std::string>{}));
  const LikenessModel model = learn(lessons_for(loaded.knowledge, words, examples, loaded.unrelated));
  Case fresh;
  fresh.audience = words.audience;
  json lists = json::array();
  for (const json& text : asked.at("texts"))
    lists.push_back(
        json::parse(signpost::to_json(suggestions(loaded.knowledge, words, model, fresh, text.get<std::string>()))));
  return {{"lists", lists}};
}

// Nothing for a language without stories.
json answer(const std::string& what, const Loaded& loaded, const Words& words, const json& asked) {
  const Course course(loaded, words);
  if (course.lessons.situations.empty()) return {};
  if (what == "suggest") return suggestions_of(loaded, words, asked);
  return what == "compare" ? comparison_of(course) : quality_of(course);
}

}  // namespace

int main(int argc, char** argv) {
  const std::string what = argc == 3 ? argv[1] : "";
  if (what != "quality" && what != "compare" && what != "suggest") return 1;
  const Loaded loaded = load(read_folder(argv[2]));
  if (!loaded.ok()) return 1;
  const json asked = what == "suggest" ? json::parse(std::string(std::istreambuf_iterator<char>(std::cin), {})) : json();
  json audiences = json::array();
  for (const Words& words : loaded.words) {
    json one = answer(what, loaded, words, asked);
    if (one.empty()) continue;
    one["language"] = words.language;
    one["audience"] = to_string(words.audience);
    audiences.push_back(std::move(one));
  }
  std::cout << json{{"audiences", audiences}}.dump() << '\n';
}

// Any bytes as somebody's own words, behind the link of a case where the first line is one.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

#include "authoring/learn.h"
#include "authoring/lessons.h"
#include "cases/link.h"
#include "likeness/ranking.h"
#include "likeness/suggestions.h"
#include "require.h"
#include "shipped.h"
#include "sound_page.h"

using namespace signpost;

namespace {

// From every fortieth lesson: under sanitizers all of them would take minutes, and what is suggested does not matter here.
LikenessModel learned(Audience audience) {
  Lessons lessons = lessons_for(shipped().knowledge, shipped_words(audience), shipped().examples, shipped().unrelated);
  std::vector<Lesson> few;
  for (std::size_t i = 0; i < lessons.lessons.size(); i += 40) few.push_back(lessons.lessons[i]);
  lessons.lessons = few;
  return learn(lessons);
}

const LikenessModel& likeness(Audience audience) {
  static const LikenessModel customers = learned(Audience::customer);
  static const LikenessModel agents = learned(Audience::agent);
  return audience == Audience::agent ? agents : customers;
}

bool lies_in(std::string_view word, std::string_view text) {
  return word.data() >= text.data() && word.data() + word.size() <= text.data() + text.size();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view link = take_link(text, "#1.customer");
  const Case value = parse_link(link, shipped().knowledge).value;
  const LikenessModel& model = likeness(value.audience);
  const std::vector<Likely> found = situations(model, text);
  require(found.size() <= kMostLikely, "the list has a limit");
  require(found.empty() || found.front().likeness >= kLeastLikeness, "the first is likely enough");
  for (std::size_t i = 0; i < found.size(); ++i) {
    require(i == 0 || found[i].likeness <= found[i - 1].likeness, "the likeliest comes first");
    for (const std::string_view word : found[i].because) {
      require(lies_in(word, text), "what speaks for it stands in the text");
      require(word.size() <= kMostWordBytes, "what speaks for it is a word");
    }
  }
  const std::vector<Suggestion> list = suggestions(shipped().knowledge, shipped_words(value.audience), model, value, text);
  require(list.size() <= found.size(), "no suggestion comes from nowhere");
  for (const Suggestion& suggestion : list) require_canonical(suggestion.link, shipped().knowledge);
  require(nlohmann::json::accept(to_json(list)), "suggestions are JSON");
  return 0;
}

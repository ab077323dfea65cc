// Any bytes as knowledge.json: either each fault is named, or there are sound pages for both audiences.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "authoring/load.h"
#include "require.h"
#include "sound_page.h"
#include "support/random_words.h"

using namespace signpost;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Loaded loaded = load({{"knowledge.json", std::string(reinterpret_cast<const char*>(data), size)}});
  require(nlohmann::json::accept(to_json(loaded.problems)), "problems are JSON");
  for (const Problem& problem : loaded.problems) {
    require(problem.file == "knowledge.json", "a problem names its file");
    require(!problem.what.empty(), "a problem says what is wrong");
  }
  if (!loaded.ok()) {
    require(loaded.knowledge.questions.empty(), "nothing of a faulty knowledge can be used");
    return 0;
  }
  for (const Audience audience : kAudiences) {
    require_sound_start(loaded.knowledge, make_words(loaded.knowledge, audience));
  }
  return 0;
}

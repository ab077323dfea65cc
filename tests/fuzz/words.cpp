// Any bytes as a words file of the small knowledge: either each fault is named, or pages and HTML are sound.

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

#include "publish/article.h"
#include "publish/map.h"
#include "require.h"
#include "sound_page.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

// Each bracket of HTML opens or closes a tag: no word of a words file may do that.
void require_tags(const std::string& html) {
  bool in_tag = false;
  for (const char c : html) {
    if (c == '<' || c == '>') {
      require(in_tag == (c == '>'), "words do not become tags");
      in_tag = !in_tag;
    }
  }
  require(!in_tag, "HTML ends outside of tags");
  require(html.find("<script") == std::string::npos, "no script comes out of words");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Loaded loaded =
      load({{"knowledge.json", kSmallKnowledge}, {"words/x.json", std::string(reinterpret_cast<const char*>(data), size)}});
  require(nlohmann::json::accept(to_json(loaded.problems)), "problems are JSON");
  if (!loaded.ok()) {
    require(loaded.words.empty(), "nothing of faulty words can be used");
    return 0;
  }
  const Words& words = loaded.words.front();
  require_sound_start(loaded.knowledge, words);
  require_tags(article(loaded.knowledge, words).text());
  require_tags(overview(loaded.knowledge, words).text());
  require_tags(outline(loaded.knowledge, words, "index.html").text());
  return 0;
}

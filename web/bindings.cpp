// The only door between the core and JavaScript: text in, text out, nothing to free.
#include <emscripten/bind.h>

#include <string>

#include "signpost/load.h"
#include "signpost/page.h"

namespace {

signpost::Loaded loaded;

std::string audience(const std::string& link) { return std::string(to_string(signpost::link_audience(link))); }

/// Takes the texts of knowledge.json and of one words file; gives the problems as a JSON list, [] if all is well.
std::string load(const std::string& knowledge, const std::string& words) {
  loaded = signpost::load({{"knowledge.json", knowledge}, {"words/words.json", words}});
  return signpost::to_json(loaded.problems);
}

/// The page for a link; an empty text while nothing is loaded.
std::string page(const std::string& link) {
  if (loaded.words.empty()) return {};
  const signpost::Words& words = loaded.words.front();
  return signpost::to_json(signpost::page_for(loaded.knowledge, words, link), words);
}

}  // namespace

EMSCRIPTEN_BINDINGS(signpost) {
  emscripten::function("audience", &audience);
  emscripten::function("load", &load);
  emscripten::function("page", &page);
}

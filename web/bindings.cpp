// The door between the core and JavaScript: text in, text out, nothing to free. agent_bindings.cpp adds what agents have.
#include <emscripten/bind.h>
#include <emscripten/em_macros.h>

#include <cstdlib>
#include <string>

#include "loaded.h"
#include "signpost/page.h"

namespace {

signpost::Loaded kept;

std::string audience(const std::string& link) { return std::string(to_string(signpost::link_audience(link))); }

/// Takes the texts of knowledge.json and of one words file; gives the problems as a JSON list, [] if all is well.
std::string load(const std::string& knowledge, const std::string& words) {
  return load_files({{"knowledge.json", knowledge}, {"words/words.json", words}});
}

/// The page for a link, in the words that were loaded first; an empty text while nothing is loaded.
std::string page(const std::string& link) {
  if (kept.words.empty()) return {};
  const signpost::Words& words = kept.words.front();
  return signpost::to_json(signpost::page_for(kept.knowledge, words, link), words);
}

}  // namespace

std::string load_files(const std::vector<signpost::File>& files) {
  kept = signpost::load(files);
  return signpost::to_json(kept.problems);
}

const signpost::Loaded& loaded() { return kept; }

const signpost::Words* words_of(signpost::Audience audience) {
  for (const signpost::Words& words : kept.words) {
    if (words.audience == audience) return &words;
  }
  return nullptr;
}

// In the place of libembind, which makes JavaScript know two dozen types. Only texts pass this door.
extern "C" {

EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const void*) {
  // For messages about types that are not known; JavaScript frees it.
  return static_cast<const char*>(std::calloc(1, 1));
}

EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void __embind_register_native_and_builtin_types() {
  using emscripten::internal::TypeID;
  emscripten::internal::_embind_register_void(TypeID<void>::get(), "void");
  emscripten::internal::_embind_register_std_string(TypeID<std::string>::get(), "std::string");
}
}

EMSCRIPTEN_BINDINGS(signpost) {
  emscripten::function("audience", &audience);
  emscripten::function("load", &load);
  emscripten::function("page", &page);
}

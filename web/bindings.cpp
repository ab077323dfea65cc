// The door between the core and JavaScript: text in, text out, nothing to free. agent_bindings.cpp adds what agents have.
#include <emscripten/bind.h>
#include <emscripten/em_macros.h>

#include <cstdlib>
#include <string>

#include "cases/link.h"
#include "likeness/suggestions.h"
#include "loaded.h"
#include "page/page_json.h"

namespace {

signpost::Compiled kept;

std::string audience(const std::string& link) { return std::string(to_string(signpost::link_audience(link))); }

/// Takes what compile() wrote; says why it cannot be used, or nothing if all is well.
std::string load(const std::string& text) {
  signpost::ReadCompiled read = signpost::read_compiled(text);
  kept = std::move(read.compiled);
  return read.fault;
}

/// The page for a link; an empty text while nothing is loaded.
std::string page(const std::string& link) {
  if (kept.words.empty()) return {};
  const signpost::Words& words = kept.words.front();
  return signpost::to_json(signpost::page_for(kept.knowledge, words, link), words);
}

/// What a text in somebody's own words may be about, for the case of a link; an empty text while nothing is loaded.
std::string likely(const std::string& text, const std::string& link) {
  if (kept.words.empty()) return {};
  const signpost::Case value = signpost::parse_link(link, kept.knowledge).value;
  return signpost::to_json(signpost::suggestions(kept.knowledge, kept.words.front(), kept.likeness, value, text));
}

}  // namespace

const signpost::Compiled& loaded() { return kept; }

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
  emscripten::function("likely", &likely);
}

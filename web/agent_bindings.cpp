// What support agents have beside the page.
#include <emscripten/bind.h>

#include "agent/desk.h"
#include "agent/proposals.h"
#include "loaded.h"

namespace {

// An agent's file holds their words first, then those of customers.
std::string desk(const std::string& link, const std::string& site) {
  const std::vector<signpost::Words>& words = loaded().words;
  return words.size() < 2 ? std::string() : signpost::desk(loaded().knowledge, words[0], words[1], link, site);
}

std::string evidence(const std::string& text, const std::string& link, const std::string& dropped) {
  const std::vector<signpost::Words>& words = loaded().words;
  if (words.size() < 2) return {};
  return signpost::to_json(
      signpost::propose(loaded().knowledge, words[0], words[1], loaded().likeness, link, text, dropped));
}

}  // namespace

EMSCRIPTEN_BINDINGS(agent) {
  emscripten::function("desk", &desk);
  emscripten::function("evidence", &evidence);
}

// What support agents have beside the page.
#include <emscripten/bind.h>

#include "loaded.h"
#include "signpost/desk.h"
#include "signpost/proposals.h"

namespace {

/// As load, with the words of both audiences: an agent writes to a customer.
std::string load_both(const std::string& knowledge, const std::string& agent, const std::string& customer) {
  return load_files({{"knowledge.json", knowledge}, {"words/agent.json", agent}, {"words/customer.json", customer}});
}

std::string desk(const std::string& link, const std::string& site) {
  const signpost::Words* agent = words_of(signpost::Audience::agent);
  const signpost::Words* customer = words_of(signpost::Audience::customer);
  if (agent == nullptr || customer == nullptr) return {};
  return signpost::desk(loaded().knowledge, *agent, *customer, link, site);
}

std::string evidence(const std::string& text, const std::string& link, const std::string& dropped) {
  const signpost::Words* agent = words_of(signpost::Audience::agent);
  if (agent == nullptr) return {};
  return signpost::to_json(signpost::propose(loaded().knowledge, *agent, link, text, dropped));
}

}  // namespace

EMSCRIPTEN_BINDINGS(agent) {
  emscripten::function("loadBoth", &load_both);
  emscripten::function("desk", &desk);
  emscripten::function("evidence", &evidence);
}

// The core as it ships, with two doors more, for knowledges that are larger than any help page.
#include "../../web/bindings.cpp"

#include "signpost/case.h"
#include "signpost/diagnosis.h"

namespace {

/// As load, without the limits of a help page.
std::string load_any(const std::string& knowledge, const std::string& words) {
  signpost::Limits limits;
  limits.file_bytes = std::size_t{64} * 1024 * 1024;
  limits.questions = signpost::kMostQuestions;
  limits.causes = limits.items = std::size_t{1} << 20;
  kept = signpost::load({{"knowledge.json", knowledge}, {"words/words.json", words}}, limits);
  return signpost::to_json(kept.problems);
}

/// The ids of the causes that are possible for a link, with spaces between them.
std::string possible(const std::string& link) {
  std::string ids;
  for (const signpost::Likelihood& l : diagnose(kept.knowledge, parse_link(link, kept.knowledge).value).possible) {
    if (!ids.empty()) ids += ' ';
    ids += kept.knowledge.causes[static_cast<std::size_t>(l.cause)].id;
  }
  return ids;
}

}  // namespace

EMSCRIPTEN_BINDINGS(bench) {
  emscripten::function("loadAny", &load_any);
  emscripten::function("possible", &possible);
}

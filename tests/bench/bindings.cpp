// The core as it ships, with two more functions, for knowledge bases that are larger than any help page.
#include "../../web/bindings.cpp"

#include "authoring/compile.h"
#include "authoring/load.h"
#include "cases/case.h"
#include "cases/link.h"
#include "reasoning/diagnosis.h"

namespace {

/// What load takes, from JSON without the limits of a help page; nothing if that has a fault.
std::string compile_any(const std::string& knowledge, const std::string& words) {
  signpost::Limits limits;
  limits.file_bytes = std::size_t{64} * 1024 * 1024;
  limits.questions = signpost::kMostQuestions;
  limits.causes = limits.items = std::size_t{1} << 20;
  const signpost::Loaded any = signpost::load({{"knowledge.json", knowledge}, {"words/words.json", words}}, limits);
  return any.ok() ? signpost::compile(any.knowledge, any.words.front(), {}) : std::string();
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
  emscripten::function("compileAny", &compile_any);
  emscripten::function("possible", &possible);
}

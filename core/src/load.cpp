#include "signpost/load.h"

#include "readers.h"

namespace signpost {
namespace {

constexpr std::string_view kKnowledgeName = "knowledge.json";
constexpr std::string_view kExamplesName = "examples.json";
constexpr std::string_view kWordsFolder = "words/";

}  // namespace

Loaded load(const std::vector<File>& files, const Limits& limits) {
  Loaded result;
  std::vector<Problem>& problems = result.problems;
  // Words and examples refer to the knowledge, so it is read first, wherever it stands. Where it has faults, the other files
  // are checked all the same against what could be read of it: one look shows everything.
  bool found = false;
  bool readable = false;
  for (const File& file : files) {
    if (file.name != kKnowledgeName) continue;
    if (found) problems.push_back({file.name, "", "there are two files of this name", ""});
    if (found) continue;
    found = true;
    JsonValue json;
    readable = parse_json(file, limits, json, problems);
    if (readable) {
      const Document document{file, limits, json, problems};
      result.knowledge = read_knowledge(Node(document));
    }
  }
  if (!found) problems.push_back({std::string(kKnowledgeName), "", "this file is missing", ""});

  for (const File& file : files) {
    const bool words = file.name.compare(0, kWordsFolder.size(), kWordsFolder) == 0;
    if (file.name == kKnowledgeName) continue;
    if (!words && file.name != kExamplesName) {
      problems.push_back({file.name, "", "a knowledge has no file of this name", ""});
      continue;
    }
    JsonValue json;
    if (!parse_json(file, limits, json, problems) || !readable) continue;
    const Document document{file, limits, json, problems};
    const Node root(document);
    if (words) {
      result.words.push_back(read_words(root, result.knowledge));
    } else {
      result.examples = read_examples(root, result.knowledge);
    }
  }
  if (!result.ok()) return {{}, {}, {}, std::move(result.problems)};
  return result;
}

}  // namespace signpost

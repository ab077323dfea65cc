#include "authoring/load.h"

#include <algorithm>

#include "authoring/readers.h"

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
  const auto knowledge =
      std::find_if(files.begin(), files.end(), [](const File& file) { return file.name == kKnowledgeName; });
  bool readable = false;
  if (knowledge == files.end()) {
    problems.push_back({std::string(kKnowledgeName), "", "this file is missing", ""});
  } else {
    JsonValue json;
    readable = parse_json(*knowledge, limits, json, problems);
    const Document document{*knowledge, limits, json, problems};
    if (readable) result.knowledge = read_knowledge(Node(document));
  }

  for (auto at = files.begin(); at != files.end(); ++at) {
    const File& file = *at;
    if (std::any_of(files.begin(), at, [&](const File& earlier) { return earlier.name == file.name; })) {
      problems.push_back({file.name, "", "there are two files of this name", ""});
      continue;
    }
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
      const Words& last = result.words.back();
      const bool doubled = std::any_of(result.words.begin(), result.words.end() - 1, [&](const Words& w) {
        return w.language == last.language && w.audience == last.audience;
      });
      if (doubled) problems.push_back({file.name, "", "another file has the words of this language and audience", ""});
    } else {
      Examples read = read_examples(root, result.knowledge);
      result.examples = std::move(read.cases);
      result.unrelated = std::move(read.unrelated);
    }
  }
  if (!result.ok()) return {{}, {}, {}, {}, std::move(result.problems)};
  return result;
}

}  // namespace signpost

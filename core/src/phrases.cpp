#include "signpost/phrases.h"

#include <algorithm>

#include "signpost/email.h"

namespace signpost {
namespace {

std::vector<std::string> needed_phrases(const Knowledge& knowledge) {
  std::vector<std::string> result(kPhrases.begin(), kPhrases.end());
  for (const EmailDifference difference : kEmailDifferences) result.push_back("email" + std::string(to_string(difference)));
  for (const Sign& sign : knowledge.signs) result.push_back(sign.id);
  return result;
}

}  // namespace

const Text& phrase(const Words& words, std::string_view id) {
  static const Text kNone;
  const auto found = std::find_if(words.phrases.begin(), words.phrases.end(), [&](const Phrase& p) { return p.id == id; });
  return found == words.phrases.end() ? kNone : found->text;
}

Text phrase(const Words& words, std::string_view id, const std::vector<std::pair<std::string_view, std::string>>& values) {
  const Text& pattern = phrase(words, id);
  Text result;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    const std::size_t close = std::min(pattern.find('}', open), pattern.size());
    result.append(pattern, at, open - at);
    const std::string_view name = std::string_view(pattern).substr(open, close - open).substr(open < close ? 1 : 0);
    for (const auto& [key, value] : values) result += key == name ? value : std::string();
    at = close + 1;
  }
  return result;
}

std::vector<Problem> check_phrases(const Knowledge& knowledge, const Words& words, const std::string& file) {
  std::vector<Problem> problems;
  if (words.audience != Audience::agent) return problems;
  const std::vector<std::string> needed = needed_phrases(knowledge);
  for (const std::string& id : needed) {
    if (phrase(words, id).empty()) problems.push_back({file, "/phrases", "the phrase \"" + id + "\" is missing", ""});
  }
  for (const Phrase& given : words.phrases) {
    if (std::find(needed.begin(), needed.end(), given.id) != needed.end()) continue;
    const std::string near = nearest(given.id, needed);
    problems.push_back({file, "/phrases/" + given.id, "nothing needs the phrase \"" + given.id + "\"",
                        near.empty() ? near : "did you mean \"" + near + "\"?"});
  }
  return problems;
}

}  // namespace signpost

#include "authoring/check_phrases.h"

#include <algorithm>

#include "agent/email/email.h"
#include "agent/phrases.h"

namespace signpost {
namespace {

std::vector<std::string> needed_phrases(const Knowledge& knowledge) {
  std::vector<std::string> result(kPhrases.begin(), kPhrases.end());
  for (const EmailDifference difference : kEmailDifferences) result.push_back("email" + std::string(to_string(difference)));
  for (const Sign& sign : knowledge.signs) result.push_back(sign.id);
  return result;
}

}  // namespace

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

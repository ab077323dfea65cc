#include "agent/phrases.h"

#include <algorithm>

namespace signpost {

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

}  // namespace signpost

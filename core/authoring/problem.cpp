#include "authoring/problem.h"

#include <algorithm>
#include <cstddef>

#include "base/json_writer.h"
#include "base/utf8.h"

namespace signpost {
namespace {

// Optimal string alignment: Levenshtein's distance with swaps of neighbours.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t other = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + other});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string to_text(const Problem& problem) {
  std::string line = problem.file;
  if (!problem.where.empty()) line += " " + problem.where;
  line += ": " + problem.what;
  if (!problem.hint.empty()) line += " (" + problem.hint + ")";
  std::string result;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = code_point_at(line, at);
    const bool broken = c.value == kNoCharacter && c.bytes == 1;
    result += broken || misleads(c.value) ? "?" : line.substr(at, c.bytes);
    at += c.bytes;
  }
  return result;
}

std::string to_json(const std::vector<Problem>& problems) {
  JsonWriter json;
  json.open('[');
  for (const Problem& problem : problems) {
    json.open('{').key("file").text(problem.file).key("where").text(problem.where);
    json.key("what").text(problem.what).key("hint").text(problem.hint).close('}');
  }
  json.close(']');
  return json.result();
}

std::string nearest(std::string_view word, const std::vector<std::string>& among) {
  // Long foreign words cannot be near, and must not cost time.
  constexpr std::size_t kLongestWord = 64;
  if (word.size() > kLongestWord) return {};
  std::string best;
  std::size_t least = std::min<std::size_t>(3, (word.size() - (word.empty() ? 0 : 1)) / 2) + 1;
  for (const std::string& candidate : among) {
    if (candidate.size() > kLongestWord) continue;
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace signpost

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// One fault in a knowledge: where it is, what is wrong and, where it can be guessed, what was meant.
struct Problem {
  std::string file;   ///< name of the file as the caller gave it, such as "words/en.agent.json"
  std::string where;  ///< JSON pointer ("/causes/3/guide"), or "line 3, column 7" for text that is not JSON
  std::string what;   ///< one plain sentence, without a full stop
  std::string hint;   ///< what to do about it, or empty

  bool operator==(const Problem&) const = default;
};

/// The problem as one line: `knowledge.json /causes/3/guide: there is no guide "signin" (did you mean "signinlink"?)`.
std::string to_text(const Problem& problem);

/// Problems as a JSON list of objects with the members file, where, what and hint.
std::string to_json(const std::vector<Problem>& problems);

/// The word of `among` that `word` was most likely meant to be: the one with the least edit distance (insert, delete,
/// replace, swap of neighbours), if at most 3 and less than half of the word. Empty where none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& among);

}  // namespace signpost

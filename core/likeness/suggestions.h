#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "cases/case.h"
#include "model/knowledge.h"
#include "model/likeness.h"
#include "model/words.h"

namespace signpost {

/// A situation that somebody may have told in their own words.
struct Suggestion {
  std::string cause;
  std::string guide;  ///< to which the cause leads
  std::string link;   ///< the case with the answers that the situation settles
  double likeness = 0;
  std::vector<std::string> because;          ///< words of the text
  Text label;                                ///< the situation in plain words
  Text hint;                                 ///< what the guide is called
  std::vector<std::pair<int, int>> settled;  ///< question, answer: what the link adds
};

/// What `text` may tell about the case, likeliest first; what its answers rule out, and what says nothing new, is left out,
/// and so is what would read like another. Only `because` holds bytes of the text.
std::vector<Suggestion> suggestions(const Knowledge& knowledge, const Words& words, const LikenessModel& model,
                                    const Case& value, std::string_view text);

/// The members of a suggestion, without the braces around them: {"cause", "guide", "link", "likeness", "because", "label",
/// "hint"}.
void write_members(JsonWriter& json, const Suggestion& suggestion);

/// A list of suggestions as JSON text.
std::string to_json(const std::vector<Suggestion>& suggestions);

}  // namespace signpost

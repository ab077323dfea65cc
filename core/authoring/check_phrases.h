#pragma once

#include <string>
#include <vector>

#include "authoring/problem.h"
#include "model/knowledge.h"
#include "model/words.h"

namespace signpost {

/// Says which phrases an agent's words lack, and which nothing needs. `file` is the name of the words file.
std::vector<Problem> check_phrases(const Knowledge& knowledge, const Words& words, const std::string& file);

}  // namespace signpost

#pragma once

#include "authoring/example.h"
#include "authoring/json_reader.h"
#include "model/knowledge.h"
#include "model/words.h"

// What load() is made of. Each reads one file and reports all of its faults; what it returns is for further checks only
// where there were any.

namespace signpost {

Knowledge read_knowledge(const Node& root);
Words read_words(const Node& root, const Knowledge& knowledge);
Examples read_examples(const Node& root, const Knowledge& knowledge);

/// The answer that the text at `node` names, for a question of the knowledge; reports it if there is none.
std::optional<int> resolve_answer(const Node& node, const Question& question);

/// The audience that the text at `node` names; reports it if there is none.
Audience read_audience(const Node& node);

/// Reports an address that pages must not link to.
std::string read_address(const Node& node, const std::vector<std::string>& hosts);

}  // namespace signpost

#pragma once

#include <string>

#include "model/knowledge.h"
#include "model/words.h"
#include "publish/graphviz.h"
#include "publish/html.h"

namespace signpost {

/// The places of the words' audience as a picture, in Graphviz's language: a tree from left to right, questions, answers,
/// guides and hand-overs as nodes of these classes. Answers to a question that go on alike are one node, and "I'm not sure"
/// alone is dashed. `page` is the address of the page that asks the questions: each place links to itself there. The id of a
/// place is its link without "#1.". Lines break at about 30 characters.
graphviz::Dot dot(const Knowledge& knowledge, const Words& words, const std::string& page);

/// The same tree as nested HTML lists: each item says the answers that lead there, then links to the place.
html::Html outline(const Knowledge& knowledge, const Words& words, const std::string& page);

}  // namespace signpost

#pragma once

#include <string>

#include "signpost/knowledge.h"
#include "signpost/words.h"

namespace signpost {

/// All advice as HTML sections to be put into a page: a table of contents, then for each guide of the words' audience, in
/// the order of the knowledge, how to recognize it, the steps, what to expect, the safety notes and the sources. `page` is
/// the address of the page that asks the questions; each section links to its guide there.
std::string article(const Knowledge& knowledge, const Words& words, const std::string& page);

}  // namespace signpost

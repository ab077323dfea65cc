#pragma once

#include <iosfwd>

#include "signpost/knowledge.h"
#include "signpost/words.h"

/// Holds the conversation of the page in a terminal: shows each page, reads the number of an answer, until the person is
/// helped, leaves with "q", or the input ends.
void converse(const signpost::Knowledge& knowledge, const signpost::Words& words, std::istream& in, std::ostream& out);

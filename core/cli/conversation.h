#pragma once

#include <iosfwd>
#include <string>

#include "model/knowledge.h"
#include "model/likeness.h"
#include "model/words.h"

/// Holds the conversation of the page in a terminal: shows each page and reads the number of an answer, or a sentence, after
/// which it offers what that may be; until the person is helped, leaves with "q", or the input ends. Where the address of
/// the page is not empty, a summary for people ends with the link that opens the same answers there.
void converse(const signpost::Knowledge& knowledge, const signpost::Words& words, const signpost::LikenessModel& likeness,
              const std::string& address, std::istream& in, std::ostream& out);

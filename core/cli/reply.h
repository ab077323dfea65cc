#pragma once

#include <string>

#include "signpost/knowledge.h"
#include "signpost/words.h"

/// Writes into the folder `out`, for a library of macros, what an agent hands on of each guide that agents reach: the reply
/// as GUIDE.md and GUIDE.txt, the note as GUIDE.note.txt. Says in a sentence what went wrong; empty if all is well.
std::string write_macros(const signpost::Knowledge& knowledge, const signpost::Words& agent, const signpost::Words& customer,
                         const std::string& site, const std::string& out);

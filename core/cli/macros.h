#pragma once

#include <string>

#include "model/knowledge.h"
#include "model/words.h"

/// Writes into the folder `out`, for a library of macros, what an agent copies from each guide that agents reach: the reply
/// as GUIDE.md and GUIDE.txt, the note as GUIDE.note.txt. Says in a sentence what went wrong; empty if all is well.
std::string write_macros(const signpost::Knowledge& knowledge, const signpost::Words& agent, const signpost::Words& customer,
                         const std::string& site, const std::string& out);

#pragma once

#include <string>

#include "signpost/knowledge.h"
#include "signpost/words.h"

/// Writes the pages that need no script into the folder `out`: index.html with the first question and the advice in short,
/// all.html with all advice, and plain/ with the whole conversation, a page for each stop. Each is its template of the same
/// name in the folder `templates` (plain.html for those in plain/), with what `{{name}}` stands for in it. Says in a
/// sentence what went wrong; empty if all is well.
std::string write_site(const signpost::Knowledge& knowledge, const signpost::Words& words, const std::string& templates,
                       const std::string& out);

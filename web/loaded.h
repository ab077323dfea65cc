#pragma once

#include <string>
#include <vector>

#include "signpost/load.h"

/// Loads a knowledge in the place of the one before; gives the problems as a JSON list, [] if all is well.
std::string load_files(const std::vector<signpost::File>& files);

/// The knowledge that this page has loaded; empty until then.
const signpost::Loaded& loaded();

/// The words of an audience, if they were loaded.
const signpost::Words* words_of(signpost::Audience audience);

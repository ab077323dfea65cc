#pragma once

#include "authoring/load.h"

/// The knowledge that is shipped, loaded once.
const signpost::Loaded& shipped();

/// Its words for an audience.
const signpost::Words& shipped_words(signpost::Audience audience);

#pragma once

#include "compiled/compiled.h"

/// The knowledge and the words that this page has loaded; empty until then.
const signpost::Compiled& loaded();

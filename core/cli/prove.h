#pragma once

#include <iosfwd>
#include <string>

#include "signpost/load.h"

/// Everything that can be proved about a knowledge that loads: its defects, how good its order is, where there is more to
/// gain. Prints it for people, or as JSON. Returns the exit code: 1 where there is a defect, or an order that is not the
/// best.
int print_proof(const signpost::Loaded& loaded, bool as_json, std::ostream& out);

#pragma once

#include <iosfwd>
#include <string>

#include "authoring/load.h"

struct ProofForm {
  bool json = false;     ///< for tools
  bool improve = false;  ///< with what would make it better, for which the order is worked out anew hundreds of times
};

/// Everything that can be proved about a knowledge that loads: its defects, how good its order is. Prints it for people, or
/// as JSON. Returns the exit code: 1 where there is a defect, or a policy that is not the best.
int print_proof(const signpost::Loaded& loaded, const ProofForm& form, std::ostream& out);

#pragma once

#include <vector>

#include "model/words.h"
#include "proof/defects/defect.h"
#include "proof/defects/inspection.h"

namespace signpost {

/// The advice behind a first try that says little more than which form to use, where the guide that was tried has named that
/// form: it leads back to the people who did not help. Forms are what stands on the site of the hand-over's form.
std::vector<Defect> find_repeated_places(const Inspection& in, const Words& words);

}  // namespace signpost

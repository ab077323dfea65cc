#pragma once

#include <string>

#include "compiled/compiled.h"

namespace signpost {

/// The file that a browser reads for the pages of one audience: `words`, and for agents `theirs`, the words of customers, to
/// whom they write; and what was learned for their own words. It leaves out what no page of theirs needs. Knowledge and
/// words must have been loaded without a fault. read_compiled() reads it; both follow compiled/fields.h.
std::string compile(const Knowledge& knowledge, const Words& words, const LikenessModel& likeness,
                    const Words* theirs = nullptr);

}  // namespace signpost

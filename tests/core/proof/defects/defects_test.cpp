#include "proof/defects/defects.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a sound knowledge has none") { CHECK(defects_of(sound()) == Defects{}); }

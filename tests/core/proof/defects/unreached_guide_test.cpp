#include "proof/defects/unreached_guide.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a guide that is never advised") {
  Knowledge k = sound();
  build::guide(k, "late", 5000, 0.02);
  build::cause(k, "rare", 0.1, {{"which", {"x"}}}, "late");
  CHECK(defects_of(k) ==
        Defects{{Kind::unreached_guide, "the guide \"late\" is never advised to customers", "#1.customer.see-late"},
                {Kind::unreached_guide, "the guide \"late\" is never advised to agents", "#1.agent.see-late"}});
}

#include "proof/defects/unreached_message.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a message with answers that never come together") {
  Knowledge k = sound();
  k.messages[0].settles = {{0, 0}, {1, 0}};
  CHECK(defects_of(k) ==
        Defects{{Kind::unreached_message, "no conversation has all answers that the message \"told\" settles",
                 "#1.customer.which-x"}});
}

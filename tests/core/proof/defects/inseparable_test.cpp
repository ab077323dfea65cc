#include "proof/defects/inseparable.h"

#include <doctest/doctest.h>

#include <string>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: causes that only a careful guide would tell apart, and the answer that would") {
  Knowledge k = sound();
  k.guides[1].careful = true;
  k.guides[2].seconds = 1000;
  // Agents can look into the log, customers cannot.
  const std::string what =
      "no question for customers tells \"cy\" from \"cu\" before the careful guide \"gy\"; the answer to \"log\" would";
  CHECK(defects_of(k) == Defects{{Kind::inseparable, what, "#1.customer.which-y"}});
  CHECK(look_alike(k, Audience::customer, 1, 2));
  CHECK_FALSE(look_alike(k, Audience::agent, 1, 2));
}

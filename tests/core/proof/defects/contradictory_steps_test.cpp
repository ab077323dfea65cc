#include "proof/defects/contradictory_steps.h"

#include <doctest/doctest.h>

#include <vector>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a guide that says something twice, or contradicts itself") {
  Knowledge k = sound();
  std::vector<Words> words = words_of(k);
  k.guides[0].procedures[Audience::customer] = {0, 1, 1};
  CHECK(defects_of(k, words) ==
        Defects{{Kind::contradictory_steps, "the guide \"gx\" says twice: \"p1 step s0\"", "#1.customer.which-x"}});
  k.guides[0].procedures[Audience::customer] = {0, 1};
  for (std::size_t g = 1; g < k.guides.size(); ++g) k.guides[g].procedures[Audience::customer] = {0};
  k.procedures[0].not_with = {1};
  CHECK(defects_of(k, words) ==
        Defects{{Kind::contradictory_steps, "the guide \"gx\" joins \"p0\" and \"p1\", which exclude each other",
                 "#1.customer.which-x"}});
}

#include "proof/defects/unreached_question.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a question that is never asked") {
  Knowledge k = sound();
  build::question(k, "dear", {"a", "b"}, {5000, 0.1}, {{"which", {"z"}}}).asking[Audience::agent].reset();
  k.causes[3].fits.push_back({3, {0}});
  k.causes[4].fits.push_back({3, {1}});
  CHECK(defects_of(k) == Defects{{Kind::unreached_question, "the question \"dear\" is never asked of customers",
                                  "#1.customer.which-z.ask-dear"}});
}

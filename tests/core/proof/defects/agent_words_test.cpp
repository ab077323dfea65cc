#include "proof/defects/agent_words.h"

#include <doctest/doctest.h>

#include <vector>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: agents' wording on a page that is shared with a customer") {
  Knowledge k = sound();
  std::vector<Words> words = words_of(k);
  words[0].questions[2].ask = words[1].questions[2].ask;
  CHECK(defects_of(k, words) == Defects{{Kind::agent_words, "the question \"log\" has the agents' wording for customers",
                                         "#1.customer.which-y.log-a.see-gy"}});
}

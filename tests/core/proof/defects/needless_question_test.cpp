#include "proof/defects/needless_question.h"

#include <doctest/doctest.h>

#include "proof/defects/defects_of.h"

using namespace signpost;

TEST_CASE("defects: a question whose answer changes nothing") {
  Knowledge k = sound();
  build::question(k, "idle", {"a", "b"}, {10, 0.1}).asking[Audience::agent].reset();
  using Node = PolicyNode::Kind;
  k.policy[Audience::customer] = {{Node::ask, 3}, {Node::settled, 0}, {Node::settled, 0}, {Node::settled, 0}};
  CHECK(defects_of(k) ==
        Defects{{Kind::needless_question, "every answer to \"idle\" goes on in the same way here", "#1.customer"}});
}

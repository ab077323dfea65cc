#include "agent/checks.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "cases/case.h"
#include "cases/link.h"
#include "page/page.h"
#include "reasoning/diagnosis.h"
#include "reasoning/next_step.h"
#include "reasoning/search.h"
#include "support/random_knowledge.h"
#include "support/small_knowledge.h"
#include "support/steps.h"

using namespace signpost;

namespace {

std::vector<Check> checks_for(std::string_view link) {
  return checks(small().knowledge, small_words(link_audience(link)), link);
}

std::vector<std::string> ids(const std::vector<Check>& checks) {
  std::vector<std::string> result;
  for (const Check& check : checks) result.push_back(check.question.id);
  return result;
}

}  // namespace

TEST_CASE("checks: all open questions come, the one that is asked next first") {
  const std::vector<Check> found = checks_for("#1.agent.stuck-password");
  REQUIRE(!found.empty());
  CHECK(found[0].question.id ==
        step_id(page_for(small().knowledge, small_words(Audience::agent), "#1.agent.stuck-password").step));
  CHECK(ids(checks_for("#1.agent.stuck-nomail")) == std::vector<std::string>{"log"});
}

TEST_CASE("checks: answers lead on from the case, whatever page the link shows") {
  const std::vector<Check> found = checks_for("#1.agent.stuck-nomail.see-spam");
  REQUIRE(found.size() == 1);
  CHECK(found[0].question.options[0].link == "#1.agent.stuck-nomail.log-sent");
  CHECK(found[0].question.options[2].link == "#1.agent.stuck-nomail.log-unsure");
}

TEST_CASE("checks: each result says what it would mean") {
  const std::vector<Check> found = checks_for("#1.agent.stuck-nomail");
  REQUIRE(found[0].means.size() == 3);
  CHECK(found[0].means[0].headline == "Look into the spam folder");
  CHECK(found[0].means[0].settled);
  CHECK(found[0].means[1].headline == "Agent: take the address off the list");
  CHECK(found[0].means[1].settled);
}

TEST_CASE("checks: with nothing said, nothing can mean anything yet") {
  const std::vector<Check> found = checks_for("#1.agent");
  REQUIRE(!found.empty());
  for (const Check& check : found) CHECK(check.means.empty());
}

TEST_CASE("checks: where one advice is left, nothing is worth asking") {
  CHECK(checks_for("#1.agent.stuck-nomail.log-sent").empty());
  CHECK(checks(small().knowledge, small_words(Audience::customer), "#1.agent.stuck-nomail").empty());
}

TEST_CASE("checks: on random knowledge bases, they are the open questions, each once") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {4, 3, 6, 4});
    for (const Audience audience : kAudiences) {
      Case value;
      value.audience = audience;
      std::vector<int> asked = questions_by_worth(knowledge, value);
      const Step next = next_step(knowledge, value);
      if (next.kind == Step::Kind::ask) CHECK(asked.front() == next.item);
      std::sort(asked.begin(), asked.end());
      CHECK(std::adjacent_find(asked.begin(), asked.end()) == asked.end());
      const std::vector<int> open = diagnose(knowledge, value).open;
      for (const int question : asked) CHECK(std::find(open.begin(), open.end(), question) != open.end());
      CHECK(asked.size() == open.size());
    }
  }
}

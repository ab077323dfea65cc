#include "proof/verify.h"

#include <doctest/doctest.h>

#include <string>

#include "authoring/plan.h"
#include "proof/certificate.h"
#include "support/build.h"
#include "support/faults.h"
#include "support/show.h"

using namespace signpost;

namespace {

// Two causes that one question tells apart, with the policy for them.
Knowledge two_causes() {
  Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"first", "second"}, {10, 0.5});
  build::guide(k, "one", 100, 1);
  build::guide(k, "two", 300, 1);
  build::cause(k, "a", 1, {{"which", {"first"}}}, "one");
  build::cause(k, "b", 1, {{"which", {"second"}}}, "two");
  plan(k);
  return k;
}

std::string certificate(const Knowledge& k) {
  Certificate made;
  made.knowledge = identity("{}");
  for (const Audience audience : kAudiences) made.audiences[audience] = certify(k, audience);
  return to_json(made, k);
}

std::vector<Problem> verify_changed(const Knowledge& k, const ::Change& change) {
  return verify(changed(certificate(k), change), k, "{}");
}

}  // namespace

TEST_CASE("verify: a certificate is found right, for its own knowledge only") {
  const Knowledge k = two_causes();
  CHECK(verify(certificate(k), k, "{}") == std::vector<Problem>{});
  CHECK(verify(certificate(k), k, "{ }") ==
        problems_of("certificate", {{"/knowledge", "this certificate is about another knowledge",
                                     "make a new one with \"signpost prove --certificate\""}}));
  Knowledge other = k;
  other.guides[0].seconds = 101;
  CHECK(verify(certificate(k), other, "{}") != std::vector<Problem>{});
}

TEST_CASE("verify: whatever is wrong with a certificate is said at its place") {
  const Knowledge k = two_causes();
  const std::vector<Row> rows = {
      {{"/format", "\"other\""}, {{"/format", "this is no certificate of Signpost"}}},
      {{"/customer", "[]"}, {{"/customer", "the first page is missing"}}},
      {{"/customer/0/link", "\"#1.agent\""},
       {
           {"/customer/0/link", "this is no link to a case of this audience"},
       }},
      {{"/customer/0/link", "\"#1.customer.where-here\""},
       {{"/customer/0/link", "this is no link to a case of this audience"}}},
      {{"/customer/0/seconds", "1"}, {{"/customer/0", "the number does not follow from those of what comes next"}}},
      {{"/customer/0/do", "\"people\""}, {{"/customer/0", "it is not shown that \"people\" is the best"}}},
      {{"/customer/0/do", "\"try luck\""}, {{"/customer/0", "the rules do not allow to \"try luck\" here"}}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.change.at);
    const std::vector<Problem> problems = verify_changed(k, row.change);
    REQUIRE_FALSE(problems.empty());
    CHECK(problems.front() == problems_of("certificate", row.faults).front());
  }
}

TEST_CASE("verify: each step of the policy must be proved to be the best") {
  Knowledge k = two_causes();
  const std::string made = certificate(k);
  CHECK(verify(made, k, "{}") == std::vector<Problem>{});
  Policy& policy = k.policy[Audience::customer];
  REQUIRE(policy.front().kind == PolicyNode::Kind::ask);
  policy = {{PolicyNode::Kind::attempt, 1}};
  CHECK(verify(made, k, "{}") ==
        problems_of("certificate", {{"/customer", "it is not shown that the policy does what is best at \"#1.customer\""}}));
}

TEST_CASE("verify: the policy must have a step wherever a question is left") {
  Knowledge k = two_causes();
  const std::string made = certificate(k);
  const Policy whole = k.policy[Audience::customer];
  const auto faults = [&](Policy policy) {
    k.policy[Audience::customer] = std::move(policy);
    return verify(made, k, "{}");
  };
  const std::vector<Problem> at_the_start =
      problems_of("certificate", {{"/customer", "the policy has no step at \"#1.customer\", where a question is left"}});
  CHECK(faults({}) == at_the_start);
  CHECK(faults({{PolicyNode::Kind::settled, 0}}) == at_the_start);
  CHECK(faults(whole) == std::vector<Problem>{});
}

TEST_CASE("verify: no state of an audience holds a try of the other") {
  Knowledge k = two_causes();
  nlohmann::json made = parse(certificate(k));
  build::guide(k, "other", 60, 0.5);
  k.causes[0].guide[Audience::agent] = static_cast<int>(k.guides.size()) - 1;
  nlohmann::json state = made["customer"][0];
  state["link"] = "#1.customer.tried-other";
  made["customer"].push_back(state);
  const std::vector<Problem> problems = verify(made.dump(), k, "{}");
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.front().what == "this is no link to a case of this audience");
}

TEST_CASE("verify: a state that is missing, doubled or impossible is noticed") {
  const Knowledge k = two_causes();
  const nlohmann::json made = parse(certificate(k));
  for (std::size_t i = 0; i < made["customer"].size(); ++i) {
    nlohmann::json fewer = made;
    fewer["customer"].erase(i);
    CAPTURE(i);
    CHECK(verify(fewer.dump(), k, "{}") != std::vector<Problem>{});
  }
  nlohmann::json twice = made;
  twice["customer"].push_back(made["customer"][0]);
  REQUIRE_FALSE(verify(twice.dump(), k, "{}").empty());
  CHECK(verify(twice.dump(), k, "{}").front().what == "this state stands here twice");
  CHECK_FALSE(verify("", k, "{}").empty());
  CHECK_FALSE(verify("[]", k, "{}").empty());
}

#include "authoring/example.h"

#include <doctest/doctest.h>

#include "support/build.h"
#include "support/show.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

Example example(Audience audience, const std::vector<std::pair<std::string, std::string>>& answers, const std::string& guide,
                const std::vector<std::string>& tried = {}) {
  const Knowledge& known = small().knowledge;
  Example result;
  result.text = "An example";
  result.audience = audience;
  for (const auto& [question, answer] : answers) {
    const int asked = build::must(index_of(known.questions, question));
    result.answers.emplace_back(asked, build::must(answer_of(known.questions[static_cast<std::size_t>(asked)], answer)));
  }
  for (const std::string& id : tried) result.tried.push_back(build::must(index_of(known.guides, id)));
  result.guide = build::must(index_of(known.guides, guide));
  return result;
}

std::string outcome(const Example& told) { return replay(small().knowledge, told); }

}  // namespace

TEST_CASE("example: a conversation that reaches its guide is as it should be") {
  CHECK(outcome(example(Audience::customer, {{"stuck", "password"}, {"site", "gitlab"}}, "signin")) == "");
  CHECK(outcome(example(Audience::customer, {{"stuck", "password"}, {"site", "portal"}}, "reset")) == "");
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}}, "spam")) == "");
  CHECK(outcome(example(Audience::agent, {{"stuck", "nomail"}, {"log", "bounced"}}, "unblock")) == "");
  // Answers to what is never asked do no harm.
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}, {"site", "portal"}, {"log", "bounced"}}, "spam")) == "");
}

TEST_CASE("example: guides that did not help come before") {
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}}, "ticket", {"spam"})) == "");
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}}, "ticket", {"spam", "reset"})) == "");
  // The guide that is looked for wins over being tried.
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}}, "spam", {"spam"})) == "");
}

TEST_CASE("example: what happened with a guide decides what comes next, and must be said") {
  Example told = example(Audience::customer, {{"stuck", "linked"}}, "spam", {"relink", "elsewhere"});
  CHECK(outcome(told) == "it does not say what happened with \"elsewhere\": #1.customer.stuck-linked.tried-elsewhere");
  told.happened = {build::outcome_of(small().knowledge, "nomail")};
  CHECK(outcome(told) == "");
}

TEST_CASE("example: what is not said is answered \"I'm not sure\"") {
  // The most common cause of a refused password comes first.
  CHECK(outcome(example(Audience::customer, {{"stuck", "password"}}, "signin")) == "");
}

TEST_CASE("example: a conversation that goes elsewhere says where it ends") {
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}}, "ticket")) ==
        "it ends at the guide \"spam\": #1.customer.stuck-nomail");
  CHECK(outcome(example(Audience::customer, {{"stuck", "password"}, {"site", "gitlab"}}, "reset")) ==
        "it ends at the guide \"signin\": #1.customer.stuck-password.site-gitlab");
  CHECK(outcome(example(Audience::customer, {{"stuck", "nomail"}}, "relink", {"spam", "ticket"})) ==
        "it ends with a hand-over at #1.customer.stuck-nomail.tried-spam.tried-ticket");
  CHECK(outcome(example(Audience::agent, {{"stuck", "password"}}, "signin")) ==
        "it does not say how to answer \"site\": #1.agent.stuck-password");
  CHECK(outcome(example(Audience::agent, {{"stuck", "password"}, {"site", "unsure"}}, "signin")) ==
        "it does not say how to answer \"site\": #1.agent.stuck-password");
}

TEST_CASE("example: all are checked, and each guide must have two") {
  Knowledge known = small().knowledge;
  known.guides[6].outcomes.clear();
  std::vector<Example> examples;
  for (int i = 0; i < 2; ++i) {
    examples.push_back(example(Audience::customer, {{"stuck", "password"}, {"site", "gitlab"}}, "signin"));
    examples.push_back(example(Audience::customer, {{"stuck", "password"}, {"site", "portal"}}, "reset"));
    examples.push_back(example(Audience::customer, {{"stuck", "nomail"}}, "spam"));
    examples.push_back(example(Audience::customer, {{"stuck", "nomail"}}, "ticket", {"spam"}));
    examples.push_back(example(Audience::agent, {{"stuck", "nomail"}, {"log", "bounced"}}, "unblock"));
    examples.push_back(example(Audience::customer, {{"stuck", "linked"}}, "relink", {"elsewhere"}));
    examples.push_back(example(Audience::customer, {{"stuck", "linked"}}, "elsewhere", {"relink"}));
  }
  for (std::size_t i = 0; i < examples.size(); ++i) {
    examples[i].place = i;
    examples[i].text = "Example " + std::to_string(i);
  }
  CHECK(check_examples(known, examples) == std::vector<Problem>{});

  examples.pop_back();
  examples[1].guide = 0;
  CHECK(check_examples(known, examples) ==
        std::vector<Problem>{
            {"examples.json", "/1",
             "this must reach \"signin\", but it ends at the guide \"reset\": #1.customer.stuck-password.site-portal",
             "Example 1"},
            {"examples.json", "", "the guide \"reset\" has 1 of at least 2 examples", ""},
            {"examples.json", "", "the guide \"elsewhere\" has 1 of at least 2 examples", ""}});
  CHECK(check_examples(known, {}).size() == 7);
  CHECK(check_examples(known, {})[0] ==
        Problem{"examples.json", "", "the guide \"signin\" has 0 of at least 2 examples", ""});
}

TEST_CASE("example: no text stands there twice, also among those of others") {
  std::vector<Example> examples = {example(Audience::customer, {{"stuck", "nomail"}}, "spam"),
                                   example(Audience::customer, {{"stuck", "nomail"}}, "spam")};
  examples[0].also = {"no mail", "nothing comes"};
  examples[1].also = {"nothing comes", "An example"};
  examples[1].place = 1;
  const std::vector<Problem> problems = check_examples(small().knowledge, examples);
  REQUIRE(problems.size() > 3);
  CHECK(problems[0] == Problem{"examples.json", "/1", "this text stands here twice", "An example"});
  CHECK(problems[1] == Problem{"examples.json", "/1", "this text stands here twice", "nothing comes"});
  CHECK(problems[2] == Problem{"examples.json", "/1", "this text stands here twice", "An example"});
}

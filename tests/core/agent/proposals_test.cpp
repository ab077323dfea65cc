#include "agent/proposals.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "agent/evidence/evidence.h"
#include "cases/case.h"
#include "support/learned.h"
#include "support/phrases.h"
#include "support/show.h"

using namespace signpost;
using nlohmann::json;

namespace {

// The small knowledge with messages and signs that settle its questions.
const Knowledge& knowledge() {
  static const Knowledge result = [] {
    json text = json::parse(kSmallKnowledge);
    text["messages"] = {
        {{"id", "linked"}, {"text", "This account is already linked to another"}, {"settles", {{"stuck", "linked"}}}},
        {{"id", "wrong"},
         {"text", "Invalid username or password given"},
         {"settles", {{"stuck", "password"}, {"site", "portal"}}}}};
    text["signs"] = {{{"id", "mailbounced"}, {"settles", {{"log", "bounced"}, {"stuck", "nomail"}}}},
                     {{"id", "mailgitlab"}, {"settles", json::object()}}};
    return load({{"knowledge.json", text.dump()}}).knowledge;
  }();
  return result;
}

const Words& words() {
  static const Words result = [] {
    Words made = words_with_phrases();
    for (const Sign& sign : knowledge().signs) made.phrases.push_back({sign.id, "(" + sign.id + ")"});
    return made;
  }();
  return result;
}

Proposals proposed(std::string_view link, std::string_view text, std::string_view dropped = {}) {
  return propose(knowledge(), words(), small_words(Audience::customer), {}, link, text, dropped);
}

// "question-answer state", one for each proposal.
std::vector<std::string> told(const Proposals& proposals) {
  const char* states[] = {"open", "given", "other", "later"};
  std::vector<std::string> result;
  for (const ProposedFinding& finding : proposals.findings) {
    for (const Proposal& proposal : finding.proposals)
      result.push_back(proposal.answer.question + "-" + proposal.answer.answer + " " +
                       states[static_cast<int>(proposal.state)]);
  }
  return result;
}

using Told = std::vector<std::string>;

constexpr const char* kWrong = "It says: Invalid username or password given. What now?";
constexpr const char* kLinked = "The page: \"This account is already linked to another\"";
constexpr const char* kBounced =
    R"({"event":"failed","severity":"permanent","reason":"bounce","recipient":"anna@example.com","timestamp":1,)"
    R"("delivery-status":{"code":550,"message":"5.1.1 no such user"},"storage":{"url":)"
    R"("https://x.mailgun.net/v3/domains/customers.gitlab.com/messages/AbCdEf0123456789AbCdEf"}})";

}  // namespace

TEST_CASE("proposals: a message proposes what it settles, with the line it comes from") {
  const Proposals found = proposed("#1.agent", kWrong);
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].line.find("Invalid username or password given") != std::string::npos);
  CHECK(told(found) == Told{"stuck-password open", "site-portal later"});
  CHECK(found.findings[0].proposals[0].link == "#1.agent.stuck-password");
  CHECK(found.findings[0].proposals[0].answer.label == "My password is refused");
  CHECK(found.findings[0].proposals[1].link.empty());
  CHECK(found.problem.empty());
}

TEST_CASE("proposals: what was answered already, or otherwise, is said") {
  CHECK(told(proposed("#1.agent.stuck-password", kWrong)) == Told{"stuck-password given", "site-portal open"});
  CHECK(told(proposed("#1.agent.stuck-nomail", kWrong)) == Told{"stuck-password other", "site-portal later"});
  CHECK(told(proposed("#1.agent.stuck-unsure", kWrong)) == Told{"stuck-password open", "site-portal later"});
}

TEST_CASE("proposals: all that fits together can be accepted at once, also what applies only then") {
  CHECK(proposed("#1.agent", kWrong).accept_all == "#1.agent.stuck-password.site-portal");
  CHECK(proposed("#1.agent", kBounced).accept_all == "#1.agent.stuck-nomail.log-bounced");
  CHECK(proposed("#1.agent.stuck-password.site-portal", kWrong).accept_all.empty());
  CHECK(proposed("#1.agent.stuck-nomail.see-spam", kBounced).accept_all == "#1.agent.stuck-nomail.log-bounced");
}

TEST_CASE("proposals: what contradicts other findings is shown, and not accepted with them") {
  const Proposals found = proposed("#1.agent", std::string(kWrong) + "\n\n" + kLinked);
  CHECK(told(found) == Told{"stuck-password open", "site-portal later", "stuck-linked open"});
  CHECK(found.accept_all.empty());
}

TEST_CASE("proposals: what the agent dropped stays away") {
  const std::string both = std::string(kWrong) + "\n\n" + kLinked;
  const Proposals found = proposed("#1.agent", both, "stuck-linked");
  CHECK(told(found) == Told{"stuck-password open", "site-portal later"});
  CHECK(found.accept_all == "#1.agent.stuck-password.site-portal");
  CHECK(proposed("#1.agent", both, "stuck-linked\nsite-portal").accept_all == "#1.agent.stuck-password");
  CHECK(told(proposed("#1.agent", both, "stuck\nstuck-password2\n\n")).size() == 3);
}

TEST_CASE("proposals: a case that a customer shared is one thing to accept, with all its answers and tries") {
  const Proposals found =
      proposed("#1.agent",
               "I came from https://help.example/#1.customer.stuck-password.site-unsure.tried-signin.tried-ticket, help!");
  REQUIRE(found.findings.size() == 1);
  const ProposedFinding& shared = found.findings[0];
  CHECK(shared.line == "#1.customer.stuck-password.site-unsure.tried-signin.tried-ticket");
  CHECK(shared.means == std::vector<Text>{"(signpostlink)"});
  CHECK(told(found) == Told{"stuck-password open", "site-unsure open"});
  CHECK(shared.proposals[0].link.empty());
  CHECK(shared.proposals[1].answer.label == "I'm not sure");
  CHECK(shared.tried == std::vector<Text>{"Sign in at the [portal](https://gitlab.com/portal)", "Agent: wrote to us"});
  CHECK(shared.link == "#1.agent.stuck-password.site-unsure.tried-signin.tried-ticket");
  CHECK(found.accept_all == shared.link);
  CHECK(proposed("#1.agent", "issue #1.2 and #1.customer").findings.empty());
}

TEST_CASE("proposals: a shared case goes on in the agent's, whose own answers stay") {
  const auto link = [](std::string_view mine, std::string_view text) { return proposed(mine, text).findings.at(0).link; };
  CHECK(link("#1.agent.log-sent", "#1.customer.stuck-nomail.tried-spam") == "#1.agent.stuck-nomail.tried-spam.log-sent");
  CHECK(link("#1.agent.stuck-linked", "#1.customer.stuck-nomail.tried-spam") ==
        "#1.agent.stuck-nomail.tried-spam.stuck-linked");
  CHECK(link("#1.agent.stuck-unsure", "#1.customer.stuck-nomail") == "#1.agent.stuck-nomail");
  CHECK(link("#1.agent.site-portal", "#1.customer.stuck-password") == "#1.agent.stuck-password.site-portal");
  CHECK(told(proposed("#1.agent.stuck-linked", "#1.customer.stuck-nomail.tried-spam")) == Told{"stuck-nomail other"});
  SUBCASE("and once it was accepted, nothing is left to accept") {
    const Proposals found = proposed("#1.agent.stuck-nomail.tried-spam.log-sent", "#1.customer.stuck-nomail.tried-spam");
    CHECK(told(found) == Told{"stuck-nomail given"});
    CHECK(found.findings[0].link.empty());
    CHECK(found.accept_all.empty());
  }
}

TEST_CASE("proposals: a shared case is accepted together with what else was found, unless that says otherwise") {
  CHECK(proposed("#1.agent", "#1.customer.stuck-nomail.tried-spam\n" + std::string(kBounced)).accept_all ==
        "#1.agent.stuck-nomail.tried-spam.log-bounced");
  const Proposals disputed = proposed("#1.agent", "#1.customer.stuck-nomail.tried-spam\n\n" + std::string(kWrong));
  CHECK(disputed.accept_all.empty());
  CHECK(disputed.findings[0].link == "#1.agent.stuck-nomail.tried-spam");
  CHECK(proposed("#1.agent", "#1.customer.stuck-nomail.tried-spam\n\n" + std::string(kWrong),
                 "#1.customer.stuck-nomail.tried-spam")
            .accept_all == "#1.agent.stuck-password.site-portal");
}

TEST_CASE("proposals: a summary without its link tells the same") {
  const Proposals found =
      proposed("#1.agent", "What we know:\n- Where are you stuck? No mail comes\n- Tried: Write to us\n");
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].line == "What we know:");
  CHECK(found.findings[0].means == std::vector<Text>{"(signpostsummary)"});
  CHECK(found.accept_all == "#1.agent.stuck-nomail.tried-ticket");
  const json written = json::parse(to_json(found))["findings"][0];
  CHECK(written["shared"] == "#1.customer.stuck-nomail.tried-ticket");
  CHECK(written["link"] == "#1.agent.stuck-nomail.tried-ticket");
  CHECK(written["tried"].size() == 1);
}

TEST_CASE("proposals: addresses are compared, without a word about whose they are") {
  const Proposals found = proposed("#1.agent", "anna.b@example.com wrote; the record has anna_b@example.com.");
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].line == "anna.b@example.com / anna_b@example.com");
  CHECK(found.findings[0].means == std::vector<Text>{"(emailunderscore)", "(differ 5 \u201C.\u201D \u201C_\u201D)"});
  CHECK(found.findings[0].proposals.empty());

  CHECK(proposed("#1.agent", "ab@example.com abc@example.com").findings[0].means ==
        std::vector<Text>{"(emailtyping)", "(onlysecond 3 \u201C\u201D \u201Cc\u201D)"});
  CHECK(proposed("#1.agent", "abc@example.com ab@example.com").findings[0].means ==
        std::vector<Text>{"(emailtyping)", "(onlyfirst 3 \u201Cc\u201D \u201C\u201D)"});
  CHECK(proposed("#1.agent", "anna@gmial.com").findings[0].means == std::vector<Text>{"(likely gmail.com)"});
}

TEST_CASE("proposals: addresses of GitLab's mail, and strangers among many, are no news") {
  CHECK(proposed("#1.agent", "gitlab@mg.gitlab.com to anna@example.com").findings.empty());
  CHECK(proposed("#1.agent", "anna@example.com bernd@example.org carla@example.net").findings.empty());
  CHECK(proposed("#1.agent", "anna@example.com bernd@example.org").findings.size() == 1);
}

TEST_CASE("proposals: addresses are read where they are percent-encoded, and ids of mails are none") {
  const Proposals found = proposed(
      "#1.agent",
      "https://eur01.safelinks.protection.outlook.com/?url=x&data=05%7Canna.b%40example.com%7C0 and anna_b@example.com\n"
      "Message-ID: <CAF1@mail.example.org>\nIn-Reply-To: <1@x.example.net>");
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].line == "anna.b@example.com / anna_b@example.com");
}

TEST_CASE("proposals: what is too large or not understood is said, and an empty box says nothing") {
  CHECK(proposed("#1.agent", std::string(kMostEvidenceBytes + 1, 'x')).problem == "(toolarge)");
  CHECK(proposed("#1.agent", std::string(kMostEvidenceBytes, 'x')).problem == "(nothing)");
  CHECK(proposed("#1.agent", "Please help").problem == "(nothing)");
  CHECK(proposed("#1.agent", " \n\t").problem.empty());
  CHECK(proposed("#1.agent", "").problem.empty());
}

TEST_CASE("proposals: no link holds anything but ids of the knowledge, whatever is pasted") {
  const std::vector<std::string> pieces = {kWrong,
                                           kLinked,
                                           kBounced,
                                           "anna@example.com",
                                           "secret-token",
                                           "#1.agent.stuck-password.tried-hunter2",
                                           "#1.customer.hunter-two.site-portal",
                                           "{\"event\":",
                                           "\xFF\xFE",
                                           "https://customers.gitlab.com/?t=hunter2hunter2hunter2",
                                           "stuck-hunter2",
                                           "\n\n",
                                           "Uid: 123456789"};
  std::set<std::string> ids = {"#1", "agent", "unsure"};
  for (const Question& question : knowledge().questions) {
    ids.insert(question.id);
    ids.insert(question.answers.begin(), question.answers.end());
  }
  std::mt19937 random(11);
  std::size_t links = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int piece = 0; piece < 5; ++piece) text += pieces[random() % pieces.size()] + " ";
    const Proposals found = proposed("#1.agent", text);
    std::vector<std::string> given = {found.accept_all};
    for (const ProposedFinding& finding : found.findings) {
      given.push_back(finding.link);
      CHECK(finding.line.find("hunter2hunter2") == std::string::npos);
      for (const Proposal& proposal : finding.proposals) given.push_back(proposal.link);
    }
    for (const std::string& link : given) {
      links += link.empty() ? 0 : 1;
      for (std::size_t start = 0; start < link.size();) {
        const std::size_t end = std::min(link.find_first_of(".-", start), link.size());
        CHECK(ids.count(link.substr(start, end - start)) == 1);
        start = end + 1;
      }
    }
  }
  CHECK(links > 2000);
}

TEST_CASE("proposals: their text is JSON, whatever is pasted") {
  std::mt19937 random(5);
  for (int round = 0; round < 500; ++round) {
    std::string text = std::string(kWrong) + " anna@example.com anna\xC3@example.com ";
    for (int i = 0; i < 60; ++i) text += static_cast<char>(random() % 256);
    text += "\nann\xC3\xA4@example.com";
    const json parsed = json::parse(to_json(proposed("#1.agent", text)), nullptr, false);
    REQUIRE(parsed.is_object());
    CHECK(parsed["findings"].is_array());
    CHECK(parsed["problem"].is_array());
    CHECK(parsed["acceptAll"].is_string());
  }
}

TEST_CASE("proposals: what the words of a ticket may mean stands below what was found, and gives way to it") {
  const Words agents = words_with_phrases();
  const auto proposed_of = [&](std::string_view text) {
    return propose(small().knowledge, agents, small_words(Audience::customer), small_likeness(Audience::agent), "#1.agent",
                   text, "");
  };
  const Proposals guessed = proposed_of("my password is refused on the portal");
  REQUIRE_FALSE(guessed.guesses.empty());
  CHECK(guessed.guesses[0].suggestion.cause == "forgotten");
  CHECK_FALSE(guessed.guesses[0].contradicted);
  CHECK(guessed.problem.empty());

  const Proposals both = proposed_of("my password is refused on the portal #1.customer.stuck-nomail");
  CHECK_FALSE(both.findings.empty());
  REQUIRE_FALSE(both.guesses.empty());
  CHECK(both.guesses[0].contradicted);
  const json written = json::parse(to_json(both));
  CHECK(written["guesses"][0]["contradicted"] == true);
  CHECK(written["guesses"][0]["cause"] == "forgotten");
}

TEST_CASE("proposals: a text that says nothing has neither findings nor guesses, and a sentence that says so") {
  const Proposals nothing = propose(small().knowledge, words_with_phrases(), small_words(Audience::customer),
                                    small_likeness(Audience::agent), "#1.agent", "a recipe for soup", "");
  CHECK(nothing.guesses.empty());
  CHECK(nothing.problem == "(nothing)");
}

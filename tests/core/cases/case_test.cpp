#include "cases/case.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "cases/link.h"
#include "page/page.h"
#include "reasoning/diagnosis.h"
#include "reasoning/search.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/show.h"
#include "support/small_knowledge.h"
#include "support/steps.h"

using namespace signpost;

namespace {

// The small knowledge, of which nothing lasts.
const Knowledge& knowledge() {
  static const Knowledge known = [] {
    Knowledge changed = small().knowledge;
    for (Question& question : changed.questions) question.lasting = false;
    return changed;
  }();
  return known;
}

Case at(const std::string& link) { return build::at(knowledge(), link); }

std::string canonical(std::string_view text) {
  const ParsedLink parsed = parse_link(text, knowledge());
  return to_link(parsed.value, knowledge(), parsed.mark);
}

// A case as a person or a forged link may make it: answers in any order, "unsure" anywhere, tries.
Case random_case(const Knowledge& known, std::minstd_rand& random) {
  const auto below = [&random](std::size_t n) { return static_cast<int>(random() % n); };
  Case value;
  value.audience = kAudiences[random() % 2];
  const int entries = below(8);
  for (int i = 0; i < entries; ++i) {
    if (below(4) == 0) {
      const int guide = below(known.guides.size());
      if (reachable(known, guide, value.audience)) value = with_tried(value, known, guide);
      continue;
    }
    const int question = below(known.questions.size());
    const Question& asked = known.questions[static_cast<std::size_t>(question)];
    if (!applies(value, asked)) continue;
    const bool offers_unsure = std::any_of(kAudiences.begin(), kAudiences.end(), [&](Audience audience) {
      return asked.asking[audience] && asked.asking[audience]->unsure > 0;
    });
    const int answer = below(4) == 0 && offers_unsure ? kUnsure : below(asked.answers.size());
    value = with_answer(value, known, question, answer);
  }
  return value;
}

// Any mark that a link of the case may have.
Mark random_mark(const Case& value, const Knowledge& known, std::minstd_rand& random) {
  const auto below = [&random](std::size_t n) { return static_cast<int>(random() % n); };
  const int guide = below(known.guides.size());
  const int question = below(known.questions.size());
  const bool reached = reachable(known, guide, value.audience);
  switch (below(5)) {
    case 0: return {};
    case 1: return can_ask(value, known, question) ? Mark{Mark::Kind::ask, question} : Mark{};
    case 2: return reached ? Mark{Mark::Kind::see, guide} : Mark{};
    case 3: return reached ? Mark{Mark::Kind::said, guide} : Mark{};
    default: return reached ? Mark{Mark::Kind::solved, guide} : Mark{};
  }
}

}  // namespace

TEST_CASE("case: reading the link of a case gives the same case, on 20,000 random cases") {
  std::minstd_rand random(7);
  for (unsigned seed = 0; seed < 200; ++seed) {
    const Knowledge known = random_knowledge(seed, {5, 4, 6, 6});
    for (int i = 0; i < 100; ++i) {
      const Case value = random_case(known, random);
      const Mark mark = random_mark(value, known, random);
      const ParsedLink parsed = parse_link(to_link(value, known, mark), known);
      CAPTURE(seed);
      REQUIRE(parsed.value == value);
      REQUIRE(parsed.mark == mark);
      REQUIRE_FALSE(parsed.dropped);
    }
  }
}

TEST_CASE("case: the canonical link of any text is canonical, and holds ids of the knowledge only") {
  const std::set<std::string> ids = {"customer", "agent",   "tried",    "ask",      "see",    "said",  "solved",
                                     "unsure",   "stuck",   "password", "nomail",   "linked", "site",  "portal",
                                     "gitlab",   "log",     "sent",     "bounced",  "signin", "reset", "spam",
                                     "ticket",   "unblock", "relink",   "elsewhere"};
  const std::vector<std::string> pieces = {"#1",
                                           "1",
                                           ".",
                                           "-",
                                           "customer",
                                           "agent",
                                           "stuck-nomail",
                                           "stuck-password",
                                           "site-portal",
                                           "tried-spam",
                                           "tried",
                                           "ask-",
                                           "see-reset",
                                           "unsure",
                                           "%2E",
                                           "%2d",
                                           "%",
                                           "%00",
                                           "A",
                                           "<script>",
                                           "\xC3\xA4",
                                           "\xFF",
                                           " ",
                                           "..",
                                           "--",
                                           "#",
                                           "&",
                                           "log-sent"};
  std::minstd_rand random(11);
  for (int i = 0; i < 20000; ++i) {
    std::string text = random() % 2 == 0 ? "#1.customer" : "";
    for (auto n = random() % 12; n > 0; --n) {
      if (random() % 2 == 0) text += ".";
      text += random() % 8 == 0 ? std::string(1, static_cast<char>(random() % 256)) : pieces[random() % pieces.size()];
    }
    CAPTURE(text);
    const std::string link = canonical(text);
    const ParsedLink again = parse_link(link, knowledge());
    REQUIRE_FALSE(again.dropped);
    REQUIRE(to_link(again.value, knowledge(), again.mark) == link);
    REQUIRE(link.rfind("#1.", 0) == 0);
    std::string word;
    for (const char c : link.substr(3) + ".") {
      if (c != '.' && c != '-') {
        word += c;
        continue;
      }
      REQUIRE(ids.count(word) == 1);
      word.clear();
    }
  }
}

TEST_CASE("case: bad and odd links give the case that they can still mean, and say whether something was left out") {
  const std::string start = "#1.customer";
  const std::string longest = "#1.customer.stuck-nomail";
  const auto padded = [&](std::size_t bytes) { return longest + std::string(bytes - longest.size(), '.'); };
  struct {
    std::string text;
    std::string link;
    bool dropped;
  } const rows[] = {
      // Nothing said.
      {"", start, false},
      {"#", start, false},
      {"#1.customer", start, false},
      {"1.customer", start, false},
      {"#1.agent", "#1.agent", false},
      {"#1.customer.", start, false},
      {" ", start, false},
      {")", start, false},
      // Nothing that is understood.
      {"#top", start, true},
      {"#1", start, true},
      {"#1.", start, true},
      {"##1.agent", start, true},
      {"#2.customer.stuck-nomail", start, true},
      {"#0.agent", start, true},
      {"#01.agent", start, true},
      {"#1.boss.stuck-nomail", start, true},
      {"#1.agents", start, true},
      {"#customer.stuck-nomail", start, true},
      {"#1-customer", start, true},
      {"https://example.com/#1.agent", start, true},
      {"\xFF\xFE\x01", start, true},
      {std::string("\0#1.agent", 9), start, true},
      {"<script>alert(1)</script>", start, true},
      {std::string(600, '9'), start, true},
      // Answers.
      {"#1.customer.stuck-nomail", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-unsure", "#1.customer.stuck-unsure", false},
      {"#1.agent.stuck-password.site-unsure", "#1.agent.stuck-password.site-unsure", false},  // from a customer
      {"#1.agent.log-sent", "#1.agent.log-sent", false},
      {"#1.customer.log-sent", "#1.customer.log-sent", false},  // from an agent
      {"#1.customer.stuck", start, true},
      {"#1.customer.stuck-", start, true},
      {"#1.customer.-nomail", start, true},
      {"#1.customer.stuck-nomail-x", start, true},
      {"#1.customer.stuck--nomail", start, true},
      {"#1.customer.stuck-nothing", start, true},
      {"#1.customer.nothing-nomail.stuck-nomail", "#1.customer.stuck-nomail", true},
      {"#1.customer..stuck-nomail", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail.stuck-linked", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail.stuck-nomail", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-password.site-portal", "#1.customer.stuck-password.site-portal", false},
      {"#1.customer.site-portal.stuck-password", "#1.customer.site-portal.stuck-password", false},
      {"#1.customer.site-portal", "#1.customer.site-portal", false},  // does not count, but stays
      {"#1.customer.stuck-nomail.site-portal", "#1.customer.stuck-nomail.site-portal", false},
      {"#1.customer.site-portal.stuck-nomail", "#1.customer.site-portal.stuck-nomail", false},
      {"#1.customer.stuck-unsure.site-portal", "#1.customer.stuck-unsure.site-portal", false},
      {"#1.customer.stuck-nomail." + std::string(200, 'a') + "-b", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail.stuck-" + std::string(200, 'a'), "#1.customer.stuck-nomail", true},
      // Tries.
      {"#1.customer.tried-spam", "#1.customer.tried-spam", false},
      {"#1.customer.tried-spam.stuck-nomail", "#1.customer.tried-spam.stuck-nomail", false},
      {"#1.customer.tried-spam.tried-reset.tried-spam", "#1.customer.tried-spam.tried-reset", true},
      {"#1.customer.tried-nothing", start, true},
      {"#1.customer.tried-", start, true},
      {"#1.customer.tried", start, true},
      {"#1.customer.tried-unblock", "#1.customer.tried-unblock", false},  // advice for agents only, so one of them tried it
      {"#1.agent.tried-unblock", "#1.agent.tried-unblock", false},
      {"#1.agent.tried-ticket", "#1.agent.tried-ticket", false},
      // Marks.
      {"#1.customer.ask-stuck", "#1.customer.ask-stuck", false},
      {"#1.customer.stuck-nomail.ask-stuck", "#1.customer.stuck-nomail.ask-stuck", false},
      {"#1.customer.ask-site", start, true},
      {"#1.customer.stuck-password.ask-site", "#1.customer.stuck-password.ask-site", false},
      {"#1.customer.stuck-nomail.ask-site", "#1.customer.stuck-nomail", true},
      {"#1.customer.ask-log", start, true},  // asked of agents only
      {"#1.agent.ask-log", "#1.agent.ask-log", false},
      {"#1.customer.ask-nothing", start, true},
      {"#1.customer.ask-spam", start, true},
      {"#1.customer.see-spam", "#1.customer.see-spam", false},
      {"#1.customer.see-unblock", start, true},
      {"#1.customer.said-spam", "#1.customer.said-spam", false},
      {"#1.agent.said-ticket", "#1.agent", true},
      {"#1.customer.solved-spam", "#1.customer.solved-spam", false},
      {"#1.customer.solved-stuck", start, true},
      {"#1.customer.ask-stuck.stuck-nomail", "#1.customer.stuck-nomail", true},
      {"#1.customer.see-spam.said-spam", "#1.customer.said-spam", true},
      {"#1.customer.done-spam", start, true},
      {"#1.customer.unsure-spam", start, true},
      // Old names.
      {"#1.customer.stuck-mail", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-password.where-gitlab", "#1.customer.stuck-password.site-gitlab", false},
      {"#1.customer.stuck-password.where-unsure", "#1.customer.stuck-password.site-unsure", false},
      {"#1.customer.stuck-password.where-gitlab.site-portal", "#1.customer.stuck-password.site-gitlab", true},
      {"#1.customer.stuck-password.ask-where", "#1.customer.stuck-password.ask-site", false},
      {"#1.customer.tried-login", "#1.customer.tried-signin", false},
      {"#1.customer.tried-login.tried-signin", "#1.customer.tried-signin", true},
      {"#1.customer.said-login", "#1.customer.said-signin", false},
      // What mail programs, chats and trackers do to links.
      {"#1.CUSTOMER.Stuck-NoMail", "#1.customer.stuck-nomail", false},
      {"#1%2Ecustomer%2Estuck%2Dnomail", "#1.customer.stuck-nomail", false},
      {"#1%2ecustomer%2estuck%2dnomail", "#1.customer.stuck-nomail", false},
      {"%231.customer.stuck-nomail", start, true},
      {"#1.customer.stuck-nomail%20", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail%2", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail.", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail.)", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail.)>", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail>.", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail\"", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail, thanks", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail\r\n", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail&utm_source=x", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail?utm_source=x", "#1.customer.stuck-nomail", false},
      {"#1.customer.stuck-nomail\xE2\x80\xA6", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail\xFF.tried-spam", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail/../tried-spam", "#1.customer.stuck-nomail", true},
      {"#1.customer.stuck-nomail_x", "#1.customer.stuck-nomail", true},
      {std::string("#1.customer.stuck-nomail\0.tried-spam", 36), "#1.customer.stuck-nomail", true},
      // At most 512 bytes are read.
      {padded(512), longest, false},
      {padded(513), longest, true},
      {padded(502) + "tried-spam", longest + ".tried-spam", true},  // dots between are parts without meaning
      {padded(503) + "tried-spam", longest, true},
  };
  CHECK(std::size(rows) >= 60);
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const ParsedLink parsed = parse_link(row.text, knowledge());
    CHECK(to_link(parsed.value, knowledge(), parsed.mark) == row.link);
    CHECK(parsed.dropped == row.dropped);
  }
}

TEST_CASE("case: \"I'm not sure\" counts where anybody may say so, and is left out where nobody may") {
  Knowledge known = knowledge();
  auto& asking = known.questions[0].asking;
  const std::string unsure = "#1.customer.stuck-unsure";
  asking[Audience::customer]->unsure = 0;
  CHECK_FALSE(parse_link(unsure, known).dropped);
  asking[Audience::agent]->unsure = 0;
  const ParsedLink parsed = parse_link(unsure, known);
  CHECK(parsed.dropped);
  CHECK(to_link(parsed.value, known) == "#1.customer");
}

TEST_CASE("case: the order of entries is kept, and a mark names its item") {
  const ParsedLink parsed = parse_link("#1.agent.tried-reset.stuck-nomail.log-unsure.tried-spam.see-relink", knowledge());
  const Case& value = parsed.value;
  CHECK(value.audience == Audience::agent);
  CHECK(value.entries == std::vector<Entry>{{Entry::Kind::tried, 1, 0},
                                            {Entry::Kind::answer, 0, 1},
                                            {Entry::Kind::answer, 2, kUnsure},
                                            {Entry::Kind::tried, 2, 0}});
  CHECK(parsed.mark == Mark{Mark::Kind::see, 5});
}

TEST_CASE("case: the audience of a link is known without any knowledge, and is the one that reading it gives") {
  struct {
    std::string text;
    Audience audience;
  } const rows[] = {
      {"", Audience::customer},           {"#", Audience::customer},
      {"#1.agent", Audience::agent},      {"#1.agent.stuck-nomail", Audience::agent},
      {"1.agent", Audience::agent},       {"#1.AGENT", Audience::agent},
      {"#1%2Eagent.x", Audience::agent},  {"#1.agent&utm=1", Audience::agent},
      {"#1.agents", Audience::customer},  {"#2.agent", Audience::customer},
      {"#1..agent", Audience::customer},  {"#agent", Audience::customer},
      {"##1.agent", Audience::customer},  {"#1.customer.agent", Audience::customer},
      {"#1.agent-x", Audience::customer}, {"#1.agent.", Audience::agent},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(link_audience(row.text) == row.audience);
    CHECK(parse_link(row.text, knowledge()).value.audience == row.audience);
  }
  std::minstd_rand random(3);
  for (int i = 0; i < 5000; ++i) {
    std::string text = "#1.agent.stuck-nomail";
    for (int n = 0; n < 2; ++n) text[random() % text.size()] = static_cast<char>(random() % 256);
    CAPTURE(text);
    REQUIRE(link_audience(text) == parse_link(text, knowledge()).value.audience);
  }
}

namespace {

int question_in(const Knowledge& known, const char* id) { return build::must(index_of(known.questions, id)); }

Case answered(const Knowledge& known, const std::string& link, const char* question, const char* answer,
              Case (*with)(const Case&, const Knowledge&, int, int) = with_answer) {
  const int asked = question_in(known, question);
  return with(build::at(known, link), known, asked,
              build::must(answer_of(known.questions[static_cast<std::size_t>(asked)], answer)));
}

// What counts in a link, as a link.
std::string counting(const Knowledge& known, const std::string& link) {
  return to_link(what_counts(build::at(known, link)), known);
}

// The small knowledge, with two things that may be seen where a mail did not help.
const Knowledge& telling() {
  static const Knowledge known = [] {
    Knowledge changed = knowledge();
    build::outcome(changed, "reset", "nothing", {{"stuck", "nomail"}});
    build::outcome(changed, "reset", "wrong", {{"stuck", "password"}, {"site", "gitlab"}});
    build::outcome(changed, "reset", "back", {{"log", "bounced"}});
    return changed;
  }();
  return known;
}

}  // namespace

TEST_CASE(
    "case: an answer changed by hand takes the place of the earlier one; what then does not apply stays, and is ignored") {
  struct {
    std::string before;
    const char* question;
    const char* answer;
    std::string after;
    std::string counts;
  } const rows[] = {
      {"#1.customer", "stuck", "nomail", "#1.customer.stuck-nomail", "#1.customer.stuck-nomail"},
      {"#1.customer.tried-signin", "stuck", "unsure", "#1.customer.tried-signin.stuck-unsure",
       "#1.customer.tried-signin.stuck-unsure"},
      {"#1.customer.stuck-password.site-portal.tried-signin", "stuck", "password",
       "#1.customer.stuck-password.site-portal.tried-signin", "#1.customer.stuck-password.site-portal.tried-signin"},
      {"#1.customer.stuck-password.site-portal.tried-signin", "stuck", "nomail",
       "#1.customer.stuck-nomail.site-portal.tried-signin", "#1.customer.stuck-nomail.tried-signin"},
      {"#1.customer.stuck-password.tried-signin.stuck-nomail.tried-spam", "stuck", "linked",
       "#1.customer.stuck-password.tried-signin.stuck-linked.tried-spam",
       "#1.customer.tried-signin.stuck-linked.tried-spam"},
      {"#1.agent.log-sent.site-portal.stuck-password", "stuck", "unsure", "#1.agent.log-sent.site-portal.stuck-unsure",
       "#1.agent.log-sent.stuck-unsure"},
      {"#1.agent.log-sent.site-portal.stuck-linked", "stuck", "password", "#1.agent.log-sent.site-portal.stuck-password",
       "#1.agent.log-sent.site-portal.stuck-password"},
      {"#1.agent.log-sent.site-portal.stuck-password", "log", "bounced", "#1.agent.log-bounced.site-portal.stuck-password",
       "#1.agent.log-bounced.site-portal.stuck-password"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.before);
    const Case after = answered(knowledge(), row.before, row.question, row.answer, with_changed);
    CHECK(to_link(after, knowledge()) == row.after);
    CHECK(to_link(what_counts(after), knowledge()) == row.counts);
  }
}

TEST_CASE("case: behind a try, an answer is added at the end, and the last one counts") {
  const std::string tried = "#1.agent.stuck-password.site-portal.log-sent.tried-reset";
  CHECK(to_link(answered(knowledge(), tried, "stuck", "password"), knowledge()) == tried + ".stuck-password");
  CHECK(to_link(answered(knowledge(), tried, "stuck", "nomail"), knowledge()) == tried + ".stuck-nomail");
  CHECK(counting(knowledge(), tried + ".stuck-nomail") == "#1.agent.log-sent.tried-reset.stuck-nomail");
  // Answered once more without a try, it is the last one that changes.
  CHECK(to_link(answered(knowledge(), tried + ".stuck-nomail.log-sent", "stuck", "linked"), knowledge()) ==
        tried + ".stuck-linked.log-sent");
  // Whoever tried it, and whoever is asked: everybody reads a link alike.
  CHECK(to_link(build::at(knowledge(), "#1.customer.stuck-nomail.log-sent.tried-spam.log-bounced"), knowledge()) ==
        "#1.customer.stuck-nomail.log-sent.tried-spam.log-bounced");
  // A second answer without a try says nothing new.
  CHECK(parse_link("#1.agent.stuck-nomail.stuck-linked", knowledge()).dropped);
  CHECK(parse_link("#1.agent.stuck-nomail.tried-spam.stuck-linked.stuck-linked", knowledge()).dropped);
}

TEST_CASE("case: what rests on an answer that was given anew behind a try is forgotten, also where it is the same") {
  const std::string tried = "#1.agent.stuck-password.site-portal.log-sent.tried-reset";
  CHECK(counting(knowledge(), tried + ".stuck-password") == "#1.agent.log-sent.tried-reset.stuck-password");
  CHECK(given_answer(build::at(knowledge(), tried + ".stuck-password"), question_in(knowledge(), "site")) == std::nullopt);
  // What was said with it is not, in whichever order.
  for (const std::string anew : {".stuck-password.site-gitlab", ".site-gitlab.stuck-password"})
    CHECK(counting(knowledge(), tried + anew) == "#1.agent.log-sent.tried-reset" + anew);
  const std::string again = "#1.agent.stuck-password.site-portal.tried-reset.stuck-nomail.tried-spam.stuck-password";
  CHECK(counting(knowledge(), again) == "#1.agent.tried-reset.tried-spam.stuck-password");
  CHECK(counting(knowledge(), again + ".site-gitlab") == "#1.agent.tried-reset.tried-spam.stuck-password.site-gitlab");
}

TEST_CASE("case: the answer to a lasting question stays where what it rests on was given anew, and it still applies") {
  Knowledge known = telling();
  build::question(known, "age", {"old", "new"}, {10, 0.1}, {{"site", {"gitlab"}}});
  known.questions[1].lasting = true;
  known.questions.back().lasting = true;
  const std::string tried = "#1.customer.stuck-password.site-gitlab.age-old.tried-reset";
  CHECK(counting(known, tried + ".stuck-password") == "#1.customer.site-gitlab.age-old.tried-reset.stuck-password");
  // Once it does not apply, it is gone for good.
  CHECK(counting(known, tried + ".stuck-nomail") == "#1.customer.tried-reset.stuck-nomail");
  CHECK(counting(known, tried + ".stuck-nomail.tried-spam.stuck-password") ==
        "#1.customer.tried-reset.tried-spam.stuck-password");
  // What is said of it anew counts, and takes along what rests on the old answer.
  CHECK(counting(known, tried + ".stuck-password.site-portal") == "#1.customer.tried-reset.stuck-password.site-portal");
  // What rests on it and may change is forgotten alone.
  known.questions.back().lasting = false;
  CHECK(counting(known, tried + ".stuck-password") == "#1.customer.site-gitlab.tried-reset.stuck-password");
}

TEST_CASE("case: what came of a try is to be told until something was said, by those who are asked about it") {
  const auto untold = [](const std::string& link) {
    const std::optional<int> guide = untold_try(build::at(telling(), link), telling());
    return guide ? telling().guides[static_cast<std::size_t>(*guide)].id : std::string();
  };
  CHECK(untold("#1.customer") == "");
  CHECK(untold("#1.customer.stuck-password.site-portal") == "");
  CHECK(untold("#1.customer.stuck-password.site-portal.tried-reset") == "reset");
  CHECK(untold("#1.agent.stuck-password.site-portal.tried-reset") == "reset");
  CHECK(untold("#1.customer.stuck-password.site-portal.tried-reset.stuck-nomail") == "");
  CHECK(untold("#1.customer.stuck-nomail.tried-spam") == "");  // nothing is known that may be seen
  const int reset = build::must(index_of(telling().guides, "reset"));
  CHECK(outcomes_for(telling(), reset, Audience::customer).size() == 2);
  CHECK(outcomes_for(telling(), reset, Audience::agent).size() == 3);
}

TEST_CASE("case: an outcome adds the answers that it settles, and goes as a whole") {
  const std::string tried = "#1.customer.stuck-password.site-portal.tried-reset";
  const Case before = build::at(telling(), tried);
  const Case nothing = with_outcome(before, telling(), build::outcome_of(telling(), "nothing"));
  const Case wrong = with_outcome(before, telling(), build::outcome_of(telling(), "wrong"));
  CHECK(to_link(nothing, telling()) == tried + ".stuck-nomail");
  CHECK(to_link(wrong, telling()) == tried + ".stuck-password.site-gitlab");
  CHECK(before_last(nothing, telling()) == before);
  CHECK(before_last(wrong, telling()) == before);
  const auto before_that = [](const std::string& link) {
    return to_link(before_last(build::at(telling(), link), telling()), telling());
  };
  CHECK(before_that(tried) == "#1.customer.stuck-password.site-portal");
  CHECK(before_that("#1.customer.stuck-password.site-portal") == "#1.customer.stuck-password");
  CHECK(before_that(tried + ".stuck-nomail.tried-spam") == tried + ".stuck-nomail");
}

TEST_CASE("case: an outcome goes as a whole also where a hand has changed one of its answers") {
  const std::string tried = "#1.customer.stuck-password.site-portal.tried-reset";
  const Case wrong = with_outcome(build::at(telling(), tried), telling(), build::outcome_of(telling(), "wrong"));
  const int site = build::must(index_of(telling().questions, "site"));
  const Case changed = with_changed(wrong, telling(), site, build::must(answer_of(telling().questions[1], "portal")));
  REQUIRE(to_link(changed, telling()) == tried + ".stuck-password.site-portal");
  CHECK(to_link(before_last(changed, telling()), telling()) == tried);
  const auto before_that = [](const std::string& link) {
    return to_link(before_last(build::at(telling(), link), telling()), telling());
  };
  // What was answered behind an outcome goes alone, although another one settles both questions.
  CHECK(before_that(tried + ".stuck-nomail.site-gitlab") == tried + ".stuck-nomail");
  CHECK(before_that(tried + ".stuck-password.site-portal.log-bounced") == tried + ".stuck-password.site-portal");
  CHECK(before_that(tried + ".stuck-linked") == tried);
}

TEST_CASE("case: what was told before a try is still told when it was answered anew, what a hand changed is not") {
  const auto told = [](const std::string& link) {
    Case value = build::at(knowledge(), link);
    value.entries = as_told(value, knowledge());
    return to_link(value, knowledge());
  };
  const std::string twice = "#1.customer.stuck-password.site-portal.tried-reset.stuck-nomail.tried-spam.stuck-nomail";
  CHECK(told(twice) == twice);
  CHECK(told("#1.customer.stuck-nomail.site-portal.tried-spam") == "#1.customer.stuck-nomail.tried-spam");
  CHECK(told("#1.customer.site-portal.stuck-nomail") == "#1.customer.stuck-nomail");
}

TEST_CASE("case: links grow at their end, and without their last entry they are what they were, on random cases") {
  std::minstd_rand random(5);
  std::size_t told = 0;
  for (unsigned seed = 0; seed < 300; ++seed) {
    Knowledge known = random_knowledge(seed, {6, 3, 5, 4});
    add_advice(known);
    add_outcomes(known);
    for (int i = 0; i < 30; ++i) {
      const Case before = random_case(known, random);
      const std::string link = to_link(before, known);
      const auto check_grown = [&](const Case& after) {
        CAPTURE(link);
        CAPTURE(to_link(after, known));
        REQUIRE(after.entries.size() == before.entries.size() + 1);
        REQUIRE(to_link(after, known).rfind(link + ".", 0) == 0);
        REQUIRE(without_entry(after, known, before.entries.size()) == before);
        REQUIRE(parse_link(to_link(after, known), known).value == after);
      };
      for (int question = 0; question < static_cast<int>(known.questions.size()); ++question) {
        if (!can_ask(before, known, question) || given_answer(before, question)) continue;
        check_grown(with_answer(before, known, question, 0));
      }
      if (const std::optional<int> guide = untold_try(before, known)) {
        for (const int outcome : outcomes_for(known, *guide, before.audience))
          check_grown(with_outcome(before, known, outcome));
        ++told;
      }
      for (int guide = 0; guide < static_cast<int>(known.guides.size()); ++guide) {
        if (reachable(known, guide, before.audience) && !was_tried(before, guide))
          check_grown(with_tried(before, known, guide));
      }
    }
  }
  CHECK(told > 100);
}

TEST_CASE("case: without a try, an answer that was given again behind it takes the place of the one before") {
  const auto without = [](const std::string& link, std::size_t place) {
    return to_link(without_entry(build::at(knowledge(), link), knowledge(), place), knowledge());
  };
  CHECK(without("#1.customer.stuck-password.site-portal.tried-reset", 2) == "#1.customer.stuck-password.site-portal");
  CHECK(without("#1.customer.stuck-password.site-portal.tried-reset", 1) == "#1.customer.stuck-password.tried-reset");
  CHECK(without("#1.customer.stuck-nomail.said-spam", 0) == "#1.customer");
  const std::string twice = "#1.agent.stuck-password.site-portal.tried-reset.stuck-nomail.tried-spam.stuck-linked";
  CHECK(without(twice, 5) == "#1.agent.stuck-password.site-portal.tried-reset.stuck-nomail.tried-spam");
  CHECK(without(twice, 4) == "#1.agent.stuck-password.site-portal.tried-reset.stuck-linked");
  CHECK(without(twice, 2) == "#1.agent.stuck-nomail.site-portal.tried-spam.stuck-linked");
}

TEST_CASE("case: a chain of conditions falls as a whole") {
  Knowledge known;
  build::question(known, "a", {"x", "y"});
  build::question(known, "b", {"x", "y"}, {10, 0.1}, {{"a", {"x"}}});
  build::question(known, "c", {"x", "y"}, {10, 0.1}, {{"b", {"x", "y"}}});
  const Case value = build::at(known, "#1.customer.c-x.b-y.a-x");
  const auto counts = [&](const Case& made) { return to_link(what_counts(made), known); };
  CHECK(counts(with_answer(value, known, 0, 1)) == "#1.customer.a-y");
  CHECK(counts(with_answer(value, known, 1, kUnsure)) == "#1.customer.b-unsure.a-x");
  CHECK(counts(without_entry(value, known, 2)) == "#1.customer");
  CHECK(counts(parse_link("#1.customer.c-x.b-y.a-y", known).value) == "#1.customer.a-y");
  // Whatever did not count does again as soon as it may.
  CHECK(counts(with_answer(with_answer(value, known, 0, 1), known, 0, 0)) == "#1.customer.c-x.b-y.a-x");
}

TEST_CASE("case: a guide is tried once") {
  CHECK(to_link(with_tried(at("#1.customer.said-spam"), knowledge(), 2), knowledge()) == "#1.customer.tried-spam");
  CHECK(with_tried(at("#1.customer.tried-spam"), knowledge(), 2) == at("#1.customer.tried-spam"));
}

TEST_CASE("case: given answers and conditions") {
  const Case value = at("#1.agent.log-unsure.stuck-linked.tried-spam");
  CHECK(given_answer(value, 0) == 2);
  CHECK(given_answer(value, 1) == std::nullopt);
  CHECK(given_answer(value, 2) == kUnsure);
  CHECK(applies(value, knowledge().questions[0]));
  CHECK_FALSE(applies(value, knowledge().questions[1]));
  CHECK(applies(at("#1.agent.stuck-password"), knowledge().questions[1]));
  CHECK_FALSE(applies(at("#1.agent.stuck-unsure"), knowledge().questions[1]));
}

namespace {

std::string long_id(char start, int number) {
  const std::string digits = std::to_string(number);
  return std::string(kMostIdBytes - digits.size(), start) + digits;
}

// 64 questions with the longest ids there are. Each waits for the first answer to the one before, so that a page is quick to
// find; each rules something out.
Knowledge long_knowledge() {
  constexpr int kCauses = 24;
  Knowledge known;
  known.handover_seconds = 1000000;
  for (int q = 0; q < 64; ++q) {
    build::question(known, long_id('q', q), {long_id('a', 0), long_id('b', 0)}, {1, 0.1});
    if (q > 0) known.questions.back().only_if = {{q - 1, {0}}};
  }
  for (int g = 0; g < 4; ++g) build::guide(known, long_id('g', g), 5000 + g, 0.9);
  for (int c = 0; c < kCauses; ++c) {
    build::cause(known, long_id('c', c), 1, {{long_id('q', c), {long_id('b', 0)}}}, long_id('g', c % 4));
  }
  for (int q = kCauses; q < 64; ++q) known.causes.back().fits.push_back({q, {0}});
  add_advice(known);
  return known;
}

}  // namespace

TEST_CASE("case: a link has no room left when one more answer and a mark might not fit") {
  const Knowledge known = long_knowledge();
  Case value;
  int answers = 0;
  while (!is_full(value, known)) {
    REQUIRE(to_link(value, known).size() + 68 <= kMostLinkBytes);
    value = with_answer(value, known, answers++, 0);
  }
  CHECK(answers == 13);
  CHECK(to_link(value, known).size() + 68 > kMostLinkBytes);
  CHECK_FALSE(is_full(Case{}, known));
}

TEST_CASE("case: an old link whose ids have grown keeps what has room, and says that something was left out") {
  Knowledge known = long_knowledge();
  std::string link = "#1.customer";
  for (int q = 0; q < 30; ++q) {
    const std::string old = "o" + std::to_string(q);
    known.renamed.questions.emplace_back(old, long_id('q', q));
    link += "." + old + "-" + long_id('a', 0);
  }
  known.renamed.questions.emplace_back("o", long_id('q', 0));
  link = link.substr(0, kMostLinkBytes);
  const ParsedLink parsed = parse_link(link, known);
  CHECK(parsed.dropped);
  CHECK_FALSE(parsed.value.entries.empty());
  CHECK(to_link(parsed.value, known, parsed.mark).size() <= kMostLinkBytes);
  const ParsedLink again = parse_link(to_link(parsed.value, known, parsed.mark), known);
  CHECK(again.value == parsed.value);
  CHECK_FALSE(again.dropped);
}

TEST_CASE("case: following the first option for ever never exceeds 512 bytes and ends in a page that asks nothing") {
  const Knowledge known = long_knowledge();
  for (const Audience audience : kAudiences) {
    const Words words = make_words(known, audience);
    std::set<std::string> asked;
    Page page = page_for(known, words, "#1." + std::string(to_string(audience)));
    while (kind(page.step) == "question" || advice(page.step) != nullptr) {
      const bool asks = kind(page.step) == "question";
      if (asks) REQUIRE(asked.insert(step_id(page.step)).second);
      const std::string link = asks ? options(page.step)[0].link : advised(page.step).failed;
      REQUIRE(link.size() <= kMostLinkBytes);
      page = page_for(known, words, link);
      REQUIRE(page.notices.empty());
      REQUIRE(page.link == link);
    }
    CHECK(kind(page.step) == "handover");
    CHECK(as_handover(page.step).reason == HandoverReason::guides_left);
    CHECK(asked.size() == 13);
  }
}

TEST_CASE("case: looking at other guides and trying them never exceeds 512 bytes, even where the link is full") {
  const Knowledge known = long_knowledge();
  const Words words = make_words(known, Audience::customer);
  Case value;
  for (int question = 0; !is_full(value, known); ++question) value = with_answer(value, known, question, 0);
  Page page = page_for(known, words, to_link(value, known));
  for (int tries = 0; tries < 4 && !also(page.step).empty(); ++tries) {
    for (const ShownAnswer& answer : page.answers) REQUIRE(answer.change.size() <= kMostLinkBytes);
    const std::string see = also(page.step).front().link;
    REQUIRE(see.size() <= kMostLinkBytes);
    const Page guide = page_for(known, words, see);
    REQUIRE(advised(guide.step).worked.size() <= kMostLinkBytes);
    REQUIRE(advised(guide.step).failed.size() <= kMostLinkBytes);
    page = page_for(known, words, advised(guide.step).failed);
    REQUIRE(page.notices.empty());
  }
}

#include "page/page.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <random>
#include <set>

#include "cases/link.h"
#include "page/page_json.h"
#include "support/build.h"
#include "support/html_text.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/show.h"
#include "support/small_knowledge.h"
#include "support/steps.h"

using namespace signpost;
using nlohmann::json;

namespace {

using Texts = std::vector<Text>;

Page page(std::string_view link) { return page_for(small().knowledge, small_words(link_audience(link)), link); }

json page_json(const Page& shown, const Words& words) { return json::parse(to_json(shown, words), nullptr, false); }

json page_json(std::string_view link) { return page_json(page(link), small_words(link_audience(link))); }

std::string option_link(const Page& shown, const std::string& id) {
  for (const Option& option : options(shown.step)) {
    if (option.id == id) return option.link;
  }
  return "no option " + id;
}

std::vector<std::string> option_ids(const Page& shown) {
  std::vector<std::string> ids;
  for (const Option& option : options(shown.step)) ids.push_back(option.id);
  return ids;
}

using Ids = std::vector<std::string>;

bool is_text(const json& text) {
  if (!text.is_array()) return false;
  return std::all_of(text.begin(), text.end(), [](const json& span) {
    if (!span.is_object()) return false;
    const bool all_strings = std::all_of(span.begin(), span.end(), [](const json& part) { return part.is_string(); });
    const bool ui = span.size() == 1 && span.contains("ui");
    const bool words = span.size() == 1 && span.contains("text");
    return all_strings && (ui || words || (span.size() == 2 && span.contains("text") && span.contains("link")));
  });
}

bool is_texts(const json& texts) { return texts.is_array() && std::all_of(texts.begin(), texts.end(), is_text); }

// Checks that `object` has all of `needed`, and beside them some of `possible` at most.
void check_keys(const json& object, const std::set<std::string>& needed, const std::set<std::string>& possible = {}) {
  REQUIRE(object.is_object());
  for (const std::string& key : needed) {
    CAPTURE(key);
    CHECK(object.contains(key));
  }
  for (const auto& member : object.items()) {
    const std::string& key = member.key();
    CAPTURE(key);
    CHECK((needed.count(key) != 0 || possible.count(key) != 0));
  }
}

void check_answer(const json& answer) {
  check_keys(answer, {"question", "answer", "ask", "label"}, {"change"});
  CHECK(is_text(answer["ask"]));
  CHECK(is_text(answer["label"]));
}

// The members that advice has, be it a guide or another place to go.
void check_advice(const json& step) {
  if (step.contains("cause")) {
    check_keys(step["cause"], {"id", "text"});
    CHECK(is_text(step["cause"]["text"]));
  }
  CHECK(step["certain"].is_boolean());
  CHECK(step["likeliest"].is_boolean());
  if (step.contains("doubt")) CHECK(is_text(step["doubt"]));
  for (const json& answer : step["because"]) check_answer(answer);
  for (const json& other : step["not"]) {
    check_keys(other, {"guide", "headline", "because"});
    for (const json& answer : other["because"]) check_answer(answer);
  }
  for (const char* key : {"why", "steps", "safety", "warnings"}) CHECK(is_texts(step[key]));
  if (step.contains("before")) CHECK(step["before"].size() == step["steps"].size());
  for (const json& source : step["sources"]) check_keys(source, {"title", "url"});
}

void check_step(const json& step) {
  const std::string kind = step.at("kind").get<std::string>();
  CAPTURE(kind);
  if (kind == "question") {
    check_keys(step, {"kind", "id", "ask", "find_out", "why", "options"}, {"hint", "current", "again"});
    CHECK(is_text(step["ask"]));
    CHECK(is_texts(step["find_out"]));
    CHECK(is_texts(step["why"]));
    CHECK(step["options"].size() >= 2);
    for (const json& option : step["options"]) {
      check_keys(option, {"id", "label", "link"}, {"hint", "group"});
      CHECK(is_text(option["label"]));
    }
  } else if (kind == "guide") {
    check_keys(step,
               {"kind", "id", "headline", "certain", "likeliest", "why", "because", "not", "steps", "expect", "safety",
                "warnings", "sources", "checked", "worked", "failed", "also"},
               {"before", "cause", "doubt"});
    CHECK(is_text(step["headline"]));
    CHECK(is_texts(step["expect"]));
    check_advice(step);
  } else if (kind == "handover") {
    const std::set<std::string> always = {"kind", "reason", "headline", "text", "where", "summary", "conflict", "also"};
    if (step["reason"] == "out-of-scope") {
      std::set<std::string> needed = {"id",     "certain",  "likeliest", "why",     "because", "not",   "steps",
                                      "safety", "warnings", "sources",   "checked", "worked",  "failed"};
      needed.insert(always.begin(), always.end());
      check_keys(step, needed, {"before", "cause", "doubt"});
      check_advice(step);
    } else {
      check_keys(step, always, {"suspect"});
    }
    CHECK(is_text(step["headline"]));
    CHECK(is_texts(step["text"]));
    check_keys(step["where"], {"text"}, {"url"});
    CHECK(step["summary"].is_string());
    for (const json& set : step["conflict"]) {
      for (const json& answer : set) check_answer(answer);
    }
  } else {
    REQUIRE(kind == "solved");
    check_keys(step, {"kind", "headline", "keep"});
    CHECK(is_texts(step["keep"]));
  }
  if (step.contains("also")) {
    for (const json& other : step["also"]) check_keys(other, {"guide", "headline", "cause", "link"});
  }
}

// The form that FORMATS.md describes.
void check_form(const json& shown) {
  REQUIRE(shown.is_object());
  check_keys(shown,
             {"link", "audience", "language", "title", "labels", "notices", "answers", "tried", "step", "restart", "share"},
             {"back"});
  CHECK(shown["labels"].size() == kLabelNames.size());
  for (const std::string_view label : kLabelNames) CHECK(shown["labels"].contains(std::string(label)));
  CHECK(is_texts(shown["notices"]));
  for (const json& answer : shown["answers"]) check_answer(answer);
  for (const json& tried : shown["tried"]) check_keys(tried, {"guide", "headline", "change"});
  check_keys(shown["share"], {"customer", "agent"});
  check_step(shown["step"]);
}

// Every text in the page that is one of our links.
void collect_links(const json& value, std::vector<std::string>& links) {
  if (value.is_string() && value.get<std::string>().rfind("#1.", 0) == 0) links.push_back(value.get<std::string>());
  if (value.is_structured()) {
    for (const json& part : value) collect_links(part, links);
  }
}

// The small knowledge with an answer that no cause fits, and with the log against the account being linked.
struct Stubborn {
  Knowledge knowledge = small().knowledge;
  PerAudience<Words> words = {{small_words(Audience::customer), small_words(Audience::agent)}};

  Stubborn() {
    knowledge.questions[0].answers.push_back("other");
    for (Words& w : words.values) w.questions[0].answers.emplace_back().label = "Something else";
    for (const std::size_t cause : {4U, 5U}) knowledge.causes[cause].fits.push_back({2, {1}});
    for (const std::size_t cause : {0U, 1U, 2U, 3U}) knowledge.causes[cause].fits[0].answers &= AnswerSet::first(3);
  }
  Page page(std::string_view link) const { return page_for(knowledge, words[link_audience(link)], link); }
};

}  // namespace

TEST_CASE("page: the first page asks the first question, and has no way back") {
  const Page shown = page("");
  CHECK(shown.link == "#1.customer");
  CHECK(shown.audience == Audience::customer);
  CHECK(shown.language == "en");
  CHECK(shown.title == "Where are you stuck? \u2013 Signpost");
  CHECK(shown.notices.empty());
  CHECK(shown.answers.empty());
  CHECK(shown.tried.empty());
  CHECK(shown.back.empty());
  CHECK(shown.restart == "#1.customer");
  CHECK(shown.share[Audience::customer] == "#1.customer");
  CHECK(shown.share[Audience::agent] == "#1.agent");
  CHECK(kind(shown.step) == "question");
  CHECK(step_id(shown.step) == "stuck");
  CHECK(as_question(shown.step).hint == "Pick the first that fits.");
  CHECK(as_question(shown.step).find_out == Texts{"Look at the **title** of the page."});
  CHECK(as_question(shown.step).current.empty());
  CHECK(option_ids(shown) == Ids{"password", "nomail", "linked", "unsure"});
  CHECK(options(shown.step)[1].label == "No mail comes");
  CHECK(options(shown.step)[1].hint == "After ten minutes");
  CHECK(options(shown.step)[1].group.empty());
  CHECK(options(shown.step)[2].group == "Messages");
  CHECK(options(shown.step)[3].label == "I'm not sure");
  CHECK(options(shown.step)[3].group.empty());
  CHECK(option_link(shown, "nomail") == "#1.customer.stuck-nomail");
  CHECK(option_link(shown, "unsure") == "#1.customer.stuck-unsure");
  CHECK_FALSE(page_json("").contains("back"));
}

TEST_CASE("page: \"I'm not sure\" is offered where it may happen, and where it was said") {
  CHECK(option_ids(page("#1.customer.stuck-password")) == Ids{"portal", "gitlab", "unsure"});
  CHECK(option_ids(page("#1.agent.stuck-password")) == Ids{"portal", "gitlab"});
  const Page again = page("#1.agent.stuck-password.site-unsure.ask-site");
  CHECK(option_ids(again) == Ids{"portal", "gitlab", "unsure"});
  CHECK(as_question(again.step).current == "unsure");
}

TEST_CASE("page: a question asked again shows its answer; answers that do not apply to another one are not shown") {
  const Page shown = page("#1.customer.stuck-password.site-portal.tried-reset.ask-stuck");
  CHECK(step_id(shown.step) == "stuck");
  CHECK(as_question(shown.step).current == "password");
  CHECK(option_link(shown, "password") == "#1.customer.stuck-password.site-portal.tried-reset");
  CHECK(option_link(shown, "nomail") == "#1.customer.stuck-nomail.site-portal.tried-reset");
  CHECK(option_link(shown, "unsure") == "#1.customer.stuck-unsure.site-portal.tried-reset");
  CHECK(page("#1.customer.stuck-nomail.site-portal.tried-reset").answers.size() == 1);
  CHECK(shown.back == "#1.customer.stuck-password.site-portal.tried-reset");
  CHECK(shown.restart == "#1.customer");
  CHECK(shown.share[Audience::customer] == "#1.customer.stuck-password.site-portal.tried-reset");
  CHECK(shown.answers.size() == 2);
  CHECK(shown.answers[1].change == "#1.customer.stuck-password.site-portal.tried-reset.ask-site");
  // A question that was not asked yet can be asked at any time.
  CHECK(as_question(page("#1.customer.ask-stuck").step).current.empty());
  CHECK(page("#1.customer.ask-stuck").back == "#1.customer");
}

TEST_CASE("page: a guide says what may be wrong and why, and joins its procedures without doubles") {
  const Page shown = page("#1.customer.stuck-password.site-portal");
  const PageStep& step = shown.step;
  CHECK(kind(step) == "guide");
  CHECK(step_id(step) == "reset");
  CHECK(headline(step) == "Send yourself a link");
  CHECK(shown.title == "Send yourself a link \u2013 Signpost");
  CHECK(advised(step).cause == "forgotten");
  CHECK(advised(step).cause_text == "The password may be an old one.");
  CHECK(advised(step).certain);
  REQUIRE(advised(step).because.size() == 2);
  CHECK(advised(step).because[0].question == "stuck");
  CHECK(advised(step).because[1].label == "The portal");
  CHECK(advised(step).steps == Texts{"Open the portal.", "Click **Sign in**.", "Send the mail.", "Look at your mail."});
  CHECK(advised(step).safety == Texts{"Check the address.", "Never pass the link on."});
  CHECK(advised(step).warnings == Texts{"It works once."});
  CHECK(advised(step).before == std::vector<Texts>{{"It works once."}, {}, {}, {}});
  CHECK(as_guide(step).expect == Texts{"A mail comes."});
  REQUIRE(advised(step).sources.size() == 2);
  CHECK(advised(step).sources[0].title == "Access & sign-in");
  CHECK(advised(step).sources[1].url == "https://docs.gitlab.com/account/");
  CHECK(advised(step).checked == "2026-11-24");
  CHECK(advised(step).worked == "#1.customer.stuck-password.site-portal.solved-reset");
  CHECK(advised(step).failed == "#1.customer.stuck-password.site-portal.tried-reset");
  CHECK(also(step).empty());
  CHECK(shown.back == "#1.customer.stuck-password");
  CHECK(shown.share[Audience::customer] == "#1.customer.stuck-password.site-portal.said-reset");
  CHECK(shown.share[Audience::agent] == "#1.agent.stuck-password.site-portal");  // agents see what is best to do now
}

TEST_CASE("page: marks in headlines do not show in the title") {
  CHECK(page("#1.customer.stuck-password.site-gitlab").title == "Sign in at the portal \u2013 Signpost");
}

TEST_CASE("page: with several causes left the others are named, likeliest first, at most four") {
  const Page shown = page("#1.customer.stuck-nomail");
  CHECK(step_id(shown.step) == "spam");
  CHECK_FALSE(advised(shown.step).certain);
  REQUIRE(also(shown.step).size() == 1);
  CHECK(also(shown.step)[0].guide == "ticket");
  CHECK(also(shown.step)[0].headline == "Write to us");
  CHECK(also(shown.step)[0].cause == "Your address may be blocked.");
  CHECK(also(shown.step)[0].link == "#1.customer.stuck-nomail.see-ticket");

  // With nothing to ask and guides of rising weight, where c7 and c8 share one.
  Knowledge known;
  known.handover_seconds = 10000;
  for (int g = 0; g < 8; ++g) build::guide(known, "g" + std::to_string(g), 10, 0.9);
  for (int c = 0; c < 9; ++c)
    build::cause(known, "c" + std::to_string(c), c == 8 ? 5 : 1 + c, {}, "g" + std::to_string(std::min(c, 7)));
  add_advice(known);
  const Words words = make_words(known, Audience::customer);
  Ids others;
  Ids causes;
  const Page behind = page_for(known, words, "#1.customer.tried-g4");
  for (const Alternative& other : also(behind.step)) {
    others.push_back(other.guide);
    causes.push_back(other.cause);
  }
  CHECK(step_id(behind.step) == "g7");
  CHECK(others == Ids{"g6", "g5", "g3", "g2"});
  CHECK(causes[0] == "customer cause c6");
  CHECK(also(page_for(known, words, "#1.customer").step).empty());  // with nothing said yet, it could be anything
}

TEST_CASE("page: advice that is not certain says whether it fits best, or comes first since it is quicker than what does") {
  CHECK(advised(page("#1.customer.stuck-password.site-portal").step).doubt.empty());
  const Page best = page("#1.customer.stuck-nomail");
  CHECK(advised(best.step).likeliest);
  CHECK(advised(best.step).doubt == "This fits best.");
  // Who looks at another guide has chosen it.
  CHECK_FALSE(advised(page("#1.customer.stuck-nomail.see-ticket").step).likeliest);
  CHECK(advised(page("#1.customer.stuck-nomail.see-ticket").step).doubt.empty());
  CHECK(advised(page("#1.customer.stuck-nomail.see-spam").step).likeliest);
  CHECK(advised(page("#1.customer.stuck-nomail.see-spam").step).doubt.empty());

  Knowledge known = small().knowledge;
  const auto spam = static_cast<std::size_t>(*index_of(known.causes, "spam"));
  const auto quicker = [&known, spam](double weight) {
    known.causes[spam].weight = weight;
    return page_for(known, small_words(Audience::customer), "#1.customer.stuck-nomail").step;
  };
  REQUIRE(step_id(quicker(4)) == "spam");  // 60 seconds, where the likelier ticket takes 600
  CHECK_FALSE(advised(quicker(4)).likeliest);
  CHECK(advised(quicker(4)).doubt == "This is quicker.");
  CHECK(advised(quicker(5)).likeliest);  // none is likelier
  CHECK(advised(quicker(5)).doubt == "This fits best.");
  // Where a likelier guide has to wait, what comes first need not be quicker, and nothing is said.
  known.guides[static_cast<std::size_t>(*index_of(known.guides, "spam"))].seconds = 600;
  known.guides[static_cast<std::size_t>(*index_of(known.guides, "ticket"))].works = 0.1;
  REQUIRE(step_id(quicker(4)) == "spam");
  CHECK_FALSE(advised(quicker(4)).likeliest);
  CHECK(advised(quicker(4)).doubt.empty());
}

TEST_CASE("page: a question says in headlines which advice it tells apart, at most five and then that there are others") {
  CHECK(reasons(page("#1.customer.stuck-password").step) ==
        Texts{"Sign in at the [portal](https://gitlab.com/portal)", "Send yourself a link"});
  Knowledge known;
  known.handover_seconds = 100000;
  Ids answers;
  for (int i = 0; i < 7; ++i) answers.push_back("a" + std::to_string(i));
  build::question(known, "which", answers, {1, 0});
  for (int g = 0; g < 7; ++g) {
    build::guide(known, "g" + std::to_string(g), 1000, 0.9);
    build::cause(known, "c" + std::to_string(g), 10 - g, {{"which", {answers[static_cast<std::size_t>(g)]}}},
                 "g" + std::to_string(g));
  }
  add_advice(known);
  const Words words = make_words(known, Audience::customer);
  CHECK(reasons(page_for(known, words, "#1.customer").step) == Texts{"customer guide g0", "customer guide g1",
                                                                     "customer guide g2", "customer guide g3",
                                                                     "customer guide g4", "customer label more"});
}

TEST_CASE("page: advice names what one other answer would bring back, with the answers that rule it out and their links") {
  const PageStep step = page("#1.customer.stuck-password.site-portal").step;
  REQUIRE(advised(step).ruled_out.size() == 1);
  CHECK(advised(step).ruled_out[0].guide == "signin");
  CHECK(advised(step).ruled_out[0].headline == "Sign in at the [portal](https://gitlab.com/portal)");
  REQUIRE(advised(step).ruled_out[0].because.size() == 1);
  CHECK(advised(step).ruled_out[0].because[0].label == "The portal");
  CHECK(advised(step).ruled_out[0].because[0].change == "#1.customer.stuck-password.site-portal.ask-site");
}

TEST_CASE("page: where a try comes before a question that is open, it says why, and nothing where no question is") {
  Knowledge known;
  known.handover_seconds = 100000;
  build::question(known, "which", {"x", "y"}, {300, 0});
  build::guide(known, "one", 30, 0.9);
  build::guide(known, "two", 60, 0.9);
  build::cause(known, "a", 10, {{"which", {"x"}}}, "one");
  build::cause(known, "b", 5, {{"which", {"y"}}}, "two");
  add_advice(known);
  const Words words = make_words(known, Audience::customer);
  CHECK(step_id(page_for(known, words, "#1.customer").step) == "one");
  CHECK(reasons(page_for(known, words, "#1.customer").step) == Texts{"customer label why_most"});
  CHECK(reasons(page_for(known, words, "#1.customer.which-x").step).empty());
  known.causes[1].weight = 11;
  CHECK(step_id(page_for(known, words, "#1.customer").step) == "one");
  CHECK(reasons(page_for(known, words, "#1.customer").step) == Texts{"customer label why_try"});
  known.causes[1].weight = 5;
  for (Guide& guide : known.guides) guide.seconds += 600;
  known.questions[0].asking[Audience::customer]->seconds = 900;
  CHECK(reasons(page_for(known, words, "#1.customer").step) == Texts{"customer label why_try"});  // not quick
}

TEST_CASE("page: after \"did not work\" it asks what happened, and each outcome goes on from what was seen") {
  Knowledge known = small().knowledge;
  build::outcome(known, "spam", "mistyped", {{"stuck", "password"}});
  build::outcome(known, "spam", "taken", {{"stuck", "linked"}});
  Words words = small_words(Audience::customer);
  words.outcomes.insert(words.outcomes.end(), {"My password is refused", "It says **already linked**"});
  const Page asks = page_for(known, words, "#1.customer.stuck-nomail.tried-spam");
  CHECK(kind(asks.step) == "question");
  CHECK(step_id(asks.step) == "happened");
  CHECK(headline(asks.step) == "What happened?");
  CHECK(as_question(asks.step).hint == "Look into the spam folder");
  REQUIRE(options(asks.step).size() == 2);
  CHECK(options(asks.step)[0].id == "mistyped");
  CHECK(options(asks.step)[1].label == "It says **already linked**");
  CHECK(asks.back == "#1.customer.stuck-nomail");
  const Page next = page_for(known, words, option_link(asks, "mistyped"));
  CHECK(next.link == "#1.customer.stuck-nomail.tried-spam.stuck-password");
  CHECK(step_id(next.step) == "site");
  // Only what counts is shown, and Back leads to what happened.
  REQUIRE(next.answers.size() == 1);
  CHECK(next.answers[0].answer == "password");
  CHECK(next.notices.empty());
  CHECK(next.back == asks.link);
  CHECK(next.tried[0].change == "#1.customer.stuck-password");
}

TEST_CASE("page: after three tries people help, and what is left is named beside them") {
  Knowledge known;
  build::question(known, "which", {"x", "y"});
  for (const std::string id : {"one", "two", "three", "four"}) {
    build::guide(known, id, 100, 0.9);
    build::cause(known, id, 10, {}, id);
  }
  add_advice(known);
  const Page page = page_for(known, make_words(known, Audience::customer), "#1.customer.tried-one.tried-two.tried-three");
  CHECK(kind(page.step) == "handover");
  CHECK(as_handover(page.step).reason == HandoverReason::guides_left);
  REQUIRE(also(page.step).size() == 1);
  CHECK(also(page.step)[0].guide == "four");
}

TEST_CASE("page: another guide can be looked at without trying the first") {
  const Page shown = page("#1.customer.stuck-nomail.see-ticket");
  CHECK(shown.link == "#1.customer.stuck-nomail.see-ticket");
  CHECK(kind(shown.step) == "guide");
  CHECK(step_id(shown.step) == "ticket");
  CHECK(advised(shown.step).cause == "blocked");
  CHECK(advised(shown.step).because.size() == 1);
  CHECK(advised(shown.step).failed == "#1.customer.stuck-nomail.tried-ticket");
  CHECK(advised(shown.step).worked == "#1.customer.stuck-nomail.solved-ticket");
  CHECK(shown.back == "#1.customer.stuck-nomail");
  CHECK(shown.share[Audience::customer] == "#1.customer.stuck-nomail.see-ticket");
  CHECK(shown.share[Audience::agent] == "#1.agent.stuck-nomail");  // not advice for agents
  CHECK(shown.notices.empty());
  // From the list of all guides: nothing was said, and nothing is certain.
  const Page listed = page("#1.customer.see-relink");
  CHECK(advised(listed.step).cause == "relink");
  CHECK_FALSE(advised(listed.step).certain);
  CHECK(advised(listed.step).because.empty());
  CHECK(also(listed.step).empty());
  CHECK(listed.back == "#1.customer");
}

TEST_CASE("page: a guide that somebody chose stands alone, and claims nothing that was not said") {
  CHECK(also(page("#1.customer.stuck-nomail.see-ticket").step).empty());
  CHECK(advised(page("#1.customer.stuck-nomail.see-ticket").step).ruled_out.empty());
  // Even one that the answers rule out can be looked at.
  const PageStep other = page("#1.customer.stuck-password.site-portal.see-signin").step;
  CHECK(step_id(other) == "signin");
  CHECK(advised(other).cause.empty());
  CHECK(advised(other).cause_text.empty());
  CHECK_FALSE(advised(other).certain);
  CHECK_FALSE(advised(other).likeliest);
  CHECK(advised(other).because.empty());
  CHECK(also(other).empty());
  CHECK(advised(other).ruled_out.empty());
  CHECK_FALSE(page_json("#1.customer.stuck-password.site-portal.see-signin")["step"].contains("cause"));
  CHECK(page_json("#1.customer.stuck-nomail.see-ticket")["step"]["cause"]["id"] == "blocked");
}

TEST_CASE("page: a reader of a shared link learns that the advice has changed, and only then") {
  CHECK(page("#1.customer.stuck-nomail.said-spam").notices.empty());
  CHECK(step_id(page("#1.customer.stuck-nomail.said-spam").step) == "spam");
  CHECK(page("#1.customer.stuck-nomail.said-spam").back == "#1.customer");
  CHECK(page("#1.customer.stuck-nomail.said-ticket").notices == Texts{"Our advice has changed."});
  CHECK(step_id(page("#1.customer.stuck-nomail.said-ticket").step) == "spam");
  CHECK(page("#1.customer.stuck-password.said-reset").notices == Texts{"Our advice has changed."});
  CHECK(page("#1.customer.stuck-nomail.tried-spam.tried-ticket.said-spam").notices == Texts{"Our advice has changed."});
  CHECK(page("#1.customer.stuck-linked.tried-relink.said-elsewhere").notices.empty());
}

TEST_CASE("page: a question that has the same id as the guide that was advised is a change, too") {
  Knowledge known = small().knowledge;
  known.guides[1].id = "site";
  const Page shown = page_for(known, small_words(Audience::customer), "#1.customer.stuck-password.said-site");
  REQUIRE(kind(shown.step) == "question");
  CHECK(shown.notices.size() == 1);
}

TEST_CASE("page: an agent's link for the customer opens what is left for the customer to do") {
  Knowledge known = small().knowledge;
  const auto unblock = static_cast<std::size_t>(*index_of(known.guides, "unblock"));
  known.guides[unblock].then = index_of(known.guides, "spam");
  const Words& agent = small_words(Audience::agent);
  const Page advice = page_for(known, agent, "#1.agent.stuck-nomail.log-bounced");
  REQUIRE(step_id(advice.step) == "unblock");
  CHECK(advice.share[Audience::customer] == "#1.customer.stuck-nomail.log-bounced.see-spam");
  CHECK(advice.share[Audience::agent] == "#1.agent.stuck-nomail.log-bounced.said-unblock");

  const Page opened = page_for(known, small_words(Audience::customer), advice.share[Audience::customer]);
  CHECK(step_id(opened.step) == "spam");
  CHECK(opened.notices.empty());
  // What was found does not speak for this guide, so nothing is claimed.
  CHECK(advised(opened.step).cause.empty());
  CHECK(advised(opened.step).because.empty());
  CHECK_FALSE(advised(opened.step).certain);
}

TEST_CASE("page: what helped closes the conversation") {
  const Page shown = page("#1.customer.stuck-nomail.solved-spam");
  CHECK(kind(shown.step) == "solved");
  CHECK(headline(shown.step) == "Good!");
  CHECK(as_solved(shown.step).keep == Texts{"Keep your address up to date."});
  CHECK(shown.title == "Good! \u2013 Signpost");
  CHECK(shown.back == "#1.customer.stuck-nomail");
  CHECK(shown.share[Audience::agent] == "#1.agent.stuck-nomail");
}

TEST_CASE("page: what was tried is listed, with a link that takes it back") {
  const Page shown = page("#1.customer.tried-signin.stuck-nomail.tried-spam");
  REQUIRE(shown.tried.size() == 2);
  CHECK(shown.tried[0].guide == "signin");
  CHECK(shown.tried[0].headline == "Sign in at the [portal](https://gitlab.com/portal)");
  CHECK(shown.tried[0].change == "#1.customer.stuck-nomail.tried-spam");
  CHECK(shown.tried[1].change == "#1.customer.tried-signin.stuck-nomail");
  CHECK(step_id(shown.step) == "ticket");
  CHECK(shown.back == "#1.customer.tried-signin.stuck-nomail");
}

TEST_CASE("page: cases that another team takes are handed to the place that its guide names") {
  Knowledge known = small().knowledge;
  known.referrals = {{{{0, {0}}}, *index_of(known.guides, "elsewhere")}, {{{0, {1}}}, *index_of(known.guides, "elsewhere")}};
  const std::string exhausted = "#1.customer.stuck-nomail.tried-spam.log-unsure.tried-ticket";
  const Page referred = page_for(known, small_words(Audience::customer), exhausted);
  CHECK(as_handover(referred.step).reason == HandoverReason::exhausted);
  CHECK(as_handover(referred.step).where == "GitLab.com help");
  CHECK(as_handover(referred.step).where_url == "https://gitlab.com/help");
  known.referrals.pop_back();
  CHECK(as_handover(page_for(known, small_words(Audience::customer), exhausted).step).where == "Support form");
}

TEST_CASE("page: an agent sees what else fits while a question is asked; a customer is not troubled with it") {
  CHECK(kind(page("#1.agent.stuck-password").step) == "question");
  REQUIRE(also(page("#1.agent.stuck-password").step).size() == 2);
  CHECK(also(page("#1.agent.stuck-password").step)[0].guide == "signin");
  CHECK(also(page("#1.customer.stuck-password").step).empty());
}

TEST_CASE("page: when all was tried, people help, and get a summary") {
  const Page shown = page("#1.customer.stuck-nomail.tried-spam.log-unsure.tried-ticket");
  CHECK(kind(shown.step) == "handover");
  CHECK(as_handover(shown.step).reason == HandoverReason::exhausted);
  CHECK(step_id(shown.step).empty());
  CHECK(headline(shown.step) == "Let us help");
  CHECK(as_handover(shown.step).text == Texts{"We take it from here."});
  CHECK(as_handover(shown.step).where == "Support form");
  CHECK(as_handover(shown.step).where_url == "https://gitlab.com/support/form");
  CHECK(as_handover(shown.step).conflict.empty());
  CHECK(also(shown.step).empty());
  CHECK(advice(shown.step) == nullptr);
  CHECK(as_handover(shown.step).summary ==
        "What we know:\n- Where are you stuck? No mail comes\n- Tried: Look into the spam folder\n"
        "- What did we see in the mail log? I'm not sure\n- Tried: Write to us");
  CHECK(shown.share[Audience::agent] == "#1.agent.stuck-nomail.tried-spam.log-unsure.tried-ticket");
  CHECK(shown.title == "Let us help \u2013 Signpost");
}

TEST_CASE("page: where people are quicker than what is left, that is what is said, and what is left is named") {
  Knowledge known = small().knowledge;
  known.handover_seconds = 500;  // a ticket takes 600
  const Page shown = page_for(known, small_words(Audience::customer), "#1.customer.stuck-nomail.tried-spam");
  CHECK(kind(shown.step) == "handover");
  CHECK(as_handover(shown.step).reason == HandoverReason::guides_left);
  CHECK(headline(shown.step) == "Ask us now");
  CHECK(as_handover(shown.step).text == Texts{"We are quicker."});
  REQUIRE(also(shown.step).size() == 1);
  CHECK(also(shown.step)[0].guide == "ticket");
  CHECK(page_json(shown, small_words(Audience::customer))["step"]["reason"] == "guides-left");
}

TEST_CASE("page: an answer that no cause fits leads to people, with the answer to change") {
  const Stubborn stubborn;
  const Page shown = stubborn.page("#1.customer.stuck-other");
  CHECK(kind(shown.step) == "handover");
  CHECK(as_handover(shown.step).reason == HandoverReason::nothing_fits);
  CHECK(headline(shown.step) == "This is new to us");
  REQUIRE(as_handover(shown.step).conflict.size() == 1);
  REQUIRE(as_handover(shown.step).conflict[0].size() == 1);
  CHECK(as_handover(shown.step).conflict[0][0].label == "Something else");
  CHECK(as_handover(shown.step).conflict[0][0].change == "#1.customer.stuck-other.ask-stuck");
}

TEST_CASE("page: an answer stands behind those that its question rests on, whichever was told first") {
  const Page shown = page("#1.agent.log-sent.site-portal.stuck-password");
  Ids asked;
  for (const ShownAnswer& answer : shown.answers) asked.push_back(answer.question);
  CHECK(asked == Ids{"log", "stuck", "site"});
}

TEST_CASE("page: answers that contradict each other are named, to change one") {
  const Stubborn stubborn;
  const Page shown = stubborn.page("#1.agent.log-sent.stuck-linked");
  CHECK(kind(shown.step) == "handover");
  CHECK(as_handover(shown.step).reason == HandoverReason::contradiction);
  CHECK(headline(shown.step) == "Two answers do not fit");
  CHECK(as_handover(shown.step).text == Texts{"Please change one."});
  REQUIRE(as_handover(shown.step).conflict.size() == 1);
  REQUIRE(as_handover(shown.step).conflict[0].size() == 2);
  CHECK(as_handover(shown.step).conflict[0][0].change == "#1.agent.log-sent.stuck-linked.ask-log");
  CHECK(as_handover(shown.step).conflict[0][1].change == "#1.agent.log-sent.stuck-linked.ask-stuck");
  CHECK(as_handover(shown.step).where_url == "https://gitlab.com/support/form");
  REQUIRE(as_handover(shown.step).suspect.has_value());
  CHECK(as_handover(shown.step).suspect->question == "stuck");
  CHECK(as_handover(shown.step).suspect->change == "#1.agent.log-sent.stuck-linked.ask-stuck");
  // A customer cannot change what an agent looked up.
  CHECK(as_handover(stubborn.page("#1.customer.log-sent.stuck-linked").step).suspect->question == "stuck");
  CHECK(as_handover(stubborn.page("#1.customer.log-sent.stuck-linked").step).conflict.at(0).at(0).change.empty());
  // What was tried and fits is a better reason than that nothing is left.
  CHECK(as_handover(stubborn.page("#1.agent.log-bounced.stuck-linked.tried-elsewhere.tried-relink").step).reason ==
        HandoverReason::exhausted);
}

TEST_CASE("page: what is not ours gets the right place to go") {
  const Page shown = page("#1.customer.stuck-linked.tried-relink");
  CHECK(kind(shown.step) == "handover");
  CHECK(as_handover(shown.step).reason == HandoverReason::out_of_scope);
  CHECK(step_id(shown.step) == "elsewhere");
  CHECK(headline(shown.step) == "This is for GitLab.com");
  CHECK(as_handover(shown.step).text == Texts{"They help you there."});
  CHECK(as_handover(shown.step).where == "GitLab.com help");
  CHECK(as_handover(shown.step).where_url == "https://gitlab.com/help");
  CHECK(advised(shown.step).cause == "elsewhere");
  CHECK(advised(shown.step).certain);
  CHECK(advised(shown.step).checked == "2026-11-24");
  CHECK(advised(shown.step).sources.size() == 1);
  CHECK(advised(shown.step).worked == "#1.customer.stuck-linked.tried-relink.solved-elsewhere");
  CHECK(advised(shown.step).failed == "#1.customer.stuck-linked.tried-relink.tried-elsewhere");
  CHECK(as_handover(shown.step).summary.rfind("What we know:", 0) == 0);
  CHECK(shown.share[Audience::customer] == "#1.customer.stuck-linked.tried-relink.said-elsewhere");
}

TEST_CASE("page: what an agent looked up is shown to the customer, who cannot change it") {
  const Page shown = page("#1.customer.stuck-nomail.log-bounced");
  REQUIRE(shown.answers.size() == 2);
  CHECK(shown.answers[0].change == "#1.customer.stuck-nomail.log-bounced.ask-stuck");
  CHECK(shown.answers[1].ask == "What did we see in the mail log?");
  CHECK(shown.answers[1].label == "It bounced");
  CHECK(shown.answers[1].change.empty());
  CHECK(step_id(shown.step) == "ticket");
  CHECK(advised(shown.step).because.size() == 2);
  const json answers = page_json("#1.customer.stuck-nomail.log-bounced")["answers"];
  CHECK(answers[0].contains("change"));
  CHECK_FALSE(answers[1].contains("change"));
  CHECK(page("#1.agent.stuck-nomail.log-bounced").answers[1].change == "#1.agent.stuck-nomail.log-bounced.ask-log");
}

TEST_CASE("page: links to share fit the other audience") {
  const Page agent = page("#1.agent.stuck-nomail.log-bounced");
  CHECK(step_id(agent.step) == "unblock");
  CHECK(agent.share[Audience::agent] == "#1.agent.stuck-nomail.log-bounced.said-unblock");
  CHECK(agent.share[Audience::customer] == "#1.customer.stuck-nomail.log-bounced");
  const Page tried = page("#1.agent.stuck-nomail.tried-unblock.tried-spam");
  CHECK(tried.share[Audience::customer] == "#1.customer.stuck-nomail.tried-unblock.tried-spam");
  CHECK(tried.share[Audience::agent] == "#1.agent.stuck-nomail.tried-unblock.tried-spam");
  // Shared again, a link says what its page shows now.
  CHECK(page("#1.customer.stuck-nomail.said-ticket").share[Audience::customer] == "#1.customer.stuck-nomail.said-spam");
}

TEST_CASE("page: what a customer tried reaches the agent, though only customers are led to it") {
  const Page customer = page("#1.customer.stuck-nomail.tried-spam.tried-ticket");
  CHECK(customer.share[Audience::agent] == "#1.agent.stuck-nomail.tried-spam.tried-ticket");
  const Page agent = page(customer.share[Audience::agent]);
  CHECK(agent.notices.empty());
  REQUIRE(agent.tried.size() == 2);
  CHECK(agent.tried[1].headline == "Agent: wrote to us");
  CHECK(agent.tried[1].change == "#1.agent.stuck-nomail.tried-spam");
  CHECK(kind(agent.step) == "guide");
  CHECK(step_id(agent.step) == "unblock");
  // Nothing is tried twice, but what agents can do may still help.
  const Page last = page("#1.agent.stuck-nomail.tried-spam.tried-ticket.tried-unblock");
  CHECK(kind(last.step) == "handover");
  CHECK(as_handover(last.step).summary.find("\n- Tried: Agent: wrote to us\n") != std::string::npos);
}

TEST_CASE("page: what only agents tried stays in a customer's link, without words for it") {
  const Page shown = page("#1.customer.stuck-nomail.tried-unblock");
  CHECK(shown.notices.empty());
  CHECK(shown.tried.empty());
  CHECK(step_id(shown.step) == "spam");
  CHECK(shown.share[Audience::agent] == "#1.agent.stuck-nomail.tried-unblock");
  CHECK(as_handover(page("#1.customer.stuck-nomail.tried-unblock.tried-spam.tried-ticket").step).summary ==
        as_handover(page("#1.customer.stuck-nomail.tried-spam.tried-ticket").step).summary);
}

TEST_CASE("page: a summary holds what was told before a try, too") {
  const Page shown =
      page("#1.customer.stuck-password.site-portal.tried-reset.stuck-nomail.tried-spam.stuck-nomail.tried-ticket");
  const std::string& summary = as_handover(shown.step).summary;
  CHECK(summary ==
        "What we know:\n- Where are you stuck? My password is refused\n- Which page is it? The portal\n"
        "- Tried: Send yourself a link\n- Where are you stuck? No mail comes\n- Tried: Look into the spam folder\n"
        "- Tried: Write to us");
}

TEST_CASE("page: agents are not asked what came of a try that only customers are led to") {
  Knowledge known = small().knowledge;
  build::outcome(known, "ticket", "mistyped", {{"stuck", "password"}});
  Words words = small_words(Audience::agent);
  words.outcomes.push_back("The password is refused");
  CHECK(step_id(page_for(known, words, "#1.agent.stuck-nomail.tried-ticket").step) == "log");
}

TEST_CASE("page: what a link says and the knowledge does not is left out with one notice") {
  const Page shown = page("#1.customer.stuck-nomail.nothing-x.tried-y");
  CHECK(shown.link == "#1.customer.stuck-nomail");
  CHECK(shown.notices == Texts{"A part of this link was left out."});
  CHECK(step_id(shown.step) == "spam");
  CHECK(page("#1.customer.nothing-x.stuck-nomail.said-ticket").notices ==
        Texts{"A part of this link was left out.", "Our advice has changed."});
}

TEST_CASE("page: a link for another audience than the words gives the first page of theirs, with a notice") {
  const Page shown =
      page_for(small().knowledge, small_words(Audience::customer), "#1.agent.stuck-nomail.log-bounced.see-unblock");
  CHECK(shown.link == "#1.customer");
  CHECK(step_id(shown.step) == "stuck");
  CHECK(shown.notices == Texts{"A part of this link was left out."});
  CHECK(page_for(small().knowledge, small_words(Audience::agent), "").link == "#1.agent");
}

TEST_CASE("page: as JSON it holds texts as spans, and leaves out what there is not") {
  const json shown = page_json("#1.customer.stuck-linked");
  check_form(shown);
  CHECK(shown["answers"][0]["label"] == json::parse(R"([{"text": "It says "}, {"ui": "already linked"}])"));
  CHECK(page_json("#1.customer.stuck-password.site-gitlab")["step"]["headline"] ==
        json::parse(R"([{"text": "Sign in at the "}, {"link": "https://gitlab.com/portal", "text": "portal"}])"));
  const json first = page_json("#1.customer");
  CHECK(first["step"]["hint"] == json::parse(R"([{"text": "Pick the first that fits."}])"));
  CHECK_FALSE(first["step"]["options"][0].contains("hint"));
  CHECK_FALSE(first["step"]["options"][0].contains("group"));
  CHECK(first["step"]["options"][2]["group"] == json::parse(R"([{"text": "Messages"}])"));
  CHECK_FALSE(first["step"].contains("current"));
  CHECK_FALSE(page_json("#1.customer.stuck-password")["step"].contains("hint"));
  CHECK(page_json("#1.customer.ask-stuck")["step"].contains("current") == false);
  CHECK(page_json("#1.customer.stuck-nomail.ask-stuck")["step"]["current"] == "nomail");
  CHECK(page_json("#1.customer.stuck-linked.tried-relink")["step"]["where"] ==
        json::parse(R"({"text": [{"text": "GitLab.com help"}], "url": "https://gitlab.com/help"})"));
  // The keys stand in one order, the same every time.
  const std::string text = to_json(page("#1.customer"), small_words(Audience::customer));
  CHECK(text == to_json(page("#1.customer"), small_words(Audience::customer)));
  CHECK(text.rfind("{\"link\":\"#1.customer\",\"audience\":\"customer\",\"language\":\"en\",\"title\":", 0) == 0);
}

TEST_CASE("page: hostile words stay text in JSON") {
  const std::string hostile = "\"}],\"x\":[{\\\" \x01\x1F </script> \\u0041 \\";
  const json text = json::array({{{"text", hostile}}});
  const Words words = hostile_words(small_words(Audience::customer), hostile);
  const auto shown = [&](std::string_view link) {
    const json page = page_json(page_for(small().knowledge, words, link), words);
    check_form(page);
    for (const json& label : page["labels"]) CHECK(label == hostile);
    return page["step"];
  };
  CHECK(shown("#1.customer")["ask"] == text);
  CHECK(shown("#1.customer.stuck-nomail")["headline"] == text);
  CHECK(shown("#1.customer.stuck-linked.tried-relink")["where"]["text"] == text);
  CHECK(shown("#1.customer.stuck-nomail.tried-spam.tried-ticket")["summary"].get<std::string>().rfind(hostile, 0) == 0);
  CHECK(shown("#1.customer.stuck-nomail.solved-spam")["keep"] == json::array({text}));
}

TEST_CASE(
    "page: every page of the small knowledge has the documented form, and all its links lead to pages without a notice") {
  std::set<std::string> seen;
  std::deque<std::string> waiting = {"#1.customer", "#1.agent"};
  while (!waiting.empty()) {
    const std::string link = waiting.front();
    waiting.pop_front();
    if (!seen.insert(link).second) continue;
    const json shown = page_json(link);
    CAPTURE(link);
    check_form(shown);
    REQUIRE(shown["link"] == link);
    REQUIRE(shown["audience"] == std::string(to_string(link_audience(link))));
    const std::string notices = shown["notices"].dump();
    if (link.find(".said-") == std::string::npos) REQUIRE(notices == "[]");
    std::vector<std::string> links;
    collect_links(shown, links);
    if (seen.size() < 1500) waiting.insert(waiting.end(), links.begin(), links.end());
  }
  CHECK(seen.size() >= 1000);
}

TEST_CASE(
    "page: on walks through random knowledge bases every link is understood whole and leads to a page of the documented "
    "form") {
  std::minstd_rand random(9);
  for (unsigned seed = 0; seed < 100; ++seed) {
    Knowledge known = random_knowledge(seed, {4, 3, 5, 5});
    add_advice(known);
    const PerAudience<Words> words = {{make_words(known, Audience::customer), make_words(known, Audience::agent)}};
    std::string link = "#1." + std::string(to_string(kAudiences[seed % 2]));
    for (int step = 0; step < 20; ++step) {
      const Words& own = words[link_audience(link)];
      const Page shown = page_for(known, own, link);
      CAPTURE(seed);
      CAPTURE(link);
      REQUIRE(shown.link == link);
      if (link.find(".said-") == std::string::npos) REQUIRE(shown.notices.empty());
      const json form = page_json(shown, own);
      check_form(form);
      std::vector<std::string> links;
      collect_links(form, links);
      for (const std::string& next : links) {
        CAPTURE(next);
        REQUIRE(next.size() <= kMostLinkBytes);
        const ParsedLink parsed = parse_link(next, known);
        REQUIRE_FALSE(parsed.dropped);
        REQUIRE(to_link(parsed.value, known, parsed.mark) == next);
      }
      link = links[random() % links.size()];
    }
  }
}

TEST_CASE("page: any bytes give a page") {
  std::minstd_rand random(10);
  const std::string start = "#1.customer.stuck-nomail.tried-spam.see-ticket";
  for (int i = 0; i < 1500; ++i) {
    std::string link = i % 2 == 0 ? start.substr(0, random() % start.size()) : start;
    for (auto n = random() % 6; n > 0; --n) {
      const char byte = static_cast<char>(random() % 256);
      if (random() % 2 == 0 || link.empty()) {
        link += byte;
      } else {
        link[random() % link.size()] = byte;
      }
    }
    if (i % 50 == 0) link += std::string(random() % 2000, static_cast<char>(random() % 256));
    CAPTURE(link);
    for (const Audience audience : kAudiences) {
      const Words& words = small_words(audience);
      const Page shown = page_for(small().knowledge, words, link);
      REQUIRE(json::accept(to_json(shown, words)));
      REQUIRE(shown.link.size() <= kMostLinkBytes);
      REQUIRE(shown.audience == audience);
    }
  }
}

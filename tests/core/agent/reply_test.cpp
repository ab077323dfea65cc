#include "agent/reply.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/phrases.h"

using namespace signpost;

namespace {

constexpr const char* kSite = "https://help.example/";

Handout handed(std::string_view link, const Words& customer = small_words(Audience::customer)) {
  return handout(small().knowledge, words_with_phrases(), customer, link, kSite);
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

// The reply with one step of the customer's guide "spam" in the place of all others.
Handout with_step(const Text& step) {
  Words customer = small_words(Audience::customer);
  for (ProcedureWords& procedure : customer.procedures)
    for (Text& text : procedure.steps) text = step;
  return handed("#1.agent.stuck-nomail.log-sent", customer);
}

}  // namespace

TEST_CASE("reply: advice is told in the customer's words, with the link to the same steps") {
  const Handout reply = handed("#1.agent.stuck-nomail.log-sent");
  CHECK(reply.markdown ==
        "(hello)\n\n(sure)\n\nThe mail may be in **Spam**.\n\n(steps)\n\n1. Send the mail.\n2. Look at your "
        "mail.\n\n(expect)\n\n"
        "- You find the mail.\n\n(safety)\n\n- Check the address.\n\n"
        "(follow <https://help.example/#1.customer.stuck-nomail.log-sent.see-spam>)\n\n(failed)\n");
  CHECK(reply.plain ==
        "(hello)\n\n(sure)\n\nThe mail may be in \"Spam\".\n\n(steps)\n\n1. Send the mail.\n2. Look at your "
        "mail.\n\n(expect)\n\n"
        "- You find the mail.\n\n(safety)\n\n- Check the address.\n\n"
        "(follow https://help.example/#1.customer.stuck-nomail.log-sent.see-spam)\n\n(failed)\n");
}

TEST_CASE("reply: advice that only agents can carry out tells the customer what is theirs") {
  Knowledge knowledge = small().knowledge;
  const int unblock = *index_of(knowledge.guides, "unblock");
  knowledge.guides[static_cast<std::size_t>(unblock)].then = index_of(knowledge.guides, "spam");
  const Handout reply =
      handout(knowledge, words_with_phrases(), small_words(Audience::customer), "#1.agent.stuck-nomail.log-bounced", kSite);
  CHECK(has(reply.markdown, "Your address may be blocked."));
  CHECK(has(reply.markdown, "1. Send the mail."));
  CHECK(has(reply.markdown, ".log-bounced.see-spam>"));
  CHECK_FALSE(has(reply.markdown, "Remove it from the list."));
}

TEST_CASE("reply: where an agent has acted, the customer reads what was done and what is left to do, not why") {
  Knowledge knowledge = small().knowledge;
  Words customer = small_words(Audience::customer);
  const auto unblock = static_cast<std::size_t>(*index_of(knowledge.guides, "unblock"));
  const auto spam = static_cast<std::size_t>(*index_of(knowledge.guides, "spam"));
  knowledge.guides[unblock].procedures[Audience::customer] = knowledge.guides[spam].procedures[Audience::customer];
  customer.guides[unblock].headline = "We took your address off the list";
  const Handout reply = handout(knowledge, words_with_phrases(), customer, "#1.agent.stuck-nomail.log-bounced", kSite);
  CHECK(has(reply.markdown, "(hello)\n\n(acted)\n\nWe took your address off the list\n\n(steps)\n\n1. Send the mail."));
  CHECK(has(reply.markdown, ".log-bounced.see-unblock>"));
  CHECK_FALSE(has(reply.markdown, "Your address may be blocked."));
  CHECK_FALSE(has(reply.markdown, "Remove it from the list."));
}

TEST_CASE("reply: reply and note say how sure the advice is") {
  struct Row {
    const char* link;
    const char* reply;
    const char* note;
  };
  const std::vector<Row> rows = {
      {"#1.agent.stuck-nomail.log-sent", "(sure)", "(certain)"},
      {"#1.agent.stuck-nomail.log-unsure", "(unsure)", "(notebest)"},
      {"#1.agent.stuck-nomail.see-unblock", "(maybe)", "(possible)"},
      {"#1.agent.stuck-nomail.see-spam", "(maybe)", "(possible)"},  // likeliest, but chosen by the agent
      {"#1.agent.see-signin", "(maybe)", "(possible)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.link);
    CHECK(has(handed(row.link).plain, std::string("(hello)\n\n") + row.reply + "\n\n"));
    CHECK(has(handed(row.link).note, row.note));
  }
  // With the log unknown, looking into the spam folder comes first even where it is a little less likely.
  Knowledge knowledge = small().knowledge;
  knowledge.causes[static_cast<std::size_t>(*index_of(knowledge.causes, "spam"))].weight = 4;
  const Handout quicker =
      handout(knowledge, words_with_phrases(), small_words(Audience::customer), "#1.agent.log-unsure.stuck-nomail", kSite);
  CHECK(has(quicker.plain, "(quicker)"));
  CHECK(has(quicker.note, "(notequicker)"));
}

TEST_CASE("reply: before there is advice, the customer is asked what a customer can answer") {
  const Handout reply = handed("#1.agent.stuck-password");
  CHECK(reply.plain ==
        "(hello)\n\n(questions)\n\nWhich page is it?\n\n- The portal\n- GitLab.com\n- I'm not sure\n\n"
        "(quick https://help.example/#1.customer.stuck-password)\n");
  CHECK(handed("#1.agent.stuck-nomail").plain == "(hello)\n\n(waiting)\n");  // only agents can look into the log
}

TEST_CASE("reply: at most two questions go back") {
  Knowledge knowledge = small().knowledge;
  Words customer = small_words(Audience::customer);
  Words agent = words_with_phrases();
  for (const char* id : {"one", "two"}) {
    Question question = knowledge.questions[0];
    question.id = id;
    knowledge.questions.push_back(question);
    for (Words* words : {&customer, &agent}) words->questions.push_back(words->questions[0]);
    for (Cause& cause : knowledge.causes)
      cause.fits.push_back({static_cast<int>(knowledge.questions.size()) - 1, {cause.weight > 9 ? 1 : 0}});
  }
  const std::string reply = handout(knowledge, agent, customer, "#1.agent", kSite).plain;
  std::size_t count = 0;
  for (std::size_t at = reply.find("Where are you stuck?"); at != std::string::npos;
       at = reply.find("Where are you stuck?", at + 1))
    ++count;
  CHECK(count == 2);
}

TEST_CASE("reply: another place to go is named with its address") {
  const Handout reply = handed("#1.agent.stuck-linked.tried-relink");
  CHECK(has(reply.markdown, "They help you there.\n\n[GitLab.com help](https://gitlab.com/help)\n"));
  CHECK(has(reply.plain, "GitLab.com help (https://gitlab.com/help)\n"));
}

TEST_CASE("reply: another place's words cannot make a link of their own") {
  Words customer = small_words(Audience::customer);
  customer.guides[static_cast<std::size_t>(*index_of(small().knowledge.guides, "elsewhere"))].where =
      "Here](javascript:alert(1)";
  const Handout reply = handed("#1.agent.stuck-linked.tried-relink", customer);
  CHECK(has(reply.markdown, "\n[Here\\] (javascript:alert(1)](https://gitlab.com/help)\n"));
  CHECK(has(reply.plain, "\nHere] (javascript:alert(1) (https://gitlab.com/help)\n"));
}

TEST_CASE("reply: an address of the page with brackets stays one address") {
  const std::string link = "#1.agent.stuck-nomail.log-sent";
  const Handout reply =
      handout(small().knowledge, words_with_phrases(), small_words(Audience::customer), link, "https://help.example/(a)/");
  CHECK(has(reply.markdown, "](https://help.example/%28a%29/#1.customer."));
}

TEST_CASE("reply: where colleagues take over, the customer waits; where it is solved, it stays so") {
  CHECK(handed("#1.agent.stuck-nomail.tried-spam.tried-ticket.tried-unblock").plain == "(hello)\n\n(colleague)\n");
  CHECK(handed("#1.agent.stuck-linked.solved-relink").plain == "(hello)\n\n(keep)\n\n- Keep your address up to date.\n");
}

TEST_CASE("reply: what Markdown would read as more than itself is written so that it does not") {
  struct Row {
    Text step;
    std::string markdown;
  };
  const std::vector<Row> rows = {
      {"a*b _c_ `d` [e] \\f", "a\\*b \\_c\\_ \\`d\\` \\[e\\] \\\\f"},
      {"<b>x</b> & y &amp; z", "&lt;b>x&lt;/b> & y &amp;amp; z"},
      {"- not a list", "\\- not a list"},
      {"+ nor this", "\\+ nor this"},
      {"# no heading", "\\# no heading"},
      {"> no quote", "\\> no quote"},
      {"2026. a year", "2026\\. a year"},
      {"7) a number", "7\\) a number"},
      {"~~~ a ~b~", "\\~\\~\\~ a \\~b\\~"},
      {"    no code", "no code"},
      {"   - no list", "\\- no list"},
      {"Open [it](https://gitlab.com/a(b).", "Open [it](https://gitlab.com/a%28b)."},
      {"Select **Sub*scriptions**.", "Select **Sub\\*scriptions**."},
      {"Open [a_b](https://gitlab.com/a_b).", "Open [a\\_b](https://gitlab.com/a_b)."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.step);
    CHECK(has(with_step(row.step).markdown, "1. " + row.markdown + "\n"));
  }
}

TEST_CASE("reply: the plain form is ASCII, whatever the words hold") {
  struct Row {
    Text step;
    std::string plain;
  };
  const std::vector<Row> rows = {
      {"It\u2019s \u201Cthis\u201D \u2013 or that\u2026", "It's \"this\" - or that..."},
      {"A\u00A0space \u2192 B", "A space -> B"},
      {"\u65E5\u672C \U0001F600", "?? ?"},
      {"Select **Sign in**.", "Select \"Sign in\"."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.step);
    const std::string plain = with_step(row.step).plain;
    CHECK(has(plain, "1. " + row.plain + "\n"));
    CHECK(std::all_of(plain.begin(), plain.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
  }
}

TEST_CASE("reply: what speaks of the page's own buttons is left out") {
  Words customer = small_words(Audience::customer);
  customer.guides[static_cast<std::size_t>(*index_of(small().knowledge.guides, "spam"))].expect = {
      "Select **That did not work**.", "You see it."};
  CHECK(has(handed("#1.agent.stuck-nomail.log-sent", customer).plain, "(expect)\n\n- You see it.\n\n"));
}

TEST_CASE("reply: no reply is too long: first safety, then what follows, then the steps give way to the link") {
  const auto reply_with = [](std::size_t safety, std::size_t expect, std::size_t step) {
    Words customer = small_words(Audience::customer);
    for (ProcedureWords& procedure : customer.procedures) {
      procedure.safety = {std::string(safety, 's')};
      for (Text& text : procedure.steps) text = std::string(step, 't');
    }
    for (GuideWords& guide : customer.guides) guide.expect = {std::string(expect, 'e')};
    return handed("#1.agent.stuck-nomail.log-sent", customer).markdown;
  };
  const std::string whole = reply_with(300, 300, 100);
  CHECK((has(whole, "sss") && has(whole, "eee") && has(whole, "ttt")));
  const std::string without_safety = reply_with(900, 300, 200);
  CHECK((!has(without_safety, "sss") && has(without_safety, "eee") && has(without_safety, "ttt")));
  const std::string steps_alone = reply_with(900, 900, 300);
  CHECK((!has(steps_alone, "sss") && !has(steps_alone, "eee") && has(steps_alone, "ttt")));
  const std::string link_alone = reply_with(900, 900, 900);
  CHECK((!has(link_alone, "ttt") && !has(link_alone, "(steps)") && has(link_alone, ".see-spam>")));
  for (const std::string& reply : {whole, without_safety, steps_alone, link_alone}) CHECK(reply.size() <= kMostReplyBytes);
}

TEST_CASE("reply: no reply is too long, however long the words are: the link is left last, and then nothing") {
  const std::string longest(2000, 'w');
  Words customer = small_words(Audience::customer);
  for (Text& cause : customer.causes) cause = longest;
  for (GuideWords& guide : customer.guides) {
    guide.expect = {longest};
    if (!guide.where_url.empty()) guide.where = longest;
  }
  for (AnswerWords& answer : customer.questions[1].answers) answer.label = longest;
  customer.solved_keep = {longest};
  struct Row {
    const char* link;
    const char* left;
  };
  const std::vector<Row> rows = {
      {"#1.agent.stuck-nomail.log-sent", "(follow https://help.example/#1.customer.stuck-nomail.log-sent.see-spam)\n"},
      {"#1.agent.stuck-linked.tried-relink",
       "(follow https://help.example/#1.customer.stuck-linked.tried-relink.see-elsewhere)\n"},
      {"#1.agent.stuck-password", "(quick https://help.example/#1.customer.stuck-password)\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.link);
    const Handout reply = handed(row.link, customer);
    CHECK(reply.markdown.size() <= kMostReplyBytes);
    CHECK(reply.plain.size() <= kMostReplyBytes);
    CHECK(has(reply.plain, row.left));
    CHECK_FALSE(has(reply.plain, "(maybe)"));
    CHECK_FALSE(has(reply.plain, "(sure)"));
    CHECK_FALSE(has(reply.plain, "(questions)"));
  }
  CHECK(handed("#1.agent.stuck-linked.solved-relink", customer).plain == "(hello)\n");
  const std::string site = "https://help.example/" + longest + "/";
  const Handout none = handout(small().knowledge, words_with_phrases(), customer, "#1.agent.stuck-nomail.log-sent", site);
  CHECK(none.markdown.empty());
  CHECK(none.plain.empty());
}

TEST_CASE("reply: what leads to another place keeps its address longest, and its cause longer than what to expect there") {
  Words customer = small_words(Audience::customer);
  const auto elsewhere = static_cast<std::size_t>(*index_of(small().knowledge.guides, "elsewhere"));
  customer.guides[elsewhere].expect = {std::string(2000, 'e')};
  const std::string reply = handed("#1.agent.stuck-linked.tried-relink", customer).plain;
  CHECK_FALSE(has(reply, "eee"));
  CHECK(has(reply, "This may be about GitLab.com."));
  CHECK(has(reply, "GitLab.com help (https://gitlab.com/help)"));
}

TEST_CASE("reply: the note holds what was said, checked and tried, the advice with its ids, and what to mind") {
  CHECK(handed("#1.agent.stuck-password.site-portal.log-unsure.tried-spam").note ==
        "(internal)\n(version small 1)\n\n(says)\n- Agent: Where are you stuck? My password is refused\n"
        "- Agent: Which page is it? The portal\n\n(checked)\n- Agent: What did we see in the mail log? I'm not sure\n\n"
        "(tried)\n- Look into the spam folder [spam]\n\n"
        "(advice)\n- Send yourself a link [reset]\n- The password may be an old one. [forgotten]\n- (certain)\n\n"
        "(mustnot)\n- It works once.\n\n"
        "(links)\n- Link for the customer: https://help.example/"
        "#1.customer.stuck-password.site-portal.log-unsure.tried-spam.see-reset\n"
        "- Link for an agent: https://help.example/"
        "#1.agent.stuck-password.site-portal.log-unsure.tried-spam.said-reset\n");
  CHECK(has(handed("#1.agent.stuck-nomail").note, "(next)\n- Agent: What did we see in the mail log?\n"));
}

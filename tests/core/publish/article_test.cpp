#include "publish/article.h"

#include <doctest/doctest.h>

#include "support/html_text.h"
#include "support/small_knowledge.h"

using namespace signpost;

TEST_CASE("article: it has one section for each answer to the first question, and in these one for each guide") {
  const std::string customer = article(small().knowledge, small_words(Audience::customer)).text();
  CHECK(count(customer, "<h2>") == 4);
  CHECK(count(customer, "<h3>") == 6);
  CHECK(has(customer, "<section id=\"ticket\">"));
  CHECK_FALSE(has(customer, "unblock"));
  CHECK(customer.find("<section id=\"stuck-password\">") < customer.find("<section id=\"signin\">"));
  CHECK(customer.find("<section id=\"reset\">") < customer.find("<section id=\"stuck-nomail\">"));
  const std::string agent = article(small().knowledge, small_words(Audience::agent)).text();
  CHECK(count(agent, "<h3>") == 6);
  CHECK(has(agent, "<section id=\"unblock\">"));
  CHECK_FALSE(has(agent, "ticket"));
  check_nesting(customer);
  check_nesting(agent);
}

TEST_CASE("article: the contents lead to each answer, and each answer to every guide that it may come to") {
  const std::string all = article(small().knowledge, small_words(Audience::customer)).text();
  for (const char* part : {"<ul><li><a href=\"#stuck-password\">My password is refused</a></li>",
                           "<h2>My password is refused</h2><ul><li><a href=\"#signin\">Sign in at the portal</a></li>"
                           "<li><a href=\"#reset\">Send yourself a link</a></li></ul>",
                           "<h2>I'm not sure</h2><ul><li><a href=\"#signin\">"}) {
    const std::string expected = part;
    CAPTURE(expected);
    CHECK(has(all, expected));
  }
}

TEST_CASE(
    "article: a section says how to recognize it, what to do, what to expect, what to take care of, and from where it is") {
  const std::string all = article(small().knowledge, small_words(Audience::customer)).text();
  const std::string reset = section(all, "reset");
  for (const char* part :
       {"<h3>Send yourself a link</h3>", "<p>The password may be an old one.</p>",
        "<li>Where are you stuck? <span class=\"said\">My password is refused</span></li>",
        "<li>Which page is it? <span class=\"said\">The portal</span></li>", "<h4>What to do</h4>",
        "<li><p>It works once.</p>Open the portal.</li>", "<li>Click <b translate=\"no\">Sign in</b>.</li>",
        "<li>Look at your mail.</li>", "<h4>What to expect</h4>", "<li>A mail comes.</li>", "<h4>Take care</h4>",
        "<li>It works once.</li>", "<h4>Stay safe</h4>", "<li>Never pass the link on.</li>",
        "<a href=\"https://docs.gitlab.com/access/\"", "Access &amp; sign-in",
        "<time datetime=\"2026-11-24\">2026-11-24</time>"}) {
    const std::string expected = part;
    CAPTURE(expected);
    CHECK(has(reset, expected));
  }
  // What only agents can look up is no way for a customer to recognize anything.
  CHECK_FALSE(has(section(all, "spam"), "mail log"));
  CHECK(has(section(article(small().knowledge, small_words(Audience::agent)).text(), "spam"),
            "What did we see in the mail log?"));
  // The way to the right place, where it is not ours; marks in headlines are not links in the contents.
  CHECK(has(section(all, "elsewhere"), "<p><a href=\"https://gitlab.com/help\""));
  CHECK(has(all, "<h3>Sign in at the <a href=\"https://gitlab.com/portal\""));
}

TEST_CASE("article: a section says nothing twice") {
  const std::string reset = section(article(small().knowledge, small_words(Audience::customer)).text(), "reset");
  CHECK(count(reset, "<li>Check the address.</li>") == 1);
  CHECK(count(reset, "<li>It works once.</li>") == 1);
}

TEST_CASE("article: where the first page asks nothing, all guides stand together") {
  Knowledge known = small().knowledge;
  known.causes.resize(1);
  const std::string all = article(known, small_words(Audience::customer)).text();
  CHECK(has(all, "<h2>All advice</h2><section id=\"signin\">"));
  CHECK(count(all, "<h3>") == 1);
}

TEST_CASE("overview: each answer's own link leads to a section with the page that follows and the advice it may come to") {
  const std::string all = overview(small().knowledge, small_words(Audience::customer)).text();
  CHECK(count(all, "<section ") == 4);
  const std::string password = section(all, "1.customer.stuck-password");
  for (const char* part : {"<h2>My password is refused</h2>",
                           "<a class=\"choice\" href=\"plain/stuck-password.html\"><span>Which page is it?</span></a>",
                           "<h3>All advice</h3>", "<li><a href=\"all.html#reset\">Send yourself a link</a></li>"}) {
    const std::string expected = part;
    CAPTURE(expected);
    CHECK(has(password, expected));
  }
  CHECK(has(section(all, "1.customer.stuck-nomail"), "<span>Look into the spam folder</span>"));
  check_nesting(all);
}

TEST_CASE("article, overview: hostile texts stay texts") {
  Knowledge known = small().knowledge;
  for (Source& source : known.sources) source = {source.id, kHostile, "https://gitlab.com/\"><script>"};
  const Words words = hostile_words(small_words(Audience::customer));
  const std::string all = article(known, words).text();
  check_harmless(all);
  CHECK(has(all, "<b translate=\"no\">" + kHostileShown + "</b>"));
  CHECK(has(all, "<h3>" + kHostileShown + "</h3>"));
  CHECK(has(all, "href=\"https://gitlab.com/&quot;onclick=&quot;x\""));
  check_harmless(overview(known, words).text());
}

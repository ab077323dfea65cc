#include "signpost/page_html.h"

#include <doctest/doctest.h>

#include "support/html_text.h"
#include "support/small_knowledge.h"

using namespace signpost;

// That the elements are those which the browser draws is held by tests/browser/noscript.test.mjs.

namespace {

PageHtml drawn(std::string_view link, const Words& words) {
  return to_html(page_for(small().knowledge, words, link), words, [](const std::string& to) { return "to:" + to; });
}

PageHtml drawn(std::string_view link) { return drawn(link, small_words(link_audience(link))); }

constexpr const char* kLinks[] = {"#1.customer",
                                  "#1.customer.stuck-password",
                                  "#1.customer.stuck-password.site-portal",
                                  "#1.customer.stuck-password.site-portal.ask-site",
                                  "#1.customer.stuck-nomail",
                                  "#1.customer.stuck-nomail.tried-spam.tried-ticket",
                                  "#1.customer.stuck-linked.see-elsewhere",
                                  "#1.customer.stuck-nomail.site-portal",
                                  "#1.customer.solved-reset"};

}  // namespace

TEST_CASE("page as HTML: each page has one h1, whole elements, and the ways out in one order") {
  for (const char* link : kLinks) {
    CAPTURE(link);
    const PageHtml page = drawn(link);
    CHECK(count(page.main, "<h1 ") == 1);
    check_nesting(page.main);
    check_nesting(page.footer);
    CHECK(page.footer.find("to:all.html") < page.footer.find("https://gitlab.com/support"));
    CHECK(page.footer.find("https://gitlab.com/support") < page.footer.find("to:#1.customer\""));
  }
}

TEST_CASE("page as HTML: a question has its hint, its ways to find out, and each answer as a link") {
  const PageHtml page = drawn("#1.customer");
  CHECK(page.title == "Where are you stuck? \xE2\x80\x93 Signpost");
  for (const char* part : {"<section data-question=\"stuck\"><h1 tabindex=\"-1\">Where are you stuck?</h1>",
                           "<p class=\"hint\">Pick the first that fits.</p>", "<summary>How to find out</summary>",
                           "<p>Look at the <b>title</b> of the page.</p>",
                           "<a class=\"choice\" href=\"to:#1.customer.stuck-password\" data-answer=\"password\">",
                           "<span class=\"choice-label\">No mail comes</span> <span class=\"hint\">After ten minutes</span>",
                           "<h2 class=\"group\">Messages</h2><ul class=\"choices\"><li><a class=\"choice\" "
                           "href=\"to:#1.customer.stuck-linked\"",
                           "<li class=\"apart\"><a class=\"choice\" href=\"to:#1.customer.stuck-unsure\"",
                           "<p class=\"hint\">We never ask for passwords</p>"}) {
    CAPTURE(part);
    CHECK(has(page.main, part));
  }
  CHECK_FALSE(has(page.main, "class=\"back\""));
}

TEST_CASE("page as HTML: a question says which advice it tells apart, folded away") {
  CHECK(has(drawn("#1.customer.stuck-password").main,
            "<details class=\"why\"><summary>Why this question?</summary><div class=\"details-body\">"
            "<p>Your answer tells these apart:</p><ul><li>"));
}

TEST_CASE("page as HTML: a question that is asked again marks the answer given") {
  const PageHtml page = drawn("#1.customer.stuck-password.site-portal.ask-site");
  CHECK(has(page.main, "data-answer=\"portal\" aria-current=\"true\""));
  CHECK(count(page.main, "aria-current") == 1);
}

TEST_CASE(
    "page as HTML: advice has its reasons, steps to tick off, two ways on, and the answers with a way to change each") {
  const PageHtml page = drawn("#1.customer.stuck-password.site-portal");
  for (const char* part :
       {"<a class=\"back\" href=\"to:#1.customer.stuck-password\">Back</a>", "<section data-guide=\"reset\">",
        "<p class=\"lead\">The password may be an old one.</p>",
        "<details class=\"why\"><summary>Why this advice?</summary>", "<p>Because you said</p>",
        "<dt>Which page is it?</dt><dd>The portal</dd>", "<p><b>Why not another?</b></p><ul><li>Sign in at the ",
        "<section class=\"box box-danger\"><h2>Take care</h2><p>It works once.</p></section>",
        "<li><label><input type=\"checkbox\"><span>Click <b>Sign in</b>.</span></label></li>",
        "<section><h2>What to expect</h2><p>A mail comes.</p></section>", "<h2>Stay safe</h2>",
        "href=\"to:#1.customer.stuck-password.site-portal.solved-reset\" data-outcome=\"worked\"",
        "href=\"to:#1.customer.stuck-password.site-portal.tried-reset\" data-outcome=\"failed\"",
        "<time datetime=\"2026-11-24\">2026-11-24</time>", "<div class=\"row\" data-given=\"stuck\">",
        "href=\"to:#1.customer.stuck-password.site-portal.ask-stuck\">Change<span class=\"unseen\"> Where are you "
        "stuck?</span>"}) {
    CAPTURE(part);
    CHECK(has(page.main, part));
  }
}

TEST_CASE("page as HTML: there is no button, since only a script could serve it") {
  for (const char* link : kLinks) {
    CAPTURE(link);
    CHECK_FALSE(has(drawn(link).main, "<button"));
    CHECK_FALSE(has(drawn(link).main, "data-action"));
  }
}

TEST_CASE("page as HTML: a hand-over says where to go and what to tell, and a pointer leads on too") {
  const PageHtml people = drawn("#1.customer.stuck-nomail.tried-spam.tried-ticket");
  CHECK(has(people.main, "<section data-handover=\"exhausted\">"));
  CHECK(has(people.main, "<a class=\"button button-main\" href=\"https://gitlab.com/support/form\""));
  CHECK(has(people.main, "<pre>What we know:\n- Where are you stuck? No mail comes\n"));
  CHECK(has(people.main, "<li class=\"row\" data-tried=\"spam\">"));
  CHECK_FALSE(has(people.main, "data-outcome"));
  const PageHtml pointer = drawn("#1.customer.stuck-linked.see-elsewhere");
  CHECK(has(pointer.main, "<section data-handover=\"out-of-scope\" data-guide=\"elsewhere\">"));
  CHECK(has(pointer.main, "data-outcome=\"failed\""));
}

TEST_CASE("page as HTML: hostile words stay words on every page") {
  const Words words = hostile_words(small_words(Audience::customer));
  for (const char* link : kLinks) {
    CAPTURE(link);
    const PageHtml page = drawn(link, words);
    check_harmless(page.main);
    check_harmless(page.footer);
    CHECK_FALSE(has(page.title, "<"));
  }
}

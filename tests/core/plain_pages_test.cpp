#include "signpost/plain_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "support/html_text.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

// The addresses of the links of a page, other sites left out.
std::vector<std::string> addresses(const PageHtml& page) {
  std::vector<std::string> result;
  const std::string all = page.main + page.footer;
  const std::string mark = "href=\"";
  for (std::size_t at = all.find(mark); at != std::string::npos; at = all.find(mark, at)) {
    at += mark.size();
    const std::string address = all.substr(at, all.find('"', at) - at);
    if (address.substr(0, 6) != "https:") result.push_back(address);
  }
  return result;
}

// The address of the link that this attribute marks.
std::string address_of(const PageHtml& page, const std::string& attribute) {
  const std::size_t end = page.main.find("\" " + attribute);
  if (end == std::string::npos) return "no " + attribute;
  const std::size_t start = page.main.rfind("href=\"", end) + 6;
  return page.main.substr(start, end - start);
}

std::size_t place_of(const PlainPages& pages, const std::string& name) {
  for (std::size_t place = 0; place < pages.size(); ++place) {
    if (pages.name(place) == name) return place;
  }
  FAIL("there is no page " << name);
  return 0;
}

}  // namespace

TEST_CASE("plain pages: each stop of the conversation has a page, named after its link, and the end has one") {
  const PlainPages pages(small().knowledge, small_words(Audience::customer));
  CHECK(pages.size() == conversations(small().knowledge, Audience::customer).size() + 1);
  CHECK(pages.name(0) == "start.html");
  CHECK(pages.link(0) == "#1.customer");
  CHECK(pages.name(1) == "stuck-password.html");
  CHECK(pages.link(1) == "#1.customer.stuck-password");
  CHECK(pages.name(pages.size() - 1) == "solved.html");
  CHECK(has(pages.page(pages.size() - 1).main, "Good!"));
  CHECK(pages.following("#1.customer.stuck-nomail") == "stuck-nomail.html");
  std::set<std::string> names;
  for (std::size_t place = 0; place < pages.size(); ++place) names.insert(pages.name(place));
  CHECK(names.size() == pages.size());
}

TEST_CASE("plain pages: every link leads to a page, for both audiences") {
  for (const Audience audience : kAudiences) {
    const PlainPages pages(small().knowledge, small_words(audience));
    std::set<std::string> names;
    for (std::size_t place = 0; place < pages.size(); ++place) names.insert(pages.name(place));
    std::set<std::string> reached = {"start.html"};
    for (std::size_t place = 0; place < pages.size(); ++place) {
      for (const std::string& address : addresses(pages.page(place))) {
        CAPTURE(pages.name(place));
        CAPTURE(address);
        CHECK((address.rfind("../all.html", 0) == 0 || names.count(address) == 1));
        reached.insert(address);
      }
    }
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(reached.count(name) == 1);
    }
  }
}

TEST_CASE("plain pages: answers, tries, Back and Change lead to the pages that they name") {
  const PlainPages pages(small().knowledge, small_words(Audience::customer));
  const PageHtml question = pages.page(place_of(pages, "stuck-password.html"));
  CHECK(address_of(question, "data-answer=\"portal\"") == "stuck-password.site-portal.html");
  CHECK(has(question.main, "<a class=\"back\" href=\"start.html\">"));

  const PageHtml guide = pages.page(place_of(pages, "stuck-password.site-portal.html"));
  CHECK(address_of(guide, "data-outcome=\"worked\"") == "solved.html");
  CHECK(address_of(guide, "data-outcome=\"failed\"") == "stuck-password.site-portal.tried-reset.html");
  CHECK(has(guide.main, "<a href=\"stuck-password.html\">Change<span class=\"unseen\"> Which page is it?"));
  CHECK(has(guide.main, "<a href=\"start.html\">Change<span class=\"unseen\"> Where are you stuck?"));

  const PageHtml after = pages.page(place_of(pages, "stuck-password.site-portal.tried-reset.html"));
  CHECK(has(after.main, "<a href=\"stuck-password.site-portal.html\">Change<span class=\"unseen\"> Send yourself a link"));
}

TEST_CASE("plain pages: another guide that it could be is read among all advice") {
  const PlainPages pages(small().knowledge, small_words(Audience::customer));
  const PageHtml guide = pages.page(place_of(pages, "stuck-nomail.html"));
  CHECK(address_of(guide, "data-also=\"ticket\"") == "../all.html#ticket");
}

TEST_CASE("plain pages: a name that is too long for a file is a number") {
  Knowledge known = small().knowledge;
  for (Guide& guide : known.guides) guide.id += std::string(200, 'x');
  const PlainPages pages(known, small_words(Audience::customer));
  std::size_t numbered = 0;
  for (std::size_t place = 0; place < pages.size(); ++place) {
    const std::string name = pages.name(place);
    CHECK(name.size() <= 200);
    if (name != std::to_string(place) + ".html") continue;
    ++numbered;
    CHECK(has(pages.link(place), ".tried-"));
  }
  CHECK(numbered > 0);
}

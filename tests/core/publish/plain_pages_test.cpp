#include "publish/plain_pages.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "page/page_json.h"
#include "support/build.h"
#include "support/small_knowledge.h"
#include "support/steps.h"

using namespace signpost;

namespace {

std::vector<PlainPage> all_pages(const Knowledge& knowledge, const Words& words) {
  const PlainPages pages(knowledge, words);
  std::vector<PlainPage> result;
  for (std::size_t place = 0; place < pages.size(); ++place) result.push_back(pages.page(place));
  return result;
}

std::vector<PlainPage> all_pages(Audience audience) { return all_pages(small().knowledge, small_words(audience)); }

// The small words, with one outcome.
Words telling_words(Audience audience) {
  Words words = small_words(audience);
  words.outcomes.push_back("My password is refused");
  return words;
}

std::set<std::string> names_of(const std::vector<PlainPage>& pages) {
  std::set<std::string> result;
  for (const PlainPage& plain : pages) result.insert(plain.name);
  return result;
}

PlainPage named(const std::vector<PlainPage>& pages, const std::string& name) {
  for (const PlainPage& plain : pages) {
    if (plain.name == name) return plain;
  }
  FAIL("there is no page " << name);
  return {};
}

// Where a link of a page leads; says so if that is nowhere.
std::string address(const PlainPage& plain, const std::string& link) {
  const auto found = plain.addresses.find(link);
  return found == plain.addresses.end() ? "nowhere: " + link : found->second;
}

// Every link that stands on a page, but for those to other sites.
std::vector<std::string> links_of(const Page& page) {
  std::vector<std::string> result = {page.back, page.restart, "all.html"};
  for (const Option& option : options(page.step)) result.push_back(option.link);
  for (const Alternative& other : also(page.step)) result.push_back(other.link);
  for (const ShownTry& tried : page.tried) result.push_back(tried.change);
  const auto add_changes = [&](const std::vector<ShownAnswer>& answers) {
    for (const ShownAnswer& answer : answers) result.push_back(answer.change);
  };
  add_changes(page.answers);
  if (const Advice* given = advice(page.step)) {
    result.push_back(given->worked);
    result.push_back(given->failed);
    add_changes(given->because);
    for (const RuledOut& other : given->ruled_out) add_changes(other.because);
  }
  if (const auto* handover = std::get_if<HandoverStep>(&page.step)) {
    for (const std::vector<ShownAnswer>& set : handover->conflict) add_changes(set);
    if (handover->suspect) add_changes({*handover->suspect});
  }
  result.erase(std::remove(result.begin(), result.end(), ""), result.end());
  return result;
}

}  // namespace

TEST_CASE("plain pages: each stop of the conversation has a page, named after its link, and the end has one") {
  const std::vector<PlainPage> pages = all_pages(Audience::customer);
  CHECK(pages.size() == conversations(small().knowledge, Audience::customer).size() + 1);
  CHECK(pages[0].name == "start.html");
  CHECK(pages[0].page.link == "#1.customer");
  CHECK(pages[1].name == "stuck-password.html");
  CHECK(pages[1].page.link == "#1.customer.stuck-password");
  CHECK(pages.back().name == "solved.html");
  CHECK(headline(pages.back().page.step) == "Good!");
  CHECK(pages.back().page.back == "");
  CHECK(names_of(pages).size() == pages.size());
}

TEST_CASE("plain pages: every link leads to a page, and to every page a link, for both audiences") {
  for (const Audience audience : kAudiences) {
    const std::vector<PlainPage> pages = all_pages(audience);
    const std::set<std::string> names = names_of(pages);
    std::set<std::string> reached = {"start.html"};
    for (const PlainPage& plain : pages) {
      CAPTURE(plain.name);
      for (const std::string& link : links_of(plain.page)) {
        const std::string to = address(plain, link);
        CAPTURE(to);
        CHECK((to.rfind("../all.html", 0) == 0 || names.count(to) == 1));
        reached.insert(to);
      }
    }
    for (const std::string& name : names) {
      CAPTURE(name);
      CHECK(reached.count(name) == 1);
    }
  }
}

TEST_CASE("plain pages: answers, tries, Back and Change lead to the pages that they name") {
  const std::vector<PlainPage> pages = all_pages(Audience::customer);
  const PlainPage question = named(pages, "stuck-password.html");
  REQUIRE(options(question.page.step)[0].id == "portal");
  CHECK(address(question, options(question.page.step)[0].link) == "stuck-password.site-portal.html");
  CHECK(address(question, question.page.back) == "start.html");

  const PlainPage guide = named(pages, "stuck-password.site-portal.html");
  CHECK(address(guide, advised(guide.page.step).worked) == "solved.html");
  CHECK(address(guide, advised(guide.page.step).failed) == "stuck-password.site-portal.tried-reset.html");
  REQUIRE(guide.page.answers.size() == 2);
  CHECK(address(guide, guide.page.answers[0].change) == "start.html");
  CHECK(address(guide, guide.page.answers[1].change) == "stuck-password.html");

  const PlainPage after = named(pages, "stuck-password.site-portal.tried-reset.html");
  REQUIRE(after.page.tried.size() == 1);
  CHECK(address(after, after.page.tried[0].change) == "stuck-password.site-portal.html");
}

TEST_CASE("plain pages: Back leads to a page that leads here, also from what happened") {
  Knowledge known = small().knowledge;
  build::outcome(known, "spam", "mistyped", {{"stuck", "password"}, {"site", "portal"}});
  int told = 0;
  for (const Audience audience : kAudiences) {
    const std::vector<PlainPage> pages = all_pages(known, telling_words(audience));
    for (const PlainPage& plain : pages) {
      if (plain.page.back.empty()) continue;
      const PlainPage before = named(pages, address(plain, plain.page.back));
      CAPTURE(plain.name);
      CHECK(before.page.link == plain.page.back);
      std::set<std::string> next;
      if (const Advice* given = advice(before.page.step)) next.insert(address(before, given->failed));
      for (const Option& option : options(before.page.step)) next.insert(address(before, option.link));
      CHECK(next.count(plain.name) == 1);
      told += step_id(plain.page.step) == kHappenedId ? 1 : 0;
    }
  }
  CHECK(told > 0);
}

TEST_CASE("plain pages: behind what happened, a page says what counts, and not how somebody came there") {
  Knowledge known = small().knowledge;
  build::outcome(known, "spam", "mistyped", {{"stuck", "linked"}});
  const std::vector<PlainPage> pages = all_pages(known, telling_words(Audience::customer));
  const PlainPage joined = named(pages, "stuck-nomail.tried-spam.stuck-linked.html");
  CHECK(joined.page.answers.size() == 1);
  CHECK(joined.page.tried.empty());
  CHECK(joined.page.back.empty());
  CHECK(joined.page.share[Audience::agent] == "#1.agent.stuck-linked");
  REQUIRE(kind(joined.page.step) == "handover");
  CHECK(as_handover(joined.page.step).summary == "What we know:\n- Where are you stuck? It says already linked");
}

TEST_CASE("plain pages: another guide that it could be is read among all advice") {
  const PlainPage guide = named(all_pages(Audience::customer), "stuck-nomail.html");
  REQUIRE(also(guide.page.step).size() == 1);
  CHECK(also(guide.page.step)[0].guide == "ticket");
  CHECK(address(guide, also(guide.page.step)[0].link) == "../all.html#ticket");
}

TEST_CASE("plain pages: a name that is too long for a file is a number") {
  Knowledge known = small().knowledge;
  for (Guide& guide : known.guides) guide.id += std::string(200, 'x');
  const std::vector<PlainPage> pages = all_pages(known, small_words(Audience::customer));
  std::size_t numbered = 0;
  for (std::size_t place = 0; place < pages.size(); ++place) {
    const PlainPage& plain = pages[place];
    CHECK(plain.name.size() <= 200);
    if (plain.name != std::to_string(place) + ".html") continue;
    ++numbered;
    CHECK(plain.page.link.find(".tried-") != std::string::npos);
  }
  CHECK(numbered > 0);
}

TEST_CASE("plain pages: as JSON, a page has its name, where its links lead, and its text") {
  const PlainPages pages(small().knowledge, small_words(Audience::customer));
  const PlainPage last = pages.page(pages.size() - 1);
  const Words& words = small_words(Audience::customer);
  CHECK(to_json(last, words) ==
        "{\"name\":\"solved.html\",\"addresses\":{\"#1.customer\":\"start.html\",\"all.html\":\"../all.html\"},\"page\":" +
            to_json(last.page, words) + "}");
}

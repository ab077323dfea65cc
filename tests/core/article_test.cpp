#include "signpost/article.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/small_knowledge.h"

using namespace signpost;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

// The tags of HTML text that has no stray bracket; fails the test otherwise.
std::vector<std::string> tags(const std::string& html) {
  std::vector<std::string> result;
  for (std::size_t at = 0; (at = html.find_first_of("<>", at)) != std::string::npos;) {
    REQUIRE(html[at] == '<');
    const std::size_t end = html.find_first_of("<>", at + 1);
    REQUIRE(end != std::string::npos);
    REQUIRE(html[end] == '>');
    result.push_back(html.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return result;
}

void check_nesting(const std::string& html) {
  std::vector<std::string> open;
  for (const std::string& tag : tags(html)) {
    if (tag[0] != '/') {
      open.push_back(tag.substr(0, tag.find(' ')));
      continue;
    }
    REQUIRE_FALSE(open.empty());
    CHECK(open.back() == tag.substr(1));
    open.pop_back();
  }
  CHECK(open.empty());
}

}  // namespace

TEST_CASE("article: it has one section for each guide that its audience can reach, in the order of the knowledge") {
  const std::string customer = article(small().knowledge, small_words(Audience::customer), "/");
  CHECK(count(customer, "<section ") == 6);
  CHECK(has(customer, "<section id=\"ticket\">"));
  CHECK_FALSE(has(customer, "unblock"));
  CHECK(customer.find("<section id=\"signin\">") < customer.find("<section id=\"reset\">"));
  const std::string agent = article(small().knowledge, small_words(Audience::agent), "/");
  CHECK(count(agent, "<section ") == 6);
  CHECK(has(agent, "<section id=\"unblock\">"));
  CHECK_FALSE(has(agent, "ticket"));
  check_nesting(customer);
  check_nesting(agent);
}

TEST_CASE(
    "article: a section says how to recognize it, what to do, what to expect, what to take care of, and from where it is") {
  const std::string all = article(small().knowledge, small_words(Audience::customer), "/help");
  const std::size_t start = all.find("<section id=\"reset\">");
  const std::string section = all.substr(start, all.find("</section>", start) - start);
  for (const char* part :
       {"<h2>Send yourself a link</h2>", "<li>The password may be an old one.</li>", "<h3>What to do</h3>",
        "<li>Open the portal.</li>", "<li>Click <b>Sign in</b>.</li>", "<li>Look at your mail.</li>",
        "<h3>What to expect</h3>", "<li>A mail comes.</li>", "<h3>Take care</h3>", "<li>It works once.</li>",
        "<h3>Stay safe</h3>", "<li>Never pass the link on.</li>",
        "<li><a href=\"https://docs.gitlab.com/access/\">Access &amp; sign-in</a></li>",
        "<time datetime=\"2026-11-24\">2026-11-24</time>", "<a href=\"/help#1.customer.see-reset\">"}) {
    const std::string expected = part;
    CAPTURE(expected);
    CHECK(has(section, expected));
  }
  CHECK(has(all, "<li><a href=\"#reset\">Send yourself a link</a></li>"));
  // The way to the right place, where it is not ours; marks in headlines are not links in the contents.
  CHECK(has(all, "<p><a href=\"https://gitlab.com/help\">GitLab.com help</a></p>"));
  CHECK(has(all, "<li><a href=\"#signin\">Sign in at the portal</a></li>"));
  CHECK(has(all, "<h2>Sign in at the <a href=\"https://gitlab.com/portal\">portal</a></h2>"));
}

TEST_CASE("article: a section says nothing twice") {
  const std::string all = article(small().knowledge, small_words(Audience::customer), "/");
  const std::size_t start = all.find("<section id=\"reset\">");
  const std::string section = all.substr(start, all.find("</section>", start) - start);
  CHECK(count(section, "<li>Check the address.</li>") == 1);
  CHECK(count(section, "<li>It works once.</li>") == 1);
}

TEST_CASE("article: hostile texts stay texts") {
  const std::string hostile = "</section><script>alert('x')</script>&lt;\"><img src=x onerror=\"y\">";
  const std::string shown =
      "&lt;/section&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;lt;&quot;&gt;&lt;img src=x onerror=&quot;y&quot;&gt;";
  Knowledge known = small().knowledge;
  Words words = small_words(Audience::customer);
  for (std::string& label : words.labels) label = hostile;
  for (Text& cause : words.causes) cause = hostile;
  for (GuideWords& guide : words.guides) {
    guide.headline = guide.where = hostile;
    guide.expect = guide.safety = {hostile};
    guide.warnings = {"**" + hostile + "**"};
    guide.where_url = "https://gitlab.com/?\"><script>";
  }
  for (ProcedureWords& procedure : words.procedures) {
    procedure.steps.assign(procedure.steps.size(), "[" + hostile + "](https://gitlab.com/\"onclick=\"x)");
    procedure.safety = procedure.warnings = {hostile};
  }
  for (Source& source : known.sources) source = {source.id, hostile, "https://gitlab.com/\"><script>"};
  const std::string all = article(known, words, "/\"><script>");
  CHECK_FALSE(has(all, "<script"));
  CHECK_FALSE(has(all, "<img"));
  CHECK(has(all, "<li>" + shown + "</li>"));
  CHECK(has(all, "<b>" + shown + "</b>"));
  CHECK(has(all, "<h2>" + shown + "</h2>"));
  CHECK(has(all, "<h3>" + shown + "</h3>"));
  CHECK(has(all, "href=\"https://gitlab.com/&quot;onclick=&quot;x\""));
  check_nesting(all);
  const std::vector<std::string> known_tags = {"ul", "ol", "li", "a", "b", "p", "h2", "h3", "section", "time"};
  for (std::string tag : tags(all)) {
    CAPTURE(tag);
    const std::size_t start = tag[0] == '/' ? 1 : 0;
    CHECK(std::find(known_tags.begin(), known_tags.end(), tag.substr(start, tag.find(' ') - start)) != known_tags.end());
    CHECK(std::count(tag.begin(), tag.end(), '"') % 2 == 0);
  }
}

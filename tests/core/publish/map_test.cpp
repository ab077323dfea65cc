#include "publish/map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "page/page.h"
#include "support/build.h"
#include "support/html_text.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/show.h"
#include "support/small_knowledge.h"
#include "support/steps.h"

using namespace signpost;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> result;
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = text.find('\n', start);
    result.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return result;
}

// What stands between the quotes after `name=`.
std::string attribute(const std::string& line, const std::string& name) {
  const std::size_t start = line.find(name + "=\"");
  REQUIRE(start != std::string::npos);
  const std::size_t from = start + name.size() + 2;
  return line.substr(from, line.find('"', from) - from);
}

// What Graphviz reads beside words: all but what stands between quotes.
std::string outside_quotes(const std::string& dot) {
  std::string result;
  bool inside = false;
  for (std::size_t at = 0; at < dot.size(); ++at) {
    if (inside && dot[at] == '\\') {
      ++at;
    } else if (dot[at] == '"') {
      inside = !inside;
    } else if (!inside) {
      result += dot[at];
    }
  }
  CHECK_FALSE(inside);
  return result;
}

// Words of one text each, so that a test sees what becomes of a text.
Words words_with(const Knowledge& knowledge, const Text& ask, const Text& answer) {
  Words words = make_words(knowledge, Audience::customer);
  words.questions[0].ask = ask;
  words.questions[0].answers[0].label = answer;
  return words;
}

}  // namespace

TEST_CASE("map: the picture has a node for each place, and one for the answers that lead there") {
  const std::vector<std::string> lines =
      lines_of(dot(small().knowledge, small_words(Audience::customer), "index.html").text());
  REQUIRE(lines.size() > 12);
  CHECK(lines[0] == "digraph \"Signpost\" {");
  CHECK(lines[4] ==
        R"("customer" [class="question", id="customer", URL="index.html#1.customer", tooltip="Where are you stuck?", )"
        R"(label="Where are you stuck?\l"])");
  CHECK(lines[5] ==
        R"("customer 0" [class="answer", shape="plaintext", margin="0.08,0", label="My password is refused\l"])");
  CHECK(lines[6] == R"("customer" -> "customer 0" [arrowhead="none", weight="100"])");
  CHECK(lines[7] == R"("customer 0" -> "customer.stuck-password" [weight="100"])");
  CHECK(
      lines[12] ==
      R"("customer.stuck-password.site-portal" [class="guide", style="rounded", id="customer.stuck-password.site-portal", )"
      R"(URL="index.html#1.customer.stuck-password.site-portal", )"
      "tooltip=\"Send yourself a link \xE2\x80\x93 Your answers: My password is refused; The portal\", "
      R"(label="Send yourself a link\l"])");
  CHECK(lines.back() == "}");
}

TEST_CASE("map: answers that go on alike are one node; only \"I'm not sure\" alone is dashed") {
  const std::string picture = dot(small().knowledge, small_words(Audience::customer), "").text();
  CHECK(has(picture, "label=\"\xE2\x80\xA2\xC2\xA0GitLab.com\\l\xE2\x80\xA2\xC2\xA0I'm not sure\\l\""));
  CHECK(has(picture, "\"customer.stuck-password\" -> \"customer.stuck-password 1\" [arrowhead=\"none\", weight=\"1\"]"));
  CHECK_FALSE(has(picture, "site-unsure"));
  CHECK(
      has(picture, "\"customer\" -> \"customer 3\" [class=\"unsure\", style=\"dashed\", arrowhead=\"none\", weight=\"1\"]"));
  CHECK(has(picture, "\"customer 3\" -> \"customer.stuck-unsure\" [class=\"unsure\", style=\"dashed\", weight=\"100\"]"));
  CHECK(has(picture, "Your answers: My password is refused; GitLab.com / I'm not sure\""));
}

TEST_CASE("map: an answer that no cause fits leads to people") {
  Knowledge knowledge = build::two_guides();
  add_advice(knowledge);
  knowledge.questions[0].answers.emplace_back("fourth");
  CHECK(has(dot(knowledge, make_words(knowledge, Audience::customer), "").text(),
            "[class=\"people\", style=\"rounded\", id=\"customer.which-fourth\""));
}

TEST_CASE("map: an advice that points elsewhere, like a hand-over, is of the class \"people\"") {
  CHECK(has(dot(small().knowledge, small_words(Audience::customer), "").text(),
            "\"customer.stuck-linked\" [class=\"people\", style=\"rounded\", "));
}

TEST_CASE("map: a label has lines of at most 30 characters, not bytes, unless one word has more") {
  Knowledge knowledge = build::two_guides();
  add_advice(knowledge);
  knowledge.questions[0].asking[Audience::customer]->unsure = 0;
  struct {
    Text text;
    std::string label;
  } const rows[] = {
      {"Short", "Short\\l"},
      {"123456789 123456789 1234567890", "123456789 123456789 1234567890\\l"},
      {"123456789 123456789 12345678901", "123456789 123456789\\l12345678901\\l"},
      {"\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 12345 12345 12",
       "\xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 \xC3\xA4\xC3\xA4\xC3\xA4\xC3\xA4 12345 12345 "
       "12\\l"},
      {"1234567890123456789012345678901234567890 short", "1234567890123456789012345678901234567890\\lshort\\l"},
      {"It says **already linked** and [more](https://docs.gitlab.com/)", "It says already linked and\\lmore\\l"},
      {R"(A \N and AT&amp;T)", R"(A \\N and AT&amp;amp;T\l)"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(attribute(lines_of(dot(knowledge, words_with(knowledge, row.text, "x"), "").text())[4], "label") == row.label);
    CHECK(attribute(lines_of(dot(knowledge, words_with(knowledge, "x", row.text), "").text())[5], "label") == row.label);
  }
  CHECK(has(dot(knowledge, words_with(knowledge, "Say \"yes\"", "x"), "").text(), R"(label="Say \"yes\"\l")"));
}

TEST_CASE("map: the list says the answers with their marks, and what follows stands within") {
  CHECK(outline(small().knowledge, small_words(Audience::customer), "/p/").text() ==
        R"html(<ul>
<li class="question"><a href="/p/#1.customer">Where are you stuck?</a>
<ul>
<li class="question"><span>My password is refused</span> <a href="/p/#1.customer.stuck-password">Which page is it?</a>
<ul>
<li class="guide"><span>The portal</span> <a href="/p/#1.customer.stuck-password.site-portal">Send yourself a link</a></li>
<li class="guide"><span>GitLab.com / I'm not sure</span> <a href="/p/#1.customer.stuck-password.site-gitlab">Sign in at the portal</a></li>
</ul>
</li>
<li class="guide"><span>No mail comes</span> <a href="/p/#1.customer.stuck-nomail">Look into the spam folder</a></li>
<li class="people"><span>It says <b translate="no">already linked</b></span> <a href="/p/#1.customer.stuck-linked">This is for GitLab.com</a></li>
<li class="guide"><span>I'm not sure</span> <a href="/p/#1.customer.stuck-unsure">Sign in at the portal</a></li>
</ul>
</li>
</ul>
)html");
}

TEST_CASE("map: hostile words stay words in the list") {
  const Words words = hostile_words(small_words(Audience::customer));
  check_harmless(outline(small().knowledge, words, "\"><script>").text());
}

TEST_CASE("map: hostile words stay words in the picture") {
  const Words words =
      hostile_words(small_words(Audience::customer), R"(\" URL="x"] a -> b [label=<<b>y</b>>]; \N \G &lt; \)");
  const std::string picture = dot(small().knowledge, words, "\"] x [").text();
  CHECK(has(picture, R"(label="\\\" URL=\"x\"] a ->)"));
  CHECK(outside_quotes(picture) == outside_quotes(dot(small().knowledge, small_words(Audience::customer), "").text()));
}

TEST_CASE("map: an agent's picture and list have the agent's words") {
  const Words& words = small_words(Audience::agent);
  CHECK(has(dot(small().knowledge, words, "").text(), "label=\"Agent: take the address off\\lthe list\\l\""));
  CHECK(has(outline(small().knowledge, words, "").text(), "<a href=\"#1.agent.stuck-nomail.log-bounced\">"));
  CHECK_FALSE(has(dot(small().knowledge, small_words(Audience::customer), "").text(), "Agent"));
}

TEST_CASE("map: every link of picture and list opens the page whose words stand there, on 100 random knowledge bases") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Knowledge knowledge = random_knowledge(seed, {});
    add_advice(knowledge);
    const Words words = make_words(knowledge, Audience::customer);
    std::set<std::string> drawn;
    for (const std::string& line : lines_of(dot(knowledge, words, "").text())) {
      if (!has(line, " URL=")) continue;
      const std::string link = attribute(line, "URL");
      const Page page = page_for(knowledge, words, link);
      CHECK(page.link == link);
      CHECK(page.notices.empty());
      CHECK(attribute(line, "label") == headline(page.step) + "\\l");
      CHECK(drawn.insert(link).second);
    }
    const std::string list = outline(knowledge, words, "").text();
    for (const std::string& link : drawn) CHECK(has(list, "<a href=\"" + link + "\">"));
    CHECK(drawn.size() == static_cast<std::size_t>(std::count(list.begin(), list.end(), '#')));
  }
}

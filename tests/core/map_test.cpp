#include "signpost/map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "signpost/page.h"
#include "signpost/strategy.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/show.h"
#include "support/small_knowledge.h"

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

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> links(const Knowledge& knowledge, const std::vector<Place>& all) {
  std::vector<std::string> result;
  for (const Place& place : all) result.push_back(to_link(place.value, knowledge));
  return result;
}

// What stands between the quotes after `name=`.
std::string attribute(const std::string& line, const std::string& name) {
  const std::size_t start = line.find(name + "=\"");
  REQUIRE(start != std::string::npos);
  const std::size_t from = start + name.size() + 2;
  return line.substr(from, line.find('"', from) - from);
}

// Words of one text each, so that a test sees what becomes of a text.
Words words_with(const Knowledge& knowledge, const Text& ask, const Text& answer) {
  Words words = make_words(knowledge, Audience::customer);
  words.questions[0].ask = ask;
  words.questions[0].answers[0].label = answer;
  return words;
}

Knowledge two_guides() {
  Knowledge knowledge;
  knowledge.handover_seconds = 6000;
  build::question(knowledge, "which", {"first", "second", "third"}, {5, 0.2});
  build::guide(knowledge, "one", 60, 0.9);
  build::guide(knowledge, "two", 60, 0.9);
  build::cause(knowledge, "a", 3, {{"which", {"first"}}}, "one");
  build::cause(knowledge, "b", 1, {{"which", {"second", "third"}}}, "two");
  add_advice(knowledge);
  return knowledge;
}

}  // namespace

TEST_CASE("map: the places are the pages up to the first advice, each before those that follow it") {
  const Knowledge& knowledge = small().knowledge;
  const std::vector<Place> all = places(knowledge, Audience::customer);
  CHECK(links(knowledge, all) == std::vector<std::string>{
                                     "#1.customer",
                                     "#1.customer.stuck-password",
                                     "#1.customer.stuck-nomail",
                                     "#1.customer.stuck-linked",
                                     "#1.customer.stuck-unsure",
                                     "#1.customer.stuck-password.site-portal",
                                     "#1.customer.stuck-password.site-gitlab",
                                     "#1.customer.stuck-password.site-unsure",
                                 });
  CHECK(all[0].next == std::vector<std::size_t>{1, 2, 3, 4});
  CHECK(all[1].next == std::vector<std::size_t>{5, 6, 7});
  CHECK(all[2].next.empty());
  CHECK(places(knowledge, Audience::agent)[0].value.audience == Audience::agent);
}

TEST_CASE("map: chances follow weights, the number of fitting answers and the chance of doubt") {
  const std::vector<Place> all = places(two_guides(), Audience::customer);
  REQUIRE(all.size() == 5);
  CHECK(all[0].chance == 1);
  CHECK(all[1].chance == doctest::Approx(0.8 * 0.75));
  CHECK(all[2].chance == doctest::Approx(0.8 * 0.25 / 2));
  CHECK(all[3].chance == doctest::Approx(0.8 * 0.25 / 2));
  CHECK(all[4].chance == doctest::Approx(0.2));
}

TEST_CASE("map: an answer that no cause fits is there with no chance, and hands over") {
  Knowledge knowledge = two_guides();
  knowledge.questions[0].answers.emplace_back("fourth");
  const std::vector<Place> all = places(knowledge, Audience::customer);
  REQUIRE(all.size() == 6);
  CHECK(all[4].chance == 0);
  CHECK(all[4].step.kind == Step::Kind::hand_over);
  CHECK(has(dot(knowledge, make_words(knowledge, Audience::customer), ""),
            "[class=people, style=rounded, id=\"customer.which-fourth\""));
}

TEST_CASE("map: chances of the ends add up to 1 and agree with the walk of the proof, on 200 random knowledges") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    const Knowledge knowledge = random_knowledge(seed, {});
    for (const Audience audience : kAudiences) {
      double ends = 0;
      double questions = 0;
      for (const Place& place : places(knowledge, audience))
        (place.step.kind == Step::Kind::ask ? questions : ends) += place.chance;
      const Figures figures = figures_of(knowledge, follow(knowledge, audience, own_order()));
      CHECK(ends == doctest::Approx(1));
      CHECK(questions == doctest::Approx(figures.questions));
    }
  }
}

TEST_CASE("map: the picture has a node for each place, and one for the answers that lead there") {
  const std::vector<std::string> lines = lines_of(dot(small().knowledge, small_words(Audience::customer), "index.html"));
  REQUIRE(lines.size() > 12);
  CHECK(lines[0] == "digraph \"Signpost\" {");
  CHECK(lines[4] ==
        R"("customer" [class=question, id="customer", URL="index.html#1.customer", tooltip="Where are you stuck?", )"
        R"(label="Where are you stuck?\l"])");
  CHECK(lines[5] == R"("customer 0" [class=answer, shape=plaintext, margin="0.08,0", label="My password is refused\l"])");
  CHECK(lines[6] == R"("customer" -> "customer 0" [arrowhead=none, weight=100])");
  CHECK(lines[7] == R"("customer 0" -> "customer.stuck-password" [weight=100])");
  CHECK(lines[12] ==
        R"("customer.stuck-password.site-portal" [class=guide, style=rounded, id="customer.stuck-password.site-portal", )"
        R"(URL="index.html#1.customer.stuck-password.site-portal", )"
        "tooltip=\"Send yourself a link \xE2\x80\x93 Your answers: My password is refused; The portal\", "
        R"(label="Send yourself a link\l"])");
  CHECK(lines.back() == "}");
}

TEST_CASE("map: answers that go on alike are one node; only \"I'm not sure\" alone is dashed") {
  const std::string picture = dot(small().knowledge, small_words(Audience::customer), "");
  CHECK(has(picture, "label=\"\xE2\x80\xA2\xC2\xA0GitLab.com\\l\xE2\x80\xA2\xC2\xA0I'm not sure\\l\""));
  CHECK(has(picture, "\"customer.stuck-password\" -> \"customer.stuck-password 1\" [arrowhead=none, weight=1]"));
  CHECK_FALSE(has(picture, "site-unsure"));
  CHECK(has(picture, "\"customer\" -> \"customer 3\" [class=unsure, style=dashed, arrowhead=none, weight=1]"));
  CHECK(has(picture, "\"customer 3\" -> \"customer.stuck-unsure\" [class=unsure, style=dashed, weight=100]"));
  CHECK(has(picture, "Your answers: My password is refused; GitLab.com / I'm not sure\""));
}

TEST_CASE("map: an advice that points elsewhere, like a hand-over, is of the class \"people\"") {
  CHECK(has(dot(small().knowledge, small_words(Audience::customer), ""),
            "\"customer.stuck-linked\" [class=people, style=rounded, "));
}

TEST_CASE("map: a label has lines of at most 30 characters, not bytes, unless one word has more") {
  Knowledge knowledge = two_guides();
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
    CHECK(attribute(lines_of(dot(knowledge, words_with(knowledge, row.text, "x"), ""))[4], "label") == row.label);
    CHECK(attribute(lines_of(dot(knowledge, words_with(knowledge, "x", row.text), ""))[5], "label") == row.label);
  }
  CHECK(has(dot(knowledge, words_with(knowledge, "Say \"yes\"", "x"), ""), R"(label="Say \"yes\"\l")"));
}

TEST_CASE("map: the list says the answers with their marks, and what follows stands within") {
  CHECK(outline(small().knowledge, small_words(Audience::customer), "/p/") ==
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
<li class="people"><span>It says <b>already linked</b></span> <a href="/p/#1.customer.stuck-linked">This is for GitLab.com</a></li>
<li class="guide"><span>I'm not sure</span> <a href="/p/#1.customer.stuck-unsure">Sign in at the portal</a></li>
</ul>
</li>
</ul>
)html");
}

TEST_CASE("map: an agent's picture and list have the agent's words") {
  const Words& words = small_words(Audience::agent);
  CHECK(has(dot(small().knowledge, words, ""), "label=\"Agent: take the address off\\lthe list\\l\""));
  CHECK(has(outline(small().knowledge, words, ""), "<a href=\"#1.agent.stuck-nomail.log-bounced\">"));
  CHECK_FALSE(has(dot(small().knowledge, small_words(Audience::customer), ""), "Agent"));
}

TEST_CASE("map: every link of picture and list opens the page whose words stand there, on 100 random knowledges") {
  for (unsigned seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    Knowledge knowledge = random_knowledge(seed, {});
    add_advice(knowledge);
    const Words words = make_words(knowledge, Audience::customer);
    std::set<std::string> drawn;
    for (const std::string& line : lines_of(dot(knowledge, words, ""))) {
      if (!has(line, " URL=")) continue;
      const std::string link = attribute(line, "URL");
      const Page page = page_for(knowledge, words, link);
      CHECK(page.link == link);
      CHECK(page.notices.empty());
      CHECK(attribute(line, "label") == page.step.headline + "\\l");
      CHECK(drawn.insert(link).second);
    }
    const std::string list = outline(knowledge, words, "");
    for (const std::string& link : drawn) CHECK(has(list, "<a href=\"" + link + "\">"));
    CHECK(drawn.size() == static_cast<std::size_t>(std::count(list.begin(), list.end(), '#')));
  }
}

#include "publish/html.h"

#include <doctest/doctest.h>

#include <type_traits>

#include "publish/graphviz.h"

using namespace signpost;
using namespace signpost::html;

TEST_CASE("html: nothing else can be taken for it, and it for nothing else") {
  for (const bool possible :
       {std::is_constructible_v<Html, std::string>, std::is_constructible_v<Html, const char*>,
        std::is_constructible_v<Html, graphviz::Dot>, std::is_constructible_v<graphviz::Dot, std::string>,
        std::is_constructible_v<graphviz::Dot, Html>, std::is_convertible_v<Html, std::string>,
        std::is_assignable_v<std::string&, Html>, std::is_assignable_v<Html&, std::string>}) {
    CHECK_FALSE(possible);
  }
}

TEST_CASE("html: words are escaped so that they stay words, in an element and in an attribute") {
  CHECK(escaped("a < b && \"c\" > 'd'").text() == "a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'");
  CHECK(escaped("").text() == "");
  CHECK(escaped("Überall – ✓").text() == "Überall – ✓");
}

TEST_CASE("html: an element has its attributes and its content, in order") {
  CHECK(element("p", {}, {}).text() == "<p></p>");
  CHECK(element("p", {{"class", "hint"}}, {escaped("one"), element("b", {}, {escaped("two")})}).text() ==
        "<p class=\"hint\">one<b>two</b></p>");
  CHECK(element("a", {{"href", "?a=\"&b"}}, {escaped("x")}).text() == "<a href=\"?a=&quot;&amp;b\">x</a>");
}

TEST_CASE("html: labels of a text are bold, and its links say that they open a new tab") {
  CHECK(marked("Select **Sign in** & wait").text() == "Select <b translate=\"no\">Sign in</b> &amp; wait");
  CHECK(marked("See [the <docs>](https://docs.gitlab.com/?a&b).").text() ==
        "See <a href=\"https://docs.gitlab.com/?a&amp;b\" target=\"_blank\" rel=\"noopener noreferrer\">the &lt;docs&gt;"
        "<span class=\"unseen\"> (opens in a new tab)</span></a>.");
  CHECK(marked("").text() == "");
}

TEST_CASE("html: a list has an item for each text, and is nothing without texts") {
  CHECK(list("ol", {"one", "**two**"}).text() == "<ol><li>one</li><li><b translate=\"no\">two</b></li></ol>");
  CHECK(list("ul", {"one"}).text() == "<ul><li>one</li></ul>");
  CHECK(list("ul", {}).text() == "");
}

TEST_CASE("html: a single text of a text list is a paragraph") {
  CHECK(text_list({"one"}).text() == "<p>one</p>");
  CHECK(text_list({"one", "two"}).text() == "<ul><li>one</li><li>two</li></ul>");
  CHECK(text_list({}).text() == "");
}

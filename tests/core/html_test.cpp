#include "signpost/html.h"

#include <doctest/doctest.h>

using namespace signpost;

TEST_CASE("html: words are escaped so that they stay words, in an element and in an attribute") {
  CHECK(escaped("a < b && \"c\" > 'd'") == "a &lt; b &amp;&amp; &quot;c&quot; &gt; 'd'");
  CHECK(escaped("") == "");
  CHECK(escaped("Überall – ✓") == "Überall – ✓");
}

TEST_CASE("html: an element has its attributes and its content, in order") {
  CHECK(element("p", {}, {}) == "<p></p>");
  CHECK(element("p", {{"class", "hint"}}, {"one", element("b", {}, {"two"})}) == "<p class=\"hint\">one<b>two</b></p>");
  CHECK(element("a", {{"href", "?a=\"&b"}}, {"x"}) == "<a href=\"?a=&quot;&amp;b\">x</a>");
  CHECK(element("section", {{"data-solved", ""}, {"id", std::nullopt}}, {}) == "<section data-solved></section>");
  CHECK(element("input", {{"type", "checkbox"}}) == "<input type=\"checkbox\">");
}

TEST_CASE("html: labels of a text are bold, and its links say that they open a new tab") {
  CHECK(html("Select **Sign in** & wait") == "Select <b>Sign in</b> &amp; wait");
  CHECK(html("See [the <docs>](https://docs.gitlab.com/?a&b).") ==
        "See <a href=\"https://docs.gitlab.com/?a&amp;b\" target=\"_blank\" rel=\"noopener noreferrer\">the &lt;docs&gt;"
        "<span class=\"unseen\"> (opens in a new tab)</span></a>.");
  CHECK(html("") == "");
}

TEST_CASE("html: a list has an item for each text, and is nothing without texts") {
  CHECK(list("ol", {"one", "**two**"}) == "<ol><li>one</li><li><b>two</b></li></ol>");
  CHECK(list("ul", {"one"}) == "<ul><li>one</li></ul>");
  CHECK(list("ul", {}) == "");
}

TEST_CASE("html: a single text of a text list is a paragraph") {
  CHECK(text_list({"one"}) == "<p>one</p>");
  CHECK(text_list({"one", "two"}) == "<ul><li>one</li><li>two</li></ul>");
  CHECK(text_list({}) == "");
}

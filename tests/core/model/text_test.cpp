#include "model/text.h"

#include <doctest/doctest.h>

#include <random>

#include "support/show.h"

using namespace signpost;

namespace {

Span words(std::string_view text) { return {Span::Kind::text, text, {}}; }
Span ui(std::string_view text) { return {Span::Kind::ui, text, {}}; }
Span link_span(std::string_view text, std::string_view url) { return {Span::Kind::link, text, url}; }

const char* const kOpenLabel = "a label mark ** is opened but not closed";
const char* const kEmptyLabel = "a label mark holds no words";
const char* const kOpenLink = "a link mark [words](address) is opened but not closed";
const char* const kEmptyLink = "a link mark holds no words";

}  // namespace

TEST_CASE("text: a link stays one link, whatever stands in it") {
  CHECK(spans(link_text("the docs", "https://x.y/z")) == std::vector<Span>{link_span("the docs", "https://x.y/z")});
  for (const char* hostile : {"a](javascript:alert(1)", "](", "**a**", "[b](c)", "a]", "(a)"}) {
    CAPTURE(hostile);
    const std::string text = link_text(hostile, "https://x.y/(z)");
    const std::vector<Span> found = spans(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].url == "https://x.y/(z%29");
  }
}

TEST_CASE("text: marks become spans in order, and broken marks are plain words with a fault") {
  struct {
    std::string text;
    std::vector<Span> spans;
    std::string plain;
    std::string fault;
  } const rows[] = {
      {"", {}, "", ""},
      {"Sign in", {words("Sign in")}, "Sign in", ""},
      {"**Sign in**", {ui("Sign in")}, "Sign in", ""},
      {"Click **Sign in**.", {words("Click "), ui("Sign in"), words(".")}, "Click Sign in.", ""},
      {"**a****b**", {ui("a"), ui("b")}, "ab", ""},
      {"[a](b)", {link_span("a", "b")}, "a", ""},
      {"See [the docs](https://x.y/z) now",
       {words("See "), link_span("the docs", "https://x.y/z"), words(" now")},
       "See the docs now",
       ""},
      {"[a](b)[c](d)", {link_span("a", "b"), link_span("c", "d")}, "ac", ""},
      {"[a](b)**c**", {link_span("a", "b"), ui("c")}, "ac", ""},
      {"[a]()", {link_span("a", "")}, "a", ""},
      {"2 * 3 * 4", {words("2 * 3 * 4")}, "2 * 3 * 4", ""},
      {"a ] b ) c (d)", {words("a ] b ) c (d)")}, "a ] b ) c (d)", ""},
      {"<b>&amp;</b> `x` _y_ *z*", {words("<b>&amp;</b> `x` _y_ *z*")}, "<b>&amp;</b> `x` _y_ *z*", ""},
      {"Gr\u00fc\u00dfe **\u65e5\u672c**",
       {words("Gr\u00fc\u00dfe "), ui("\u65e5\u672c")},
       "Gr\u00fc\u00dfe \u65e5\u672c",
       ""},
      {"**a", {words("**a")}, "**a", kOpenLabel},
      {"a**", {words("a**")}, "a**", kOpenLabel},
      {"**", {words("**")}, "**", kOpenLabel},
      {"**a** **b", {ui("a"), words(" **b")}, "a **b", kOpenLabel},
      {"****", {words("****")}, "****", kEmptyLabel},
      {"[a", {words("[a")}, "[a", kOpenLink},
      {"[a]", {words("[a]")}, "[a]", kOpenLink},
      {"[a](b", {words("[a](b")}, "[a](b", kOpenLink},
      {"[a] (b)", {words("[a] (b)")}, "[a] (b)", kOpenLink},
      {"[](b)", {words("[](b)")}, "[](b)", kEmptyLink},
      {"**a** [b", {ui("a"), words(" [b")}, "a [b", kOpenLink},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(spans(row.text) == row.spans);
    CHECK(plain(row.text) == row.plain);
    CHECK(text_fault(row.text) == row.fault);
  }
}

TEST_CASE("text: marks inside marks have a fault, since they would be shown as they stand") {
  for (const char* text :
       {"**[a](https://x.y)**", "[**a**](https://x.y)", "[a [b](https://x.y)", "[a] and [b](https://x.y)"}) {
    const std::string nested = text;
    CAPTURE(nested);
    CHECK_FALSE(text_fault(text).empty());
  }
}

TEST_CASE("text: spans of any bytes lie in the text, in order, none empty, and leave out nothing but marks") {
  std::minstd_rand random(4);
  const std::string pieces[] = {"*", "**", "[", "]", "](", "(", ")", "a", " ", "\xC3\xA4", "\xFF", std::string(1, '\0')};
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto n = random() % 12; n > 0; --n) text += pieces[random() % std::size(pieces)];
    const char* end = text.data();
    std::size_t marked = 0;
    bool adjacent = false;
    for (const Span& span : spans(text)) {
      REQUIRE_FALSE(span.text.empty());
      REQUIRE(span.text.data() >= end);
      REQUIRE(span.text.data() + span.text.size() <= text.data() + text.size());
      end = span.text.data() + span.text.size();
      REQUIRE_FALSE((span.kind == Span::Kind::text && adjacent));
      adjacent = span.kind == Span::Kind::text;
      marked += span.text.size() + span.url.size() + (span.kind == Span::Kind::text ? 0U : 4U);
    }
    CAPTURE(text);
    REQUIRE(marked == text.size());
  }
}

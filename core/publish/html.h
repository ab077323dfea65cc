#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "publish/written.h"

namespace signpost::html {

/// Whole elements and escaped words. What is empty is left out wherever it stands.
using Html = Written<struct HtmlWriter>;

/// Words as HTML: every character that means something there is escaped.
Html escaped(std::string_view words);

struct Attribute {
  std::string_view name;
  std::string value;
};

/// An element with its attributes and what it holds, in order. `tag` and the attributes' names must be those of HTML.
Html element(std::string_view tag, std::initializer_list<Attribute> attributes, std::initializer_list<Html> content);

/// A text with its labels in <b>, which browsers must not translate, and its links.
Html marked(const Text& text);

/// A link that leaves the site: it opens in a new tab and says so to a screen reader.
Html outside_link(std::string_view address, const Html& content);

/// A list, `tag` being ul or ol, with each text as an item; empty where there are none.
Html list(std::string_view tag, const std::vector<Text>& texts);

/// A list of texts; a single text is a paragraph; empty where there are none.
Html text_list(const std::vector<Text>& texts);

}  // namespace signpost::html

#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "signpost/text.h"

namespace signpost {

/// HTML text, always of whole elements and escaped words. What is empty is left out wherever it stands.
using Html = std::string;

/// Words as HTML: every character that means something in HTML, in an element or an attribute, is escaped.
Html escaped(std::string_view words);

/// An attribute of an element; without a value it is left out, with an empty one only its name is written.
struct Attribute {
  std::string_view name;
  std::optional<std::string> value;
};

/// An element with its attributes and what it holds, in order. `tag` and the attributes' names must be those of HTML.
Html element(std::string_view tag, std::initializer_list<Attribute> attributes, std::initializer_list<Html> content = {});

/// A text with its labels in <b> and its links.
Html html(const Text& text);

/// A link that leaves the site: it opens in a new tab and says so to a screen reader. `words` are HTML.
Html outside_link(std::string_view address, const Html& words, std::optional<std::string> css_class = {});

/// A list, `tag` being ul or ol, with each text as an item; empty where there are none.
Html list(std::string_view tag, const std::vector<Text>& texts);

/// A list of texts; a single text is a paragraph; empty where there are none.
Html text_list(const std::vector<Text>& texts);

}  // namespace signpost

#pragma once

#include <string>
#include <string_view>

#include "signpost/text.h"

// Words as HTML, for what is written when the site is built.

namespace signpost {

std::string html_escaped(std::string_view text);

std::string html_link(std::string_view address, std::string_view words);

/// A text with its marks: labels on a screen are bold, links are links.
std::string html(const Text& text);

}  // namespace signpost

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "page/page.h"

/// Takes the first line off the text where it is a link; gives `otherwise` where it is none.
std::string_view take_link(std::string_view& text, std::string_view otherwise);

/// Sees that a link that the core made is understood whole, and written as it is.
void require_canonical(const std::string& link, const signpost::Knowledge& knowledge);

/// Every link that a page offers.
std::vector<std::string> links_of(const signpost::Page& page);

/// The page for any text, once it is seen that a reader can use it: its JSON can be read, its link is canonical and leads to
/// it again, and each link on it is understood whole.
signpost::Page sound_page(const signpost::Knowledge& knowledge, const signpost::Words& words, std::string_view link);

/// Sees that the first page and those one link behind it are sound.
void require_sound_start(const signpost::Knowledge& knowledge, const signpost::Words& words);

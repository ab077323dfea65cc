#pragma once

#include <string>
#include <string_view>

#include "model/knowledge.h"
#include "model/words.h"

namespace signpost {

/// All that an agent has beside the page of `link`, as JSON text: {"checks": …, "likely": …,
/// "replies": {"markdown", "plain", "note"},
/// "phrases": {id: text}}. A check is a question as on a page, with "means": for each
/// option a headline, and whether that is settled then. `site` is the address
/// that links in replies begin with.
std::string desk(const Knowledge& knowledge, const Words& agent, const Words& customer, std::string_view link,
                 std::string_view site);

}  // namespace signpost

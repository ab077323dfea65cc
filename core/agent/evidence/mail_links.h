#pragma once

#include <string_view>
#include <vector>

#include "agent/evidence/seen_sign.h"

namespace signpost {

/// The signs of a mail itself: gitlabsender, resetlink, gitlabconfirm, portallink, portalconfirm and scannedlink. A link
/// counts only with its token, of which nothing is kept; an address that Safe Links has rewritten counts as itself too.
std::vector<SeenSign> mail_links(std::string_view text);

}  // namespace signpost

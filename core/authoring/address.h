#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// Says why a page must not link to `address`, in one sentence; empty if it may. Allowed is `https://`, then a host that is
/// exactly one of `hosts`, then nothing but printable ASCII: no user, no port, no backslash (ux.md X-04).
std::string address_fault(std::string_view address, const std::vector<std::string>& hosts);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace signpost {

/// The addresses in a text, in order, each spelling once, at most `most`. The views lie in `text`, which may hold any bytes.
/// Takes time n log n for n bytes.
/// An address is a local part of at most 64 bytes, of letters, digits and the signs of RFC 5322 that texts do not set around
/// addresses, "@", and a domain with a dot. Quoted local parts, IP addresses, users in URLs, git remotes and names of files
/// such as logo@2x.png are none, nor are ids of mails behind the name of their field: Message-ID, In-Reply-To, References,
/// Content-ID, in headers and JSON. Letters of Chinese, Japanese and Korean beside ASCII ones are taken for the text around.
std::vector<std::string_view> find_emails(std::string_view text, std::size_t most);

}  // namespace signpost

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "cases/link.h"
#include "model/knowledge.h"
#include "model/words.h"

namespace signpost {

inline constexpr std::size_t kMostSharedCases = 4;

/// A case that somebody shared in a text, such as a customer whom Signpost handed over to Support.
struct SharedCase {
  enum class Form : std::uint8_t { link, summary };
  Form form = Form::link;
  ParsedLink link;  ///< as it was shared: of whatever audience, with its mark
};

/// The cases in a text, in order, the first kMostSharedCases of them, each once, and none of which another tells all that it
/// tells. There is something told in each.
/// A link may stand bare or at the end of an address, with "#" and its marks percent-encoded, and be broken by a mail
/// program over several lines, which may be quoted. Lines are put together only where every part of the whole is known.
/// Where there is no link, the summary of a page is read, whose words may be wrapped and quoted, too; `words` are those of
/// both audiences.
std::vector<SharedCase> shared_cases(const Knowledge& knowledge, const std::array<const Words*, 2>& words,
                                     std::string_view text);

/// `mine` as it goes on from `shared`: all that was told there comes first, and what was answered in `mine` stays answered
/// so.
Case continued(const Case& shared, const Case& mine, const Knowledge& knowledge);

}  // namespace signpost

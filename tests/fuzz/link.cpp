// Any bytes as a link: they are read as some case, whose link gives that case again. fuzz_walk looks at the pages of cases.

#include "cases/link.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cases/case.h"
#include "require.h"
#include "shipped.h"

using namespace signpost;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Knowledge& knowledge = shipped().knowledge;
  const ParsedLink parsed = parse_link(text, knowledge);
  require(parsed.value.audience == link_audience(text), "the audience is the same with and without a knowledge");
  const std::string link = to_link(parsed.value, knowledge, parsed.mark);
  require(link.size() <= kMostLinkBytes, "a link has no more bytes than are read");
  const ParsedLink again = parse_link(link, knowledge);
  require(!again.dropped && again.value == parsed.value && again.mark == parsed.mark, "a case's link gives the case again");
  return 0;
}

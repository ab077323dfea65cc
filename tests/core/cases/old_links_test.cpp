// Links that people have from before, which must go on meaning what they meant.

#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "cases/link.h"
#include "page/page.h"
#include "shipped.h"
#include "support/steps.h"

using namespace signpost;

namespace {

struct OldLink {
  std::string link;
  std::string kind;
  std::string id;
};

std::vector<OldLink> old_links() {
  std::vector<OldLink> result;
  std::ifstream file(OLD_LINKS);
  for (std::string line; std::getline(file, line);) {
    if (line.rfind("# ", 0) == 0) continue;
    OldLink old;
    std::istringstream(line) >> old.link >> old.kind >> old.id;
    result.push_back(old);
  }
  return result;
}

std::string id_of(const PageStep& step) {
  if (!step_id(step).empty()) return step_id(step);
  const auto* handover = std::get_if<HandoverStep>(&step);
  return handover != nullptr ? std::string(to_string(handover->reason)) : "-";
}

}  // namespace

TEST_CASE("old links: 1,000 links of before are understood whole, all that they say counts, and they show what they did") {
  const Knowledge& known = shipped().knowledge;
  std::set<std::string> seen;
  for (const OldLink& old : old_links()) {
    CAPTURE(old.link);
    CHECK(seen.insert(old.link).second);
    const ParsedLink parsed = parse_link(old.link, known);
    CHECK_FALSE(parsed.dropped);
    CHECK(to_link(parsed.value, known, parsed.mark) == old.link);
    CHECK(what_counts(parsed.value) == parsed.value);
    const PageStep step = page_for(known, shipped_words(parsed.value.audience), old.link).step;
    CHECK(kind(step) == old.kind);
    CHECK(id_of(step) == old.id);
  }
  CHECK(seen.size() == 1000);
}

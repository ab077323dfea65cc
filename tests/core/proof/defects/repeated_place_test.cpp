#include "proof/defects/repeated_place.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "proof/defects/defects_of.h"

using namespace signpost;

namespace {

const Text kForm = "Open the [form](https://docs.gitlab.com/form).";
const Text kSay = "Say what you tried.";

// The guide "gx" can lead on to "gy", and both send people to the form.
std::vector<Defect> repeated_places(const std::vector<Text>& first, const std::vector<Text>& second) {
  Knowledge k = sound();
  build::outcome(k, "gx", "silent", {{"which", "y"}});
  std::vector<Words> words = words_of(k);
  const auto say = [&](std::size_t guide, const std::vector<Text>& steps) {
    const auto procedure = k.procedures.size();
    k.procedures.push_back({"p" + std::to_string(guide), std::vector<std::string>(steps.size(), "s"), {}});
    for (Words& own : words) own.procedures.push_back({steps, std::vector<std::vector<Text>>(steps.size()), {}});
    for (const Audience audience : kAudiences) k.guides[guide].procedures[audience] = {static_cast<int>(procedure)};
  };
  say(0, first);
  say(1, second);
  return find_repeated_places(inspect(k, Audience::customer), words[0]);
}

}  // namespace

TEST_CASE("defects: advice behind a try that only names the same place again") {
  const Defects expected = {{Kind::repeated_place, "\"gy\" behind \"gx\" only names the same place again",
                             "#1.customer.which-x.tried-gx.which-y"}};
  CHECK(repeated_places({"First look.", kForm}, {kForm}) == expected);
  CHECK(repeated_places({kForm, kSay}, {kForm, kSay}) == expected);
}

TEST_CASE("defects: advice behind a try that says more, or names another place") {
  CHECK(repeated_places({kForm}, {kForm, kSay, "Reply to the first answer."}) == Defects{});
  CHECK(repeated_places({kForm}, {"Open the [other form](https://docs.gitlab.com/other)."}) == Defects{});
  CHECK(repeated_places({kForm}, {"Try this first.", kForm}) == Defects{});
  CHECK(repeated_places({kForm}, {"Wait."}) == Defects{});
  CHECK(repeated_places({"Wait."}, {kForm}) == Defects{});
}

// A reader who follows any links, and now and then breaks one, through the shipped knowledge or a random one. The first byte
// chooses the knowledge and the audience; each further byte a link of the page, or where the next byte is written over its
// own.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "cases/link.h"
#include "shipped.h"
#include "sound_page.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"

using namespace signpost;

namespace {

constexpr std::size_t kMostSteps = 40;
constexpr std::uint8_t kBreaks = 0xF0;

struct World {
  Knowledge knowledge;
  PerAudience<Words> words;
};

World random_world(unsigned seed) {
  World world;
  world.knowledge = random_knowledge(seed, {4, 4, 8, 6});
  add_advice(world.knowledge);
  for (const Audience audience : kAudiences) world.words[audience] = make_words(world.knowledge, audience);
  return world;
}

const World& world(std::size_t choice) {
  static const std::array<World, 8> worlds = [] {
    std::array<World, 8> made;
    made[0] = {shipped().knowledge, {{shipped_words(Audience::customer), shipped_words(Audience::agent)}}};
    for (unsigned i = 1; i < made.size(); ++i) made[i] = random_world(i);
    return made;
  }();
  return worlds[choice % worlds.size()];
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const World& here = world(data[0] >> 1);
  std::string link = (data[0] & 1) != 0 ? "#1.agent" : "#1.customer";
  std::size_t steps = 0;
  for (std::size_t at = 1; at < size && steps < kMostSteps; ++at, ++steps) {
    const Page page = sound_page(here.knowledge, here.words[link_audience(link)], link);
    const std::vector<std::string> links = links_of(page);
    if (data[at] < kBreaks) {
      link = links[data[at] % links.size()];
    } else if (at + 2 < size) {
      link = page.link;
      link[data[at + 1] % link.size()] = static_cast<char>(data[at + 2]);
      at += 2;
    }
  }
  return 0;
}

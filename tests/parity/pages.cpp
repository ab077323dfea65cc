// Writes the page of each line of standard input, one to a line, in the words of the audience that the line asks for.
//   parity_pages KNOWLEDGE.json CUSTOMER.json AGENT.json

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "signpost/load.h"
#include "signpost/page.h"

using namespace signpost;

namespace {

std::string content(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) return 1;
  const Loaded loaded = load({{"knowledge.json", content(argv[1])},
                              {"words/customer.json", content(argv[2])},
                              {"words/agent.json", content(argv[3])}});
  for (const Problem& problem : loaded.problems) std::cerr << to_text(problem) << '\n';
  if (!loaded.ok()) return 1;
  for (std::string link; std::getline(std::cin, link);) {
    const Words& words = loaded.words[static_cast<std::size_t>(link_audience(link))];
    std::cout << to_json(page_for(loaded.knowledge, words, link), words) << '\n';
  }
}

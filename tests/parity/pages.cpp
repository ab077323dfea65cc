// Writes the page of each line of standard input, one to a line, in the words of the audience that the line asks for.
//   parity_pages FOLDER     with a knowledge and the words of both audiences

#include <algorithm>
#include <iostream>
#include <string>

#include "authoring/plan.h"
#include "cases/link.h"
#include "cli/folder.h"
#include "page/page_json.h"

using namespace signpost;

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  const Loaded loaded = load_and_plan(read_folder(argv[1]));
  for (const Problem& problem : loaded.problems) std::cerr << to_text(problem) << '\n';
  if (!loaded.ok()) return 1;
  for (std::string link; std::getline(std::cin, link);) {
    const auto words = std::find_if(loaded.words.begin(), loaded.words.end(),
                                    [&](const Words& of) { return of.audience == link_audience(link); });
    std::cout << to_json(page_for(loaded.knowledge, *words, link), *words) << '\n';
  }
}

#include "cli/macros.h"

#include <filesystem>
#include <fstream>

#include "agent/reply.h"
#include "cases/case.h"
#include "cases/link.h"

std::string write_macros(const signpost::Knowledge& knowledge, const signpost::Words& agent, const signpost::Words& customer,
                         const std::string& site, const std::string& out) {
  std::error_code failed;
  std::filesystem::create_directories(out, failed);
  const auto write = [&](const std::string& name, const std::string& text) {
    std::ofstream file(std::filesystem::path(out) / name, std::ios::binary);
    file << text;
    return static_cast<bool>(file.flush());
  };
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    const int guide = static_cast<int>(g);
    if (!reachable(knowledge, guide, signpost::Audience::agent)) continue;
    const std::string link =
        to_link(signpost::Case{signpost::Audience::agent, {}}, knowledge, {signpost::Mark::Kind::see, guide});
    const signpost::Handout handed = signpost::handout(knowledge, agent, customer, link, site);
    const std::string& id = knowledge.guides[g].id;
    if (!write(id + ".md", handed.markdown) || !write(id + ".txt", handed.plain) || !write(id + ".note.txt", handed.note))
      return "cannot write to " + out;
  }
  return {};
}

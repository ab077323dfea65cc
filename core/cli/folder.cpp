#include "cli/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

std::string read_file(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::vector<signpost::File> read_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  for (const char* name : {"examples.json", "knowledge.json"}) {
    if (fs::exists(fs::path(folder) / name)) names.emplace_back(name);
  }
  std::error_code none;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(folder) / "words", none)) {
    if (entry.path().extension() == ".json") names.push_back("words/" + entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::vector<signpost::File> files;
  for (const std::string& name : names) {
    files.push_back({name, read_file((fs::path(folder) / name).string())});
  }
  return files;
}

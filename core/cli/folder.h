#pragma once

#include <string>
#include <vector>

#include "authoring/load.h"

/// The bytes of a file; none if it cannot be read.
std::string read_file(const std::string& path);

/// The files of the knowledge in a folder, by their names in it: knowledge.json, examples.json and words/*.json, as far as
/// they are there, in alphabetical order.
std::vector<signpost::File> read_folder(const std::string& folder);

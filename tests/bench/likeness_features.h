#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

/// What a text may be compared by: the places of its features, each once.
struct FeatureKind {
  const char* name;
  std::vector<std::uint16_t> (*places)(std::string_view text);
};

extern const std::vector<FeatureKind> kFeatureKinds;

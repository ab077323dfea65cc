#pragma once

#include <cstdint>
#include <string_view>

namespace signpost {

inline constexpr std::uint32_t kHashStart = 2166136261U;

/// FNV-1a with 32 bits of the bytes, behind those that gave `before`. It tells texts apart and notices damage; it protects
/// from nobody. The source of the method: draft-eastlake-fnv.
constexpr std::uint32_t hash_of(std::string_view bytes, std::uint32_t before = kHashStart) {
  for (const char byte : bytes) before = (before ^ static_cast<unsigned char>(byte)) * 16777619U;
  return before;
}

}  // namespace signpost

#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

/// What must hold for every input. Where it does not, the run ends here and the input is kept.
inline void require(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "Not so: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

#pragma once

#include <cstdlib>

/// Whether scripts/test --full runs, which sets SIGNPOST_FULL.
inline bool full_run() {
  const char* full = std::getenv("SIGNPOST_FULL");
  return full != nullptr && *full != '\0';
}

/// How many random knowledge bases a test tries: as many as is usual for it, and twenty times as many in a full run.
inline unsigned seeds(unsigned usual) { return full_run() ? 20 * usual : usual; }

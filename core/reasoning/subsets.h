#pragma once

#include <cstddef>
#include <vector>

#include "cases/case.h"

namespace signpost {

/// How many sets smallest_sets() looks at before it is content with one set that cannot be made smaller.
inline constexpr std::size_t kMostSets = 20000;

/// The next choice of `chosen.size()` places out of `n` in lexicographic order; false after the last.
inline bool next_choice(std::vector<std::size_t>& chosen, std::size_t n) {
  for (std::size_t i = chosen.size(); i-- > 0;) {
    if (chosen[i] + (chosen.size() - i) < n) {
      ++chosen[i];
      for (std::size_t j = i + 1; j < chosen.size(); ++j) chosen[j] = chosen[j - 1] + 1;
      return true;
    }
  }
  return false;
}

/// All sets of least size out of `entries` that `enough` holds for, in lexicographic order. It must hold for all entries
/// together, and for every set that holds a set it holds for.
template <class Enough>
std::vector<std::vector<Entry>> smallest_sets(std::vector<Entry> entries, Enough enough) {
  std::size_t looked_at = 0;
  for (std::size_t size = 0; size <= entries.size(); ++size) {
    std::vector<std::vector<Entry>> found;
    std::vector<std::size_t> chosen(size);
    for (std::size_t i = 0; i < size; ++i) chosen[i] = i;
    do {
      if (++looked_at > kMostSets) {
        for (std::size_t i = entries.size(); i-- > 0;) {
          std::vector<Entry> fewer = entries;
          fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
          if (enough(fewer)) entries = fewer;
        }
        return {entries};
      }
      std::vector<Entry> set;
      for (const std::size_t i : chosen) set.push_back(entries[i]);
      if (enough(set)) found.push_back(set);
    } while (next_choice(chosen, entries.size()));
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace signpost

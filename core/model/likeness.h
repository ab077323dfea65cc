#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace signpost {

/// What somebody may be in: a cause, and the answers that it settles.
struct Situation {
  int cause = 0;
  std::vector<std::pair<int, int>> answers;  ///< question, answer: at least one; none is asked before those it waits for
};

/// How many features of a text a model tells apart.
inline constexpr std::size_t kFeaturePlaces = 8192;

/// The most that a bias or a value may be, and the least below 0.
inline constexpr int kMostLikenessValue = 46;

/// What was learned from stories: how much each feature of a text speaks for a situation, or against it. A row for each
/// place of a feature, a column for each situation and one behind them for "about something else"; most cells are 0. Empty
/// for a language without stories.
struct LikenessModel {
  std::vector<Situation> situations;
  std::vector<std::int8_t> biases;   ///< of each column
  std::vector<std::uint32_t> cells;  ///< those that are not 0, row by row: place of the feature * columns + column
  std::vector<std::int8_t> values;   ///< of the cells

  std::size_t columns() const { return biases.size(); }
};

}  // namespace signpost

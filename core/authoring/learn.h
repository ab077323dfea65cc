#pragma once

#include "authoring/lessons.h"
#include "model/likeness.h"

namespace signpost {

/// The size of a model: what a browser downloads for own words follows from it (CONTRIBUTING has the comparison).
inline constexpr std::size_t kMostCells = 10'000;

/// Learns to tell the situations apart: multinomial logistic regression by stochastic gradient descent, then only the cells
/// that matter most ("optimal brain damage", LeCun and others 1990), once more with these, and rounded. The same model on
/// every machine. Empty where there are no lessons.
LikenessModel learn(const Lessons& lessons, std::size_t most_cells = kMostCells);

}  // namespace signpost

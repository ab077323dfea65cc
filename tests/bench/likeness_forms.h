#pragma once

#include <vector>

#include "likeness_quality.h"

/// A way to learn from lessons. What it says has no likeness; it is silent where "about something else" comes first.
struct LearningForm {
  const char* name;
  Learner learner;
};

extern const std::vector<LearningForm> kLearningForms;

/// Logistic regression with so many cells, asked by the places of a lesson instead of its text.
Learner logistic_learner(std::size_t cells);
inline constexpr std::size_t kAllCells = static_cast<std::size_t>(-1);

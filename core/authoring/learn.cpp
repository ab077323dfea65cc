#include "authoring/learn.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "likeness/features.h"
#include "likeness/ranking.h"

namespace signpost {
namespace {

// Found by trial, with cross-validation over all stories.
constexpr int kPasses = 20;
constexpr int kPassesAgain = 10;
constexpr float kRate = 8;
constexpr float kRateAgain = 4;
constexpr float kDecay = 1e-4F;       // of a weight, for each step: keeps it small
constexpr float kBiasRate = 0.02F;    // beside that of weights
constexpr float kLeastError = 3e-3F;  // smaller ones are not worth their time
constexpr float kLeastSlope = 0.1F;   // for each cell, beside what the shares say of it

class Learner {
 public:
  explicit Learner(const Lessons& lessons)
      : lessons_(lessons.lessons),
        columns_(lessons.situations.size() + 1),
        weights_(kFeaturePlaces * columns_),
        biases_(columns_),
        kept_(weights_.size(), 1),
        order_(lessons_.size()) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
  }

  void learn(int passes, float rate) {
    for (int pass = 0; pass < passes; ++pass) {
      shuffle();
      const float step = rate * static_cast<float>(passes - pass) / static_cast<float>(passes);
      for (const std::size_t lesson : order_) learn_one(lessons_[lesson], step);
    }
  }

  // Sets all cells to 0 but those without which most would be lost.
  void keep(std::size_t most) {
    if (most >= weights_.size()) return;
    std::vector<float> worth = slopes();
    for (std::size_t i = 0; i < worth.size(); ++i) worth[i] *= weights_[i] * weights_[i];
    std::vector<float> sorted = worth;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(most), sorted.end(), std::greater<>());
    for (std::size_t i = 0; i < worth.size(); ++i) {
      kept_[i] = worth[i] > sorted[most] ? 1 : 0;
      if (kept_[i] == 0) weights_[i] = 0;
    }
  }

  LikenessModel model(const std::vector<Situation>& situations) const {
    LikenessModel result{situations, {}, {}, {}};
    for (const float bias : biases_) result.biases.push_back(rounded(bias));
    for (std::size_t i = 0; i < weights_.size(); ++i) {
      if (rounded(weights_[i]) == 0) continue;
      result.cells.push_back(static_cast<std::uint32_t>(i));
      result.values.push_back(rounded(weights_[i]));
    }
    return result;
  }

 private:
  static std::int8_t rounded(float value) {
    constexpr auto kMost = static_cast<float>(kMostLikenessValue);
    return static_cast<std::int8_t>(std::lround(std::clamp(value, -kMost, kMost)));
  }

  // Always in the same way: xorshift (Marsaglia 2003), since libraries shuffle differently.
  void shuffle() {
    for (std::size_t i = order_.size(); i > 1; --i) {
      random_ ^= random_ << 13;
      random_ ^= random_ >> 17;
      random_ ^= random_ << 5;
      std::swap(order_[i - 1], order_[random_ % i]);
    }
  }

  static float share_of_each(const Lesson& lesson) { return 1 / std::sqrt(static_cast<float>(lesson.places.size())); }

  std::vector<float>& shares_for(const Lesson& lesson) {
    shares_.assign(columns_, 0);
    for (const std::uint16_t place : lesson.places) {
      const float* row = &weights_[place * columns_];
      for (std::size_t c = 0; c < columns_; ++c) shares_[c] += row[c];
    }
    const float each = share_of_each(lesson);
    for (std::size_t c = 0; c < columns_; ++c) shares_[c] = biases_[c] + each * shares_[c];
    to_shares(shares_);
    return shares_;
  }

  void learn_one(const Lesson& lesson, float step) {
    if (lesson.places.empty()) return;
    std::vector<float>& errors = shares_for(lesson);
    errors[lesson.situation] -= 1;
    const float each = step * share_of_each(lesson);
    for (std::size_t c = 0; c < columns_; ++c) {
      if (std::abs(errors[c]) < kLeastError) continue;
      for (const std::uint16_t place : lesson.places) {
        const std::size_t cell = place * columns_ + c;
        if (kept_[cell] != 0) weights_[cell] -= each * errors[c] + step * kDecay * weights_[cell];
      }
      biases_[c] -= step * kBiasRate * errors[c];
    }
  }

  // How fast the error grows with the square of each weight: the diagonal of its second derivative.
  std::vector<float> slopes() {
    std::vector<float> result(weights_.size());
    for (const Lesson& lesson : lessons_) {
      if (lesson.places.empty()) continue;
      const std::vector<float>& shares = shares_for(lesson);
      const float each = 1 / static_cast<float>(lesson.places.size());
      for (const std::uint16_t place : lesson.places) {
        float* row = &result[place * columns_];
        for (std::size_t c = 0; c < columns_; ++c) row[c] += each * (shares[c] * (1 - shares[c]) + kLeastSlope);
      }
    }
    return result;
  }

  const std::vector<Lesson>& lessons_;
  std::size_t columns_;
  std::vector<float> weights_;  // as LikenessModel has them: a row for each place
  std::vector<float> biases_;
  std::vector<char> kept_;
  std::vector<std::size_t> order_;
  std::vector<float> shares_;
  std::uint32_t random_ = 1;
};

}  // namespace

LikenessModel learn(const Lessons& lessons, std::size_t most_cells) {
  if (lessons.situations.empty()) return {};
  Learner learner(lessons);
  learner.learn(kPasses, kRate);
  learner.keep(most_cells);
  learner.learn(kPassesAgain, kRateAgain);
  return learner.model(lessons.situations);
}

}  // namespace signpost

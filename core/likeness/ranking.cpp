#include "likeness/ranking.h"

#include <algorithm>
#include <cmath>

#include "base/ascii.h"

namespace signpost {
namespace {

constexpr std::size_t kMostBecause = 3;

// "Confirm2024" is read as "confirm", but shown to nobody.
bool may_be_secret(std::string_view word) {
  constexpr std::size_t kShort = 4;
  return word.size() > kShort && std::any_of(word.begin(), word.end(), is_digit);
}

// e to the power of x, which is not above 0: (1 + x / 2^16) to the power of 2^16.
float exponential(float x) {
  constexpr int kSquarings = 16;
  double result = std::max(0.0, 1 + static_cast<double>(x) / (1 << kSquarings));
  for (int i = 0; i < kSquarings; ++i) result *= result;
  return static_cast<float>(result);
}

// The few of a list that come before all others, in order; of equals the earlier. Less code than a sort.
template <class Item, class Before>
void keep_most(std::vector<Item>& items, std::size_t most, Before before) {
  for (std::size_t i = 0; i < std::min(most, items.size()); ++i) {
    const auto next = items.begin() + static_cast<std::ptrdiff_t>(i);
    const auto first = std::min_element(next, items.end(), before);
    std::rotate(next, first, first + 1);
  }
  if (items.size() > most) items.resize(most);
}

class Ranking {
 public:
  Ranking(const LikenessModel& model, std::string_view text) : model_(model), features_(features_of(text)) {}

  std::vector<Likely> likeliest() const {
    const std::vector<float> shares = this->shares();
    if (shares.back() > kMostElse) return {};
    std::vector<Likely> result = merged(shares);
    keep_most(result, kMostLikely, [](const Likely& a, const Likely& b) { return a.likeness > b.likeness; });
    const auto few = std::find_if(result.begin(), result.end(), [](const Likely& l) { return l.likeness < kLeastListed; });
    result.erase(few, result.end());
    for (Likely& likely : result) likely.because = because(likely.situation);
    // Where no word speaks for it, it is only told often.
    return says_enough(result.front()) ? result : std::vector<Likely>{};
  }

 private:
  // A long text repeats itself, so what its words come to is divided by the root of their number.
  std::vector<float> shares() const {
    std::vector<int> sums(model_.columns());
    for (const Feature& feature : features_) {
      each_cell(feature, [&](std::size_t column, int value) { sums[column] += value; });
    }
    const float root = std::sqrt(static_cast<float>(std::max<std::size_t>(features_.size(), 1)));
    std::vector<float> result;
    for (std::size_t c = 0; c < sums.size(); ++c)
      result.push_back(static_cast<float>(model_.biases[c]) + static_cast<float>(sums[c]) / root);
    to_shares(result);
    return result;
  }

  std::vector<Likely> merged(const std::vector<float>& shares) const {
    std::vector<Likely> result;
    for (std::size_t s = 0; s < model_.situations.size(); ++s) {
      const auto same = std::find_if(result.begin(), result.end(), [&](const Likely& likely) {
        return model_.situations[likely.situation].answers == model_.situations[s].answers;
      });
      if (same == result.end()) {
        result.push_back({s, shares[s], {}});
      } else {
        same->likeness += shares[s];
        if (shares[s] > shares[same->situation]) same->situation = s;
      }
    }
    return result;
  }

  std::vector<std::string_view> because(std::size_t situation) const {
    std::vector<std::pair<int, std::string_view>> speaking;
    for (const Feature& feature : features_) {
      each_cell(feature, [&](std::size_t column, int value) {
        if (column == situation && value > 0 && !may_be_secret(feature.word)) speaking.emplace_back(value, feature.word);
      });
    }
    keep_most(speaking, kMostBecause, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<std::string_view> words;
    for (const auto& [value, word] : speaking) words.push_back(word);
    return words;
  }

  template <class Use>
  void each_cell(const Feature& feature, Use use) const {
    const auto columns = static_cast<std::uint32_t>(model_.columns());
    const std::uint32_t row = feature.place * columns;
    auto cell = std::lower_bound(model_.cells.begin(), model_.cells.end(), row);
    for (; cell != model_.cells.end() && *cell < row + columns; ++cell)
      use(*cell - row, model_.values[static_cast<std::size_t>(cell - model_.cells.begin())]);
  }

  const LikenessModel& model_;
  std::vector<Feature> features_;
};

}  // namespace

void to_shares(std::vector<float>& scores) {
  const float most = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) {
    score = exponential(score - most);
    sum += score;
  }
  for (float& score : scores) score /= sum;
}

std::vector<Likely> situations(const LikenessModel& model, std::string_view text) {
  if (model.situations.empty()) return {};
  return Ranking(model, text).likeliest();
}

}  // namespace signpost

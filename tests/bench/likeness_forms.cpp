#include "likeness_forms.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <random>

using namespace signpost;

namespace {

using Scores = std::vector<double>;  // of each situation, and of "about something else"
using Scorer = std::function<Scores(const Lesson&)>;

std::size_t columns_of(const Lessons& lessons) { return lessons.situations.size() + 1; }

// The best, of those with the same answers one.
std::vector<Likely> ranked(const std::vector<Situation>& situations, const Scores& scores) {
  std::vector<std::size_t> order(scores.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return scores[a] > scores[b]; });
  std::vector<Likely> result;
  if (order.front() == situations.size()) return result;
  for (const std::size_t s : order) {
    if (result.size() == kMostLikely) break;
    const bool listed = s == situations.size() || std::any_of(result.begin(), result.end(), [&](const Likely& likely) {
                          return situations[likely.situation].answers == situations[s].answers;
                        });
    if (!listed) result.push_back({s, 0, {}});
  }
  return result;
}

Learner ranking(std::function<Scorer(const Lessons&)> learn_scorer) {
  return [learn_scorer = std::move(learn_scorer)](const Lessons& lessons) -> Answer {
    return [situations = lessons.situations, scorer = learn_scorer(lessons)](const Lesson& held) {
      return ranked(situations, scorer(held));
    };
  };
}

// Multinomial, each count raised by a tenth.
Scorer naive_bayes(const Lessons& lessons) {
  constexpr double kMore = 0.1;
  const std::size_t columns = columns_of(lessons);
  std::vector<double> counts(kFeaturePlaces * columns, kMore);
  std::vector<double> sums(columns, kMore * kFeaturePlaces);
  std::vector<double> priors(columns, 1);
  for (const Lesson& lesson : lessons.lessons) {
    ++priors[lesson.situation];
    for (const std::uint16_t place : lesson.places) {
      ++counts[place * columns + lesson.situation];
      ++sums[lesson.situation];
    }
  }
  return [=](const Lesson& held) {
    Scores scores(columns);
    for (std::size_t c = 0; c < columns; ++c) {
      scores[c] = std::log(priors[c]);
      for (const std::uint16_t place : held.places) scores[c] += std::log(counts[place * columns + c] / sums[c]);
    }
    return scores;
  };
}

struct Perceptron {
  std::size_t columns;
  std::vector<double> weights;

  std::size_t cell(std::uint16_t place, std::size_t column) const { return place * columns + column; }

  Scores operator()(const Lesson& lesson) const {
    Scores scores(columns);
    for (const std::uint16_t place : lesson.places) {
      for (std::size_t c = 0; c < columns; ++c) scores[c] += weights[cell(place, c)];
    }
    return scores;
  }
};

// Averaged over all steps: a correction counts for those that are still to come.
Scorer averaged_perceptron(const Lessons& lessons) {
  constexpr int kPasses = 10;
  const std::size_t columns = columns_of(lessons);
  Perceptron now{columns, std::vector<double>(kFeaturePlaces * columns)};
  Perceptron average = now;
  std::vector<const Lesson*> order;
  for (const Lesson& lesson : lessons.lessons) order.push_back(&lesson);
  std::mt19937 random(1);
  for (int pass = 0; pass < kPasses; ++pass) {
    for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const Scores scores = now(*order[i]);
      const auto said = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      if (said == order[i]->situation) continue;
      const double left = kPasses - pass - static_cast<double>(i) / static_cast<double>(order.size());
      for (const auto& [column, way] : {std::pair{order[i]->situation, 1.0}, std::pair{said, -1.0}}) {
        for (const std::uint16_t place : order[i]->places) {
          now.weights[now.cell(place, column)] += way;
          average.weights[now.cell(place, column)] += way * left;
        }
      }
    }
  }
  return average;
}

// The ten nearest by the cosine of their features, rare ones weighing more, vote with their nearness.
class Nearest {
 public:
  explicit Nearest(const Lessons& lessons)
      : columns_(columns_of(lessons)), rarity_(kFeaturePlaces), lessons_with_(kFeaturePlaces) {
    for (const Lesson& lesson : lessons.lessons) {
      if (!lessons_.empty() && lessons_.back().text == lesson.text) continue;  // taught again
      for (const std::uint16_t place : lesson.places) lessons_with_[place].push_back(lessons_.size());
      lessons_.push_back(lesson);
    }
    for (std::size_t place = 0; place < kFeaturePlaces; ++place)
      rarity_[place] =
          std::log(static_cast<double>(lessons_.size() + 1) / static_cast<double>(lessons_with_[place].size() + 1));
    for (const Lesson& lesson : lessons_) lengths_.push_back(length(lesson));
  }

  Scores operator()(const Lesson& held) const {
    constexpr std::size_t kVotes = 10;
    std::vector<std::pair<double, std::size_t>> near(lessons_.size());
    for (std::size_t i = 0; i < near.size(); ++i) near[i].second = i;
    for (const std::uint16_t place : held.places) {
      for (const std::size_t lesson : lessons_with_[place])
        near[lesson].first += rarity_[place] * rarity_[place] / lengths_[lesson];
    }
    const std::size_t votes = std::min(kVotes, near.size());
    std::partial_sort(near.begin(), near.begin() + static_cast<std::ptrdiff_t>(votes), near.end(), std::greater<>());
    Scores scores(columns_);
    for (std::size_t i = 0; i < votes; ++i) scores[lessons_[near[i].second].situation] += near[i].first;
    return scores;
  }

 private:
  double length(const Lesson& lesson) const {
    double squares = 0;
    for (const std::uint16_t place : lesson.places) squares += rarity_[place] * rarity_[place];
    return std::sqrt(std::max(squares, 1e-9));
  }

  std::size_t columns_;
  std::vector<double> rarity_;
  std::vector<std::vector<std::size_t>> lessons_with_;
  std::vector<Lesson> lessons_;
  std::vector<double> lengths_;
};

Scores scores_of(const LikenessModel& model, const Lesson& held) {
  const std::size_t columns = model.columns();
  const double root = std::sqrt(static_cast<double>(std::max<std::size_t>(held.places.size(), 1)));
  Scores scores(model.biases.begin(), model.biases.end());
  for (const std::uint16_t place : held.places) {
    const std::size_t row = place * columns;
    for (auto cell = std::lower_bound(model.cells.begin(), model.cells.end(), row);
         cell != model.cells.end() && *cell < row + columns; ++cell)
      scores[*cell - row] += model.values[static_cast<std::size_t>(cell - model.cells.begin())] / root;
  }
  return scores;
}

}  // namespace

Learner logistic_learner(std::size_t cells) {
  return ranking([cells](const Lessons& lessons) -> Scorer {
    const auto model = std::make_shared<LikenessModel>(learn(lessons, cells));
    return [model](const Lesson& held) { return scores_of(*model, held); };
  });
}

const std::vector<LearningForm> kLearningForms = {
    {"naive Bayes", ranking(naive_bayes)},
    {"averaged perceptron", ranking(averaged_perceptron)},
    {"the ten nearest stories", ranking([](const Lessons& lessons) { return Nearest(lessons); })},
    {"logistic regression, all weights", logistic_learner(kAllCells)},
    {"logistic regression, 10,000 cells (what ships)", logistic_learner(kMostCells)},
};

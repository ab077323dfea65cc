#include "likeness/ranking.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

using namespace signpost;

namespace {

struct Speaks {
  const char* word;
  std::uint32_t column;
  int value;
};

// A model of three situations, the last two with the same answers, and something else; what is not named says nothing.
LikenessModel model_of(std::vector<Speaks> words) {
  LikenessModel model;
  model.situations = {{0, {{0, 0}}}, {1, {{0, 1}}}, {2, {{0, 1}}}};
  model.biases = {0, 0, 0, 0};
  const auto cell = [](const Speaks& s) { return std::uint32_t{features_of(s.word).front().place} * 4 + s.column; };
  std::sort(words.begin(), words.end(), [&](const Speaks& a, const Speaks& b) { return cell(a) < cell(b); });
  for (const Speaks& speaks : words) {
    model.cells.push_back(cell(speaks));
    model.values.push_back(static_cast<std::int8_t>(speaks.value));
  }
  return model;
}

std::vector<std::size_t> ranked(const LikenessModel& model, const std::string& text) {
  std::vector<std::size_t> result;
  for (const Likely& likely : situations(model, text)) result.push_back(likely.situation);
  return result;
}

using Places = std::vector<std::size_t>;

}  // namespace

TEST_CASE("ranking: the situation that more words speak for comes first") {
  const LikenessModel model = model_of({{"mail", 0, 3}, {"never", 0, 2}, {"seat", 1, 3}});
  CHECK(ranked(model, "mail never") == Places{0, 1});
  CHECK(ranked(model, "one seat") == Places{1, 0});
}

TEST_CASE("ranking: situations that settle the same answers are told as one, by the likeliest, with the shares of both") {
  const LikenessModel model = model_of({{"seat", 1, 2}, {"member", 2, 3}});
  const std::vector<Likely> found = situations(model, "seat member");
  REQUIRE(found.size() == 2);
  CHECK(found[0].situation == 2);
  CHECK(found[0].likeness > 0.8);
}

TEST_CASE("ranking: it says nothing about something else, nor where too little speaks for anything") {
  const LikenessModel model = model_of({{"mail", 0, 6}, {"kitchen", 3, 9}});
  CHECK(ranked(model, "a mail about the kitchen").empty());
  CHECK(ranked(model, "").empty());
  CHECK(ranked({}, "mail").empty());
  LikenessModel vague = model_of({});
  vague.biases = {0, 0, 0, 2};
  CHECK(ranked(vague, "mail").empty());
}

TEST_CASE("ranking: what is hardly likely is not listed behind the likeliest") {
  CHECK(ranked(model_of({{"mail", 0, 40}}), "mail") == Places{0});
}

TEST_CASE("ranking: because of the words that say most, three at most, as they stand in the text") {
  const LikenessModel model =
      model_of({{"mail", 0, 3}, {"never", 0, 5}, {"spam", 0, 4}, {"empty", 0, 1}, {"today", 0, -2}, {"seat", 1, 9}});
  const std::vector<Likely> found = situations(model, "MAIL never, Spam empty today");
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].because == std::vector<std::string_view>{"never", "Spam", "MAIL"});
}

TEST_CASE("ranking: shares come to 1 and keep the order of the scores, however far apart these are") {
  const std::vector<std::vector<float>> rows = {{0}, {1, 1}, {3, 1, 2}, {-500, 0, 500}, {1e30F, -1e30F}, {0.25F, 0, -0.25F}};
  for (std::vector<float> scores : rows) {
    const std::vector<float> before = scores;
    to_shares(scores);
    CHECK(std::accumulate(scores.begin(), scores.end(), 0.0F) == doctest::Approx(1));
    for (std::size_t i = 0; i < scores.size(); ++i) {
      for (std::size_t j = 0; j < scores.size(); ++j) CHECK((before[i] < before[j] || scores[i] >= scores[j]));
    }
  }
}

TEST_CASE("ranking: shares are those of the exponential function") {
  std::vector<float> scores = {2, 0.5F, -1};
  to_shares(scores);
  const double sum = std::exp(2.0) + std::exp(0.5) + std::exp(-1.0);
  CHECK(scores[0] == doctest::Approx(std::exp(2.0) / sum).epsilon(0.001));
  CHECK(scores[1] == doctest::Approx(std::exp(0.5) / sum).epsilon(0.001));
  CHECK(scores[2] == doctest::Approx(std::exp(-1.0) / sum).epsilon(0.001));
}

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "likeness/features.h"
#include "model/likeness.h"

namespace signpost {

/// A situation that a text may tell.
struct Likely {
  std::size_t situation = 0;              ///< its place in the model
  double likeness = 0;                    ///< 0 to 1: its share among all that the text may be about
  std::vector<std::string_view> because;  ///< at most three words of the text, the one that says most first
};

/// Nobody looks at more.
inline constexpr std::size_t kMostLikely = 5;

/// Nothing is said where the likeliest situation is less likely than this, or no word speaks for it …
inline constexpr double kLeastLikeness = 0.1;

/// … or where it is likelier than this that the text is about something else.
inline constexpr double kMostElse = 0.3;

/// What is less likely than this is not listed behind the likeliest.
inline constexpr double kLeastListed = 0.01;

/// Whether it is likely enough to be said first: kLeastLikeness, and some word speaks for it.
inline bool says_enough(const Likely& likely) { return likely.likeness >= kLeastLikeness && !likely.because.empty(); }

/// The situations that `text` may tell, likeliest first; none where it does not say enough. Of those that settle the same
/// answers the likeliest stands for all. Takes any bytes.
std::vector<Likely> situations(const LikenessModel& model, std::string_view text);

/// Turns scores into shares of 1: multinomial logistic regression ("softmax"). The same bits on every machine, unlike the
/// exponential functions of their libraries. There must be a score.
void to_shares(std::vector<float>& scores);

}  // namespace signpost

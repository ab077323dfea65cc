#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

namespace signpost {

/// The answer "I'm not sure", beside the answers 0, 1, 2 … of a question.
inline constexpr int kUnsure = -1;
inline constexpr std::size_t kMostAnswers = 32;  ///< a caller can raise Limits::answers so far

/// A set of answers to one question. "I'm not sure" is in none.
class AnswerSet {
 public:
  AnswerSet() = default;
  AnswerSet(std::initializer_list<int> answers) {
    for (const int answer : answers) bits_ |= std::uint32_t{1} << answer;
  }

  /// The first so many answers.
  static AnswerSet first(std::size_t count) {
    AnswerSet result;
    result.bits_ = static_cast<std::uint32_t>((std::uint64_t{1} << count) - 1);
    return result;
  }

  /// As a number, and back: answer n is bit n.
  std::uint32_t bits() const { return bits_; }
  static AnswerSet of_bits(std::uint32_t bits) {
    AnswerSet result;
    result.bits_ = bits;
    return result;
  }

  bool has(int answer) const { return answer >= 0 && ((bits_ >> answer) & 1U) != 0; }
  bool empty() const { return bits_ == 0; }
  int count() const { return static_cast<int>(std::bitset<kMostAnswers>(bits_).count()); }

  AnswerSet& operator&=(AnswerSet other) {
    bits_ &= other.bits_;
    return *this;
  }
  AnswerSet& operator|=(AnswerSet other) {
    bits_ |= other.bits_;
    return *this;
  }
  friend AnswerSet operator&(AnswerSet a, AnswerSet b) { return a &= b; }

  bool operator==(const AnswerSet&) const = default;
  bool operator<(AnswerSet other) const { return bits_ < other.bits_; }  ///< any order, for maps

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace signpost

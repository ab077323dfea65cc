#include "likeness/features.h"

#include <bitset>
#include <string>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace signpost {
namespace {

constexpr std::size_t kWhole = 4;
constexpr std::size_t kCompared = 5;
constexpr std::size_t kDigits = 6;
constexpr std::size_t kCode = 16;

// U+00C0 to U+017F without their accents, in lower case.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo "
    "ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk"
    "llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr std::uint32_t kFirstLatin = 0xC0;

bool is_between(std::uint32_t c, std::uint32_t first, std::uint32_t last) { return c >= first && c <= last; }

// Written without spaces, or with endings that would hide the word.
bool stands_alone(std::uint32_t c) {
  return is_between(c, 0x3041, 0x30FF) || is_between(c, 0x3400, 0x9FFF) || is_between(c, 0xAC00, 0xD7AF) ||
         is_between(c, 0xF900, 0xFAFF);
}

// Apostrophes and accents of their own, and what nobody sees.
bool is_dropped(std::uint32_t c) {
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0xAD || is_between(c, 0x300, 0x36F) ||
         is_between(c, 0x200B, 0x200D);
}

// The character as it is compared; a space for what parts words.
std::uint32_t folded(std::uint32_t c) {
  if (is_between(c, 0xFF01, 0xFF5E)) c -= 0xFF00 - 0x20;  // wide ASCII
  if (c < 0x80) return is_alnum(static_cast<char>(c)) ? static_cast<unsigned char>(to_lower(static_cast<char>(c))) : ' ';
  if (is_between(c, kFirstLatin, kFirstLatin + kLatin.size() - 1))
    return static_cast<unsigned char>(kLatin[c - kFirstLatin]);
  const bool parts = c < kFirstLatin || is_between(c, 0x2000, 0x206F) || is_between(c, 0x3000, 0x303F) ||
                     is_between(c, 0xFF00, 0xFF65) || c == kNoCharacter || misleads(c);
  return parts ? ' ' : c;
}

bool is_code(std::string_view word) {
  std::size_t digits = 0;
  for (const char c : word) digits += is_digit(c) ? 1 : 0;
  return digits >= kDigits || (digits > 0 && word.size() >= kCode);
}

// "https://…" or "customers.gitlab.com/users?token=…", but not "and/or".
bool is_page_address(std::string_view chunk) {
  const std::string_view host = chunk.substr(0, chunk.find_first_of("/?#"));
  return chunk.find("://") != std::string_view::npos || (host.size() < chunk.size() && host.find('.') != host.npos);
}

bool in_email(char c) { return is_alnum(c) || std::string_view("._%+-").find(c) != std::string_view::npos; }

// What is compared of a word: "password", "pasword" and "passwords" are one.
std::string compared(const std::string& word) {
  if (word.size() <= kWhole) return word;
  std::string result(1, word.front());
  for (const char c : word) {
    const bool vowel = std::string_view("aeiouy").find(c) != std::string_view::npos;
    if (!vowel && c != result.back() && result.size() < kCompared) result += c;
  }
  return '~' + result;  // "past" is not "password"
}

class StoryReader {
 public:
  explicit StoryReader(std::string_view text) : text_(text.substr(0, kMostStoryBytes)) {}

  std::vector<Feature> read() {
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t end = at;
      while (end < text_.size() && !is_space(text_[end])) ++end;
      read_chunk(text_.substr(at, end - at));
      at = end + 1;
    }
    return std::move(features_);
  }

 private:
  void read_chunk(std::string_view chunk) {
    if (is_page_address(chunk)) return;
    for (std::size_t at = chunk.find('@'); at != std::string_view::npos; at = chunk.find('@')) {
      std::size_t begin = at;
      while (begin > 0 && in_email(chunk[begin - 1])) --begin;
      read_part(chunk.substr(0, begin));
      while (++at < chunk.size() && in_email(chunk[at])) {
      }
      chunk.remove_prefix(at);
    }
    read_part(chunk);
  }

  void read_part(std::string_view part) {
    std::size_t first = 0;
    for (std::size_t at = 0; at < part.size();) {
      const CodePoint c = code_point_at(part, at);
      const std::uint32_t value = folded(c.value);
      const std::size_t next = at + c.bytes;
      if (is_dropped(c.value)) {
        at = next;
        continue;
      }
      if (value == ' ' || stands_alone(value)) {
        end_word(part.substr(first, at - first));
        first = value == ' ' ? next : at;
      }
      if (value < 0x80) {
        if (value != ' ') word_ += static_cast<char>(value);
      } else {
        word_ += part.substr(at, c.bytes);
      }
      at = next;
      if (stands_alone(value)) {
        end_word(part.substr(first, at - first));
        first = at;
      }
    }
    end_word(part.substr(first));
  }

  // `shown` is how the word stands in the text.
  void end_word(std::string_view shown) {
    if (!word_.empty() && shown.size() <= kMostWordBytes && !is_code(word_)) {
      const std::uint32_t hash = hash_of(compared(word_));
      const std::uint32_t place = (hash ^ (hash >> 16)) % kFeaturePlaces;
      if (!met_[place]) features_.push_back({static_cast<std::uint16_t>(place), shown});
      met_[place] = true;
    }
    word_.clear();
  }

  std::string_view text_;
  std::vector<Feature> features_;
  std::string word_;  // without what does not matter
  std::bitset<kFeaturePlaces> met_;
};

}  // namespace

std::vector<Feature> features_of(std::string_view text) { return StoryReader(text).read(); }

}  // namespace signpost

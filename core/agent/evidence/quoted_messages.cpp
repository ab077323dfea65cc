#include "agent/evidence/quoted_messages.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>

#include "agent/evidence/approximate.h"
#include "agent/evidence/normal_text.h"
#include "base/ascii.h"
#include "base/sort.h"

namespace signpost {
namespace {

using Mark = NormalText::Mark;

constexpr std::size_t kCharactersPerError = 16;
constexpr std::size_t kShortest = 20;  // with errors
constexpr std::size_t kSeedBytes = 8;
constexpr std::size_t kMostPlaces = 64;  // of one message
constexpr int kGapWords = 4;
constexpr std::size_t kHalvedWords = 14;  // of a message so long that half of it tells it from all others

struct Pattern {
  enum class Part : std::uint8_t { whole, first_half, second_half };
  int message = 0;
  Part part = Part::whole;
  std::string rest;                 // of a half: the words of the other one
  std::vector<std::string> pieces;  // between gaps
  std::size_t size = 0;
  std::size_t words = 0;
  bool capital = false;   // begins with one
  bool sentence = false;  // ends as one

  std::size_t errors(const std::string& piece) const {
    return size < kShortest || piece.size() < kShortest ? 0 : piece.size() / kCharactersPerError;
  }
};

// The words of a piece, without the spaces around them.
std::string words_of(std::string_view piece) { return std::string(trimmed(normalized(piece).text)); }

std::size_t word_count(std::string_view words) {
  return words.empty() ? 0 : static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) + 1;
}

Pattern pattern_of(std::string_view message) {
  constexpr std::string_view kGap = "…";
  Pattern pattern;
  pattern.capital = !message.empty() && is_upper(message.front());
  pattern.sentence = !message.empty() && message.back() == '.' &&
                     message.substr(message.size() - std::min<std::size_t>(3, message.size())) != "...";
  for (std::size_t at = 0; at <= message.size();) {
    const std::size_t end = std::min(message.find(kGap, at), message.size());
    const std::string piece = words_of(message.substr(at, end - at));
    if (!piece.empty()) pattern.pieces.push_back(piece);
    pattern.size += piece.size();
    pattern.words += word_count(piece);
    at = end + kGap.size();
  }
  return pattern;
}

// A half of a long message, from its middle word on or up to it.
Pattern half_of(const Pattern& whole, Pattern::Part part) {
  const std::string& words = whole.pieces.front();
  std::size_t middle = 0;
  for (std::size_t word = 0; word < whole.words / 2; ++word) middle = words.find(' ', middle) + 1;
  const std::string first = words.substr(0, middle - 1);
  const std::string second = words.substr(middle);
  const bool is_first = part == Pattern::Part::first_half;
  Pattern half;
  half.message = whole.message;
  half.part = part;
  half.pieces = {is_first ? first : second};
  half.rest = is_first ? second : first;
  half.size = half.pieces.front().size();
  half.words = word_count(half.pieces.front());
  half.capital = is_first && whole.capital;
  half.sentence = !is_first && whole.sentence;
  return half;
}

std::vector<Pattern> patterns_of(const std::vector<Message>& messages) {
  std::vector<Pattern> patterns;
  for (const Message& message : messages) {
    patterns.push_back(pattern_of(message.text));
    patterns.back().message = static_cast<int>(patterns.size()) - 1;
  }
  for (std::size_t i = 0; i < messages.size(); ++i) {
    if (patterns[i].words < kHalvedWords || patterns[i].pieces.size() > 1) continue;
    patterns.push_back(half_of(patterns[i], Pattern::Part::first_half));
    patterns.push_back(half_of(patterns[i], Pattern::Part::second_half));
  }
  return patterns;
}

// A part of the normal text.
struct Place {
  int message = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t worth = 0;  // characters that are as in the message
};

// Places where a message may be: cut in pieces, one more than there may be errors, one of them at least stands in the text
// as it is (S. Wu and U. Manber 1992, "Fast text searching allowing errors"). A character between the pieces belongs to
// none, so that two that are swapped spoil one piece only. Of each piece the first bytes are looked up at every place of the
// text.
class Seeds {
 public:
  explicit Seeds(const std::vector<Pattern>& patterns) {
    for (std::size_t i = 0; i < patterns.size(); ++i) {
      if (patterns[i].pieces.empty()) continue;
      const std::string& piece = patterns[i].pieces.front();
      const std::size_t parts = patterns[i].errors(piece) + 1;
      const std::size_t length = (piece.size() - std::min(piece.size(), parts - 1)) / parts;
      if (length < kSeedBytes) continue;
      for (std::size_t part = 0; part < parts; ++part) {
        const std::size_t offset = part * (length + 1);
        seeds_.push_back({bytes_at(piece, offset), i, offset});
      }
    }
    sort_stably(seeds_, [](const Seed& a, const Seed& b) { return a.bytes < b.bytes; });
    for (const Seed& seed : seeds_) known_.set(hash(seed.bytes));
  }

  // Calls found(pattern, begin) for each place, where `begin` is where the pattern would begin if it had no errors before.
  template <class Found>
  void find(std::string_view text, const Found& found) const {
    for (std::size_t at = 0; at + kSeedBytes <= text.size(); ++at) {
      const std::uint64_t bytes = bytes_at(text, at);
      if (!known_.test(hash(bytes))) continue;
      auto seed =
          std::lower_bound(seeds_.begin(), seeds_.end(), bytes, [](const Seed& a, std::uint64_t b) { return a.bytes < b; });
      for (; seed != seeds_.end() && seed->bytes == bytes; ++seed) found(seed->pattern, at - std::min(at, seed->offset));
    }
  }

 private:
  struct Seed {
    std::uint64_t bytes;
    std::size_t pattern;
    std::size_t offset;
  };

  static std::uint64_t bytes_at(std::string_view text, std::size_t at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, kSeedBytes);
    return bytes;
  }
  static std::size_t hash(std::uint64_t bytes) { return static_cast<std::size_t>((bytes * 0x9E3779B97F4A7C15U) >> 52U); }

  std::vector<Seed> seeds_;
  std::bitset<4096> known_;
};

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool denies(std::string_view word) {
  return is_one_of(word, {"not", "no", "never", "without", "dont", "doesnt", "didnt", "isnt", "wasnt", "arent"});
}

bool supposes(std::string_view word) { return is_one_of(word, {"if", "whether", "unless", "instead", "wont", "wouldnt"}); }

// Goes through the text word by word and judges what the words around a place make of it.
class Context {
 public:
  Context(const NormalText& normal, std::string_view source) : normal_(normal), source_(source) {}

  // Of a half, more may be there: then the place grows.
  bool says(const Pattern& pattern, Place& place) const {
    if (denials(place.begin, place.end) != denials_of(pattern)) return false;
    if (pattern.part != Pattern::Part::whole && !is_cut_off(pattern, place)) return false;
    return stands_out(pattern, place) && !is_denied_before(place.begin) && !is_denied_behind(place.end) && !is_asked(place);
  }

 private:
  const std::string& text() const { return normal_.text; }
  std::uint8_t mark_before(std::size_t begin) const { return normal_.marks[begin - 1]; }
  std::uint8_t mark_behind(std::size_t end) const { return normal_.marks[end]; }

  // The word that ends at `end`, or begins at `begin`; empty where there is none.
  std::string_view word_before(std::size_t begin) const {
    if (begin < 2) return {};
    const std::size_t space = text().rfind(' ', begin - 2);
    return std::string_view(text()).substr(space + 1, begin - space - 2);
  }
  std::string_view word_behind(std::size_t end) const {
    const std::size_t begin = std::min(end + 1, text().size());
    return std::string_view(text()).substr(begin, std::min(text().find(' ', begin), text().size()) - begin);
  }

  std::size_t denials(std::size_t begin, std::size_t end) const {
    std::size_t count = 0;
    for (std::size_t at = begin; at < end;) {
      const std::size_t space = std::min(text().find(' ', at), end);
      if (denies(std::string_view(text()).substr(at, space - at))) ++count;
      at = space + 1;
    }
    return count;
  }
  static std::size_t denials_of(const Pattern& pattern) {
    std::size_t count = 0;
    for (const std::string& piece : pattern.pieces) {
      for (std::size_t at = 0; at < piece.size();) {
        const std::size_t space = std::min(piece.find(' ', at), piece.size());
        if (denies(std::string_view(piece).substr(at, space - at))) ++count;
        at = space + 1;
      }
    }
    return count;
  }

  // Adds what stands there of the other half. Whether what is quoted ends behind it.
  bool is_cut_off(const Pattern& half, Place& place) const {
    constexpr std::uint8_t kEnd = Mark::kQuote | Mark::kSentence | Mark::kParagraph;
    const bool first = half.part == Pattern::Part::first_half;
    for (std::string_view rest = half.rest; !rest.empty();) {
      const std::string_view word = first ? rest.substr(0, rest.find(' ')) : last_word(rest);
      if ((first ? word_behind(place.end) : word_before(place.begin)) != word) break;
      if (first) {
        place.end += 1 + word.size();
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
      } else {
        place.begin -= 1 + word.size();
        rest.remove_suffix(std::min(word.size() + 1, rest.size()));
      }
    }
    return ((first ? mark_behind(place.end) : mark_before(place.begin)) & kEnd) != 0;
  }
  static std::string_view last_word(std::string_view words) { return words.substr(words.rfind(' ') + 1); }

  bool has_capital(std::size_t begin) const { return is_upper(source_[normal_.source[begin]]); }

  bool stands_out(const Pattern& pattern, const Place& place) const {
    const bool opened = mark_before(place.begin) != 0;
    const bool closed = mark_behind(place.end) != 0;
    const std::string_view before = word_before(place.begin);
    // A capital within a sentence is as good as a quote.
    const bool quoted =
        pattern.capital && has_capital(place.begin) && (mark_before(place.begin) & ~Mark::kLine) == 0 && !before.empty();
    const bool same_case = !pattern.capital || has_capital(place.begin);
    if (!opened && !same_case && is_one_of(before, {"a", "an", "any", "the", "your", "their", "his", "her"})) return false;
    if (!closed && is_one_of(word_behind(place.end), {"care", "over", "into", "off", "away"})) return false;
    if (pattern.words > 3) return quoted || closed || !pattern.sentence || (mark_before(place.begin) & Mark::kQuote) != 0;
    const bool told =
        is_one_of(before, {"says", "said", "saying", "error", "message", "shows", "reads", "subject", "get", "got", "gets"});
    return quoted || (closed && (opened || told));
  }

  // "if it says …", "does not say …"
  bool is_denied_before(std::size_t begin) const {
    constexpr int kWords = 6;
    constexpr std::uint8_t kEnd = Mark::kClause | Mark::kSentence | Mark::kParagraph;
    if ((mark_before(begin) & (Mark::kSentence | Mark::kParagraph)) != 0) return false;
    // A colon or comma right before the message belongs to it: 'if you see: …'.
    bool near = (mark_before(begin) & kEnd) == 0;
    for (int i = 0; i < kWords && begin > 1; ++i) {
      const std::string_view word = word_before(begin);
      if (supposes(word) || (near && denies(word))) return true;
      begin -= word.size() + 1;
      if ((mark_before(begin) & (Mark::kSentence | Mark::kParagraph)) != 0) return false;
      if ((mark_before(begin) & kEnd) != 0) near = false;
    }
    return false;
  }

  // "… does not appear"
  bool is_denied_behind(std::size_t end) const {
    constexpr int kWords = 3;
    constexpr std::uint8_t kEnd = Mark::kClause | Mark::kSentence | Mark::kParagraph;
    for (int i = 0; i < kWords && end < text().size(); ++i) {
      if ((mark_behind(end) & kEnd) != 0) return false;
      const std::string_view word = word_behind(end);
      if (denies(word)) return true;
      end += word.size() + 1;
    }
    return false;
  }

  // "Do you see …?"
  bool is_asked(const Place& place) const {
    constexpr int kWords = 8;
    constexpr std::uint8_t kEnd = Mark::kSentence | Mark::kParagraph;
    std::size_t end = place.end;
    for (int i = 0; i < kWords && end < text().size() && (mark_behind(end) & kEnd) == 0; ++i)
      end += word_behind(end).size() + 1;
    if (end >= text().size() || (mark_behind(end) & Mark::kQuestion) == 0) return false;
    std::size_t begin = place.begin;
    for (int i = 0; i < kWords && begin > 1 && (mark_before(begin) & kEnd) == 0; ++i) {
      const std::string_view word = word_before(begin);
      if (is_one_of(word, {"you", "they", "customer", "there"})) return true;
      begin -= word.size() + 1;
    }
    return false;
  }

  const NormalText& normal_;
  std::string_view source_;
};

// The rest of a message whose first piece is at `place`: each further piece at most four words behind the one before.
bool finish(const Pattern& pattern, std::string_view text, Place& place) {
  for (std::size_t i = 1; i < pattern.pieces.size(); ++i) {
    const std::string& piece = pattern.pieces[i];
    const std::size_t from = place.end;
    std::size_t last = from;  // where the piece begins at the latest
    for (int word = 0; word <= kGapWords && last < text.size(); ++word)
      last = std::min(text.find(' ', last + 1), text.size());
    const std::vector<Near> near = find_near(text, piece, pattern.errors(piece), from,
                                             std::min(text.size(), last + piece.size() + pattern.errors(piece)));
    const auto first = std::find_if(near.begin(), near.end(), [&](const Near& part) { return part.begin <= last; });
    if (first == near.end()) return false;
    place.end = first->end;
    place.worth += piece.size() - first->errors;
  }
  return true;
}

struct Window {
  std::size_t from = 0;
  std::size_t to = 0;
};

// Looks for a message within windows of the text.
std::vector<Place> places_in(const NormalText& normal, const Context& context, const Pattern& pattern,
                             const std::vector<Window>& windows) {
  std::vector<Place> places;
  const std::string& first = pattern.pieces.front();
  for (const Window& window : windows) {
    for (const Near& near : find_near(normal.text, first, pattern.errors(first), window.from, window.to)) {
      Place place = {pattern.message, near.begin, near.end, first.size() - near.errors};
      if (!finish(pattern, normal.text, place) || !context.says(pattern, place)) continue;
      places.push_back(place);
      if (places.size() == kMostPlaces) return places;
    }
  }
  return places;
}

// Of places that overlap the one of the longest message; then of each message the first.
std::vector<Place> best_of(std::vector<Place> places) {
  sort_stably(places,
              [](const Place& a, const Place& b) { return a.worth != b.worth ? a.worth > b.worth : a.begin < b.begin; });
  std::vector<Place> best;
  for (const Place& place : places) {
    const bool overlaps = std::any_of(
        best.begin(), best.end(), [&](const Place& other) { return place.begin < other.end && other.begin < place.end; });
    if (!overlaps) best.push_back(place);
  }
  sort_stably(best, [](const Place& a, const Place& b) {
    return a.message != b.message ? a.message < b.message : a.begin < b.begin;
  });
  best.erase(std::unique(best.begin(), best.end(), [](const Place& a, const Place& b) { return a.message == b.message; }),
             best.end());
  return best;
}

}  // namespace

std::vector<QuotedMessage> quoted_messages(const std::vector<Message>& messages, std::string_view text) {
  const std::vector<Pattern> patterns = patterns_of(messages);
  const NormalText normal = normalized(text);
  std::vector<std::vector<Window>> windows(patterns.size());
  Seeds(patterns).find(normal.text, [&](std::size_t i, std::size_t begin) {
    const std::string& piece = patterns[i].pieces.front();
    const std::size_t errors = patterns[i].errors(piece);
    const Window window = {begin - std::min(begin, errors + 1),
                           std::min(normal.text.size(), begin + piece.size() + errors + 1)};
    std::vector<Window>& into = windows[i];
    if (!into.empty() && window.from <= into.back().to) {
      into.back() = {std::min(into.back().from, window.from), std::max(into.back().to, window.to)};
    } else {
      into.push_back(window);
    }
  });
  const Context context(normal, text);
  std::vector<Place> places;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    for (const Place& place : places_in(normal, context, patterns[i], windows[i])) places.push_back(place);
  }
  std::vector<QuotedMessage> result;
  for (const Place& place : best_of(std::move(places)))
    result.push_back({place.message, normal.source[place.begin], normal.source[place.end - 1] + std::size_t{1}});
  return result;
}

}  // namespace signpost

#include "likeness_features.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/hash.h"
#include "likeness/features.h"

using namespace signpost;

namespace {

using Places = std::vector<std::uint16_t>;

// All words in their order, those that come again included.
std::vector<Feature> words_in(std::string_view text) {
  std::vector<Feature> words;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && !is_space(text[end])) ++end;
    for (const Feature& word : features_of(text.substr(at, end - at))) words.push_back(word);
    at = end + 1;
  }
  return words;
}

std::string lower(std::string_view word) {
  std::string result;
  for (const char c : word) {
    if (c != '\'') result += to_lower(c);
  }
  return result;
}

// `kind` keeps a pair of words apart from a word that is written like it.
std::uint16_t place_of(char kind, std::string_view feature) {
  const std::uint32_t hash = hash_of(feature, hash_of({&kind, 1}));
  return static_cast<std::uint16_t>((hash ^ (hash >> 16)) % kFeaturePlaces);
}

Places each_once(const Places& places) {
  std::vector<bool> met(kFeaturePlaces);
  Places result;
  for (const std::uint16_t place : places) {
    if (!met[place]) result.push_back(place);
    met[place] = true;
  }
  return result;
}

Places joined(Places one, const Places& other) {
  one.insert(one.end(), other.begin(), other.end());
  return each_once(one);
}

Places beginnings(std::string_view text, std::size_t letters) {
  Places places;
  for (const Feature& word : words_in(text)) places.push_back(place_of('w', lower(word.word).substr(0, letters)));
  return each_once(places);
}

Places whole_words(std::string_view text) { return beginnings(text, std::string::npos); }
Places first_five(std::string_view text) { return beginnings(text, 5); }

Places consonants(std::string_view text) {
  Places places;
  for (const Feature& word : words_in(text)) places.push_back(word.place);
  return each_once(places);
}

Places pairs(std::string_view text) {
  const std::vector<Feature> words = words_in(text);
  Places places;
  for (std::size_t i = 1; i < words.size(); ++i)
    places.push_back(place_of('p', std::to_string(words[i - 1].place) + ' ' + std::to_string(words[i].place)));
  return each_once(places);
}

Places letter_groups(std::string_view text) {
  constexpr std::size_t kLetters = 4;
  Places places;
  for (const Feature& word : words_in(text)) {
    const std::string padded = ' ' + lower(word.word) + ' ';
    for (std::size_t i = 0; i == 0 || i + kLetters <= padded.size(); ++i)
      places.push_back(place_of('g', padded.substr(i, kLetters)));
  }
  return each_once(places);
}

Places consonants_and_pairs(std::string_view text) { return joined(consonants(text), pairs(text)); }
Places all_three(std::string_view text) { return joined(consonants_and_pairs(text), letter_groups(text)); }

}  // namespace

const std::vector<FeatureKind> kFeatureKinds = {
    {"whole words", whole_words},
    {"first five letters of words", first_five},
    {"words by their consonants (what ships)", consonants},
    {"words by their consonants, and pairs of neighbors", consonants_and_pairs},
    {"groups of four letters", letter_groups},
    {"all three", all_three},
};

#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/words.h"

namespace signpost {

/// The phrases that an agent's tools need, beside one for each sign of the knowledge and one for each way in which two
/// addresses can differ ("email" and its id).
inline constexpr std::array<std::string_view, 65> kPhrases = {
    "hello",     "unsure",       "sure",      "steps",        "expect",      "safety",       "questions",  "quick",
    "follow",    "failed",       "colleague", "waiting",      "keep",        "internal",     "version",    "says",
    "checked",   "tried",        "advice",    "certain",      "possible",    "next",         "mustnot",    "links",
    "evidence",  "evidencehint", "toolarge",  "nothing",      "found",       "accept",       "acceptall",  "drop",
    "given",     "other",        "later",     "signpostlink", "differ",      "onlyfirst",    "onlysecond", "likely",
    "checks",    "means",        "perhaps",   "likelyadvice", "replies",     "copymarkdown", "copyplain",  "copynote",
    "preview",   "quickview",    "stepview",  "keys",         "quicker",     "maybe",        "notebest",   "notequicker",
    "acted",     "guesses",      "guesshint", "guesswords",   "guessaccept", "guessagainst", "carryon",    "signpostsummary",
    "onlypages",
};

/// The phrase with this id; an empty text where the words have none.
const Text& phrase(const Words& words, std::string_view id);

/// The phrase with its placeholders, such as {a}, replaced.
Text phrase(const Words& words, std::string_view id, const std::vector<std::pair<std::string_view, std::string>>& values);

}  // namespace signpost

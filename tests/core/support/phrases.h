#pragma once

#include <string>

#include "agent/email/email.h"
#include "agent/phrases.h"
#include "support/small_knowledge.h"

/// The agent's words of the small knowledge with every phrase that there is, each saying its own id between brackets; those
/// that have placeholders, these as well.
inline signpost::Words words_with_phrases() {
  signpost::Words words = small_words(signpost::Audience::agent);
  const auto add = [&](const std::string& id, const std::string& more = {}) {
    words.phrases.push_back({id, "(" + id + more + ")"});
  };
  for (const std::string_view id : signpost::kPhrases) {
    const bool links = id == "quick" || id == "follow";
    const bool letters = id == "differ" || id == "onlyfirst" || id == "onlysecond";
    add(std::string(id), links             ? " {link}"
                         : letters         ? " {n} {a} {b}"
                         : id == "version" ? " {name} {version}"
                         : id == "likely"  ? " {domain}"
                                           : "");
  }
  for (const signpost::EmailDifference difference : signpost::kEmailDifferences)
    add("email" + std::string(to_string(difference)));
  for (const signpost::Sign& sign : small().knowledge.signs) add(sign.id);
  return words;
}

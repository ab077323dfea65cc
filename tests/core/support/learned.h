#pragma once

#include <string>
#include <vector>

#include "authoring/learn.h"
#include "authoring/lessons.h"
#include "support/small_knowledge.h"

/// Stories of the small knowledge, some about each of its causes and some about something else.
inline signpost::Examples small_stories() {
  using signpost::Audience;
  signpost::Examples stories;
  const auto add = [&](int guide, std::vector<std::pair<int, int>> answers, std::vector<std::string> texts,
                       Audience audience = Audience::customer) {
    signpost::Example example;
    example.text = texts.front();
    example.also.assign(texts.begin() + 1, texts.end());
    example.audience = audience;
    example.answers = std::move(answers);
    example.guide = guide;
    stories.cases.push_back(example);
  };
  add(0, {{0, 0}, {1, 1}}, {"password refused on gitlab", "gitlab refuses the password", "wrong page, it was gitlab"});
  add(1, {{0, 0}, {1, 0}}, {"password refused on the portal", "the portal refuses my password", "forgot it, portal"});
  add(2, {{0, 1}}, {"no mail in spam", "the mail never came", "nothing in my inbox"});
  add(4, {{0, 1}, {2, 1}}, {"mail bounced", "their server bounced the mail", "bounced twice"}, Audience::agent);
  add(5, {{0, 2}}, {"already linked to another account", "linked with the wrong account", "it says already linked"});
  stories.unrelated = {{"en", {"a recipe for soup", "who won the match", "my bicycle has a flat tire", "rain again today"}}};
  return stories;
}

/// What is learned from them.
inline const signpost::LikenessModel& small_likeness(signpost::Audience audience) {
  static const auto learned = [](signpost::Audience of) {
    const signpost::Examples stories = small_stories();
    return signpost::learn(signpost::lessons_for(small().knowledge, small_words(of), stories.cases, stories.unrelated));
  };
  static const signpost::LikenessModel customers = learned(signpost::Audience::customer);
  static const signpost::LikenessModel agents = learned(signpost::Audience::agent);
  return audience == signpost::Audience::agent ? agents : customers;
}

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "authoring/example.h"
#include "model/knowledge.h"
#include "model/likeness.h"
#include "model/words.h"

namespace signpost {

/// A text, and what it is about.
struct Lesson {
  std::string text;
  std::vector<std::uint16_t> places;  ///< of its features
  std::size_t situation = 0;          ///< its place, or their number for "about something else"
};

/// What can be learned of the situations that an audience may be in.
struct Lessons {
  std::vector<Situation> situations;
  std::vector<Lesson> lessons;
};

/// From the stories of the language of `words`, those of the other audience included, the texts about something else, and
/// the words of the knowledge. A story tells the heaviest of the causes that fit its answers and lead to its guide.
Lessons lessons_for(const Knowledge& knowledge, const Words& words, const std::vector<Example>& examples,
                    const std::vector<Unrelated>& unrelated);

}  // namespace signpost

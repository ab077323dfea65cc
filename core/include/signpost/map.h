#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "signpost/case.h"
#include "signpost/interview.h"
#include "signpost/knowledge.h"
#include "signpost/words.h"

namespace signpost {

/// A page of a conversation that has not advised anything before.
struct Place {
  Case value;
  Step step;
  double chance = 0;              ///< that a conversation comes here, 0 to 1
  std::vector<std::size_t> next;  ///< after a question, places: one for each answer in order, then "I'm not sure" if offered
};

/// Every conversation of this audience up to its first advice or hand-over, as a tree: the first page first, each page
/// before those that follow it. All answers that are offered are there, those too that no cause fits together. Chances:
/// causes count by weight, under a cause each fitting answer is equally likely, and "I'm not sure" has the chance that its
/// question states; an answer that no cause is left for has none.
std::vector<Place> places(const Knowledge& knowledge, Audience audience);

/// The places of the words' audience as a picture, in Graphviz's language: a tree from left to right, questions, answers,
/// guides and hand-overs as nodes of these classes. Answers to a question that go on alike are one node, and "I'm not sure"
/// alone is dashed. `page` is the address of the page that asks the questions: each place links to itself there. The id of a
/// place is its link without "#1.". Lines break at about 30 characters.
std::string dot(const Knowledge& knowledge, const Words& words, const std::string& page);

/// The same tree as nested HTML lists: each item says the answers that lead there, then links to the place.
std::string outline(const Knowledge& knowledge, const Words& words, const std::string& page);

}  // namespace signpost

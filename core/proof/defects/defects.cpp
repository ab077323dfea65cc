#include "proof/defects/defects.h"

#include <iterator>
#include <optional>
#include <utility>

#include "proof/defects/agent_words.h"
#include "proof/defects/circle.h"
#include "proof/defects/contradictory_steps.h"
#include "proof/defects/dead_end.h"
#include "proof/defects/guess.h"
#include "proof/defects/inseparable.h"
#include "proof/defects/inspection.h"
#include "proof/defects/needless_question.h"
#include "proof/defects/repeated_place.h"
#include "proof/defects/unfitting_answer.h"
#include "proof/defects/unreached_cause.h"
#include "proof/defects/unreached_guide.h"
#include "proof/defects/unreached_message.h"
#include "proof/defects/unreached_question.h"

namespace signpost {
namespace {

void append(std::vector<Defect>& defects, std::vector<Defect> found) {
  defects.insert(defects.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

// Those of the logic, whatever the words are.
void find_in_logic(const Inspection& in, std::vector<Defect>& defects) {
  append(defects, find_circles(in));
  append(defects, find_dead_ends(in));
  for (int question = 0; question < static_cast<int>(in.knowledge.questions.size()); ++question) {
    if (std::optional<Defect> unreached = find_unreached_question(in, question)) defects.push_back(std::move(*unreached));
    append(defects, find_unfitting_answers(in, question));
  }
  for (const auto find : {find_unfitting_outcomes, find_unreached_guides, find_unreached_causes, find_inseparable,
                          find_needless_questions, find_guesses})
    append(defects, find(in));
}

void find_in_words(const Inspection& in, const std::vector<Words>& words, std::vector<Defect>& defects) {
  for (const Words& own : words) {
    if (own.audience != in.audience) continue;
    append(defects, find_contradictory_steps(in, own));
    append(defects, find_repeated_places(in, own));
    for (const Words& customers : words) {
      if (in.audience == Audience::agent && customers.audience == Audience::customer && customers.language == own.language)
        append(defects, find_agent_words(in, own, customers));
    }
  }
}

}  // namespace

std::vector<Defect> find_defects(const Knowledge& knowledge, const std::vector<Words>& words) {
  std::vector<Inspection> inspections;
  std::vector<Defect> defects;
  for (const Audience audience : kAudiences) {
    const Inspection& in = inspections.emplace_back(inspect(knowledge, audience));
    find_in_logic(in, defects);
    find_in_words(in, words, defects);
  }
  append(defects, find_unreached_messages(knowledge, inspections));
  return defects;
}

}  // namespace signpost

#include "signpost/interview.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "signpost/diagnosis.h"
#include "support/random_knowledge.h"

using namespace signpost;

namespace {

// All strategies, one by one, straight from the rules: no memory, no bounds, nothing shared with the search but diagnose().
class BruteForce {
 public:
  explicit BruteForce(const Knowledge& knowledge) : knowledge_(knowledge) {}

  double value(const Case& value) const {
    const Diagnosis diagnosis = diagnose(knowledge_, value);
    double least = knowledge_.handover_seconds;
    if (diagnosis.possible.empty()) return least;
    for (const int question : diagnosis.open) least = std::min(least, asking(value, diagnosis, question));
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      if (may_try(value, diagnosis, static_cast<int>(g))) least = std::min(least, trying(value, diagnosis, static_cast<int>(g)));
    }
    return least;
  }

  double asking(const Case& value, const Diagnosis& diagnosis, int question) const {
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(question)];
    const Asking cost = *asked.asking[value.audience];
    double seconds = cost.seconds;
    if (cost.unsure > 0) seconds += cost.unsure * this->value(with_answer(value, knowledge_, question, kUnsure));
    for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
      const double chance = (1 - cost.unsure) * (chance_of(diagnosis.possible, question, answer) + chance_of(diagnosis.spent, question, answer));
      if (chance > 0) seconds += chance * this->value(with_answer(value, knowledge_, question, answer));
    }
    return seconds;
  }

  double trying(const Case& value, const Diagnosis& diagnosis, int guide) const {
    double solved = 0;
    for (const Likelihood& l : diagnosis.possible) {
      if (guide_of(value, l.cause) == guide) solved += l.share * knowledge_.guides[static_cast<std::size_t>(guide)].works;
    }
    const double failed = 1 - solved;
    const double seconds = knowledge_.guides[static_cast<std::size_t>(guide)].seconds;
    return failed > 1e-12 ? seconds + failed * this->value(with_tried(value, guide)) : seconds;
  }

  bool may_try(const Case& value, const Diagnosis& diagnosis, int guide) const {
    return std::any_of(diagnosis.possible.begin(), diagnosis.possible.end(), [&](const Likelihood& l) {
      if (guide_of(value, l.cause) != guide) return false;
      if (!knowledge_.guides[static_cast<std::size_t>(guide)].careful || is_certain(knowledge_, value, l.cause)) return true;
      return std::none_of(diagnosis.open.begin(), diagnosis.open.end(), [&](int question) {
        const Question& open = knowledge_.questions[static_cast<std::size_t>(question)];
        return fitting_answers(knowledge_, knowledge_.causes[static_cast<std::size_t>(l.cause)], question) != open.all_answers();
      });
    });
  }

 private:
  int guide_of(const Case& value, int cause) const { return knowledge_.causes[static_cast<std::size_t>(cause)].guide[value.audience]; }

  double chance_of(const std::vector<Likelihood>& causes, int question, int answer) const {
    double chance = 0;
    for (const Likelihood& l : causes) {
      const AnswerSet answers = fitting_answers(knowledge_, knowledge_.causes[static_cast<std::size_t>(l.cause)], question);
      int size = 0;
      for (AnswerSet rest = answers; rest != 0; rest &= rest - 1) ++size;
      if (((answers >> answer) & 1U) != 0) chance += l.share / size;
    }
    return chance;
  }

  const Knowledge& knowledge_;
};

double seconds_of(const BruteForce& brute, const Knowledge& knowledge, const Case& value, const Step& step) {
  const Diagnosis diagnosis = diagnose(knowledge, value);
  if (step.kind == Step::Kind::ask) return brute.asking(value, diagnosis, step.item);
  if (step.kind == Step::Kind::attempt) return brute.trying(value, diagnosis, step.item);
  return knowledge.handover_seconds;
}

constexpr std::size_t kUnlimited = std::numeric_limits<std::size_t>::max();

}  // namespace

TEST_CASE("interview: the next step is the best of all strategies, on 600 random knowledges") {
  for (unsigned seed = 0; seed < 600; ++seed) {
    const Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
    const BruteForce brute(knowledge);
    for (const Audience audience : kAudiences) {
      Case value;
      value.audience = audience;
      const Step step = next_step(knowledge, value, kUnlimited);
      const double best = brute.value(value);
      CAPTURE(seed);
      REQUIRE(step.exact);
      REQUIRE(step.seconds == doctest::Approx(best).epsilon(1e-9));
      REQUIRE(seconds_of(brute, knowledge, value, step) == doctest::Approx(best).epsilon(1e-9));
    }
  }
}

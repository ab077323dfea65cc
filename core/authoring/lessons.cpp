#include "authoring/lessons.h"

#include <algorithm>
#include <map>
#include <optional>

#include "cases/case.h"
#include "likeness/features.h"
#include "model/text.h"

namespace signpost {
namespace {

// There are fewer of these than of stories, and more that they could be about.
constexpr int kTimesUnrelated = 3;

bool fits(const Knowledge& knowledge, const Cause& cause, const std::vector<std::pair<int, int>>& answers) {
  return std::all_of(answers.begin(), answers.end(), [&](const std::pair<int, int>& given) {
    return given.second == kUnsure || fitting_answers(knowledge, cause, given.first).has(given.second);
  });
}

std::optional<std::size_t> cause_of(const Knowledge& knowledge, const Example& example) {
  std::optional<std::size_t> heaviest;
  for (std::size_t c = 0; c < knowledge.causes.size(); ++c) {
    const Cause& cause = knowledge.causes[c];
    if (cause.guide[example.audience] != example.guide || !fits(knowledge, cause, example.answers)) continue;
    if (!heaviest || cause.weight > knowledge.causes[*heaviest].weight) heaviest = c;
  }
  return heaviest;
}

// How many stories of a cause there are, and how many of them give which answers.
struct Told {
  std::size_t stories = 0;
  std::map<std::pair<int, int>, std::size_t> answers;
};

std::size_t stories_of(const Example& example) { return 1 + example.also.size(); }

// The answer to a question that `told` settles: that of most stories, where no other fits the cause. The first question of
// a conversation needs an answer even so.
std::optional<int> settled_answer(const Knowledge& knowledge, int cause, int question, const Told& told) {
  std::optional<int> most;
  std::size_t stories = 0;
  for (const auto& [answer, count] : told.answers) {
    if (answer.first != question || answer.second == kUnsure || count <= stories) continue;
    most = answer.second;
    stories = count;
  }
  if (!most) return std::nullopt;
  const AnswerSet fitting = fitting_answers(knowledge, knowledge.causes[static_cast<std::size_t>(cause)], question);
  const bool first = knowledge.questions[static_cast<std::size_t>(question)].only_if.empty();
  const bool settled = first || (fitting.count() == 1 && 2 * stories >= told.stories);
  return settled ? most : std::nullopt;
}

std::optional<Situation> situation_of(const Knowledge& knowledge, Audience audience, int cause, const Told& told) {
  Situation situation{cause, {}};
  Case value;
  value.audience = audience;
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    const auto question = static_cast<int>(q);
    const std::optional<int> answer = settled_answer(knowledge, cause, question, told);
    if (!answer || !can_ask(value, knowledge, question)) continue;
    value = with_answer(value, knowledge, question, *answer);
    situation.answers.emplace_back(question, *answer);
  }
  if (situation.answers.empty()) return std::nullopt;
  return situation;
}

// A text that stands in the words of the knowledge.
std::string words_of(const Words& words, const std::vector<std::pair<int, int>>& answers) {
  std::string text;
  for (const auto& [question, answer] : answers) {
    const auto& labels = words.questions[static_cast<std::size_t>(question)].answers;
    const AnswerWords& given = labels[static_cast<std::size_t>(answer)];
    text += plain(given.label) + ' ' + plain(given.hint) + ' ';
  }
  return text;
}

bool settles(const Situation& situation, const std::vector<std::pair<int, int>>& answers) {
  return std::all_of(answers.begin(), answers.end(), [&](const std::pair<int, int>& answer) {
    return std::find(situation.answers.begin(), situation.answers.end(), answer) != situation.answers.end();
  });
}

class LessonMaker {
 public:
  LessonMaker(const Knowledge& knowledge, const Words& words) : knowledge_(knowledge), words_(words) {}

  Lessons from(const std::vector<Example>& examples, const std::vector<Unrelated>& unrelated) {
    find_situations(examples);
    for (const Example& example : examples) add_stories(example);
    for (std::size_t s = 0; s < result_.situations.size(); ++s) {
      const Situation& situation = result_.situations[s];
      add(plain(words_.causes[static_cast<std::size_t>(situation.cause)]), s);
      add(words_of(words_, situation.answers), s);
    }
    for (const Message& message : knowledge_.messages) add_message(message);
    for (const Unrelated& other : unrelated) {
      if (other.language != words_.language) continue;
      for (const std::string& text : other.texts) {
        for (int time = 0; time < kTimesUnrelated; ++time) add(text, result_.situations.size());
      }
    }
    return std::move(result_);
  }

 private:
  void find_situations(const std::vector<Example>& examples) {
    std::vector<Told> told(knowledge_.causes.size());
    for (const Example& example : examples) {
      const std::optional<std::size_t> cause = cause_told(example);
      if (!cause) continue;
      told[*cause].stories += stories_of(example);
      for (const auto& answer : example.answers) told[*cause].answers[answer] += stories_of(example);
    }
    places_.resize(told.size());
    for (std::size_t c = 0; c < told.size(); ++c) {
      if (told[c].stories == 0) continue;
      std::optional<Situation> situation = situation_of(knowledge_, words_.audience, static_cast<int>(c), told[c]);
      if (!situation) continue;
      places_[c] = result_.situations.size();
      result_.situations.push_back(std::move(*situation));
    }
  }

  std::optional<std::size_t> cause_told(const Example& example) const {
    return example.language == words_.language ? cause_of(knowledge_, example) : std::nullopt;
  }

  void add_stories(const Example& example) {
    const std::optional<std::size_t> cause = cause_told(example);
    if (!cause || !places_[*cause]) return;
    add(example.text, *places_[*cause]);
    for (const std::string& text : example.also) add(text, *places_[*cause]);
  }

  void add_message(const Message& message) {
    if (message.settles.empty()) return;  // says nothing of what it is about
    const auto first = std::find_if(result_.situations.begin(), result_.situations.end(),
                                    [&](const Situation& situation) { return settles(situation, message.settles); });
    if (first != result_.situations.end()) add(message.text, static_cast<std::size_t>(first - result_.situations.begin()));
  }

  void add(const std::string& text, std::size_t situation) {
    Lesson lesson{text, {}, situation};
    for (const Feature& feature : features_of(text)) lesson.places.push_back(feature.place);
    result_.lessons.push_back(std::move(lesson));
  }

  const Knowledge& knowledge_;
  const Words& words_;
  Lessons result_;
  std::vector<std::optional<std::size_t>> places_;  // of causes among the situations
};

}  // namespace

Lessons lessons_for(const Knowledge& knowledge, const Words& words, const std::vector<Example>& examples,
                    const std::vector<Unrelated>& unrelated) {
  return LessonMaker(knowledge, words).from(examples, unrelated);
}

}  // namespace signpost

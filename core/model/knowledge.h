#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/answers.h"

namespace signpost {

enum class Audience : std::uint8_t { customer, agent };
inline constexpr std::array<Audience, 2> kAudiences = {Audience::customer, Audience::agent};
std::string_view to_string(Audience audience);
constexpr Audience other(Audience audience) { return audience == Audience::agent ? Audience::customer : Audience::agent; }

/// One value for each audience.
template <class T>
struct PerAudience {
  std::array<T, 2> values{};
  T& operator[](Audience a) { return values[static_cast<std::size_t>(a)]; }
  const T& operator[](Audience a) const { return values[static_cast<std::size_t>(a)]; }
};

inline constexpr std::string_view kUnsureId = "unsure";

inline constexpr std::size_t kMostQuestions = 256;  ///< a caller can raise Limits::questions so far
inline constexpr std::size_t kMostIdBytes = 16;

// Figures are whole hundredths, from the least to the most.
inline constexpr double kMostSeconds = 10'000'000;
inline constexpr double kMostWeight = 1'000'000;
inline constexpr double kMostUnsure = 0.9;
inline constexpr double kLeastWorks = 0.01;
inline constexpr double kLeastWeight = 0.01;

/// "The answer to this question is one of these."
struct Condition {
  int question = 0;
  AnswerSet answers;
};

/// What it costs to ask a question of an audience.
struct Asking {
  double seconds = 0;  ///< time until answered
  double unsure = 0;   ///< chance of "I'm not sure", 0 to 0.9; 0 = that answer is not offered
};

struct Question {
  std::string id;
  std::vector<std::string> answers;           ///< ids, in the order in which they are shown
  PerAudience<std::optional<Asking>> asking;  ///< absent: this audience is never asked
  std::vector<Condition> only_if;             ///< asked only when each of these is answered so
  bool lasting = false;                       ///< for a fact that no try changes: stays if what it rests on is told anew

  AnswerSet all_answers() const { return AnswerSet::first(answers.size()); }
};

struct Cause {
  std::string id;
  double weight = 0;            ///< how common it is beside the others
  std::vector<Condition> fits;  ///< at most one for a question; a question without one fits any answer
  PerAudience<int> guide;       ///< what to do about it
};

struct Guide {
  std::string id;
  double seconds = 0;                        ///< time that a try takes
  double works = 0;                          ///< chance that it helps when its cause is the right one
  bool careful = false;                      ///< changes an account or costs days
  bool out_of_scope = false;                 ///< only names the right place to go
  PerAudience<std::vector<int>> procedures;  ///< in order
  std::optional<int> then;                   ///< only agents are led here: the guide for the customer once they have done it
  std::string checked;                       ///< day on which its sources were last read, YYYY-MM-DD
  std::vector<int> sources;
  std::vector<int> outcomes;  ///< what may be seen where it did not help, in the order in which they are shown
};

/// Something that may be seen when a guide was tried and did not help, and the answers that it settles.
struct Outcome {
  std::string id;
  std::vector<std::pair<int, int>> settles;  ///< question, answer: at least one
};

struct Procedure {
  std::string id;
  std::vector<std::string> steps;  ///< ids, in order
  std::vector<int> not_with;       ///< procedures that must not stand in one guide with it
};

/// Exact text that a screen or a mail may show, and the answers that it settles.
struct Message {
  std::string id;
  std::string text;
  std::vector<std::pair<int, int>> settles;  ///< question, answer
};

/// Something that evidence.h recognizes in what an agent pastes, and the answers that it settles.
struct Sign {
  std::string id;
  std::vector<std::pair<int, int>> settles;  ///< question, answer
};

/// Cases that go to the place which a guide out of scope names, where no advice has helped.
struct Referral {
  std::vector<Condition> only_if;  ///< all of these are answered so
  int guide = 0;
};

struct Source {
  std::string id;
  std::string title;
  std::string url;
};

/// A step that was worked out beforehand; `item` is the question or the guide.
struct PolicyNode {
  enum class Kind : std::uint8_t { settled, ask, attempt, hand_over };
  Kind kind = Kind::settled;  ///< settled: no question is open, so that nothing has to be searched
  int item = 0;
};

/// The next steps of all cases in which nothing was tried yet, as a tree: the first step, and behind each question the trees
/// of its answers in order, that of "I'm not sure" last where it is offered. Made when a knowledge is read or compiled,
/// since the search for them takes long.
using Policy = std::vector<PolicyNode>;

/// Old ids that links of earlier versions may still hold, and what they are called today.
struct Renames {
  std::vector<std::pair<std::string, std::string>> questions;
  std::vector<std::pair<std::string, std::string>> answers;  ///< "question-answer" (today's question) to today's answer
  std::vector<std::pair<std::string, std::string>> guides;
};

/// All ids and logic; the words stand in words.h. Items refer to each other by their place in these lists.
struct Knowledge {
  std::string name;
  std::string version;              ///< as its authors count; a note names it
  std::vector<std::string> hosts;   ///< hosts that pages may link to
  double handover_seconds = 0;      ///< time until people have helped
  std::vector<Referral> referrals;  ///< the first that applies counts
  std::vector<Question> questions;
  std::vector<Cause> causes;
  std::vector<Guide> guides;
  std::vector<Outcome> outcomes;
  std::vector<Procedure> procedures;
  std::vector<Message> messages;
  std::vector<Sign> signs;
  std::vector<Source> sources;
  Renames renamed;
  PerAudience<Policy> policy;  ///< plan() makes it; without one, each step is looked for anew
};

/// The place of the item with this id, or nothing.
template <class Item>
std::optional<int> index_of(const std::vector<Item>& items, std::string_view id) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return static_cast<int>(i);
  }
  return std::nullopt;
}

/// The answer with this id ("unsure" included), or nothing.
std::optional<int> answer_of(const Question& question, std::string_view id);

/// The id of an answer, kUnsure included.
std::string_view answer_id(const Question& question, int answer);

/// The answers to `question` that `cause` fits.
AnswerSet fitting_answers(const Knowledge& knowledge, const Cause& cause, int question);

/// Whether some cause leads this audience to `guide`.
bool reachable(const Knowledge& knowledge, int guide, Audience audience);
/// The outcomes of a guide that this audience can tell: those that settle only questions that it is asked.
std::vector<int> outcomes_for(const Knowledge& knowledge, int guide, Audience audience);
/// Whether there are words of a guide for an audience. Customers also have those for what is left to do once an agent acted.
bool has_words(const Knowledge& knowledge, int guide, Audience audience);

}  // namespace signpost

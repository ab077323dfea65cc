#include "proof/verify.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "authoring/json_reader.h"
#include "cases/case.h"
#include "cases/link.h"
#include "proof/certificate.h"
#include "reasoning/policy.h"

namespace signpost {
namespace {

constexpr std::size_t kMostStates = 10'000'000;
constexpr double kOneInTheLastPlace = 1e-6;

template <class List>
const auto& at(const List& list, int place) {
  return list[static_cast<std::size_t>(place)];
}

// What was said, by question and by guide.
struct Said {
  static constexpr int kNothing = -2;
  std::vector<int> answers;
  std::vector<char> tried;
};

struct WeighedCause {
  int cause;
  double weight;
  bool possible;  // otherwise its guide was tried
};

// What follows from what was said.
struct Position {
  Said said;
  std::vector<WeighedCause> causes;  // that fit the answers
  std::vector<char> now;             // by question: it can be asked
  std::vector<char> left;            // by question: it can be asked now or later

  double mass() const {
    double sum = 0;
    for (const WeighedCause& c : causes) sum += c.weight;
    return sum;
  }
  bool is_last() const { return std::find(left.begin(), left.end(), 1) == left.end(); }
};

// Something to do, as the certificate says it, and all that may come of it.
struct Deed {
  std::string words;
  double seconds = 0;
  std::vector<std::pair<double, Position>> outcomes;  // with their chances
};

// The rules of DESIGN.md, once more.
class Rules {
 public:
  Rules(const Knowledge& knowledge, Audience audience) : knowledge_(knowledge), audience_(audience) {
    for (const Cause& cause : knowledge.causes) {
      for (std::size_t q = 0; q < knowledge.questions.size(); ++q)
        fitting_.push_back(fitting_answers(knowledge, cause, static_cast<int>(q)));
    }
  }

  Position position(const Case& value) const {
    Said said{std::vector<int>(knowledge_.questions.size(), Said::kNothing), std::vector<char>(knowledge_.guides.size(), 0)};
    for (const Entry& entry : value.entries) {
      const auto item = static_cast<std::size_t>(entry.item);
      if (entry.kind == Entry::Kind::answer && entry.counts) said.answers[item] = entry.answer;
      if (entry.kind == Entry::Kind::tried) said.tried[item] = 1;
    }
    return position(std::move(said));
  }

  std::vector<Deed> deeds(const Position& s) const {
    std::vector<Deed> result;
    for (std::size_t q = 0; q < s.now.size(); ++q) {
      if (s.now[q] != 0) result.push_back(asking(s, q));
    }
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      if (may_try(s, static_cast<int>(g))) result.push_back(trying(s, g));
    }
    result.push_back({"people", knowledge_.handover_seconds, {}});
    return result;
  }

  // The time needed if all that questions can still tell were told for nothing.
  double told(const Position& s) const {
    std::map<std::vector<AnswerSet>, std::vector<WeighedCause>> groups;
    for (const WeighedCause& c : s.causes) {
      std::vector<AnswerSet> treated;
      for (std::size_t q = 0; q < s.left.size(); ++q) {
        if (s.left[q] != 0) treated.push_back(fitting(c.cause, q));
      }
      groups[std::move(treated)].push_back(c);
    }
    double sum = 0;
    for (const auto& [treated, causes] : groups) sum += tries_and_people(causes);
    return sum / s.mass();
  }

  // The same for two cases that are the same state.
  std::vector<int> signature(const Position& s) const {
    std::vector<int> result;
    for (const WeighedCause& c : s.causes) result.push_back(2 * c.cause + (c.possible ? 1 : 0));
    for (std::size_t q = 0; q < s.left.size(); ++q) {
      result.push_back(-1 - (s.left[q] + 2 * s.now[q] + 4 * (s.said.answers[q] >= 0 && matters(s, q) ? 1 : 0)));
    }
    return result;
  }

 private:
  Position position(Said said) const {
    Position s{std::move(said), {}, {}, {}};
    std::vector<std::size_t> answered;
    for (std::size_t q = 0; q < s.said.answers.size(); ++q) {
      if (s.said.answers[q] >= 0) answered.push_back(q);
    }
    for (std::size_t c = 0; c < knowledge_.causes.size(); ++c) {
      const int cause = static_cast<int>(c);
      double weight = knowledge_.causes[c].weight;
      for (const std::size_t q : answered) {
        const AnswerSet answers = fitting(cause, q);
        weight = answers.has(s.said.answers[q]) ? weight / answers.count() : -1;
        if (weight < 0) break;
      }
      if (weight < 0) continue;
      const bool tried = at(s.said.tried, guide(cause)) != 0;
      s.causes.push_back({cause, tried ? weight * (1 - at(knowledge_.guides, guide(cause)).works) : weight, !tried});
    }
    find_questions(s);
    return s;
  }

  void find_questions(Position& s) const {
    const std::size_t n = knowledge_.questions.size();
    s.now.assign(n, 0);
    s.left.assign(n, 0);
    int first = -1;
    bool undecided = false;
    for (const WeighedCause& c : s.causes) {
      if (!c.possible) continue;
      if (first < 0) first = guide(c.cause);
      undecided = undecided || guide(c.cause) != first;
    }
    for (std::size_t q = 0; undecided && q < n; ++q) s.left[q] = may_help(s, q) ? 1 : 0;
    // A question whose condition cannot be met any more is none; that may end the condition of another.
    for (bool again = true; again;) {
      again = false;
      for (std::size_t q = 0; q < n; ++q) {
        if (s.left[q] == 0 || conditions(s, q, true)) continue;
        s.left[q] = 0;
        again = true;
      }
    }
    for (std::size_t q = 0; q < n; ++q) s.now[q] = s.left[q] != 0 && conditions(s, q, false) ? 1 : 0;
  }

  // Whether the question was not answered, is asked of this audience, and one of its answers rules a possible cause out.
  bool may_help(const Position& s, std::size_t q) const {
    if (s.said.answers[q] != Said::kNothing || !knowledge_.questions[q].asking[audience_]) return false;
    return std::any_of(s.causes.begin(), s.causes.end(),
                       [&](const WeighedCause& c) { return c.possible && can_rule_out(q, c.cause); });
  }

  // Whether each condition of the question is met, or, `later`, may still be.
  bool conditions(const Position& s, std::size_t q, bool later) const {
    return std::all_of(knowledge_.questions[q].only_if.begin(), knowledge_.questions[q].only_if.end(),
                       [&](const Condition& condition) {
                         return condition.answers.has(at(s.said.answers, condition.question)) ||
                                (later && at(s.left, condition.question) != 0);
                       });
  }

  bool may_try(const Position& s, int tried) const {
    return std::any_of(s.causes.begin(), s.causes.end(), [&](const WeighedCause& c) {
      if (!c.possible || guide(c.cause) != tried) return false;
      if (!at(knowledge_.guides, tried).careful) return true;
      for (std::size_t q = 0; q < s.now.size(); ++q) {
        if (s.now[q] != 0 && can_rule_out(q, c.cause)) return false;
      }
      return true;
    });
  }

  Deed asking(const Position& s, std::size_t q) const {
    const Question& question = knowledge_.questions[q];
    const Asking& cost = *question.asking[audience_];
    Deed deed{"ask " + question.id, cost.seconds, {}};
    const auto add = [&](int answer, double chance) {
      if (chance <= 0) return;
      Said said = s.said;
      said.answers[q] = answer;
      deed.outcomes.emplace_back(chance, position(std::move(said)));
    };
    add(kUnsure, cost.unsure);
    for (int answer = 0; answer < static_cast<int>(question.answers.size()); ++answer) {
      double share = 0;
      for (const WeighedCause& c : s.causes) {
        const AnswerSet answers = fitting(c.cause, q);
        if (answers.has(answer)) share += c.weight / answers.count();
      }
      add(answer, (1 - cost.unsure) * share / s.mass());
    }
    return deed;
  }

  Deed trying(const Position& s, std::size_t g) const {
    const Guide& tried = knowledge_.guides[g];
    Deed deed{"try " + tried.id, tried.seconds, {}};
    Said said = s.said;
    said.tried[g] = 1;
    Position after = position(std::move(said));
    const double chance = after.mass() / s.mass();
    if (chance > 0) deed.outcomes.emplace_back(chance, std::move(after));
    return deed;
  }

  // For the whole weight of these causes.
  double tries_and_people(const std::vector<WeighedCause>& causes) const {
    std::map<int, double> chances;  // by guide
    double left = 0;
    for (const WeighedCause& c : causes) {
      left += c.weight;
      if (c.possible) chances[guide(c.cause)] += c.weight * at(knowledge_.guides, guide(c.cause)).works;
    }
    std::vector<std::pair<double, double>> tries;  // chance, seconds
    for (const auto& [g, chance] : chances) tries.emplace_back(chance, at(knowledge_.guides, g).seconds);
    std::sort(tries.begin(), tries.end(),
              [](const auto& a, const auto& b) { return a.first * b.second > b.first * a.second; });
    double spent = 0;
    double least = left * knowledge_.handover_seconds;
    for (const auto& [chance, seconds] : tries) {
      spent += seconds * left;
      left -= chance;
      least = std::min(least, spent + left * knowledge_.handover_seconds);
    }
    return least;
  }

  // Whether it makes a difference that this question was answered, beside the causes that the answer ruled out.
  bool matters(const Position& s, std::size_t q) const {
    for (const WeighedCause& c : s.causes) {
      if (fitting(c.cause, q).count() != fitting(s.causes.front().cause, q).count()) return true;
    }
    for (std::size_t later = 0; later < s.left.size(); ++later) {
      if (s.left[later] == 0 || s.now[later] != 0) continue;
      const std::vector<Condition>& waits = knowledge_.questions[later].only_if;
      if (std::any_of(waits.begin(), waits.end(), [q](const Condition& w) { return w.question == static_cast<int>(q); }))
        return true;
    }
    return false;
  }

  int guide(int cause) const { return at(knowledge_.causes, cause).guide[audience_]; }

  AnswerSet fitting(int cause, std::size_t q) const {
    return fitting_[static_cast<std::size_t>(cause) * knowledge_.questions.size() + q];
  }

  bool can_rule_out(std::size_t q, int cause) const { return fitting(cause, q) != knowledge_.questions[q].all_answers(); }

  const Knowledge& knowledge_;
  Audience audience_;
  std::vector<AnswerSet> fitting_;  // by cause, then by question: looked up millions of times
};

// One audience's part of a certificate.
class Checker {
 public:
  Checker(const Knowledge& knowledge, Audience audience)
      : knowledge_(knowledge), audience_(audience), rules_(knowledge, audience) {}

  void check(const Node& part) {
    const std::vector<Node> lines = part.list(kMostStates);
    if (lines.empty()) {
      if (part.exists()) part.report({"the first page is missing"});
      return;
    }
    for (const Node& line : lines) read(line);
    if (!listed_.empty() && (!listed_.front().said_nothing || listed_.front().deed.empty()))
      lines.front().report({"the first state must be the first page, and say what to do there"});
    for (const Listed& listed : listed_) check_equation(listed);
    check_policy(part);
  }

 private:
  struct Listed {
    Node line;
    Position position;
    bool said_nothing;
    std::string deed;  // empty: only a bound
    double seconds;
  };

  void read(const Node& line) {
    line.allow({"link", "do", "seconds", "at_least"});
    const Node link = line.member("link");
    const ParsedLink parsed = parse_link(link.text(), knowledge_);
    const std::vector<Entry>& entries = parsed.value.entries;
    const bool tries_of_others = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
      return entry.kind == Entry::Kind::tried && !reachable(knowledge_, entry.item, audience_);
    });
    const bool known = link.is_text() && !parsed.dropped && parsed.value.audience == audience_ && !tries_of_others &&
                       parsed.mark == Mark{} && to_link(parsed.value, knowledge_) == link.text();
    if (!known) {
      if (link.is_text()) link.report({"this is no link to a case of this audience"});
      return;
    }
    const bool exact = line.has("do");
    const double seconds = line.member(exact ? "seconds" : "at_least").number(0, std::numeric_limits<double>::max());
    const Listed listed{line, rules_.position(parsed.value), parsed.value.entries.empty(),
                        exact ? line.member("do").text() : std::string(), seconds};
    if (listed.position.mass() <= 0) {
      link.report({"no cause fits these answers"});
    } else if (places_.try_emplace(rules_.signature(listed.position), listed_.size()).second) {
      listed_.push_back(listed);
    } else {
      link.report({"this state stands here twice"});
    }
  }

  struct Bound {
    double seconds;
    bool exact;
  };

  Bound bound(const Position& position) const {
    const auto place = places_.find(rules_.signature(position));
    if (place == places_.end()) return {rules_.told(position), position.is_last()};
    const Listed& listed = listed_[place->second];
    return {listed.seconds, !listed.deed.empty()};
  }

  // What a deed and all that follows take.
  Bound bound(const Deed& deed) const {
    Bound sum{deed.seconds, true};
    for (const auto& [chance, next] : deed.outcomes) {
      const Bound of_next = bound(next);
      sum.seconds += chance * of_next.seconds;
      sum.exact = sum.exact && of_next.exact;
    }
    return sum;
  }

  void check_equation(const Listed& listed) const {
    double least = std::numeric_limits<double>::infinity();
    std::optional<Bound> named;
    for (const Deed& deed : rules_.deeds(listed.position)) {
      const Bound sum = bound(deed);
      least = std::min(least, sum.seconds);
      if (deed.words == listed.deed) named = sum;
    }
    // The best of equals may stand a little above the least, since what it rests on is rounded, too.
    const auto differs = [&](double seconds, double most) { return !(std::abs(seconds - listed.seconds) <= most); };
    if (differs(least, kOneInTheLastPlace)) {
      listed.line.report({"the number does not follow from those of what comes next"});
    } else if (!listed.deed.empty() && !named) {
      listed.line.report({"the rules do not allow to \"", listed.deed, "\" here"});
    } else if (named && (differs(named->seconds, 2 * kOneInTheLastPlace) || !named->exact)) {
      listed.line.report({"it is not shown that \"", listed.deed, "\" is the best"});
    }
  }

  // Each step of the policy must take what is proved to be the least.
  void check_policy(const Node& part) const {
    Case fresh;
    fresh.audience = audience_;
    for (std::vector<Case> waiting = {fresh}; !waiting.empty();) {
      const Case value = waiting.back();
      waiting.pop_back();
      const std::optional<Foreseen> planned = foreseen(knowledge_, value);
      if (!planned || !planned->step) continue;
      if (!is_proved(rules_.position(value), in_words(*planned->step)))
        part.report({"it is not shown that the policy does what is best at \"", to_link(value, knowledge_), "\""});
      if (planned->step->kind != Step::Kind::ask) continue;
      const int question = planned->step->item;
      for (int answer = kUnsure; answer < at(knowledge_.questions, question).all_answers().count(); ++answer)
        waiting.push_back(with_answer(value, knowledge_, question, answer));
    }
  }

  bool is_proved(const Position& position, const std::string& words) const {
    const auto place = places_.find(rules_.signature(position));
    if (place == places_.end()) return false;
    for (const Deed& deed : rules_.deeds(position)) {
      if (deed.words != words) continue;
      const Bound sum = bound(deed);
      return sum.exact && std::abs(sum.seconds - listed_[place->second].seconds) <= 2 * kOneInTheLastPlace;
    }
    return false;
  }

  std::string in_words(const Step& step) const {
    if (step.kind == Step::Kind::ask) return "ask " + at(knowledge_.questions, step.item).id;
    return step.kind == Step::Kind::attempt ? "try " + at(knowledge_.guides, step.item).id : "people";
  }

  const Knowledge& knowledge_;
  Audience audience_;
  Rules rules_;
  std::vector<Listed> listed_;
  std::map<std::vector<int>, std::size_t> places_;  // by signature
};

}  // namespace

std::vector<Problem> verify(std::string_view certificate_json, const Knowledge& knowledge, std::string_view knowledge_json) {
  std::vector<Problem> problems;
  const File file{"certificate", std::string(certificate_json)};
  Limits limits;
  limits.file_bytes = std::numeric_limits<std::size_t>::max();
  JsonValue root_value;
  if (!parse_json(file, limits, root_value, problems)) return problems;
  const Document document{file, limits, root_value, problems};
  const Node root(document);
  root.allow({"format", "knowledge", "customer", "agent"});
  const Node format = root.member("format");
  if (format.is_text() && format.text() != "signpost-certificate-1") format.report({"this is no certificate of Signpost"});
  const Node name = root.member("knowledge");
  if (name.is_text() && name.text() != identity(knowledge_json))
    name.report({"this certificate is about another knowledge"}, "make a new one with \"signpost prove --certificate\"");
  for (const Audience audience : kAudiences) {
    if (problems.empty()) Checker(knowledge, audience).check(root.member(to_string(audience)));
  }
  return problems;
}

}  // namespace signpost

#include "proof/defects.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "cases/link.h"
#include "page/page.h"
#include "reasoning/diagnosis.h"

namespace signpost {
namespace {

template <class List>
const auto& at(const List& list, int place) {
  return list[static_cast<std::size_t>(place)];
}

constexpr std::string_view kOtherId = "other";  // of an answer for what is not listed

std::string quoted(std::string_view id) { return "\"" + std::string(id) + "\""; }

// Every conversation of one audience, held against the knowledge.
class Inspection {
 public:
  Inspection(const Knowledge& knowledge, Audience audience)
      : knowledge_(knowledge), audience_(audience), stops_(conversations(knowledge, audience)) {
    for (const Stop& stop : stops_) diagnoses_.push_back(diagnose(knowledge, stop.value));
  }

  const std::vector<Stop>& stops() const { return stops_; }

  std::vector<Defect> take() { return std::move(defects_); }

  void inspect() {
    if (const std::optional<std::size_t> circle = find_circle(stops_))
      report(Defect::Kind::circle, "the questions come back to this page", stops_[*circle].value);
    find_dead_ends();
    find_unreached_questions();
    find_unfitting_outcomes();
    find_unreached_causes();
    find_inseparable();
    find_needless_questions();
    find_guesses();
  }

  void inspect(const Words& words) {
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) find_contradictory_steps(static_cast<int>(g), words);
  }

  // What customers see when an agent shares a page with them.
  void inspect_shared(const Words& agents, const Words& customers) {
    std::set<int> seen;
    for (const Stop& stop : stops_) {
      const std::string link = page_for(knowledge_, agents, to_link(stop.value, knowledge_)).share[Audience::customer];
      const Page shared = page_for(knowledge_, customers, link);
      for (std::size_t q = 0; q < knowledge_.questions.size(); ++q) {
        const Question& question = knowledge_.questions[q];
        if (question.asking[Audience::customer]) continue;
        const bool asked = shared.step.kind == PageStep::Kind::question && shared.step.id == question.id;
        const bool worded = customers.questions[q].ask == agents.questions[q].ask &&
                            std::any_of(shared.answers.begin(), shared.answers.end(),
                                        [&](const ShownAnswer& shown) { return shown.question == question.id; });
        if ((asked || worded) && seen.insert(static_cast<int>(q)).second) {
          const std::string what =
              asked ? " is asked of customers, but is for agents" : " has the agents' wording for customers";
          defects_.push_back({Defect::Kind::agent_words, "the question " + quoted(question.id) + what, link});
        }
      }
    }
  }

 private:
  void report(Defect::Kind kind, const std::string& what, const Case& value, const Mark& mark = {}) {
    defects_.push_back({kind, what, to_link(value, knowledge_, mark)});
  }

  std::string people() const { return std::string(to_string(audience_)) + "s"; }

  int guide(int cause) const { return at(knowledge_.causes, cause).guide[audience_]; }

  bool is_possible(std::size_t stop, int cause) const {
    const std::vector<Likelihood>& possible = diagnoses_[stop].possible;
    return std::any_of(possible.begin(), possible.end(), [cause](const Likelihood& l) { return l.cause == cause; });
  }

  bool is_explained(std::size_t stop) const { return !diagnoses_[stop].possible.empty() || !diagnoses_[stop].spent.empty(); }

  std::optional<std::size_t> first_stop(Step::Kind kind, int item) const {
    const auto found = std::find_if(stops_.begin(), stops_.end(),
                                    [&](const Stop& stop) { return stop.step.kind == kind && stop.step.item == item; });
    if (found == stops_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - stops_.begin());
  }

  void find_dead_ends() {
    for (std::size_t s = 0; s < stops_.size(); ++s) {
      const std::vector<Entry>& entries = stops_[s].value.entries;
      const bool advised =
          std::any_of(entries.begin(), entries.end(), [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
      if (stops_[s].step.kind != Step::Kind::hand_over || advised || diagnoses_[s].possible.empty()) continue;
      const int cause = diagnoses_[s].possible.front().cause;
      for (const Likelihood& l : diagnoses_[s].possible) given_up_.insert(guide(l.cause));
      if (is_full(stops_[s].value, knowledge_)) {
        report(Defect::Kind::no_advice, "the link has no room left, and nothing was advised yet", stops_[s].value);
        continue;
      }
      report(Defect::Kind::dead_end,
             "the conversation ends without advice, although " + quoted(at(knowledge_.guides, guide(cause)).id) +
                 " may help against " + quoted(at(knowledge_.causes, cause).id),
             stops_[s].value);
    }
  }

  // A case in which the question can be asked.
  Case asking(int question) const {
    Case value;
    value.audience = audience_;
    std::vector<int> waiting = {question};
    while (!waiting.empty()) {
      const std::vector<Condition>& conditions = at(knowledge_.questions, waiting.back()).only_if;
      const auto unmet = std::find_if(conditions.begin(), conditions.end(),
                                      [&](const Condition& c) { return !given_answer(value, c.question); });
      if (unmet == conditions.end()) {
        const int next = waiting.back();
        waiting.pop_back();
        if (waiting.empty()) break;
        for (const Condition& condition : at(knowledge_.questions, waiting.back()).only_if) {
          if (condition.question != next) continue;
          int answer = 0;
          while (!condition.answers.has(answer)) ++answer;
          value = with_answer(value, knowledge_, next, answer);
        }
      } else {
        waiting.push_back(unmet->question);
      }
    }
    return value;
  }

  void find_unreached_questions() {
    for (std::size_t q = 0; q < knowledge_.questions.size(); ++q) {
      const Question& question = knowledge_.questions[q];
      if (!question.asking[audience_]) continue;
      const int item = static_cast<int>(q);
      if (!first_stop(Step::Kind::ask, item)) {
        report(Defect::Kind::unreached_question, "the question " + quoted(question.id) + " is never asked of " + people(),
               asking(item), {Mark::Kind::ask, item});
        continue;
      }
      for (std::size_t a = 0; a < question.answers.size(); ++a) find_unfitting_answer(item, a);
    }
  }

  void find_unfitting_answer(int question, std::size_t answer) {
    const Stop* contradiction = nullptr;
    bool fits = false;
    for (const Stop& stop : stops_) {
      if (stop.step.kind != Step::Kind::ask || stop.step.item != question) continue;
      if (is_explained(stop.next[answer])) {
        fits = true;
      } else if (!contradiction) {
        contradiction = &stops_[stop.next[answer]];
      }
    }
    if (!contradiction) return;
    const std::string what = "the answer " + quoted(at(knowledge_.questions, question).answers[answer]) + " to " +
                             quoted(at(knowledge_.questions, question).id);
    if (fits) {
      report(Defect::Kind::contradictory_answer, what + " is offered, but contradicts what " + people() + " said before",
             contradiction->value);
    } else {
      report(Defect::Kind::unreached_answer, what + " never fits what " + people() + " said before", contradiction->value);
    }
  }

  void find_unfitting_outcomes() {
    std::set<std::pair<int, int>> seen;
    for (const Stop& stop : stops_) {
      if (stop.step.kind != Step::Kind::look_back) continue;
      const std::vector<int> outcomes = outcomes_for(knowledge_, stop.step.item, audience_);
      for (std::size_t o = 0; o < outcomes.size(); ++o) {
        if (is_explained(stop.next[o]) || !seen.insert({stop.step.item, outcomes[o]}).second) continue;
        report(Defect::Kind::contradictory_answer,
               "the outcome " + quoted(at(knowledge_.outcomes, outcomes[o]).id) + " of " +
                   quoted(at(knowledge_.guides, stop.step.item).id) + " is offered, but contradicts what " + people() +
                   " said before",
               stops_[stop.next[o]].value);
      }
    }
  }

  void find_unreached_causes() {
    Case fresh;
    fresh.audience = audience_;
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      const int item = static_cast<int>(g);
      const bool reported = given_up_.count(item) != 0;
      if (reported || !reachable(knowledge_, item, audience_) || first_stop(Step::Kind::attempt, item)) continue;
      report(Defect::Kind::unreached_guide,
             "the guide " + quoted(knowledge_.guides[g].id) + " is never advised to " + people(), fresh,
             {Mark::Kind::see, item});
    }
    for (std::size_t c = 0; c < knowledge_.causes.size(); ++c) {
      const int cause = static_cast<int>(c);
      std::size_t last = 0;
      bool advised = !first_stop(Step::Kind::attempt, guide(cause));  // then the guide is what is reported
      for (std::size_t s = 0; s < stops_.size() && !advised; ++s) {
        if (!is_possible(s, cause)) continue;
        last = s;
        advised = stops_[s].step.kind == Step::Kind::attempt && stops_[s].step.item == guide(cause);
      }
      if (!advised) {
        report(Defect::Kind::unreached_cause,
               "no conversation with " + people() + " advises the guide for " + quoted(knowledge_.causes[c].id),
               stops_[last].value);
      }
    }
  }

  void find_inseparable() {
    std::set<std::pair<int, int>> seen;
    for (std::size_t s = 0; s < stops_.size(); ++s) {
      if (stops_[s].step.kind != Step::Kind::attempt || !at(knowledge_.guides, stops_[s].step.item).careful) continue;
      for (const Likelihood& right : diagnoses_[s].possible) {
        if (guide(right.cause) != stops_[s].step.item) continue;
        for (const Likelihood& other : diagnoses_[s].possible) {
          if (guide(other.cause) == guide(right.cause) || !look_alike(knowledge_, audience_, right.cause, other.cause))
            continue;
          if (!seen.insert({right.cause, other.cause}).second) continue;
          const std::optional<int> would = telling_question(knowledge_, right.cause, other.cause);
          report(Defect::Kind::inseparable,
                 "no question for " + people() + " tells " + quoted(at(knowledge_.causes, right.cause).id) + " from " +
                     quoted(at(knowledge_.causes, other.cause).id) + " before the careful guide " +
                     quoted(at(knowledge_.guides, stops_[s].step.item).id) +
                     (would ? "; the answer to " + quoted(at(knowledge_.questions, *would).id) + " would" : ""),
                 stops_[s].value);
        }
      }
    }
  }

  void find_contradictory_steps(int item, const Words& words) {
    const std::optional<std::size_t> stop = first_stop(Step::Kind::attempt, item);
    if (!stop) return;
    const Guide& guide = at(knowledge_.guides, item);
    const std::vector<int>& procedures = guide.procedures[audience_];
    for (auto one = procedures.begin(); one != procedures.end(); ++one) {
      const std::vector<int>& excluded = at(knowledge_.procedures, *one).not_with;
      for (const int other : excluded) {
        if (std::find(procedures.begin(), procedures.end(), other) == procedures.end()) continue;
        report(Defect::Kind::contradictory_steps,
               "the guide " + quoted(guide.id) + " joins " + quoted(at(knowledge_.procedures, *one).id) + " and " +
                   quoted(at(knowledge_.procedures, other).id) + ", which exclude each other",
               stops_[*stop].value);
      }
    }
    std::set<Text> seen;
    for (const Text& step : words.joined(guide, at(words.guides, item)).steps) {
      if (seen.insert(step).second) continue;
      report(Defect::Kind::contradictory_steps, "the guide " + quoted(guide.id) + " says twice: " + quoted(plain(step)),
             stops_[*stop].value);
    }
  }

  // Whether the last thing said was that nothing offered is known to be so.
  static bool says_nothing(const Knowledge& knowledge, const Case& value) {
    if (value.entries.empty() || value.entries.back().kind != Entry::Kind::answer) return false;
    const Entry& last = value.entries.back();
    return last.answer == kUnsure || answer_id(at(knowledge.questions, last.item), last.answer) == kOtherId;
  }

  void find_guesses() {
    constexpr double kRounding = 1e-9;
    std::set<std::pair<int, int>> seen;  // question and guide
    for (std::size_t s = 0; s < stops_.size(); ++s) {
      const Stop& stop = stops_[s];
      if (stop.step.kind != Step::Kind::attempt || tries(stop.value, knowledge_) > 0 ||
          !says_nothing(knowledge_, stop.value))
        continue;
      std::vector<GuideShare> guides = guides_by_share(knowledge_, audience_, diagnoses_[s].possible);
      // A careful guide waits until nothing else is left, however likely it is.
      const auto waits = [&](const GuideShare& left) {
        return left.guide != stop.step.item && at(knowledge_.guides, left.guide).careful;
      };
      guides.erase(std::remove_if(guides.begin(), guides.end(), waits), guides.end());
      const auto advised =
          std::find_if(guides.begin(), guides.end(), [&](const GuideShare& left) { return left.guide == stop.step.item; });
      if (advised->share >= guides.front().share - kRounding) continue;
      const int question = stop.value.entries.back().item;
      if (!seen.insert({question, stop.step.item}).second) continue;
      report(Defect::Kind::guess,
             quoted(answer_id(at(knowledge_.questions, question), stop.value.entries.back().answer)) + " to " +
                 quoted(at(knowledge_.questions, question).id) + " leads to " +
                 quoted(at(knowledge_.guides, stop.step.item).id) + ", although " +
                 quoted(at(knowledge_.guides, guides.front().guide).id) + " is likelier",
             stop.value);
    }
  }

  // Stops that go on in the same way get the same number.
  int course(std::size_t s) {
    constexpr int kUnknown = -1;
    const int on_the_way = -2 - static_cast<int>(s);
    if (courses_[s] != kUnknown) return courses_[s];
    courses_[s] = on_the_way;
    const Stop& stop = stops_[s];
    std::vector<int> text = {static_cast<int>(stop.step.kind), stop.step.item};
    if (stop.step.kind == Step::Kind::hand_over)
      text.push_back(diagnoses_[s].possible.empty() ? (diagnoses_[s].spent.empty() ? 0 : 1) : 2);
    for (const std::size_t next : stop.next) text.push_back(course(next));
    return courses_[s] = known_courses_.try_emplace(std::move(text), static_cast<int>(known_courses_.size())).first->second;
  }

  void find_needless_questions() {
    courses_.assign(stops_.size(), -1);
    std::set<int> seen;
    for (const Stop& stop : stops_) {
      if (stop.step.kind != Step::Kind::ask) continue;
      std::set<int> courses;
      bool ends = false;  // where the link is full
      for (const std::size_t next : stop.next) {
        if (is_explained(next)) courses.insert(course(next));
        ends = ends || is_full(stops_[next].value, knowledge_);
      }
      if (ends || courses.size() > 1 || !seen.insert(stop.step.item).second) continue;
      report(Defect::Kind::needless_question,
             "every answer to " + quoted(at(knowledge_.questions, stop.step.item).id) + " goes on in the same way here",
             stop.value);
    }
  }

  const Knowledge& knowledge_;
  Audience audience_;
  std::vector<Stop> stops_;
  std::vector<Diagnosis> diagnoses_;
  std::set<int> given_up_;  // guides that could help in a dead end
  std::vector<int> courses_;
  std::map<std::vector<int>, int> known_courses_;
  std::vector<Defect> defects_;
};

// The answers that a message settles, given one after another, as far as they apply.
Case settled(const Knowledge& knowledge, const Message& message) {
  Case value;
  for (std::size_t round = 0; round < message.settles.size(); ++round) {
    for (const auto& [question, answer] : message.settles) {
      if (applies(value, at(knowledge.questions, question))) value = with_answer(value, knowledge, question, answer);
    }
  }
  return value;
}

void find_unreached_messages(const Knowledge& knowledge, const PerAudience<std::optional<Inspection>>& inspections,
                             std::vector<Defect>& defects) {
  for (const Message& message : knowledge.messages) {
    const auto shows = [&](const Stop& stop) {
      return std::all_of(message.settles.begin(), message.settles.end(),
                         [&](const auto& settles) { return given_answer(stop.value, settles.first) == settles.second; });
    };
    const bool reached = std::any_of(kAudiences.begin(), kAudiences.end(), [&](Audience audience) {
      const std::vector<Stop>& stops = inspections[audience]->stops();
      return std::any_of(stops.begin(), stops.end(), shows);
    });
    if (!reached) {
      defects.push_back({Defect::Kind::unreached_message,
                         "no conversation has all answers that the message " + quoted(message.id) + " settles",
                         to_link(settled(knowledge, message), knowledge)});
    }
  }
}

}  // namespace

std::string_view to_string(Defect::Kind kind) {
  constexpr std::array<std::string_view, 14> kNames = {"dead-end",
                                                       "no-advice",
                                                       "circle",
                                                       "unreached-question",
                                                       "unreached-answer",
                                                       "unreached-cause",
                                                       "unreached-guide",
                                                       "unreached-message",
                                                       "inseparable",
                                                       "agent-words",
                                                       "contradictory-steps",
                                                       "needless-question",
                                                       "contradictory-answer",
                                                       "guess"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::vector<Defect> find_defects(const Knowledge& knowledge, const std::vector<Words>& words) {
  PerAudience<std::optional<Inspection>> inspections;
  std::vector<Defect> defects;
  for (const Audience audience : kAudiences) {
    Inspection& inspection = inspections[audience].emplace(knowledge, audience);
    inspection.inspect();
    for (const Words& own : words) {
      if (own.audience != audience) continue;
      inspection.inspect(own);
      for (const Words& customers : words) {
        if (audience == Audience::agent && customers.audience == Audience::customer && customers.language == own.language)
          inspection.inspect_shared(own, customers);
      }
    }
    for (Defect& defect : inspection.take()) defects.push_back(std::move(defect));
  }
  find_unreached_messages(knowledge, inspections, defects);
  return defects;
}

std::optional<std::size_t> find_circle(const std::vector<Stop>& stops) {
  const auto goes_on = [&](std::size_t s) {
    return stops[s].step.kind == Step::Kind::ask ? stops[s].next : std::vector<std::size_t>();
  };
  // Takes away what leads to nothing, again and again; what stays leads to itself.
  std::vector<std::size_t> left(stops.size());
  std::vector<std::vector<std::size_t>> before(stops.size());
  std::vector<std::size_t> ends;
  for (std::size_t s = 0; s < stops.size(); ++s) {
    for (const std::size_t next : goes_on(s)) before[next].push_back(s);
    left[s] = goes_on(s).size();
    if (left[s] == 0) ends.push_back(s);
  }
  while (!ends.empty()) {
    const std::size_t end = ends.back();
    ends.pop_back();
    for (const std::size_t s : before[end]) {
      if (--left[s] == 0) ends.push_back(s);
    }
  }
  // From a stop that stayed, going on among those comes back at last.
  std::set<std::size_t> seen;
  for (std::size_t s = 0; s < stops.size(); ++s) {
    while (left[s] != 0) {
      if (!seen.insert(s).second) return s;
      s = *std::find_if(stops[s].next.begin(), stops[s].next.end(), [&](std::size_t next) { return left[next] != 0; });
    }
  }
  return std::nullopt;
}

bool look_alike(const Knowledge& knowledge, Audience audience, int cause, int other) {
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    const int question = static_cast<int>(q);
    if (knowledge.questions[q].asking[audience] && fitting_answers(knowledge, at(knowledge.causes, cause), question) !=
                                                       fitting_answers(knowledge, at(knowledge.causes, other), question)) {
      return false;
    }
  }
  return true;
}

std::optional<int> telling_question(const Knowledge& knowledge, int cause, int other) {
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    const int question = static_cast<int>(q);
    if (fitting_answers(knowledge, at(knowledge.causes, cause), question) !=
        fitting_answers(knowledge, at(knowledge.causes, other), question))
      return question;
  }
  return std::nullopt;
}

}  // namespace signpost

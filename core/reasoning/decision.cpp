#include "reasoning/decision.h"

#include <algorithm>
#include <bit>
#include <optional>

namespace signpost {
namespace {

double sum(const std::vector<Weighted>& causes) {
  double result = 0;
  for (const Weighted& w : causes) result += w.weight;
  return result;
}

// Which questions may still be asked of this audience, now or after others, by their place in the knowledge.
std::vector<char> find_coming(const Knowledge& knowledge, const Case& value) {
  const std::size_t n = knowledge.questions.size();
  std::vector<char> coming(n, 0);
  for (std::size_t q = 0; q < n; ++q) {
    const bool asked = knowledge.questions[q].asking[value.audience].has_value();
    coming[q] = asked && !given_answer(value, static_cast<int>(q)) ? 1 : 0;
  }
  const auto can_be_met = [&](const Condition& condition) {
    const std::optional<int> given = given_answer(value, condition.question);
    return given ? condition.answers.has(*given) : coming[static_cast<std::size_t>(condition.question)] != 0;
  };
  for (bool again = true; again;) {
    again = false;
    for (std::size_t q = 0; q < n; ++q) {
      const std::vector<Condition>& conditions = knowledge.questions[q].only_if;
      if (coming[q] == 0 || std::all_of(conditions.begin(), conditions.end(), can_be_met)) continue;
      coming[q] = 0;
      again = true;
    }
  }
  return coming;
}

}  // namespace

double State::mass() const { return sum(possible) + sum(spent); }

Decision::Decision(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis)
    : knowledge_(knowledge), audience_(value.audience) {
  const std::vector<char> coming = find_coming(knowledge, value);
  for (std::size_t q = 0; q < coming.size(); ++q) {
    if (coming[q] == 0) continue;
    complete_ = questions_.size() < start_.known.size();
    if (complete_) questions_.push_back({static_cast<int>(q), {}, {}, {}});
  }
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    LocalQuestion& local = questions_[q];
    const Question& question = knowledge.questions[static_cast<std::size_t>(local.id)];
    local.all = question.all_answers();
    local.asking = *question.asking[audience_];
    bool has_parents = true;  // some may have found no room
    for (const Condition& condition : question.only_if) {
      if (given_answer(value, condition.question)) continue;
      const auto parent = std::find_if(questions_.begin(), questions_.end(),
                                       [&](const LocalQuestion& l) { return l.id == condition.question; });
      has_parents = has_parents && parent != questions_.end();
      local.parents.push_back({static_cast<int>(parent - questions_.begin()), condition.answers});
    }
    if (has_parents) (local.parents.empty() ? start_.available : start_.pending)[q] = true;
  }
  for (const Likelihood& l : diagnosis.possible) add_cause(l, start_.possible);
  for (const Likelihood& l : diagnosis.spent) add_cause(l, start_.spent);
  settle(start_);
}

void Decision::add_cause(const Likelihood& likelihood, std::vector<Weighted>& to) {
  const Cause& cause = knowledge_.causes[static_cast<std::size_t>(likelihood.cause)];
  LocalCause local;
  local.id = likelihood.cause;
  local.guide = cause.guide[audience_];
  const Guide& guide = knowledge_.guides[static_cast<std::size_t>(local.guide)];
  local.seconds = guide.seconds;
  local.works = guide.works;
  local.careful = guide.careful;
  for (const LocalQuestion& question : questions_) fitting_.push_back(fitting_answers(knowledge_, cause, question.id));
  to.push_back({static_cast<int>(causes_.size()), likelihood.share});
  causes_.push_back(local);
}

bool Decision::rules_out(const State& state, std::size_t question) const {
  return std::any_of(state.possible.begin(), state.possible.end(),
                     [&](const Weighted& w) { return fitting(w.cause, question) != questions_[question].all; });
}

// Drops questions that can never be asked any more: fewer causes cannot make a useless question useful again, and a pending
// one waits for questions that must still be askable.
void Decision::settle(State& state) const {
  effort_ += questions_.size();
  const bool undecided = std::any_of(state.possible.begin(), state.possible.end(), [&](const Weighted& w) {
    return at(w.cause).guide != at(state.possible.front().cause).guide;
  });
  if (!undecided) {
    state.available.reset();
    state.pending.reset();
    return;
  }
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (state.available[q] && !rules_out(state, q)) state.available[q] = false;
    if (state.pending[q] && !rules_out(state, q)) state.pending[q] = false;
  }
  for (bool again = state.pending.any(); again;) {
    again = false;
    for (std::size_t q = 0; q < questions_.size(); ++q) {
      if (!state.pending[q]) continue;
      const std::vector<Parent>& parents = questions_[q].parents;
      const bool waits = std::all_of(parents.begin(), parents.end(), [&](const Parent& parent) {
        const auto p = static_cast<std::size_t>(parent.question);
        return state.known[p] || state.available[p] || state.pending[p];
      });
      if (waits) continue;
      state.pending[q] = false;
      again = true;
    }
  }
}

// Whether the guide of a possible cause may be tried on its account: a careful one waits until no question could still rule
// it out. Where it is the only guide left, no question is.
bool Decision::permits(const State& state, int cause) const {
  if (!at(cause).careful) return true;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (state.available[q] && fitting(cause, q) != questions_[q].all) return false;
  }
  return true;
}

double Decision::cost(const State& state, const Action& action) const {
  const auto item = static_cast<std::size_t>(action.item);
  return state.mass() * (action.kind == Step::Kind::ask ? questions_[item].asking.seconds : knowledge_.guides[item].seconds);
}

std::vector<State> Decision::after(const State& state, const Action& action) const {
  if (action.kind == Step::Kind::attempt) return {after_try(state, action.item)};
  const auto question = static_cast<std::size_t>(action.item);
  std::vector<State> result;
  if (questions_[question].asking.unsure > 0) result.push_back(after_answer(state, question, kUnsure));
  for (int answer = 0; answer < questions_[question].all.count(); ++answer) {
    State next = after_answer(state, question, answer);
    if (!next.possible.empty() || !next.spent.empty()) result.push_back(std::move(next));
  }
  return result;
}

State Decision::after_try(const State& state, int guide) const {
  State next{{}, state.spent, state.known, state.available, state.pending};
  effort_ += state.possible.size();
  for (const Weighted& w : state.possible) {
    if (at(w.cause).guide != guide) {
      next.possible.push_back(w);
      continue;
    }
    // In the order of the knowledge, so that equal states look equal.
    const auto place =
        std::find_if(next.spent.begin(), next.spent.end(), [&](const Weighted& s) { return s.cause > w.cause; });
    next.spent.insert(place, {w.cause, w.weight * (1 - at(w.cause).works)});
  }
  settle(next);
  return next;
}

State Decision::after_answer(const State& state, std::size_t question, int answer) const {
  const double unsure = questions_[question].asking.unsure;
  const auto keep = [&](const std::vector<Weighted>& from) {
    std::vector<Weighted> kept;
    effort_ += from.size();
    for (const Weighted& w : from) {
      const AnswerSet answers = fitting(w.cause, question);
      if (answer == kUnsure) {
        kept.push_back({w.cause, w.weight * unsure});
      } else if (answers.has(answer)) {
        kept.push_back({w.cause, w.weight * (1 - unsure) / answers.count()});
      }
    }
    return kept;
  };
  State next{keep(state.possible), keep(state.spent), state.known, state.available, state.pending};
  next.available[question] = false;
  next.known[question] = answer != kUnsure;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (!state.pending[q]) continue;
    bool met = true;
    for (const Parent& parent : questions_[q].parents) {
      const auto p = static_cast<std::size_t>(parent.question);
      if (p == question && !parent.answers.has(answer)) next.pending[q] = false;
      met = met && next.known[p];
    }
    if (met && next.pending[q]) {
      next.pending[q] = false;
      next.available[q] = true;
    }
  }
  settle(next);
  return next;
}

std::size_t Decision::part_of(int cause, const QuestionSet& questions) const {
  for (std::size_t part = 0; part < members_.size(); ++part) {
    ++effort_;
    bool alike = true;
    // Few of the bits are set, and here the search spends most of its time.
    for (unsigned long long rest = questions.to_ullong(); alike && rest != 0; rest &= rest - 1) {
      const auto q = static_cast<std::size_t>(std::countr_zero(rest));
      alike = fitting(cause, q) == fitting(members_[part], q);
    }
    if (alike) return part;
  }
  members_.push_back(cause);
  masses_.push_back(0);
  return members_.size() - 1;
}

// Parts the causes of a state, so that none of `questions` treats two of the same part differently.
void Decision::find_parts(const State& state, const QuestionSet& questions) const {
  members_.clear();
  masses_.clear();
  turns_.clear();
  for (const Weighted& w : state.possible) {
    const LocalCause& cause = at(w.cause);
    const std::size_t part = part_of(w.cause, questions);
    masses_[part] += w.weight;
    auto turn =
        std::find_if(turns_.begin(), turns_.end(), [&](const Turn& t) { return t.part == part && t.guide == cause.guide; });
    if (turn == turns_.end()) {
      turns_.push_back({part, cause.guide, 0, cause.seconds});
      turn = turns_.end() - 1;
    }
    turn->chance += w.weight * cause.works;
  }
  for (const Weighted& w : state.spent) masses_[part_of(w.cause, questions)] += w.weight;
}

// What all parts need if each is told for nothing: then only tries help in it, best in the order of chance over seconds.
double Decision::needed_by_parts() const {
  const auto before = [](const Turn& a, const Turn& b) {
    if (a.part != b.part) return a.part < b.part;
    const double gain = a.chance * b.seconds - b.chance * a.seconds;
    return gain != 0 ? gain > 0 : a.guide < b.guide;
  };
  // A heap sorts these few as fast as std::sort, with a tenth of its code.
  std::make_heap(turns_.begin(), turns_.end(), before);
  std::sort_heap(turns_.begin(), turns_.end(), before);
  double sum = 0;
  auto turn = turns_.begin();
  for (std::size_t part = 0; part < masses_.size(); ++part) {
    double spent = 0;
    double left = masses_[part];
    double least = left * knowledge_.handover_seconds;
    for (; turn != turns_.end() && turn->part == part; ++turn) {
      spent += turn->seconds * left;
      left -= turn->chance;
      least = std::min(least, spent + left * knowledge_.handover_seconds);
    }
    sum += least;
  }
  return sum;
}

double Decision::tries_only(const State& state) const {
  find_parts(state, {});
  return needed_by_parts();
}

double Decision::at_most(const State& state) const {
  find_parts(state, {});
  find_tries(state);
  State allowed;
  allowed.spent = state.spent;
  for (const Weighted& w : state.possible)
    (find_try(at(w.cause).guide) == tries_.end() ? allowed.spent : allowed.possible).push_back(w);
  return tries_only(allowed);
}

std::vector<Decision::Try>::iterator Decision::find_try(int guide) const {
  return std::find_if(tries_.begin(), tries_.end(), [guide](const Try& t) { return t.guide == guide; });
}

// The guides that may be tried in the state whose parts were found last.
void Decision::find_tries(const State& state) const {
  tries_.clear();
  for (const Turn& turn : turns_) {
    const auto attempt = find_try(turn.guide);
    if (attempt == tries_.end()) {
      tries_.push_back({turn.guide, turn.seconds, turn.chance, masses_[turn.part], turn.part, true, false});
    } else {
      attempt->chance += turn.chance;
      attempt->mass += masses_[turn.part];
      attempt->one_part = false;
    }
  }
  for (const Weighted& w : state.possible) {
    const auto attempt = find_try(at(w.cause).guide);
    attempt->allowed = attempt->allowed || permits(state, w.cause);
  }
  tries_.erase(std::remove_if(tries_.begin(), tries_.end(), [](const Try& t) { return !t.allowed; }), tries_.end());
}

// Whether a better guide comes first. Where two guides are for causes of one part only, no question tells them apart. If one
// has the greater chance, and also the greater chance for its seconds, it comes first: let h be the other one, tried at
// once, and g this one, tried after some block of actions. If h gains from standing before that block, g gains no less, so
// that exchanging the two costs nothing.
bool Decision::waits(const Try& attempt) const {
  return std::any_of(tries_.begin(), tries_.end(), [&](const Try& better) {
    if (!attempt.one_part || !better.one_part || attempt.part != better.part) return false;
    const double gain = better.chance * attempt.seconds - attempt.chance * better.seconds;
    if (better.chance < attempt.chance || gain < 0) return false;
    return better.chance > attempt.chance || gain > 0 || better.guide < attempt.guide;
  });
}

double Decision::told(const State& state) const {
  find_parts(state, state.available | state.pending);
  return needed_by_parts();
}

std::vector<Action> Decision::allowed(const State& state) const {
  find_parts(state, state.available | state.pending);
  find_tries(state);
  std::vector<Action> result;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (state.available[q]) result.push_back({Step::Kind::ask, static_cast<int>(q), 0});
  }
  for (const Try& t : tries_) result.push_back({Step::Kind::attempt, t.guide, 0});
  result.push_back({});
  return result;
}

std::vector<Action> Decision::actions(const State& state) const {
  const double mass = state.mass();
  const double told = this->told(state);
  find_tries(state);
  std::vector<Action> result;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (state.available[q])
      result.push_back({Step::Kind::ask, static_cast<int>(q), told + mass * questions_[q].asking.seconds});
  }
  // Trying a guide and going on is one way among others to solve a part that holds it, so what that part needs falls by no
  // more than the cost of the try; all other parts need as much as before.
  for (const Try& t : tries_) {
    if (!waits(t)) result.push_back({Step::Kind::attempt, t.guide, told + (mass - t.mass) * t.seconds});
  }
  result.push_back({Step::Kind::hand_over, 0, mass * knowledge_.handover_seconds});
  return result;
}

double Decision::at_least(const State& state) const {
  if (state.available.none()) return tries_only(state);
  const double mass = state.mass();
  const double told = this->told(state);
  double least = mass * knowledge_.handover_seconds;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (state.available[q]) least = std::min(least, told + mass * questions_[q].asking.seconds);
  }
  find_tries(state);
  for (const Try& t : tries_) least = std::min(least, told + (mass - t.mass) * t.seconds);
  return least;
}

std::u16string Decision::key(const State& state) const {
  constexpr char16_t kSeparator = 0xFFFF;
  std::u16string result;
  for (const Weighted& w : state.possible) result += static_cast<char16_t>(w.cause);
  result += kSeparator;
  for (const Weighted& w : state.spent) result += static_cast<char16_t>(w.cause);
  result += kSeparator;
  // Weights follow from the causes and from the known questions that treat these differently. Known questions also meet
  // conditions.
  const int first = state.possible.empty() ? 0 : state.possible.front().cause;
  QuestionSet known;
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    const int answers = fitting(first, q).count();
    const auto matters = [&](const Weighted& w) { return fitting(w.cause, q).count() != answers; };
    known[q] = state.known[q] && (std::any_of(state.possible.begin(), state.possible.end(), matters) ||
                                  std::any_of(state.spent.begin(), state.spent.end(), matters));
    if (!state.pending[q]) continue;
    for (const Parent& parent : questions_[q].parents) {
      const auto p = static_cast<std::size_t>(parent.question);
      known[p] = known[p] || state.known[p];
    }
  }
  for (std::size_t q = 0; q < questions_.size(); ++q) {
    if (known[q] || state.available[q] || state.pending[q]) {
      result += static_cast<char16_t>(q * 8 + (known[q] ? 4U : 0U) + (state.available[q] ? 2U : 0U) +
                                      (state.pending[q] ? 1U : 0U));
    }
  }
  return result;
}

}  // namespace signpost

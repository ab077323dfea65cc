#include "walks/conversations.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "cases/link.h"
#include "reasoning/diagnosis.h"

namespace signpost {
namespace {

using Guides = std::set<int>;
using Ahead = std::map<std::string, Guides>;

// What cases that are one say alike, apart from their tries for causes that the answers have ruled out.
std::string said_alike(const Knowledge& knowledge, const Case& value) {
  std::vector<std::pair<int, int>> answers;
  const Case counting = what_counts(value);
  for (const Entry& entry : counting.entries) {
    if (entry.kind == Entry::Kind::answer) answers.emplace_back(entry.item, entry.answer);
  }
  std::sort(answers.begin(), answers.end());
  std::string result;
  for (const auto& [question, answer] : answers) result += std::to_string(question) + "-" + std::to_string(answer) + ".";
  for (const Likelihood& l : diagnose(knowledge, value).spent) result += "!" + std::to_string(l.cause);
  const std::optional<int> guide = untold_try(value, knowledge);
  return result + "?" + std::to_string(tries(value, knowledge)) + (guide ? "?" + std::to_string(*guide) : "");
}

class Walk {
 public:
  // `ahead` says which guides may be advised later on, by what is said alike.
  Walk(const Knowledge& knowledge, Audience audience, const Ahead& ahead) : knowledge_(knowledge), ahead_(ahead) {
    Case fresh;
    fresh.audience = audience;
    place(fresh, 0);
    for (std::size_t i = 0; i < stops_.size(); ++i) go_on(i);
  }

  std::vector<Stop> take() { return std::move(stops_); }

  // Adds to `ahead` what this walk came to. Whether there was anything to add.
  bool look_ahead(Ahead& ahead) const {
    std::vector<Guides*> advised;
    for (const Stop& stop : stops_) advised.push_back(&ahead[said_alike(knowledge_, stop.value)]);
    const auto add = [](Guides& to, const Guides& from) {
      const std::size_t before = to.size();
      to.insert(from.begin(), from.end());
      return to.size() > before;
    };
    bool added = false;
    for (bool more = true; more; added = added || more) {
      more = false;
      for (std::size_t i = stops_.size(); i-- > 0;) {
        const Stop& stop = stops_[i];
        if (stop.step.kind == Step::Kind::attempt && add(*advised[i], {stop.step.item})) more = true;
        for (const std::size_t next : stop.next) more = add(*advised[i], *advised[next]) || more;
      }
    }
    return added;
  }

 private:
  void go_on(std::size_t i) {
    const Case value = stops_[i].value;
    const Step step = stops_[i].step;
    std::vector<std::size_t> next;
    if (step.kind == Step::Kind::attempt) next.push_back(place(with_tried(value, knowledge_, step.item), i));
    if (step.kind == Step::Kind::ask) {
      const Question& asked = knowledge_.questions[static_cast<std::size_t>(step.item)];
      for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer)
        next.push_back(place(with_answer(value, knowledge_, step.item, answer), i));
      if (asked.asking[value.audience]->unsure > 0)
        next.push_back(place(with_answer(value, knowledge_, step.item, kUnsure), i));
    }
    if (step.kind == Step::Kind::look_back) {
      for (const int outcome : outcomes_for(knowledge_, step.item, value.audience))
        next.push_back(place(with_outcome(value, knowledge_, outcome), i));
    }
    stops_[i].next = std::move(next);
  }

  // The same text for cases that are one: see conversations.h.
  std::string key(const Case& value) const {
    std::string result = said_alike(knowledge_, value);
    const auto ahead = ahead_.find(result);
    if (ahead == ahead_.end()) return result;
    for (const int guide : ahead->second) {
      if (was_tried(value, guide)) result += "~" + std::to_string(guide);
    }
    return result;
  }

  std::size_t place(const Case& value, std::size_t from) {
    const auto [known, is_new] = places_.try_emplace(key(value), stops_.size());
    if (is_new) stops_.push_back({value, is_full(value, knowledge_) ? Step() : next_step(knowledge_, value), {}, from});
    return known->second;
  }

  const Knowledge& knowledge_;
  const Ahead& ahead_;
  std::vector<Stop> stops_;
  std::map<std::string, std::size_t> places_;
};

}  // namespace

// Only a walk shows where an outcome brings a cause back, so they are walked until one shows nothing new.
std::vector<Stop> conversations(const Knowledge& knowledge, Audience audience) {
  Ahead ahead;
  for (;;) {
    Walk walk(knowledge, audience, ahead);
    Ahead more = ahead;
    if (!walk.look_ahead(more)) return walk.take();
    ahead = std::move(more);
  }
}

}  // namespace signpost

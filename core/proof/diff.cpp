#include "proof/diff.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "base/at.h"
#include "base/json_writer.h"
#include "cases/case.h"
#include "cases/link.h"
#include "walks/conversations.h"
#include "walks/places.h"

namespace signpost {
namespace {

constexpr int kGone = -2;  // no place in the other version; kUnsure is an answer

std::string_view renamed(const std::vector<std::pair<std::string, std::string>>& table, std::string_view id) {
  for (const auto& [old, now] : table) {
    if (old == id) return now;
  }
  return id;
}

// Where the items of one version stand in another.
struct Places {
  std::vector<int> questions;
  std::vector<std::vector<int>> answers;  // by question
  std::vector<int> guides;
  std::vector<int> procedures;
};

int answer_now(const Question& now, const Renames& table, const std::string& old) {
  const std::string key = now.id + "-" + old;
  const std::string_view id = renamed(table.answers, key);
  return answer_of(now, id == key ? old : id).value_or(kGone);
}

// As parse_link reads the ids of the old version in the new one.
Places places_now(const Knowledge& before, const Knowledge& after) {
  Places result;
  for (const Question& question : before.questions) {
    const int now = index_of(after.questions, renamed(after.renamed.questions, question.id)).value_or(kGone);
    result.questions.push_back(now);
    std::vector<int>& answers = result.answers.emplace_back(question.answers.size(), kGone);
    if (now == kGone) continue;
    for (std::size_t a = 0; a < answers.size(); ++a)
      answers[a] = answer_now(at(after.questions, now), after.renamed, question.answers[a]);
  }
  for (const Guide& guide : before.guides)
    result.guides.push_back(index_of(after.guides, renamed(after.renamed.guides, guide.id)).value_or(kGone));
  for (const Procedure& procedure : before.procedures)
    result.procedures.push_back(index_of(after.procedures, procedure.id).value_or(kGone));
  return result;
}

// The other way around, for questions, answers and guides.
Places inverse(const Places& now, const Knowledge& after) {
  Places result;
  result.questions.assign(after.questions.size(), kGone);
  result.guides.assign(after.guides.size(), kGone);
  for (const Question& question : after.questions) result.answers.emplace_back(question.answers.size(), kGone);
  for (std::size_t q = 0; q < now.questions.size(); ++q) {
    if (now.questions[q] == kGone) continue;
    at(result.questions, now.questions[q]) = static_cast<int>(q);
    for (std::size_t a = 0; a < now.answers[q].size(); ++a) {
      if (now.answers[q][a] != kGone) at(at(result.answers, now.questions[q]), now.answers[q][a]) = static_cast<int>(a);
    }
  }
  for (std::size_t g = 0; g < now.guides.size(); ++g) {
    if (now.guides[g] != kGone) at(result.guides, now.guides[g]) = static_cast<int>(g);
  }
  return result;
}

// What counts in a case, in the version that `places` lead to, if that understands all of it.
std::optional<Case> translated(const Case& value, const Places& places, const Knowledge& to) {
  Case result = what_counts(value);
  for (Entry& entry : result.entries) {
    if (entry.kind == Entry::Kind::tried) {
      entry.item = at(places.guides, entry.item);
    } else {
      if (entry.answer != kUnsure) entry.answer = at(at(places.answers, entry.item), entry.answer);
      entry.item = at(places.questions, entry.item);
    }
    if (entry.item == kGone || entry.answer == kGone) return std::nullopt;
  }
  const ParsedLink parsed = parse_link(to_link(result, to), to);
  if (parsed.dropped || parsed.value != result) return std::nullopt;
  return result;
}

// The same for cases that differ only in the order of answers between two tries, or in answers that do not count.
Case in_order(Case value) {
  value = what_counts(value);
  const auto is_try = [](const Entry& entry) { return entry.kind == Entry::Kind::tried; };
  for (auto start = value.entries.begin(); start != value.entries.end();) {
    const auto end = std::find_if(start, value.entries.end(), is_try);
    std::sort(start, end, [](const Entry& a, const Entry& b) { return a.item < b.item; });
    start = std::find_if_not(end, value.entries.end(), is_try);
  }
  return value;
}

// One version, and all that is asked of it more than once.
class Version {
 public:
  Version(const Knowledge& knowledge, Audience audience)
      : knowledge_(knowledge), stops_(conversations(knowledge, audience)) {
    for (const Stop& stop : stops_) steps_[key(stop.value)] = stop.step;
    for (const Place& place : places(knowledge, audience)) chances_[key(place.value)] += place.chance;
  }

  const Knowledge& knowledge() const { return knowledge_; }
  const std::vector<Stop>& stops() const { return stops_; }

  std::string key(const Case& value) const { return to_link(in_order(value), knowledge_); }

  double chance(const Case& value) const {
    const auto found = chances_.find(key(value));
    return found == chances_.end() ? 0 : found->second;
  }

  NextStep next(const Case& value) const {
    const std::string link = to_link(value, knowledge_);
    if (is_full(value, knowledge_)) return {link, Step::Kind::hand_over, ""};
    const auto known = steps_.find(key(value));
    const Step step = known == steps_.end() ? next_step(knowledge_, value) : known->second;
    switch (step.kind) {
      case Step::Kind::ask: return {link, step.kind, at(knowledge_.questions, step.item).id};
      case Step::Kind::attempt:
      case Step::Kind::look_back: return {link, step.kind, at(knowledge_.guides, step.item).id};
      case Step::Kind::hand_over: break;
    }
    return {link, step.kind, ""};
  }

 private:
  const Knowledge& knowledge_;
  std::vector<Stop> stops_;
  std::map<std::string, Step> steps_;      // by key
  std::map<std::string, double> chances_;  // by key
};

// The changes for one audience.
class Comparison {
 public:
  Comparison(const Knowledge& before, const Knowledge& after, const Places& now, Audience audience)
      : before_(before, audience), after_(after, audience), audience_(audience) {
    std::set<std::string> seen;
    const Places then = inverse(now, after);
    for (const Stop& stop : after_.stops()) {
      seen.insert(after_.key(stop.value));
      compare(translated(stop.value, then, before), what_counts(stop.value));
    }
    for (const Stop& stop : before_.stops()) {
      const std::optional<Case> value = translated(stop.value, now, after);
      if (!value || seen.insert(after_.key(*value)).second) compare(what_counts(stop.value), value);
    }
    std::stable_sort(changes_.begin(), changes_.end(),
                     [](const CaseChange& a, const CaseChange& b) { return a.chance > b.chance; });
  }

  std::vector<CaseChange> take() { return std::move(changes_); }

 private:
  void compare(const std::optional<Case>& old, const std::optional<Case>& now) {
    CaseChange change;
    change.audience = audience_;
    if (old) change.before = before_.next(*old);
    if (now) change.after = after_.next(*now);
    if (old && now) {
      if (is_same(change)) return;
    } else {
      change.kind = now ? CaseChange::Kind::added : CaseChange::Kind::removed;
    }
    change.chance = std::max(old ? before_.chance(*old) : 0, now ? after_.chance(*now) : 0);
    changes_.push_back(change);
  }

  bool is_same(const CaseChange& change) const {
    if (change.before.kind != change.after.kind) return false;
    const Renames& table = after_.knowledge().renamed;
    const bool asks = change.before.kind == Step::Kind::ask;
    return renamed(asks ? table.questions : table.guides, change.before.id) == change.after.id;
  }

  Version before_;
  Version after_;
  Audience audience_;
  std::vector<CaseChange> changes_;
};

std::vector<std::string> steps(const Knowledge& knowledge, int guide, Audience audience) {
  std::vector<std::string> result;
  for (const int procedure : at(knowledge.guides, guide).procedures[audience]) {
    const Procedure& part = at(knowledge.procedures, procedure);
    for (const std::string& step : part.steps) result.push_back(part.id + "." + step);
  }
  return result;
}

// Calls `use` with the places of each item that both versions have.
template <class Use>
void for_both(const std::vector<int>& now, Use use) {
  for (std::size_t i = 0; i < now.size(); ++i) {
    if (now[i] != kGone) use(i, static_cast<std::size_t>(now[i]));
  }
}

std::vector<std::string> other_words(const Words& before, const Words& after, const Places& now,
                                     const Knowledge& knowledge) {
  const std::string file = after.language + "." + std::string(to_string(after.audience));
  std::vector<std::string> result;
  const auto add_if = [&](bool other, const std::string& where) {
    if (other) result.push_back(file + " " + where);
  };
  add_if(before.labels != after.labels, "/labels");
  for_both(now.questions, [&](std::size_t i, std::size_t j) {
    add_if(before.questions[i] != after.questions[j], "/questions/" + knowledge.questions[j].id);
  });
  for_both(now.guides, [&](std::size_t i, std::size_t j) {
    add_if(before.guides[i] != after.guides[j], "/guides/" + knowledge.guides[j].id);
  });
  for_both(now.procedures, [&](std::size_t i, std::size_t j) {
    add_if(before.procedures[i] != after.procedures[j], "/procedures/" + knowledge.procedures[j].id);
  });
  add_if(before.handover != after.handover, "/handover");
  add_if(before.solved_headline != after.solved_headline || before.solved_keep != after.solved_keep, "/solved");
  return result;
}

std::string count(std::size_t number, const std::string& one, const std::string& many) {
  return std::to_string(number) + " " + (number == 1 ? one : many);
}

std::string summary(const Difference& difference, Audience audience) {
  std::array<std::size_t, 3> counts{};
  for (const CaseChange& change : difference.changes) {
    if (change.audience == audience) ++counts[static_cast<std::size_t>(change.kind)];
  }
  std::string result;
  if (counts != std::array<std::size_t, 3>{}) {
    result = std::string(to_string(audience)) + ": " + count(counts[0], "case goes", "cases go") + " on differently, " +
             count(counts[1], "is", "are") + " new, " + count(counts[2], "is", "are") + " gone\n";
  }
  for (const std::string& guide : difference.steps[audience])
    result += std::string(to_string(audience)) + ": guide \"" + guide + "\" has other steps\n";
  return result;
}

std::string digits(const char* format, double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), format, number);
  return text.data();
}

std::string in_100(double chance) {
  if (chance <= 0) return "after advice";
  if (chance < 0.0005) return "< 0.1 in 100";
  return digits("%5.1f", 100 * chance) + " in 100";
}

std::string did(const NextStep& step) {
  switch (step.kind) {
    case Step::Kind::ask: return "asked \"" + step.id + "\"";
    case Step::Kind::attempt: return "advised \"" + step.id + "\"";
    case Step::Kind::look_back: return "asked what came of \"" + step.id + "\"";
    case Step::Kind::hand_over: break;
  }
  return "handed over to people";
}

std::string does(const NextStep& step) {
  switch (step.kind) {
    case Step::Kind::ask: return "asks \"" + step.id + "\"";
    case Step::Kind::attempt: return "advises \"" + step.id + "\"";
    case Step::Kind::look_back: return "asks what came of \"" + step.id + "\"";
    case Step::Kind::hand_over: break;
  }
  return "hands over to people";
}

std::string line(const CaseChange& change) {
  const NextStep& before = change.before;
  const NextStep& after = change.after;
  const std::string start = std::string(to_string(change.audience)) + "  " + in_100(change.chance) + "  ";
  switch (change.kind) {
    case CaseChange::Kind::added: return start + after.link + "  is new, " + does(after) + "\n";
    case CaseChange::Kind::removed: return start + before.link + "  is gone, " + did(before) + "\n";
    case CaseChange::Kind::changed: break;
  }
  const std::string link = before.link == after.link ? after.link : before.link + "  is now " + after.link;
  return start + link + "  " + did(before) + ", now " + does(after) + "\n";
}

void write(JsonWriter& json, std::string_view name, const NextStep& step) {
  if (step.link.empty()) return;
  constexpr std::array<std::string_view, 4> kKinds = {"question", "guide", "handover", "happened"};
  json.key(name).open('{').key("link").text(step.link);
  json.key("step").text(kKinds[static_cast<std::size_t>(step.kind)]);
  if (!step.id.empty()) json.key("id").text(step.id);
  json.close('}');
}

void write(JsonWriter& json, const std::vector<std::string>& texts) {
  json.open('[');
  for (const std::string& text : texts) json.text(text);
  json.close(']');
}

}  // namespace

Difference diff(const Loaded& before, const Loaded& after) {
  Difference result;
  const Places now = places_now(before.knowledge, after.knowledge);
  for (const Audience audience : kAudiences) {
    const std::vector<CaseChange> changes = Comparison(before.knowledge, after.knowledge, now, audience).take();
    result.changes.insert(result.changes.end(), changes.begin(), changes.end());
    for_both(now.guides, [&](std::size_t i, std::size_t j) {
      if (steps(before.knowledge, static_cast<int>(i), audience) != steps(after.knowledge, static_cast<int>(j), audience))
        result.steps[audience].push_back(after.knowledge.guides[j].id);
    });
  }
  for (const Words& new_words : after.words) {
    for (const Words& old_words : before.words) {
      if (old_words.language != new_words.language || old_words.audience != new_words.audience) continue;
      const std::vector<std::string> other = other_words(old_words, new_words, now, after.knowledge);
      result.words.insert(result.words.end(), other.begin(), other.end());
    }
  }
  return result;
}

std::string to_text(const Difference& difference) {
  std::string result;
  for (const Audience audience : kAudiences) result += summary(difference, audience);
  if (!difference.words.empty())
    result += "words: " + count(difference.words.size(), "item is", "items are") + " in other words\n";
  if (!difference.changes.empty()) result += "\n";
  for (const CaseChange& change : difference.changes) result += line(change);
  return result.empty() ? "Nothing has changed.\n" : result;
}

std::string to_json(const Difference& difference) {
  constexpr std::array<std::string_view, 3> kKinds = {"changed", "added", "removed"};
  JsonWriter json;
  json.open('{').key("changes").open('[');
  for (const CaseChange& change : difference.changes) {
    json.open('{').key("kind").text(kKinds[static_cast<std::size_t>(change.kind)]);
    json.key("audience").text(to_string(change.audience)).key("chance").number(digits("%.6g", change.chance));
    write(json, "before", change.before);
    write(json, "after", change.after);
    json.close('}');
  }
  json.close(']').key("steps").open('{');
  for (const Audience audience : kAudiences) write(json.key(to_string(audience)), difference.steps[audience]);
  write(json.close('}').key("words"), difference.words);
  json.close('}');
  return json.result();
}

}  // namespace signpost

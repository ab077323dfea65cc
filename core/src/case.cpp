#include "signpost/case.h"

#include <algorithm>
#include <array>

namespace signpost {
namespace {

constexpr std::string_view kPrefix = "#1.";
constexpr std::string_view kAllowed = "abcdefghijklmnopqrstuvwxyz0123456789.-";

// Lower case, %2E and %2D decoded, no "#" in front, and nothing from the first character on that no link has. `foreign` says
// whether more than punctuation or tracking parts was cut off there.
std::string normalize(std::string_view text, bool& foreign) {
  std::string result;
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    const std::string_view code = text.substr(i, 3);
    if (code == "%2E" || code == "%2e" || code == "%2D" || code == "%2d") {
      c = code[2] == 'E' || code[2] == 'e' ? '.' : '-';
      i += 2;
    }
    decoded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  std::string_view rest = decoded;
  if (!rest.empty() && rest.front() == '#') rest.remove_prefix(1);
  const std::size_t end = std::min(rest.find_first_not_of(kAllowed), rest.size());
  constexpr std::string_view kTails = ")>]}\"'&?,;:!* \t\r\n";
  foreign = end < rest.size() && kTails.find(rest[end]) == std::string_view::npos;
  result = rest.substr(0, end);
  while (!result.empty() && (result.back() == '.' || result.back() == '-')) result.pop_back();
  return result;
}

std::vector<std::string_view> split(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find('.', start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

std::string_view renamed(const std::vector<std::pair<std::string, std::string>>& table, std::string_view id) {
  for (const auto& [old, now] : table) {
    if (old == id) return now;
  }
  return id;
}

bool may_ask(const Knowledge& knowledge, Audience audience, int question) {
  return knowledge.questions[static_cast<std::size_t>(question)].asking[audience].has_value();
}

// Whether the steps of a guide may change the answer to a question.
bool changes(const Knowledge& knowledge, Audience audience, int guide, int question) {
  const std::vector<int>& procedures = knowledge.guides[static_cast<std::size_t>(guide)].procedures[audience];
  return std::any_of(procedures.begin(), procedures.end(), [&](int procedure) {
    const std::vector<int>& changed = knowledge.procedures[static_cast<std::size_t>(procedure)].changes;
    return std::find(changed.begin(), changed.end(), question) != changed.end();
  });
}

// Whether a guide was tried since that may have changed this answer.
bool is_stale(const Case& value, const Knowledge& knowledge, std::vector<Entry>::const_iterator answer) {
  return std::any_of(answer, value.entries.end(), [&](const Entry& later) {
    return later.kind == Entry::Kind::tried && changes(knowledge, value.audience, later.item, answer->item);
  });
}

// Leaves out answers to questions that no longer apply. Dropping one may end the condition of another, hence the loop.
bool drop_what_does_not_apply(Case& value, const Knowledge& knowledge) {
  const std::size_t before = value.entries.size();
  for (bool again = true; again;) {
    const auto needless = std::find_if(value.entries.begin(), value.entries.end(), [&](const Entry& entry) {
      return entry.kind == Entry::Kind::answer && !applies(value, knowledge.questions[static_cast<std::size_t>(entry.item)]);
    });
    again = needless != value.entries.end();
    if (again) value.entries.erase(needless);
  }
  return value.entries.size() != before;
}

class LinkReader {
 public:
  explicit LinkReader(const Knowledge& knowledge) : knowledge_(knowledge) {}

  // Whether the part was understood.
  bool read(std::string_view part, bool last, Case& value) const {
    const std::size_t dash = part.find('-');
    if (dash == std::string_view::npos) return false;
    const std::string_view word = part.substr(0, dash);
    const std::string_view id = part.substr(dash + 1);
    if (word == "tried") return read_tried(id, value);
    if (word == "ask" || word == "see" || word == "said" || word == "solved") return last && read_mark(word, id, value);
    return read_answer(word, id, value);
  }

 private:
  std::optional<int> guide(std::string_view id, Audience audience) const {
    const std::optional<int> found = index_of(knowledge_.guides, renamed(knowledge_.renamed.guides, id));
    return found && reachable(knowledge_, *found, audience) ? found : std::nullopt;
  }

  std::optional<int> question(std::string_view id) const {
    return index_of(knowledge_.questions, renamed(knowledge_.renamed.questions, id));
  }

  bool read_tried(std::string_view id, Case& value) const {
    const std::optional<int> found = guide(id, value.audience);
    if (!found || was_tried(value, *found)) return false;
    value.entries.push_back({Entry::Kind::tried, *found, 0});
    return true;
  }

  bool read_answer(std::string_view word, std::string_view id, Case& value) const {
    const std::optional<int> found = question(word);
    if (!found || given_answer(value, *found)) return false;
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(*found)];
    const std::string key = asked.id + "-" + std::string(id);
    const std::string_view now = renamed(knowledge_.renamed.answers, key);
    const std::optional<int> answer = answer_of(asked, now == key ? id : now);
    if (!answer) return false;
    value.entries.push_back({Entry::Kind::answer, *found, *answer});
    return true;
  }

  bool read_mark(std::string_view word, std::string_view id, Case& value) const {
    const bool asks = word == "ask";
    const std::optional<int> found = asks ? question(id) : guide(id, value.audience);
    if (!found || (asks && !may_ask(knowledge_, value.audience, *found))) return false;
    value.mark = {asks             ? Mark::Kind::ask
                  : word == "see"  ? Mark::Kind::see
                  : word == "said" ? Mark::Kind::said
                                   : Mark::Kind::solved,
                  *found};
    return true;
  }

  const Knowledge& knowledge_;
};

}  // namespace

ParsedLink parse_link(std::string_view text, const Knowledge& knowledge) {
  ParsedLink result;
  bool foreign = false;
  const std::string link = normalize(text.substr(0, kMostLinkBytes), foreign);
  result.dropped = foreign || text.size() > kMostLinkBytes;
  if (link.empty()) return result;

  const std::vector<std::string_view> parts = split(link);
  if (parts[0] != "1" || parts.size() < 2 || (parts[1] != "customer" && parts[1] != "agent")) {
    result.dropped = true;
    return result;
  }
  result.value.audience = parts[1] == "agent" ? Audience::agent : Audience::customer;
  const LinkReader reader(knowledge);
  for (std::size_t i = 2; i < parts.size(); ++i) {
    if (!reader.read(parts[i], i + 1 == parts.size(), result.value)) result.dropped = true;
  }
  if (drop_what_does_not_apply(result.value, knowledge)) result.dropped = true;
  // Today's ids may be longer than those that the link was made with.
  while (to_link(result.value, knowledge).size() > kMostLinkBytes) {
    result.value.entries.pop_back();
    drop_what_does_not_apply(result.value, knowledge);
    result.dropped = true;
  }
  const Mark& mark = result.value.mark;
  if (mark.kind == Mark::Kind::ask && !applies(result.value, knowledge.questions[static_cast<std::size_t>(mark.item)])) {
    result.value.mark = {};
    result.dropped = true;
  }
  return result;
}

Audience link_audience(std::string_view text) {
  bool foreign = false;
  const std::string link = normalize(text.substr(0, kMostLinkBytes), foreign);
  const std::string_view start = std::string_view(link).substr(0, link.find('.', 2));
  return start == "1.agent" ? Audience::agent : Audience::customer;
}

std::string to_link(const Case& value, const Knowledge& knowledge) {
  std::string link(kPrefix);
  link += to_string(value.audience);
  for (const Entry& entry : value.entries) {
    const auto item = static_cast<std::size_t>(entry.item);
    if (entry.kind == Entry::Kind::tried) {
      link += ".tried-" + knowledge.guides[item].id;
    } else {
      const Question& question = knowledge.questions[item];
      link += "." + question.id + "-";
      link += answer_id(question, entry.answer);
    }
  }
  const auto item = static_cast<std::size_t>(value.mark.item);
  switch (value.mark.kind) {
    case Mark::Kind::none: break;
    case Mark::Kind::ask: link += ".ask-" + knowledge.questions[item].id; break;
    case Mark::Kind::see: link += ".see-" + knowledge.guides[item].id; break;
    case Mark::Kind::said: link += ".said-" + knowledge.guides[item].id; break;
    case Mark::Kind::solved: link += ".solved-" + knowledge.guides[item].id; break;
  }
  return link;
}

bool is_full(const Case& value, const Knowledge& knowledge) {
  // One more answer and a mark behind it.
  constexpr std::size_t kRoom = 2 * (2 + 2 * kMostIdBytes);
  return to_link(with_mark(value, Mark::Kind::none), knowledge).size() + kRoom > kMostLinkBytes;
}

std::optional<int> given_answer(const Case& value, int question) {
  for (const Entry& entry : value.entries) {
    if (entry.kind == Entry::Kind::answer && entry.item == question) return entry.answer;
  }
  return std::nullopt;
}

std::vector<Entry> certain_answers(const Case& value) {
  std::vector<Entry> result;
  for (const Entry& entry : value.entries) {
    if (entry.kind == Entry::Kind::answer && entry.answer != kUnsure) result.push_back(entry);
  }
  return result;
}

bool was_tried(const Case& value, int guide) {
  return std::any_of(value.entries.begin(), value.entries.end(),
                     [guide](const Entry& entry) { return entry.kind == Entry::Kind::tried && entry.item == guide; });
}

bool meets(const Case& value, const std::vector<Condition>& conditions) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const std::optional<int> answer = given_answer(value, condition.question);
    return answer && *answer != kUnsure && ((condition.answers >> *answer) & 1U) != 0;
  });
}

bool applies(const Case& value, const Question& question) { return meets(value, question.only_if); }

std::optional<int> to_ask_again(const Case& value, const Knowledge& knowledge) {
  for (auto entry = value.entries.begin(); entry != value.entries.end(); ++entry) {
    if (entry->kind != Entry::Kind::answer || entry->answer == kUnsure) continue;
    if (may_ask(knowledge, value.audience, entry->item) && is_stale(value, knowledge, entry)) return entry->item;
  }
  return std::nullopt;
}

Case with_answer(const Case& value, const Knowledge& knowledge, int question, int answer) {
  Case result = with_mark(value, Mark::Kind::none);
  const auto given = std::find_if(result.entries.begin(), result.entries.end(), [&](const Entry& entry) {
    return entry.kind == Entry::Kind::answer && entry.item == question;
  });
  const Entry entry{Entry::Kind::answer, question, answer};
  if (given == result.entries.end()) {
    result.entries.push_back(entry);
  } else if (is_stale(result, knowledge, given)) {
    result.entries.erase(given);
    result.entries.push_back(entry);
    drop_what_does_not_apply(result, knowledge);
  } else {
    *given = entry;
    drop_what_does_not_apply(result, knowledge);
  }
  return result;
}

Case with_tried(const Case& value, const Knowledge& knowledge, int guide) {
  Case result = with_mark(value, Mark::Kind::none);
  if (was_tried(result, guide)) return result;
  result.entries.push_back({Entry::Kind::tried, guide, 0});
  const auto lost = [&](const Entry& entry) {
    if (entry.kind != Entry::Kind::answer || may_ask(knowledge, value.audience, entry.item)) return false;
    return changes(knowledge, value.audience, guide, entry.item);
  };
  result.entries.erase(std::remove_if(result.entries.begin(), result.entries.end(), lost), result.entries.end());
  drop_what_does_not_apply(result, knowledge);
  return result;
}

Case without_entry(const Case& value, const Knowledge& knowledge, std::size_t place) {
  Case result = with_mark(value, Mark::Kind::none);
  result.entries.erase(result.entries.begin() + static_cast<std::ptrdiff_t>(place));
  drop_what_does_not_apply(result, knowledge);
  return result;
}

Case with_mark(const Case& value, Mark::Kind kind, int item) {
  Case result = value;
  result.mark = {kind, item};
  return result;
}

}  // namespace signpost

#include "cases/link.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "cases/account.h"

namespace signpost {
namespace {

constexpr std::string_view kPrefix = "#1.";
constexpr std::size_t kMostPartBytes = 2 + 2 * kMostIdBytes;  // of an answer, with the dot before it
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

class LinkReader {
 public:
  LinkReader(const Knowledge& knowledge, Audience audience)
      : knowledge_(knowledge), audience_(audience), account_(knowledge) {}

  // Whether the part was understood.
  bool read(std::string_view part, bool last) {
    const std::size_t dash = part.find('-');
    if (dash == std::string_view::npos) return false;
    const std::string_view word = part.substr(0, dash);
    const std::string_view id = part.substr(dash + 1);
    if (word == "tried") return read_tried(id);
    if (word == "ask" || word == "see" || word == "said" || word == "solved") return last && read_mark(word, id);
    return read_answer(word, id);
  }

  Case value() const { return account_.read_by(audience_); }

  const Mark& mark() const { return mark_; }

 private:
  std::optional<int> guide(std::string_view id) const {
    return index_of(knowledge_.guides, renamed(knowledge_.renamed.guides, id));
  }

  std::optional<int> question(std::string_view id) const {
    return index_of(knowledge_.questions, renamed(knowledge_.renamed.questions, id));
  }

  // Whoever tried it.
  bool read_tried(std::string_view id) {
    const std::optional<int> found = guide(id);
    const auto has = [&](Audience audience) { return reachable(knowledge_, *found, audience); };
    if (!found || std::none_of(kAudiences.begin(), kAudiences.end(), has)) return false;
    return add({Entry::Kind::tried, *found, 0});
  }

  bool read_answer(std::string_view word, std::string_view id) {
    const std::optional<int> found = question(word);
    if (!found) return false;
    const Question& asked = knowledge_.questions[static_cast<std::size_t>(*found)];
    const std::string key = asked.id + "-" + std::string(id);
    const std::string_view now = renamed(knowledge_.renamed.answers, key);
    const std::optional<int> answer = answer_of(asked, now == key ? id : now);
    const auto offers_unsure = [&](Audience audience) {
      return asked.asking[audience] && asked.asking[audience]->unsure > 0;
    };
    if (!answer || (*answer == kUnsure && std::none_of(kAudiences.begin(), kAudiences.end(), offers_unsure))) return false;
    return add({Entry::Kind::answer, *found, *answer});
  }

  bool add(const Entry& entry) {
    if (account_.doubles(entry)) return false;
    account_.add(entry);
    return true;
  }

  bool read_mark(std::string_view word, std::string_view id) {
    const bool asks = word == "ask";
    const std::optional<int> found = asks ? question(id) : guide(id);
    if (!found || (!asks && !has_words(knowledge_, *found, audience_))) return false;
    mark_ = {asks             ? Mark::Kind::ask
             : word == "see"  ? Mark::Kind::see
             : word == "said" ? Mark::Kind::said
                              : Mark::Kind::solved,
             *found};
    return true;
  }

  const Knowledge& knowledge_;
  Audience audience_;
  Account account_;
  Mark mark_;
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
  LinkReader reader(knowledge, parts[1] == "agent" ? Audience::agent : Audience::customer);
  for (std::size_t i = 2; i < parts.size(); ++i) {
    if (!reader.read(parts[i], i + 1 == parts.size())) result.dropped = true;
  }
  Case& value = result.value = reader.value();
  result.mark = reader.mark();
  // Today's ids may be longer than those that the link was made with.
  while (to_link(value, knowledge, result.mark).size() > kMostLinkBytes) {
    value.entries.pop_back();
    value = made_of(std::move(value.entries), value.audience, knowledge);
    result.dropped = true;
  }
  if (result.mark.kind == Mark::Kind::ask && !can_ask(value, knowledge, result.mark.item)) {
    result.mark = {};
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

std::string to_link(const Case& value, const Knowledge& knowledge, const Mark& mark) {
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
  const auto item = static_cast<std::size_t>(mark.item);
  switch (mark.kind) {
    case Mark::Kind::none: break;
    case Mark::Kind::ask: link += ".ask-" + knowledge.questions[item].id; break;
    case Mark::Kind::see: link += ".see-" + knowledge.guides[item].id; break;
    case Mark::Kind::said: link += ".said-" + knowledge.guides[item].id; break;
    case Mark::Kind::solved: link += ".solved-" + knowledge.guides[item].id; break;
  }
  return link;
}

bool is_full(const Case& value, const Knowledge& knowledge) {
  return to_link(value, knowledge).size() + 2 * kMostPartBytes > kMostLinkBytes;
}

bool has_room_for_mark(const Case& value, const Knowledge& knowledge) {
  return to_link(value, knowledge).size() + kMostPartBytes <= kMostLinkBytes;
}

}  // namespace signpost

#include "agent/shared_case.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "agent/evidence/normal_text.h"
#include "base/ascii.h"
#include "base/sort.h"
#include "model/text.h"

namespace signpost {
namespace {

constexpr std::size_t kMostLines = 8;  // of one link

// Bytes of the sign before a link at the start of a text; 0 if no link begins there.
std::size_t sign_bytes(std::string_view text) {
  for (const std::string_view sign : {"#", "%23", "&#35;"}) {
    if (!starts_with(text, sign)) continue;
    std::string_view rest = text.substr(sign.size());
    if (rest.empty() || rest.front() != '1') return 0;
    rest.remove_prefix(1);
    const std::size_t dot = starts_with(rest, ".") ? 1 : starts_with(rest, "%2e") ? 3 : 0;
    rest.remove_prefix(std::min(dot, rest.size()));
    return dot != 0 && (starts_with(rest, "customer") || starts_with(rest, "agent")) ? sign.size() : 0;
  }
  return 0;
}

// Takes what can stand in a link from the beginning of `rest`.
std::string taken(std::string_view& rest) {
  std::string result;
  while (!rest.empty() && result.size() <= kMostLinkBytes) {
    const bool encoded = starts_with(rest, "%2e") || starts_with(rest, "%2d");
    if (!encoded && !is_alnum(rest.front()) && rest.front() != '.' && rest.front() != '-') break;
    const std::size_t bytes = encoded ? 3 : 1;
    result += rest.substr(0, bytes);
    rest.remove_prefix(bytes);
  }
  return result;
}

// Goes on to the words of the next line, without the marks of quoted mail. Not where more than a soft break ends this one.
bool next_line(std::string_view& rest) {
  constexpr std::size_t kMostMarks = 40;
  if (starts_with(rest, "=")) rest.remove_prefix(1);  // as quoted-printable has it
  if (starts_with(rest, "\r")) rest.remove_prefix(1);
  if (!starts_with(rest, "\n")) return false;
  const std::size_t words = rest.substr(0, kMostMarks).find_first_not_of("> \t", 1);
  rest.remove_prefix(std::min(words, rest.size()));
  return words != std::string_view::npos;
}

// The link that begins with `rest`. A part of it that goes on in the next lines is put together where all of it is known.
ParsedLink read_link(const Knowledge& knowledge, std::string_view rest) {
  std::string link = taken(rest);
  ParsedLink best = parse_link(link, knowledge);
  for (std::size_t line = 1; line < kMostLines && link.size() < kMostLinkBytes && next_line(rest); ++line) {
    const std::string more = taken(rest);
    if (more.empty()) break;
    ParsedLink longer = parse_link(link += more, knowledge);
    if (!longer.dropped) best = std::move(longer);
  }
  return best;
}

// What can stand in a summary, and the part of a link that tells the same.
struct SummaryItem {
  std::string words;
  std::string part;
};

std::string normal(std::string_view text) { return normalized(text).text; }

std::vector<SummaryItem> summary_items(const Knowledge& knowledge, const Words& words) {
  std::vector<SummaryItem> items;
  const auto add_answer = [&](std::size_t q, std::string_view id, const Text& label) {
    items.push_back({normal(plain(words.questions[q].ask) + " " + plain(label)),
                     "." + knowledge.questions[q].id + "-" + std::string(id)});
  };
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    const Question& question = knowledge.questions[q];
    for (std::size_t a = 0; a < question.answers.size() && a < words.questions[q].answers.size(); ++a)
      add_answer(q, question.answers[a], words.questions[q].answers[a].label);
    add_answer(q, kUnsureId, words.label(Label::unsure));
  }
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    const Text& headline = words.guides[g].headline;
    if (headline.empty()) continue;
    items.push_back({normal(words.label(Label::tried) + ": " + plain(headline)), ".tried-" + knowledge.guides[g].id});
  }
  // Where one begins like another, the longer one is meant.
  sort_stably(items, [](const SummaryItem& a, const SummaryItem& b) { return a.words.size() > b.words.size(); });
  return items;
}

// The summary that `words` write, as a link. Its lines stand one behind the other, with nothing between them.
ParsedLink read_summary(const Knowledge& knowledge, const Words& words, const NormalText& normal_text) {
  const std::string_view text = normal_text.text;
  const std::string heading = normal(words.handover.summary);
  const std::size_t found = trimmed(heading).empty() ? std::string_view::npos : text.find(heading);
  if (found == std::string_view::npos) return {};
  std::string link = "#1." + std::string(to_string(words.audience));
  const std::vector<SummaryItem> items = summary_items(knowledge, words);
  // The space behind one is the space before the next.
  for (std::size_t at = found + heading.size() - 1; link.size() < kMostLinkBytes;) {
    const auto item = std::find_if(items.begin(), items.end(), [&](const SummaryItem& next) {
      const bool same = text.substr(at, next.words.size()) == next.words;
      return same && normal_text.marks[at + next.words.size() - 1] != 0;
    });
    if (item == items.end()) break;
    link += item->part;
    at += item->words.size() - 1;
  }
  return parse_link(link, knowledge);
}

// Whether all that is told in `part` is told in `whole`, in this order.
bool tells(const Case& whole, const Case& part) {
  auto at = whole.entries.begin();
  return std::all_of(part.entries.begin(), part.entries.end(), [&](const Entry& entry) {
    at = std::find_if(at, whole.entries.end(), [&](const Entry& other) {
      return other.kind == entry.kind && other.item == entry.item && other.answer == entry.answer;
    });
    return at != whole.entries.end();
  });
}

void add(SharedCase shared, std::vector<SharedCase>& result) {
  const Case& value = shared.link.value;
  const bool known =
      std::any_of(result.begin(), result.end(), [&](const SharedCase& other) { return tells(other.link.value, value); });
  if (value.entries.empty() || known) return;
  result.erase(
      std::remove_if(result.begin(), result.end(), [&](const SharedCase& other) { return tells(value, other.link.value); }),
      result.end());
  result.push_back(std::move(shared));
}

}  // namespace

std::vector<SharedCase> shared_cases(const Knowledge& knowledge, const std::array<const Words*, 2>& words,
                                     std::string_view text) {
  std::vector<SharedCase> result;
  for (std::size_t at = text.find_first_of("#%&"); at != std::string_view::npos && result.size() < kMostSharedCases;
       at = text.find_first_of("#%&", at + 1)) {
    if (const std::size_t sign = sign_bytes(text.substr(at)))
      add({SharedCase::Form::link, read_link(knowledge, text.substr(at + sign))}, result);
  }
  if (!result.empty()) return result;
  const NormalText all = normalized(text);
  for (const Words* one : words) add({SharedCase::Form::summary, read_summary(knowledge, *one, all)}, result);
  return result;
}

Case continued(const Case& shared, const Case& mine, const Knowledge& knowledge) {
  Case result = with_audience(shared, knowledge, mine.audience);
  for (const Entry& entry : mine.entries) {
    if (entry.kind == Entry::Kind::tried) {
      result = with_tried(result, knowledge, entry.item);
      continue;
    }
    const std::optional<int> told = given_answer(result, entry.item);
    const bool is_news = !told || (entry.answer != *told && entry.answer != kUnsure);
    if (is_news) result = with_answer(result, knowledge, entry.item, entry.answer);
  }
  return result;
}

}  // namespace signpost

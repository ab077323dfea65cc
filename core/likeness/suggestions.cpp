#include "likeness/suggestions.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "cases/link.h"
#include "likeness/ranking.h"
#include "page/page_json.h"

namespace signpost {
namespace {

// The case with the answers of the situation that are new; nothing where it has others, or all of them.
std::optional<Case> with_situation(const Knowledge& knowledge, const Case& value, const Situation& situation,
                                   std::vector<std::pair<int, int>>& settled) {
  Case result = value;
  for (const auto& [question, answer] : situation.answers) {
    const std::optional<int> given = given_answer(result, question);
    if (given == answer) continue;
    if ((given && *given != kUnsure) || !can_ask(result, knowledge, question)) return std::nullopt;
    result = with_answer(result, knowledge, question, answer);
    settled.emplace_back(question, answer);
  }
  if (settled.empty()) return std::nullopt;
  return result;
}

// 0.42, 1 or 0.
std::string hundredths(double share) {
  const auto percent = std::lround(share * 100);
  if (percent % 100 == 0) return std::to_string(percent / 100);
  return (percent < 10 ? "0.0" : "0.") + std::to_string(percent);
}

}  // namespace

std::vector<Suggestion> suggestions(const Knowledge& knowledge, const Words& words, const LikenessModel& model,
                                    const Case& value, std::string_view text) {
  std::vector<Suggestion> result;
  for (const Likely& likely : situations(model, text)) {
    const Situation& situation = model.situations[likely.situation];
    const Cause& cause = knowledge.causes[static_cast<std::size_t>(situation.cause)];
    Suggestion suggestion;
    const std::optional<Case> next = with_situation(knowledge, value, situation, suggestion.settled);
    if (!next) continue;
    suggestion.link = to_link(*next, knowledge);
    if (suggestion.link.size() > kMostLinkBytes) continue;
    // Where the likeliest is answered or ruled out, what comes behind it must be likely enough by itself.
    if (result.empty() && !says_enough(likely)) return {};
    const auto guide = static_cast<std::size_t>(cause.guide[value.audience]);
    suggestion.label = words.causes[static_cast<std::size_t>(situation.cause)];
    suggestion.hint = words.guides[guide].headline;
    const bool reads_like_another = std::any_of(result.begin(), result.end(), [&](const Suggestion& other) {
      return other.label == suggestion.label && other.hint == suggestion.hint;
    });
    if (reads_like_another) continue;
    suggestion.cause = cause.id;
    suggestion.guide = knowledge.guides[guide].id;
    suggestion.likeness = likely.likeness;
    suggestion.because.assign(likely.because.begin(), likely.because.end());
    result.push_back(std::move(suggestion));
  }
  return result;
}

void write_members(JsonWriter& json, const Suggestion& suggestion) {
  json.key("cause").text(suggestion.cause).key("guide").text(suggestion.guide).key("link").text(suggestion.link);
  json.key("likeness").number(hundredths(suggestion.likeness)).key("because").open('[');
  for (const std::string& word : suggestion.because) json.text(word);
  json.close(']');
  write(json.key("label"), suggestion.label);
  write(json.key("hint"), suggestion.hint);
}

std::string to_json(const std::vector<Suggestion>& suggestions) {
  JsonWriter json;
  json.open('[');
  for (const Suggestion& suggestion : suggestions) {
    json.open('{');
    write_members(json, suggestion);
    json.close('}');
  }
  json.close(']');
  return json.result();
}

}  // namespace signpost

#include "authoring/readers.h"

namespace signpost {
namespace {

// The place of the item that the text at `node` names; reports it if there is none.
template <class Item>
std::optional<int> resolve(const Node& node, const std::string& id, std::string_view kind, const std::vector<Item>& items) {
  if (!node.exists() || id.empty()) return std::nullopt;
  const std::optional<int> found = index_of(items, id);
  if (!found) {
    std::vector<std::string> ids;
    for (const Item& item : items) ids.push_back(item.id);
    node.report({"there is no ", kind, " \"", id, "\""}, did_you_mean(id, ids));
  }
  return found;
}

constexpr std::string_view kUnrelated = "unrelated";

std::vector<std::string> read_texts(const Node& list) {
  std::vector<std::string> texts;
  for (const Node& text : list.list(list.limits().items)) texts.push_back(text.text());
  return texts;
}

void read_language(const Node& node, std::string& language) {
  const Node named = node.optional("language");
  if (named.exists()) language = named.text();
}

Example read_example(const Node& node, const Knowledge& knowledge) {
  Example example;
  node.allow({"text", "also", "language", "audience", "answers", "tried", "happened", "guide"});
  example.text = node.member("text").text();
  example.also = read_texts(node.optional("also"));
  read_language(node, example.language);
  example.audience = read_audience(node.member("audience"));

  const Node answers = node.member("answers");
  if (answers.exists() && answers.object()) {
    for (const std::string& key : answers.keys()) {
      const Node answer = answers.optional(key);
      const std::optional<int> question = resolve(answer, key, "question", knowledge.questions);
      if (!question) continue;
      const std::optional<int> found = resolve_answer(answer, knowledge.questions[static_cast<std::size_t>(*question)]);
      if (found) example.answers.emplace_back(*question, *found);
    }
  }
  for (const Node& guide : node.optional("tried").list(node.limits().items)) {
    if (const std::optional<int> found = resolve(guide, guide.text(), "guide", knowledge.guides))
      example.tried.push_back(*found);
  }
  for (const Node& outcome : node.optional("happened").list(node.limits().items)) {
    if (const std::optional<int> found = resolve(outcome, outcome.text(), "outcome", knowledge.outcomes))
      example.happened.push_back(*found);
  }
  const Node guide = node.member("guide");
  example.guide = resolve(guide, guide.text(), "guide", knowledge.guides).value_or(0);
  return example;
}

Unrelated read_unrelated(const Node& node) {
  node.allow({kUnrelated, "language"});
  Unrelated unrelated;
  unrelated.texts = read_texts(node.member(kUnrelated));
  read_language(node, unrelated.language);
  return unrelated;
}

}  // namespace

Examples read_examples(const Node& root, const Knowledge& knowledge) {
  Examples result;
  std::size_t place = 0;
  for (const Node& node : root.list(root.limits().examples)) {
    if (node.has(kUnrelated)) {
      result.unrelated.push_back(read_unrelated(node));
    } else {
      result.cases.push_back(read_example(node, knowledge));
      result.cases.back().place = place;
    }
    ++place;
  }
  return result;
}

}  // namespace signpost

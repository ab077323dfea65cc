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

Example read_example(const Node& node, const Knowledge& knowledge) {
  Example example;
  node.allow({"text", "also", "audience", "answers", "tried", "happened", "guide"});
  example.text = node.member("text").text();
  for (const Node& text : node.optional("also").list(node.limits().items)) example.also.push_back(text.text());
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

}  // namespace

std::vector<Example> read_examples(const Node& root, const Knowledge& knowledge) {
  std::vector<Example> examples;
  for (const Node& node : root.list(root.limits().examples)) examples.push_back(read_example(node, knowledge));
  return examples;
}

}  // namespace signpost

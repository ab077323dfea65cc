#pragma once

#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "model/knowledge.h"

/// The messages and signs of the knowledge that is shipped, without the rest. A sign settles its answers by the places of
/// questions and answers in the order in which signs name them, which is enough to see which of them contradict each other.
inline signpost::Knowledge shipped_messages_and_signs() {
  std::ifstream file(SHIPPED_KNOWLEDGE);
  const auto document = nlohmann::json::parse(std::string(std::istreambuf_iterator<char>(file), {}));
  signpost::Knowledge knowledge;
  const auto place = [](std::vector<std::string>& names, const std::string& name) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i] == name) return static_cast<int>(i);
    }
    names.push_back(name);
    return static_cast<int>(names.size() - 1);
  };
  std::vector<std::string> questions;
  std::vector<std::string> answers;
  for (const auto& message : document.at("messages"))
    knowledge.messages.push_back({message.at("id"), message.at("text"), {}});
  for (const auto& sign : document.at("signs")) {
    knowledge.signs.push_back({sign.at("id"), {}});
    for (const auto& [question, answer] : sign.at("settles").items())
      knowledge.signs.back().settles.emplace_back(place(questions, question), place(answers, answer));
  }
  return knowledge;
}

#include "proof/defects/unreached_message.h"

#include <algorithm>

#include "cases/link.h"

namespace signpost {
namespace {

// The answers that a message settles, given one after another, as far as they apply.
Case settled(const Knowledge& knowledge, const Message& message) {
  Case value;
  for (std::size_t round = 0; round < message.settles.size(); ++round) {
    for (const auto& [question, answer] : message.settles) {
      if (applies(value, knowledge.questions[static_cast<std::size_t>(question)]))
        value = with_answer(value, knowledge, question, answer);
    }
  }
  return value;
}

bool is_reached(const Message& message, const Inspection& in) {
  return std::any_of(in.stops.begin(), in.stops.end(), [&](const Stop& stop) {
    return std::all_of(message.settles.begin(), message.settles.end(),
                       [&](const auto& settles) { return given_answer(stop.value, settles.first) == settles.second; });
  });
}

}  // namespace

std::vector<Defect> find_unreached_messages(const Knowledge& knowledge, const std::vector<Inspection>& inspections) {
  std::vector<Defect> found;
  for (const Message& message : knowledge.messages) {
    if (std::any_of(inspections.begin(), inspections.end(), [&](const Inspection& in) { return is_reached(message, in); }))
      continue;
    found.push_back({Defect::Kind::unreached_message,
                     "no conversation has all answers that the message " + in_quotes(message.id) + " settles",
                     to_link(settled(knowledge, message), knowledge)});
  }
  return found;
}

}  // namespace signpost

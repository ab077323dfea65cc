#include "proof/defects/defect.h"

#include <array>

namespace signpost {

std::string_view to_string(Defect::Kind kind) {
  constexpr std::array<std::string_view, 15> kNames = {"dead-end",
                                                       "no-advice",
                                                       "circle",
                                                       "unreached-question",
                                                       "unreached-answer",
                                                       "unreached-cause",
                                                       "unreached-guide",
                                                       "unreached-message",
                                                       "inseparable",
                                                       "agent-words",
                                                       "contradictory-steps",
                                                       "needless-question",
                                                       "contradictory-answer",
                                                       "repeated-place",
                                                       "guess"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string in_quotes(std::string_view id) { return "\"" + std::string(id) + "\""; }

}  // namespace signpost

#pragma once

#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

#include "page/page_step.h"

// A page's step as the kind that a test expects; where it is another, the test fails.

inline const signpost::QuestionStep& as_question(const signpost::PageStep& step) {
  return std::get<signpost::QuestionStep>(step);
}
inline const signpost::GuideStep& as_guide(const signpost::PageStep& step) { return std::get<signpost::GuideStep>(step); }
inline const signpost::HandoverStep& as_handover(const signpost::PageStep& step) {
  return std::get<signpost::HandoverStep>(step);
}
inline const signpost::SolvedStep& as_solved(const signpost::PageStep& step) { return std::get<signpost::SolvedStep>(step); }

/// What is advised, by a guide or by a hand-over to another place.
inline const signpost::Advice& advised(const signpost::PageStep& step) {
  const signpost::Advice* advice = signpost::advice(step);
  if (advice == nullptr) throw std::logic_error("nothing is advised");
  return *advice;
}

/// Why it is asked or advised.
inline const std::vector<signpost::Text>& reasons(const signpost::PageStep& step) {
  const auto* question = std::get_if<signpost::QuestionStep>(&step);
  return question != nullptr ? question->why : advised(step).why;
}

/// The answers to choose from; none where nothing is asked.
inline std::vector<signpost::Option> options(const signpost::PageStep& step) {
  const auto* question = std::get_if<signpost::QuestionStep>(&step);
  return question != nullptr ? question->options : std::vector<signpost::Option>();
}

/// The question or the guide; empty where it is neither.
inline std::string step_id(const signpost::PageStep& step) {
  const auto* question = std::get_if<signpost::QuestionStep>(&step);
  return question != nullptr ? question->id : std::string(guide_id(step));
}

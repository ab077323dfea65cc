#include "page/page_step.h"

#include <array>

namespace signpost {

std::string_view kind(const PageStep& step) {
  constexpr std::array<std::string_view, std::variant_size_v<PageStep>> kKinds = {"question", "guide", "handover", "solved"};
  return kKinds[step.index()];
}

const Text& headline(const PageStep& step) {
  return std::visit([](const auto& of) -> const Text& { return of.headline; }, step);
}

std::string_view guide_id(const PageStep& step) {
  if (const GuideStep* guide = std::get_if<GuideStep>(&step)) return guide->id;
  const HandoverStep* handover = std::get_if<HandoverStep>(&step);
  return handover != nullptr ? handover->id : std::string_view();
}

const Advice* advice(const PageStep& step) {
  if (const GuideStep* guide = std::get_if<GuideStep>(&step)) return &guide->advice;
  const HandoverStep* handover = std::get_if<HandoverStep>(&step);
  return handover != nullptr && handover->advice ? &*handover->advice : nullptr;
}

std::span<const Alternative> also(const PageStep& step) {
  if (const QuestionStep* question = std::get_if<QuestionStep>(&step)) return question->also;
  if (const GuideStep* guide = std::get_if<GuideStep>(&step)) return guide->also;
  const HandoverStep* handover = std::get_if<HandoverStep>(&step);
  return handover != nullptr ? std::span<const Alternative>(handover->also) : std::span<const Alternative>();
}

}  // namespace signpost

#pragma once

#include <string_view>
#include <vector>

#include "model/words.h"
#include "page/page_step.h"

namespace signpost {

/// What an answer would lead to.
struct Meaning {
  Text headline;         ///< of the advice that follows, or else of what is likeliest then, if that is not so already
  bool settled = false;  ///< whether it follows
};

/// A question that is open, and what each of its answers would mean.
struct Check {
  QuestionStep question;
  std::vector<Meaning> means;  ///< as the question's options
};

/// All questions that are worth asking now, in the order of what they are worth; with nothing said yet, that is before
/// anything can mean anything, `means` is empty.
std::vector<Check> checks(const Knowledge& knowledge, const Words& words, std::string_view link);

}  // namespace signpost

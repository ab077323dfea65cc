#pragma once

#include <cstdint>

#include "cases/link.h"
#include "model/words.h"
#include "reasoning/diagnosis.h"

namespace signpost {

/// What a page is about, before that is put into words.
struct Subject {
  enum class Kind : std::uint8_t { question, happened, guide, handover, solved };
  Kind kind = Kind::handover;
  int item = 0;  ///< the question; the guide that was tried, is advised or has helped; 0 for a hand-over
  HandoverReason reason = HandoverReason::exhausted;
};

/// What the next page of a case is about. The diagnosis must be that of the case.
Subject next_subject(const Knowledge& knowledge, const Case& value, const Diagnosis& diagnosis);

/// The same for one page of it: what its mark says.
Subject subject(const Knowledge& knowledge, const Case& value, const Mark& mark, const Diagnosis& diagnosis);

}  // namespace signpost

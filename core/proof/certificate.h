#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case.h"
#include "model/knowledge.h"
#include "reasoning/search.h"

namespace signpost {

/// A state of an audience's choice of what comes next, and what is claimed of it.
struct CertifiedState {
  Case value;                ///< one of the cases that are this state
  std::optional<Step> step;  ///< the best thing to do; nothing where only a bound is claimed
  double seconds = 0;        ///< expected time until solved: exactly, or at least, in millionths
};

/// Why no order is better than Signpost's: states with numbers that must satisfy one equation, which verify.h describes.
struct Certificate {
  std::string knowledge;                               ///< identity of the knowledge.json that it is about
  PerAudience<std::vector<CertifiedState>> audiences;  ///< each begins with the first page
};

/// A short name for the text of a knowledge.json, to notice that a certificate is about another one: FNV-1a, 64 bits, in
/// hexadecimal digits. It is no protection against somebody who wants two texts to have the same.
std::string identity(std::string_view knowledge_json);

/// The states of one audience, found by a search of its own that leaves out nothing that the rules allow. Empty where the
/// optimum is out of reach: more than `budget` causes looked at, more than 64 questions, or a state whose link is too long.
std::vector<CertifiedState> certify(const Knowledge& knowledge, Audience audience, std::size_t budget = kNoBudget);

/// Seconds that every order needs at least, from the first page on: quickly found, and less than the optimum.
double at_least(const Knowledge& knowledge, Audience audience);

/// As JSON text, one state a line.
std::string to_json(const Certificate& certificate, const Knowledge& knowledge);

}  // namespace signpost

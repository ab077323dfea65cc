#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "authoring/problem.h"
#include "model/knowledge.h"

namespace signpost {

/// Checks a certificate (see certificate.h) against the knowledge that it is about, and says what is wrong with it; nothing
/// if each audience's figure on the first page is proved to be the least expected time until solved, and each step of the
/// knowledge's policy to lead to it. It reasons from the rules in DESIGN.md alone and shares no code with the search.
///
/// The proof. In every state, let V be the least expected time until solved. It satisfies the optimality equation: V is the
/// least, over all actions that the rules allow, of the action's seconds plus the V of what follows, by its chance. Let B be
/// any state's number in the list or, where it is not listed, the time needed if all that questions can still tell were told
/// for nothing: the causes fall into groups that no question tells apart, and in each group only tries and people help. The
/// best tries stand in order of chance over seconds and end where people are quicker (Kadane and Simon 1977). That is no
/// more than V, since a strategy that is told more can still do what it did before.
///   Each listed number must satisfy the equation with B in place of V. No action leads back, so by induction from the last
/// states B <= V everywhere. Where a listed state names a thing to do, that must attain its number, and all that may follow
/// must be a state that names one too, or one in which no question is left, where B is V. So doing what is named takes B
/// exactly, hence B = V. The first page must name a thing to do.
///   Two cases are the same state if all that follows is the same: the causes that are possible and those whose guide was
/// tried; which questions can be asked now, and which later; and which were answered (not "I'm not sure") among those that
/// leave the causes in different proportions or that a later one waits for.
///
/// Numbers are given in millionths of a second, and may be off by one in the last place, that of the thing to do by two.
/// Problems stand in the order of the list, those of "certificate".
std::vector<Problem> verify(std::string_view certificate_json, const Knowledge& knowledge, std::string_view knowledge_json);

}  // namespace signpost

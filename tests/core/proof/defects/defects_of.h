#pragma once

#include <doctest/doctest.h>

#include <ostream>
#include <vector>

#include "cases/link.h"
#include "page/page.h"
#include "proof/defects/defects.h"
#include "support/build.h"
#include "support/random_words.h"

// A sound knowledge for each test to spoil, and the defects that are found then.

namespace signpost {

inline std::ostream& operator<<(std::ostream& out, const Defect& defect) {
  return out << to_string(defect.kind) << " | " << defect.what << " | " << defect.link;
}

inline std::ostream& operator<<(std::ostream& out, const std::vector<Defect>& defects) {
  for (const Defect& defect : defects) out << "\n  " << defect;
  return out;
}

}  // namespace signpost

using Kind = signpost::Defect::Kind;
using Defects = std::vector<signpost::Defect>;

/// A knowledge without defects:
///
///   which  x  y  z
///   more   a  b        only if which is "z"
///   log    a  b        asked of agents only, only if which is "y"
inline signpost::Knowledge sound() {
  signpost::Knowledge k;
  k.handover_seconds = 6000;
  build::question(k, "which", {"x", "y", "z"});
  build::question(k, "more", {"a", "b"}, {10, 0.1}, {{"which", {"z"}}});
  build::question(k, "log", {"a", "b"}, {10, 0.1}, {{"which", {"y"}}}).asking[signpost::Audience::customer].reset();
  for (const char* guide : {"gx", "gy", "gu", "ga", "gb"}) build::guide(k, guide, 100, 0.9);
  build::cause(k, "cx", 1, {{"which", {"x"}}}, "gx");
  build::cause(k, "cy", 1, {{"which", {"y"}}, {"log", {"a"}}}, "gy");
  build::cause(k, "cu", 1, {{"which", {"y"}}, {"log", {"b"}}}, "gu");
  build::cause(k, "ca", 1, {{"which", {"z"}}, {"more", {"a"}}}, "ga");
  build::cause(k, "cb", 1, {{"which", {"z"}}, {"more", {"b"}}}, "gb");
  k.messages.push_back({"told", "Text", {{0, 2}, {1, 0}}});
  return k;
}

/// Words of customers and agents, in this order; guides get what they need to be advised.
inline std::vector<signpost::Words> words_of(signpost::Knowledge& knowledge) {
  if (knowledge.procedures.empty()) add_advice(knowledge);
  for (signpost::Guide& guide : knowledge.guides) {
    guide.out_of_scope = false;
    if (guide.procedures[signpost::Audience::agent].empty()) guide.procedures = {{std::vector<int>{0}, std::vector<int>{0}}};
  }
  return {make_words(knowledge, signpost::Audience::customer), make_words(knowledge, signpost::Audience::agent)};
}

/// Finds them, and sees that each link opens.
inline Defects defects_of(const signpost::Knowledge& knowledge, const std::vector<signpost::Words>& words) {
  Defects defects = find_defects(knowledge, words);
  for (const signpost::Defect& defect : defects) {
    CAPTURE(defect);
    CHECK_FALSE(parse_link(defect.link, knowledge).dropped);
    const signpost::Words& own = words[signpost::link_audience(defect.link) == signpost::Audience::agent ? 1 : 0];
    CHECK(page_for(knowledge, own, defect.link).link == defect.link);
  }
  return defects;
}

inline Defects defects_of(signpost::Knowledge knowledge) {
  const std::vector<signpost::Words> words = words_of(knowledge);
  return defects_of(knowledge, words);
}

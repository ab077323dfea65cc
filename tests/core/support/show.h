#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "authoring/problem.h"
#include "cases/case.h"
#include "model/text.h"

// How doctest prints the values of the core when a check fails.

namespace signpost {

inline std::ostream& operator<<(std::ostream& out, const Problem& problem) {
  return out << "{" << problem.file << " | " << problem.where << " | " << problem.what << " | " << problem.hint << "}";
}

inline std::ostream& operator<<(std::ostream& out, const std::vector<Problem>& problems) {
  out << problems.size() << " problems";
  for (const Problem& problem : problems) out << "\n  " << problem;
  return out;
}

inline std::ostream& operator<<(std::ostream& out, const Entry& entry) {
  return entry.kind == Entry::Kind::tried ? out << "tried-" << entry.item : out << entry.item << "-" << entry.answer;
}

inline std::ostream& operator<<(std::ostream& out, const std::vector<Entry>& entries) {
  for (const Entry& entry : entries) out << entry << " ";
  return out;
}

inline std::ostream& operator<<(std::ostream& out, const Case& value) {
  return out << to_string(value.audience) << " " << value.entries;
}

inline std::ostream& operator<<(std::ostream& out, const Span& span) {
  return out << "{" << static_cast<int>(span.kind) << " | " << span.text << " | " << span.url << "}";
}

inline std::ostream& operator<<(std::ostream& out, const std::vector<Span>& spans) {
  for (const Span& span : spans) out << span;
  return out;
}

}  // namespace signpost

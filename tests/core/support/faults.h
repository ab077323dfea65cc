#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "authoring/load.h"
#include "support/small_knowledge.h"

/// One change to a file of the small knowledge: the value at a JSON pointer becomes another, "-" appends to a list, no value
/// removes.
struct Change {
  const char* at;
  const char* value;  ///< JSON text, or null to remove what stands there
};

/// The JSON text with one change. `what` must be JSON.
inline std::string changed(const std::string& text, const Change& change) {
  nlohmann::json document = parse(text);
  const nlohmann::json::json_pointer pointer(change.at);
  if (change.value == nullptr) {
    nlohmann::json& parent = document[pointer.parent_pointer()];
    if (parent.is_array()) {
      parent.erase(std::stoul(pointer.back()));
    } else {
      parent.erase(pointer.back());
    }
  } else if (pointer.empty()) {
    document = parse(change.value);
  } else {
    document[pointer] = parse(change.value);
  }
  return document.dump();
}

/// A problem without its file.
struct Fault {
  std::string where;
  std::string what;
  std::string hint = {};
};

inline std::vector<signpost::Problem> problems_of(const std::string& file, const std::vector<Fault>& faults) {
  std::vector<signpost::Problem> problems;
  for (const Fault& fault : faults) problems.push_back({file, fault.where, fault.what, fault.hint});
  return problems;
}

/// A row of a table: what is changed, and every problem that follows.
struct Row {
  Change change;
  std::vector<Fault> faults;
};

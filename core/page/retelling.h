#pragma once

#include <string>
#include <vector>

#include "cases/case.h"
#include "model/words.h"
#include "page/page_step.h"

namespace signpost {

struct ShownTry {
  std::string guide;
  Text headline;
  std::string change;  ///< link without this try
};

/// What was told so far, in words. Knowledge, words and case must live longer.
class Retelling {
 public:
  Retelling(const Knowledge& knowledge, const Words& words, const Case& value)
      : knowledge_(knowledge), words_(words), case_(value) {}

  /// The answers that count, as they were told, but behind those that their questions rest on: an outcome tells several at
  /// once.
  std::vector<ShownAnswer> answers() const;

  /// The tries that there are words for, in order.
  std::vector<ShownTry> tries() const;

  /// All of it in lines, for people who take over: as it was told, but the same answer to a question not once more, unless
  /// there was another between.
  std::string summary() const;

  ShownAnswer shown(const Entry& entry) const;
  std::vector<ShownAnswer> shown(const std::vector<Entry>& entries) const;

 private:
  bool is_shown(const Entry& entry) const;
  bool rests_on(const Entry& entry, const std::vector<Entry>& others) const;
  std::string in_a_line(const Entry& entry) const;

  const Knowledge& knowledge_;
  const Words& words_;
  const Case& case_;
};

}  // namespace signpost

#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/knowledge.h"

namespace signpost {

/// A message that a text quotes, and the part of the text that it takes.
struct QuotedMessage {
  int message = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The messages that a text quotes, each where it stands first, in the order of the messages; see read_evidence for what
/// counts. Of messages that overlap the longest counts. Of a message of 14 words or more the first or the second half is
/// enough where the quote ends or begins within the other half. A message whose text up to its first "…" has fewer than 8
/// letters is not looked for. Takes time linear in the text's length.
std::vector<QuotedMessage> quoted_messages(const std::vector<Message>& messages, std::string_view text);

}  // namespace signpost

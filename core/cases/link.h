#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "cases/case.h"
#include "model/knowledge.h"

namespace signpost {

/// Which page of the case to show, where it is not simply the next one.
struct Mark {
  enum class Kind : std::uint8_t {
    none,
    ask,     ///< one question again, to change its answer
    see,     ///< one guide, although it is not the next
    said,    ///< the next page; whoever shared the link saw this guide there
    solved,  ///< this guide helped
  };
  Kind kind = Kind::none;
  int item = 0;  ///< the question or the guide; 0 for none

  bool operator==(const Mark&) const = default;
};

inline constexpr std::size_t kMostLinkBytes = 512;

struct ParsedLink {
  Case value;
  Mark mark;
  bool dropped = false;  ///< something in the link means nothing and was left out
};

/// Reads any text as a link. Case, percent signs, a missing "#", punctuation and tracking parts behind the link do not
/// matter; at most kMostLinkBytes are read; parts that are unknown are dropped, and so is a second answer to a question
/// unless a try stands between them.
ParsedLink parse_link(std::string_view text, const Knowledge& knowledge);

/// The audience that a link asks for, without any knowledge: "agent" only where it says so.
Audience link_audience(std::string_view text);

/// The canonical link of a case, and of this page of it. parse_link gives the same back.
std::string to_link(const Case& value, const Knowledge& knowledge, const Mark& mark = {});

/// Whether the link has no room left for one more answer or try and a mark: conversations end here.
bool is_full(const Case& value, const Knowledge& knowledge);

/// Whether the link has room left for a mark.
bool has_room_for_mark(const Case& value, const Knowledge& knowledge);

}  // namespace signpost

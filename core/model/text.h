#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// Words with marks, as a words file holds them: `**label**` for a label on a screen, `[words](https://…)` for a link. Empty
/// means: nothing to show.
using Text = std::string;

/// A run of words that is shown in one way. Its parts lie in the text that it was read from.
struct Span {
  enum class Kind {
    text,  ///< plain words
    ui,    ///< a label on a screen, exactly as it stands there
    link,  ///< words that lead to `url`
  };
  Kind kind = Kind::text;
  std::string_view text;
  std::string_view url;  ///< address; only for links

  bool operator==(const Span&) const = default;
};

/// The spans of a text, in order, none empty. A mark that is not closed is read as plain words.
std::vector<Span> spans(std::string_view text);

/// Says which mark of a text is broken, in one sentence; empty if none is. Addresses are not judged: see address.h.
std::string text_fault(std::string_view text);

/// The words alone, without marks and addresses.
std::string plain(std::string_view text);

/// A text that is one link, whatever stands in its words and in its address.
Text link_text(std::string_view words, std::string_view url);

/// Adds those texts of `from` that are not in `to`.
void append_new(std::vector<Text>& to, const std::vector<Text>& from);

}  // namespace signpost

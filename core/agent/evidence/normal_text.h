#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// A text as words alone, so that what says the same reads the same: ASCII letters in lower case, digits and letters beyond
/// ASCII, and "=>" as a word of its own; one space before, between and behind words. Quotes are dropped, entities and
/// escapes of JSON decoded once, tags of HTML and all other marks are spaces. An address of a page is a word that nothing is
/// like.
struct NormalText {
  /// What stood where now a space is, as bits.
  enum Mark : std::uint8_t {
    kQuote = 1,      ///< a quote, a tag or another mark of emphasis
    kClause = 2,     ///< a mark that ends a clause, such as a comma or a bracket
    kSentence = 4,   ///< the end of a sentence
    kQuestion = 8,   ///< a question mark
    kLine = 16,      ///< the end of a line
    kParagraph = 32  ///< an empty line, an address, or the beginning or end of the text
  };
  std::string text;
  std::vector<std::uint8_t> marks;    ///< for each byte of the text; 0 within words
  std::vector<std::uint32_t> source;  ///< for each byte of the text: where it stood
};

/// `text` must have less than 4 GB. Takes time linear in its length.
NormalText normalized(std::string_view text);

}  // namespace signpost

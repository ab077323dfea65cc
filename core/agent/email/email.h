#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace signpost {

/// What tells two email addresses apart: the first kind, from top to bottom, that explains the whole difference. First what
/// mail systems often ignore, then what the eye overlooks, then what the hand mistypes; a special kind before a general one,
/// since each doubled letter is a typing error too. Of two addresses of one kind nobody may conclude that they belong to
/// one person.
enum class EmailDifference : std::uint8_t {
  none,             ///< the same; domains are the same in any case, and in Unicode or punycode
  letter_case,      ///< the same but for the case of the local parts
  dot,              ///< local parts the same without dots
  underscore,       ///< local parts the same without dots and underscores
  hyphen,           ///< local parts the same without dots, underscores and hyphens
  plus_tag,         ///< local parts the same without a tag, which is "+" and all behind it
  lookalike,        ///< local parts and domains the same once characters that look alike are made one, as 0 and o, rn and m
  doubled_letter,   ///< local parts the same once doubled letters are single
  typing_error,     ///< one character of the local part is missing, extra, or another, or two neighbors are swapped
  mistyped_domain,  ///< local parts the same but for case, domains one or two typing errors apart
  other_domain,     ///< local parts the same but for case, domains different
  other,            ///< all else
};
inline constexpr std::array<EmailDifference, 12> kEmailDifferences = {
    EmailDifference::none,         EmailDifference::letter_case,
    EmailDifference::dot,          EmailDifference::underscore,
    EmailDifference::hyphen,       EmailDifference::plus_tag,
    EmailDifference::lookalike,    EmailDifference::doubled_letter,
    EmailDifference::typing_error, EmailDifference::mistyped_domain,
    EmailDifference::other_domain, EmailDifference::other};
/// Its id in words files: none, case, dot, underscore, hyphen, tag, lookalike, doubled, typing, mistyped, domain, other.
std::string_view to_string(EmailDifference difference);

/// One place where two addresses differ: a run of characters in each, as short as can be. One of them may be empty: the
/// other stands in one address only. Domains are in lower case, and in Unicode where they were in punycode.
struct LetterDifference {
  std::size_t first_place = 0;  ///< of its first character in the first address, in characters (code points) from 1
  std::string first;
  std::size_t second_place = 0;  ///< the same in the second address
  std::string second;
};

struct EmailComparison {
  EmailDifference difference = EmailDifference::none;
  /// All places where they differ, in order. Local parts of which more than half differs are not worth looking at letter by
  /// letter: then there are none. A domain of which more than half differs is one place.
  std::vector<LetterDifference> letters;
};

/// Says how two addresses differ. Symmetric: with the addresses swapped, the same with the sides swapped. What is no address
/// (no "@" with something on either side, invalid UTF-8, more than the 254 bytes of RFC 5321) is the same as itself and
/// otherwise `other`. Letters of ASCII, Latin-1, Greek and Cyrillic have case; nothing is normalized, so a letter with
/// its accent as a character of its own looks like one in which it is not.
/// Differences are those of F. Damerau (1964), "A technique for computer detection and correction of spelling errors", in
/// the fewest steps; xn-- labels are read by RFC 3492, and kept as they are where they break its rules.
EmailComparison compare_emails(std::string_view first, std::string_view second);

/// The well-known mail domain that the address is likely meant to have, such as gmail.com for anna@gmial.com; empty if there
/// is none, or it has one.
std::string_view likely_domain(std::string_view email);

}  // namespace signpost

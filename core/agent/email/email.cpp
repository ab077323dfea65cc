#include "agent/email/email.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "agent/email/unicode.h"

namespace signpost {
namespace {

struct Email {
  std::u32string local;
  std::u32string domain;  // in lower case and Unicode
};

std::vector<std::u32string_view> labels(std::u32string_view domain) {
  std::vector<std::u32string_view> result;
  for (std::size_t start = 0; start <= domain.size();) {
    const std::size_t end = std::min(domain.find(U'.', start), domain.size());
    result.push_back(domain.substr(start, end - start));
    start = end + 1;
  }
  return result;
}

std::u32string readable(std::u32string_view domain) {
  std::u32string result;
  for (const std::u32string_view label : labels(domain)) {
    const bool encoded = label.substr(0, 4) == U"xn--";
    const std::optional<std::u32string> decoded = encoded ? from_punycode(label.substr(4)) : std::nullopt;
    result += decoded ? lower(*decoded) : std::u32string(label);
    result += U'.';
  }
  result.pop_back();
  return result;
}

std::optional<Email> read_email(std::string_view text) {
  constexpr std::size_t kMostBytes = 254;  // RFC 5321, 4.5.3.1.3, without the angle brackets
  if (text.size() > kMostBytes) return std::nullopt;
  const std::optional<std::u32string> email = from_utf8(text);
  if (!email) return std::nullopt;
  const std::size_t at = email->rfind(U'@');
  if (at == std::u32string::npos || at == 0 || at + 1 == email->size()) return std::nullopt;
  return Email{email->substr(0, at), readable(lower(email->substr(at + 1)))};
}

// How two texts differ in the fewest edits: a character left out, put in or changed, or two neighbors swapped, each
// character edited once at most. Among the ways with the fewest, that with the fewest changes of case; then that which has
// equal characters, swaps and changes as early as possible.
class Alignment {
 public:
  Alignment(std::u32string_view first, std::u32string_view second)
      : first_(first), second_(second), costs_((first.size() + 1) * (second.size() + 1)) {
    for (std::size_t i = first_.size() + 1; i-- > 0;) {
      for (std::size_t j = second_.size() + 1; j-- > 0;) cost(i, j) = best(i, j).cost;
    }
  }

  std::size_t edits() const { return cost(0, 0) / kEdit; }

  // Whether half of the longer one or less is edited.
  bool is_close() const { return 2 * edits() <= std::max(first_.size(), second_.size()); }

  // Adds the places where they differ. In their addresses, the texts begin behind so many characters.
  void add_letters(std::size_t first_start, std::size_t second_start, std::vector<LetterDifference>& letters) const {
    for (std::size_t i = 0, j = 0; i < first_.size() || j < second_.size();) {
      const std::size_t old_i = i;
      const std::size_t old_j = j;
      for (Step step = best(i, j); step.cost > cost(i + step.first, j + step.second); step = best(i, j)) {
        i += step.first;
        j += step.second;
      }
      if (i == old_i && j == old_j) {  // equal characters
        ++i;
        ++j;
        continue;
      }
      letters.push_back({first_start + old_i + 1, to_utf8(first_.substr(old_i, i - old_i)), second_start + old_j + 1,
                         to_utf8(second_.substr(old_j, j - old_j))});
    }
  }

 private:
  static constexpr unsigned kEdit = 256;  // more than there are changes of case in an address

  struct Step {
    unsigned cost;  // of this step and all after it
    std::size_t first;
    std::size_t second;
  };

  unsigned& cost(std::size_t i, std::size_t j) { return costs_[i * (second_.size() + 1) + j]; }
  unsigned cost(std::size_t i, std::size_t j) const { return costs_[i * (second_.size() + 1) + j]; }

  static unsigned change(char32_t a, char32_t b) { return a == b ? 0 : lower(a) == lower(b) ? 1 : kEdit; }

  // The best step from where so many characters of both are done; none at the end.
  Step best(std::size_t i, std::size_t j) const {
    const std::size_t first_left = first_.size() - i;
    const std::size_t second_left = second_.size() - j;
    Step result = {first_left + second_left == 0 ? 0 : ~0U, 0, 0};
    const auto offer = [&](unsigned price, std::size_t first, std::size_t second) {
      const unsigned whole = price + cost(i + first, j + second);
      if (whole < result.cost) result = {whole, first, second};
    };
    if (first_left > 0 && second_left > 0) offer(change(first_[i], second_[j]), 1, 1);
    if (first_left > 1 && second_left > 1) {
      const unsigned swap = change(first_[i], second_[j + 1]) + change(first_[i + 1], second_[j]);
      if (swap < kEdit) offer(kEdit + swap, 2, 2);
    }
    if (first_left > 0) offer(kEdit, 1, 0);
    if (second_left > 0) offer(kEdit, 0, 1);
    return result;
  }

  std::u32string_view first_;
  std::u32string_view second_;
  std::vector<unsigned> costs_;  // of the rests of both, by how many characters are done
};

std::u32string without(std::u32string_view text, std::u32string_view signs) {
  std::u32string result;
  for (const char32_t c : text) {
    if (signs.find(c) == std::u32string_view::npos) result += c;
  }
  return result;
}

std::u32string without_tag(std::u32string_view local) {
  const std::size_t plus = local.find(U'+');
  return std::u32string(plus == 0 ? local : local.substr(0, plus));
}

// Digits stay: anna1 and anna11 are counted, not mistyped.
std::u32string without_doubled_letters(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) {
    const bool letter = c >= 0x80 || (c >= 'a' && c <= 'z');
    if (!letter || result.empty() || result.back() != c) result += c;
  }
  return result;
}

bool look_alike(const Email& first, const Email& second) {
  const auto same = [&](bool pairs) {
    return one_of_lookalikes(first.local, pairs) == one_of_lookalikes(second.local, pairs) &&
           one_of_lookalikes(first.domain, pairs) == one_of_lookalikes(second.domain, pairs);
  };
  return same(false) || same(true);
}

// Providers whose domains are typed often; some of them since they are near to others.
constexpr std::array<std::string_view, 44> kWellKnown = {
    "gmail.com",    "outlook.com", "hotmail.com",    "yahoo.com",     "icloud.com",  "aol.com",        "googlemail.com",
    "live.com",     "msn.com",     "me.com",         "mac.com",       "proton.me",   "protonmail.com", "gmx.com",
    "gmx.de",       "gmx.net",     "gmx.at",         "gmx.ch",        "web.de",      "t-online.de",    "freenet.de",
    "orange.fr",    "laposte.net", "libero.it",      "mail.com",      "email.com",   "ymail.com",      "rocketmail.com",
    "fastmail.com", "zoho.com",    "mail.ru",        "yandex.ru",     "yandex.com",  "qq.com",         "163.com",
    "126.com",      "naver.com",   "rediffmail.com", "hotmail.co.uk", "yahoo.co.uk", "yahoo.co.in",    "yahoo.co.jp",
    "comcast.net",  "gitlab.com"};

std::u32string wide(std::string_view ascii) { return {ascii.begin(), ascii.end()}; }

bool is_well_known(std::u32string_view domain) {
  return std::any_of(kWellKnown.begin(), kWellKnown.end(),
                     [domain](std::string_view known) { return wide(known) == domain; });
}

constexpr std::size_t kFar = 3;

// Edits between two domains with as many labels, kFar if more than two; or more than one in a label shorter than five. Two
// countries, such as de and se, are far from each other.
std::size_t domain_edits(std::u32string_view first, std::u32string_view second) {
  const std::vector<std::u32string_view> ours = labels(first);
  const std::vector<std::u32string_view> theirs = labels(second);
  if (ours.size() != theirs.size()) return kFar;
  std::size_t sum = 0;
  for (std::size_t i = 0; i < ours.size(); ++i) {
    const std::size_t edits = Alignment(ours[i], theirs[i]).edits();
    const bool countries = i + 1 == ours.size() && ours[i].size() == 2 && theirs[i].size() == 2;
    const std::size_t most = countries ? 0 : std::min(ours[i].size(), theirs[i].size()) < 5 ? 1 : 2;
    if (edits > most) return kFar;
    sum += edits;
  }
  return std::min(sum, kFar);
}

// As domain_edits, but stricter, since nothing else speaks for it: two edits only in long names; none in names so short that
// every such name is somebody's, and then only in a longer domain of the top, as in aol.con.
std::size_t edits_to_well_known(std::u32string_view domain, std::u32string_view known) {
  const std::size_t name = known.find(U'.');
  const auto top = [](std::u32string_view of) { return of.substr(of.rfind(U'.') + 1); };
  const bool same_name = domain.substr(0, name + 1) == known.substr(0, name + 1);
  if (name < 5 && !(same_name && top(domain).size() > 2 && top(known).size() > 2)) return kFar;
  const std::size_t edits = domain_edits(domain, known);
  return edits > (name < 7 ? 1 : 2) ? kFar : edits;
}

EmailDifference difference_of(const Email& first, const Email& second) {
  const std::u32string a = lower(first.local);
  const std::u32string b = lower(second.local);
  const bool same_domain = first.domain == second.domain;
  if (same_domain) {
    if (first.local == second.local) return EmailDifference::none;
    if (a == b) return EmailDifference::letter_case;
    if (without(a, U".") == without(b, U".")) return EmailDifference::dot;
    if (without(a, U"._") == without(b, U"._")) return EmailDifference::underscore;
    if (without(a, U"._-") == without(b, U"._-")) return EmailDifference::hyphen;
    if (without_tag(a) == without_tag(b)) return EmailDifference::plus_tag;
  }
  if (look_alike({a, first.domain}, {b, second.domain})) return EmailDifference::lookalike;
  if (same_domain) {
    if (without_doubled_letters(a) == without_doubled_letters(b)) return EmailDifference::doubled_letter;
    const Alignment locals(a, b);
    return locals.edits() == 1 && locals.is_close() ? EmailDifference::typing_error : EmailDifference::other;
  }
  if (a != b) return EmailDifference::other;
  const bool both_exist = is_well_known(first.domain) && is_well_known(second.domain);
  const bool mistyped = !both_exist && domain_edits(first.domain, second.domain) < kFar;
  return mistyped ? EmailDifference::mistyped_domain : EmailDifference::other_domain;
}

std::vector<LetterDifference> letters_of(const Email& first, const Email& second, EmailDifference difference) {
  std::vector<LetterDifference> letters;
  const Alignment locals(first.local, second.local);
  if (difference == EmailDifference::other && !locals.is_close()) return letters;
  locals.add_letters(0, 0, letters);
  const Alignment domains(first.domain, second.domain);
  const std::size_t first_start = first.local.size() + 1;
  const std::size_t second_start = second.local.size() + 1;
  if (domains.is_close()) {
    domains.add_letters(first_start, second_start, letters);
  } else {
    letters.push_back({first_start + 1, to_utf8(first.domain), second_start + 1, to_utf8(second.domain)});
  }
  return letters;
}

}  // namespace

std::string_view to_string(EmailDifference difference) {
  switch (difference) {
    case EmailDifference::none: return "none";
    case EmailDifference::letter_case: return "case";
    case EmailDifference::dot: return "dot";
    case EmailDifference::underscore: return "underscore";
    case EmailDifference::hyphen: return "hyphen";
    case EmailDifference::plus_tag: return "tag";
    case EmailDifference::lookalike: return "lookalike";
    case EmailDifference::doubled_letter: return "doubled";
    case EmailDifference::typing_error: return "typing";
    case EmailDifference::mistyped_domain: return "mistyped";
    case EmailDifference::other_domain: return "domain";
    case EmailDifference::other: break;
  }
  return "other";
}

EmailComparison compare_emails(std::string_view first, std::string_view second) {
  // Of several ways to align them one is chosen: always for the same order of both, so that the answer is symmetric.
  if (second < first) {
    EmailComparison result = compare_emails(second, first);
    for (LetterDifference& letter : result.letters) {
      std::swap(letter.first, letter.second);
      std::swap(letter.first_place, letter.second_place);
    }
    return result;
  }
  if (first == second) return {};
  const std::optional<Email> ours = read_email(first);
  const std::optional<Email> theirs = read_email(second);
  if (!ours || !theirs) return {EmailDifference::other, {}};
  const EmailDifference difference = difference_of(*ours, *theirs);
  return {difference, letters_of(*ours, *theirs, difference)};
}

std::string_view likely_domain(std::string_view email) {
  const std::optional<Email> read = read_email(email);
  if (!read || is_well_known(read->domain)) return {};
  std::string_view likely;
  std::size_t fewest = kFar;
  for (const std::string_view known : kWellKnown) {
    const std::u32string domain = wide(known);
    const bool alike = one_of_lookalikes(read->domain, true) == one_of_lookalikes(domain, true);
    const std::size_t edits = alike ? 0 : edits_to_well_known(read->domain, domain);
    if (edits < fewest) {
      fewest = edits;
      likely = known;
    }
  }
  return likely;
}

}  // namespace signpost

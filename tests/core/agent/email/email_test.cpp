#include "agent/email/email.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

#include "agent/email/find_emails.h"

using namespace signpost;

namespace {

// As in "@3 rn|m  @9 |.": where in the first address, what there, and what in the second.
std::string shown(const std::vector<LetterDifference>& letters) {
  std::string result;
  for (const LetterDifference& letter : letters) {
    result += (result.empty() ? "@" : "  @") + std::to_string(letter.first_place) + " " + letter.first + "|" + letter.second;
  }
  return result;
}

std::string kind(std::string_view first, std::string_view second) {
  return std::string(to_string(compare_emails(first, second).difference));
}

std::string swapped(EmailComparison comparison) {
  for (LetterDifference& letter : comparison.letters) {
    std::swap(letter.first, letter.second);
    std::swap(letter.first_place, letter.second_place);
  }
  return std::string(to_string(comparison.difference)) + shown(comparison.letters);
}

// In lower case, as far as the addresses of these tests need it.
std::string small(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] >= 'A' && text[i] <= 'Z') text[i] = static_cast<char>(text[i] | 0x20);
    // What is cut inside a character and joined anew can be a capital of Cyrillic: U+0410 to U+042F.
    if (text[i] != '\xD0' || i + 1 == text.size()) continue;
    const auto next = static_cast<unsigned char>(text[i + 1]);
    if (next >= 0x90 && next < 0xA0) text[i + 1] = static_cast<char>(next + 0x20);
    if (next < 0xA0 || next >= 0xB0) continue;
    text[i] = '\xD1';
    text[i + 1] = static_cast<char>(next - 0x20);
  }
  return text;
}

// The first address with each place where it differs as it is in the second one, in lower case.
std::string rewritten(const std::string& first, const std::vector<LetterDifference>& letters) {
  std::vector<std::string> characters;
  for (const char c : first) {
    if ((c & 0xC0) != 0x80) characters.emplace_back();
    characters.back() += c;
  }
  characters.emplace_back();
  for (auto letter = letters.rbegin(); letter != letters.rend(); ++letter) {
    const auto start = characters.begin() + static_cast<std::ptrdiff_t>(letter->first_place - 1);
    auto end = start;
    std::string removed;
    while (removed.size() < letter->first.size()) removed += *end++;
    REQUIRE(small(removed) == small(letter->first));
    characters.insert(characters.erase(start, end), letter->second);
  }
  std::string result;
  for (const std::string& character : characters) result += character;
  return small(result);
}

using Found = std::vector<std::string>;
Found found(std::string_view text, std::size_t most = 100) {
  const std::vector<std::string_view> emails = find_emails(text, most);
  return {emails.begin(), emails.end()};
}

struct Random {
  std::mt19937 engine{20260801};
  std::size_t below(std::size_t limit) { return engine() % limit; }
  template <class List>
  auto of(const List& list) {
    return list[below(std::size(list))];
  }
};

const std::string_view kPieces[] = {"a", "A", "b", "n",  "nn", "rn", "m", "l", "1", "0", "o",    "cl", "d",
                                    ".", "_", "-", "+x", "i",  "vv", "w", "é", "е", "@", "xn--", "ü",  ".com"};

std::string random_email(Random& random) {
  std::string email;
  for (std::size_t i = random.below(9); i > 0; --i) email += random.of(kPieces);
  email += "@";
  for (std::size_t i = random.below(6); i > 0; --i) email += random.of(kPieces);
  return email + (random.below(2) == 0 ? ".com" : ".de");
}

std::string mutated(std::string email, Random& random) {
  for (std::size_t i = random.below(4); i > 0; --i) {
    const std::size_t at = random.below(email.size() + 1);
    // One after the other: compilers differ in the order of arguments.
    const std::string piece(random.below(3) == 0 ? "" : random.of(kPieces));
    email.replace(at, random.below(3), piece);
  }
  return email;
}

std::string random_bytes(Random& random, std::size_t most) {
  static const std::string_view kLikely[] = {"@",  ".",  "-", "\\n", "\\u003c", "/",        "://", ":",    "<",        " ",
                                             "an", "09", "é", "例",  "\xC3",    "\xF0\x9F", "a@b", ".com", "@gmial.co"};
  std::string bytes;
  for (std::size_t i = random.below(most); i > 0; --i) {
    if (random.below(8) == 0) {
      bytes += static_cast<char>(random.below(256));
    } else {
      bytes += random.of(kLikely);
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("email: two addresses differ in the first kind that explains all of it, letter by letter") {
  struct {
    std::string first;
    std::string second;
    std::string kind;
    std::string letters;
  } const rows[] = {
      {"anna@example.com", "anna@example.com", "none", ""},
      {"anna@example.com", "anna@EXAMPLE.Com", "none", ""},
      {"anna@bücher.example", "anna@xn--bcher-kva.example", "none", ""},
      {"anna@BÜCHER.example", "anna@XN--BCHER-KVA.example", "none", ""},
      {"jörg@example.com", "jörg@example.COM", "none", ""},

      {"Anna@example.com", "anna@example.com", "case", "@1 A|a"},
      {"Anna.Bell@example.com", "anna.bell@Example.com", "case", "@1 A|a  @6 B|b"},
      {"ANNA@example.com", "anna@example.com", "case", "@1 ANNA|anna"},
      {"JÖRG@example.com", "jörg@example.com", "case", "@1 JÖRG|jörg"},
      {"ΣΟΦΙΑ@example.com", "σοφια@example.com", "case", "@1 ΣΟΦΙΑ|σοφια"},
      {"Иван@example.com", "иван@example.com", "case", "@1 И|и"},

      {"anna.bell@example.com", "annabell@example.com", "dot", "@5 .|"},
      {"annabell@example.com", "an.na.bell@example.com", "dot", "@3 |.  @5 |."},
      {"Anna.Bell@example.com", "annabell@example.com", "dot", "@1 A|a  @5 .B|b"},
      {"an.nabell@example.com", "anna.bell@example.com", "dot", "@3 .|  @6 |."},
      {"anna_bell@example.com", "annabell@example.com", "underscore", "@5 _|"},
      {"anna_bell@example.com", "anna.bell@example.com", "underscore", "@5 _|."},
      {"anna-bell@example.com", "annabell@example.com", "hyphen", "@5 -|"},
      {"anna-bell@example.com", "anna.bell@example.com", "hyphen", "@5 -|."},
      {"anna-bell@example.com", "anna_bell@example.com", "hyphen", "@5 -|_"},

      {"anna+gitlab@example.com", "anna@example.com", "tag", "@5 +gitlab|"},
      {"anna+a@example.com", "anna+b@example.com", "tag", "@6 a|b"},
      {"anna+anna@example.com", "anna@example.com", "tag", "@5 +anna|"},
      {"Anna+x@example.com", "anna@example.com", "tag", "@1 A|a  @5 +x|"},
      {"anna+@example.com", "anna@example.com", "tag", "@5 +|"},
      {"+anna@example.com", "+berta@example.com", "other", ""},

      {"ann0@example.com", "anno@example.com", "lookalike", "@4 0|o"},
      {"alan1@example.com", "alanl@example.com", "lookalike", "@5 1|l"},
      {"Iisa@example.com", "lisa@example.com", "lookalike", "@1 I|l"},
      {"aIan@example.com", "alan@example.com", "lookalike", "@2 I|l"},
      {"modern@example.com", "modem@example.com", "lookalike", "@5 rn|m"},
      {"vvendy@example.com", "wendy@example.com", "lookalike", "@1 vv|w"},
      {"clark@example.com", "dark@example.com", "lookalike", "@1 cl|d"},
      {"c1ark@example.com", "clark@example.com", "lookalike", "@2 1|l"},
      {"lucia@example.com", "luda@example.com", "other", "@3 ci|d"},
      {"аnna@example.com", "anna@example.com", "lookalike", "@1 а|a"},
      {"ρaul@example.com", "paul@example.com", "lookalike", "@1 ρ|p"},
      {"ａnna@example.com", "anna@example.com", "lookalike", "@1 ａ|a"},
      {"andré@example.com", "andre@example.com", "lookalike", "@5 é|e"},
      {"andre\u0301@example.com", "andré@example.com", "lookalike", "@5 e\u0301|é"},
      {"łukasz@example.com", "lukasz@example.com", "lookalike", "@1 ł|l"},
      {"anna@examp1e.com", "anna@example.com", "lookalike", "@11 1|l"},
      {"anna@xn--exmple-4nf.com", "anna@exаmple.com", "none", ""},
      {"anna@exаmple.com", "anna@example.com", "lookalike", "@8 а|a"},
      {"ann0@examp1e.com", "anno@example.com", "lookalike", "@4 0|o  @11 1|l"},

      {"anna@example.com", "ana@example.com", "doubled", "@3 n|"},
      {"anna@example.com", "annaa@example.com", "doubled", "@5 |a"},
      {"annna@example.com", "anna@example.com", "doubled", "@4 n|"},
      {"mat@example.com", "matt@example.com", "doubled", "@4 |t"},
      {"anna1@example.com", "anna11@example.com", "typing", "@6 |1"},

      {"brian@example.com", "brain@example.com", "typing", "@3 ia|ai"},
      {"Brian@example.com", "brain@example.com", "typing", "@1 B|b  @3 ia|ai"},
      {"stephan@example.com", "stefhan@example.com", "typing", "@4 p|f"},
      {"anna@example.com", "anne@example.com", "typing", "@4 a|e"},
      {"robert@example.com", "rober@example.com", "typing", "@6 t|"},
      {"jon@example.com", "john@example.com", "typing", "@3 |h"},
      {"a@example.com", "b@example.com", "other", ""},
      {"анна@example.com", "анба@example.com", "typing", "@3 н|б"},

      {"anna@gmial.com", "anna@gmail.com", "mistyped", "@8 ia|ai"},
      {"anna@gmail.con", "anna@gmail.com", "mistyped", "@14 n|m"},
      {"anna@example.co", "anna@example.com", "mistyped", "@16 |m"},
      {"anna@exmaple.con", "anna@example.com", "mistyped", "@8 ma|am  @16 n|m"},
      {"Anna@gmial.com", "anna@gmail.com", "mistyped", "@1 A|a  @8 ia|ai"},
      {"anna@my-example.com", "anna@myexample.com", "mistyped", "@8 -|"},
      {"anna@bücher.example", "anna@büchre.example", "mistyped", "@10 er|re"},

      {"anna@example.com", "anna@example.org", "domain", "@14 com|org"},
      {"anna@example.de", "anna@example.se", "domain", "@14 d|s"},
      {"anna@gmail.com", "anna@mail.com", "domain", "@6 g|"},
      {"anna@eu.example.com", "anna@us.example.com", "domain", "@6 eu|us"},
      {"anna@example.com", "anna@mail.example.com", "domain", "@6 |mail."},
      {"anna@gmail.com", "anna@company.org", "domain", "@6 gmail.com|company.org"},
      {"ANNA@gmail.com", "anna@company.org", "domain", "@1 ANNA|anna  @6 gmail.com|company.org"},

      {"anna@example.com", "berthold@example.com", "other", ""},
      {"anna@example.com", "berthold@company.org", "other", ""},
      {"jonsmth@example.com", "john.smith@example.com", "other", "@3 |h  @4 |.  @6 |i"},
      {"anna@example.com", "anne@company.org", "other", "@4 a|e  @6 example.com|company.org"},
      {"", "anna@example.com", "other", ""},
      {"", "", "none", ""},
      {"anna", "anna", "none", ""},
      {"anna", "Anna", "other", ""},
      {"@example.com", "anna@example.com", "other", ""},
      {"anna@", "anna@example.com", "other", ""},
      {"an\xC3na@example.com", "anna@example.com", "other", ""},
      {"\xED\xA0\x80@example.com", "anna@example.com", "other", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.second);
    const EmailComparison comparison = compare_emails(row.first, row.second);
    CHECK(std::string(to_string(comparison.difference)) == row.kind);
    CHECK(shown(comparison.letters) == row.letters);
    CHECK(swapped(compare_emails(row.second, row.first)) == row.kind + row.letters);
  }
}

TEST_CASE("email: places are counted in characters, on each side for itself") {
  const EmailComparison comparison = compare_emails("jörg.müler@example.com", "jörg_mülller@example.com");
  REQUIRE(comparison.letters.size() == 2);
  CHECK(comparison.letters[0].first_place == 5);
  CHECK(comparison.letters[0].second_place == 5);
  CHECK(comparison.letters[1].first_place == 9);
  CHECK(comparison.letters[1].second_place == 9);
  CHECK(comparison.letters[1].second == "ll");
  const EmailComparison domains = compare_emails("anna+x@gmial.com", "anna+x@gmail.com");
  REQUIRE(domains.letters.size() == 1);
  CHECK(domains.letters[0].first_place == 10);
}

TEST_CASE("email: each kind has an id of its own, in lower-case letters") {
  std::set<std::string_view> ids;
  for (const EmailDifference difference : kEmailDifferences) {
    const std::string_view id = to_string(difference);
    CHECK(!id.empty());
    CHECK(std::all_of(id.begin(), id.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    ids.insert(id);
  }
  CHECK(ids.size() == kEmailDifferences.size());
}

TEST_CASE("email: the comparison is symmetric, and its letters lead from one address to the other") {
  Random random;
  std::set<std::string> kinds;
  for (int i = 0; i < 20'000; ++i) {
    const std::string first = random_email(random);
    const std::string second = mutated(first, random);
    CAPTURE(first);
    CAPTURE(second);
    const EmailComparison comparison = compare_emails(first, second);
    const std::string there = std::string(to_string(comparison.difference)) + shown(comparison.letters);
    REQUIRE(there == swapped(compare_emails(second, first)));
    kinds.insert(std::string(to_string(comparison.difference)));
    if (first == second) REQUIRE(comparison.difference == EmailDifference::none);
    if (comparison.difference == EmailDifference::none) REQUIRE(comparison.letters.empty());
    if (comparison.difference == EmailDifference::other || (first + second).find("xn--") != std::string::npos) continue;
    REQUIRE(rewritten(first, comparison.letters) == small(second));
  }
  CHECK(kinds.size() == kEmailDifferences.size());
}

TEST_CASE("email: punycode is read as in RFC 3492, section 7.1") {
  struct {
    std::string punycode;
    std::string unicode;
  } const rows[] = {
      {"egbpdaj6bu4bxfgehfvwxn", "ليهمابتكلموشعربي؟"},
      {"ihqwcrb4cv8a8dqg056pqjye", "他们为什么不说中文"},
      {"ihqwctvzc91f659drss3x8bo0yb", "他們爲什麽不說中文"},
      {"Proprostnemluvesky-uyb24dma41a", "Pročprostěnemluvíčesky"},
      {"4dbcagdahymbxekheh6e0a7fei0b", "למההםפשוטלאמדבריםעברית"},
      {"i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd", "यहलोगहिन्दीक्योंनहींबोलसकतेहैं"},
      {"n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa", "なぜみんな日本語を話してくれないのか"},
      {"989aomsvi5e83db1d2a355cv1e0vak1dwrv93d5xbh15a0dt30a5jpsd879ccm6fea98c",
       "세계의모든사람들이한국어를이해한다면얼마나좋을까"},
      {"b1abfaaepdrnnbgefbadotcwatmq2g4l", "почемужеонинеговорятпорусски"},
      {"PorqunopuedensimplementehablarenEspaol-fmd56a", "PorquénopuedensimplementehablarenEspañol"},
      {"TisaohkhngthchnitingVit-kjcr8268qyxafd2f1b9g", "TạisaohọkhôngthểchỉnóitiếngViệt"},
      {"3B-ww4c5e180e575a65lsy2b", "3年B組金八先生"},
      {"-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n", "安室奈美恵-with-SUPER-MONKEYS"},
      {"Hello-Another-Way--fc4qua05auwb3674vfr0b", "Hello-Another-Way-それぞれの場所"},
      {"2-u9tlzr9756bt3uc0v", "ひとつ屋根の下2"},
      {"MajiKoi5-783gue6qz075azm5e", "MajiでKoiする5秒前"},
      {"de-jg4avhby1noc0d", "パフィーdeルンバ"},
      {"d9juau41awczczp", "そのスピードで"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.punycode);
    CHECK(kind("anna@xn--" + row.punycode + ".com", "anna@" + row.unicode + ".com") == "none");
    CHECK(kind("anna@xn--" + row.punycode + ".com", "anna@x" + row.unicode + ".com") != "none");
  }
}

TEST_CASE("email: a label that breaks the rules of punycode stays as it is") {
  for (const std::string label : {"xn--a!", "xn--99999999", "xn--bcher-kv", "xn--bcher-", "xn---kva", "xn--b\u00fc-kva",
                                  "xn--99999999999999999999", "xn--0000h", "xn--é"}) {
    CAPTURE(label);
    CHECK(kind("anna@" + label + ".com", "Anna@" + label + ".com") == "case");
    const EmailComparison comparison = compare_emails("anna@" + label + ".com", "anna@company.org");
    REQUIRE(comparison.letters.size() == 1);
    CHECK(comparison.letters[0].first == label + ".com");
  }
}

TEST_CASE("email: an address has at most 254 bytes") {
  const std::string longest = std::string(242, 'a') + "@example.com";
  REQUIRE(longest.size() == 254);
  CHECK(kind(longest, "A" + longest.substr(1)) == "case");
  CHECK(kind("a" + longest, "A" + longest) == "other");
  CHECK(kind(longest, "xyz@example.com") == "other");
}

TEST_CASE("email: addresses are found in what people paste") {
  struct {
    std::string text;
    Found emails;
  } const rows[] = {
      {"anna@example.com", {"anna@example.com"}},
      {"Anna <anna@example.com>, Bert <bert@example.org>", {"anna@example.com", "bert@example.org"}},
      {"anna@example.com bert@example.org anna@example.com", {"anna@example.com", "bert@example.org"}},
      {"anna@example.com Anna@example.com", {"anna@example.com", "Anna@example.com"}},
      {"Write to anna@example.com.", {"anna@example.com"}},
      {"anna@example.com, bert@example.org;carl@example.net", {"anna@example.com", "bert@example.org", "carl@example.net"}},
      {"Is it anna@example.com? Or bert@example.org!", {"anna@example.com", "bert@example.org"}},
      {"Hi...anna@example.com...", {"anna@example.com"}},
      {"[Anna](mailto:anna@example.com)", {"anna@example.com"}},
      {"MAILTO:anna+tag@example.com?subject=x@y", {"anna+tag@example.com"}},
      {R"({"email":"anna@example.com","other":["bert@example.org"]})", {"anna@example.com", "bert@example.org"}},
      {R"("to: \u003canna@example.com\u003e\nbert@example.org\r\n")", {"anna@example.com", "bert@example.org"}},
      {"|anna@example.com|bert@example.org|", {"anna@example.com", "bert@example.org"}},
      {"name,email\nAnna,anna@example.com\r\nBert,\"bert@example.org\"", {"anna@example.com", "bert@example.org"}},
      {"a\tanna@example.com\tb", {"anna@example.com"}},
      {"'anna@example.com' `bert@example.org` *carl@example.net* (dora@example.com)",
       {"anna@example.com", "bert@example.org", "carl@example.net", "dora@example.com"}},
      {"&lt;anna@example.com&gt;", {"anna@example.com"}},
      {"<a href=\"mailto:anna@example.com\">anna@example.com</a>", {"anna@example.com"}},
      {"https://example.com/users?email=anna@example.com&x=1", {"anna@example.com"}},
      {"https://example.com/admin/users/anna@example.com/edit", {"anna@example.com"}},
      {"email:anna@example.com email=bert@example.org", {"anna@example.com", "bert@example.org"}},
      {"anna@example.com/bert@example.org", {"anna@example.com", "bert@example.org"}},
      {"first_last-x+tag.y@sub.my-example.co.uk", {"first_last-x+tag.y@sub.my-example.co.uk"}},
      {"o'brien@example.com", {"o'brien@example.com"}},
      {"a!#$%'+-^_~b@example.com", {"a!#$%'+-^_~b@example.com"}},
      {"_anna@example.com", {"_anna@example.com"}},
      {"-anna@example.com +bert@example.org", {"anna@example.com", "bert@example.org"}},
      {"1@2.de", {"1@2.de"}},
      {"jörg@bücher.example", {"jörg@bücher.example"}},
      {"anna@xn--bcher-kva.xn--p1ai", {"anna@xn--bcher-kva.xn--p1ai"}},
      {"用户@例子.中国", {"用户@例子.中国"}},
      {"请联系anna@example.com谢谢", {"anna@example.com"}},
      {"anna@example.com으로 보내", {"anna@example.com"}},
      {"„anna@example.com“ «bert@example.org» anna@example.net。",
       {"anna@example.com", "bert@example.org", "anna@example.net"}},
      {"anna@example.com\u200b and", {"anna@example.com"}},
      {"anna@example.com’s", {"anna@example.com"}},
      {"anna@example.com\xFF", {"anna@example.com"}},
      {"\xC3"
       "anna@example.com\xC3",
       {"anna@example.com"}},
      {"anna@example.com-", {"anna@example.com"}},
      {"anna@example.com.-x", {"anna@example.com"}},
      {"anna@example.com_bert", {"anna@example.com"}},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(found(row.text) == row.emails);
  }
}

TEST_CASE("email: near misses are no addresses") {
  const std::string rows[] = {
      "",
      "@",
      "@@",
      "anna",
      "anna@",
      "@example.com",
      "@handle",
      "@handle.name and @other",
      "anna@@example.com",
      "anna@example",
      "anna@localhost",
      "anna@.com",
      "anna@example.",
      "anna@example..com",
      "anna@-example.com",
      "anna.@example.com",
      "...@example.com",
      "anna @example.com",
      "anna@ example.com",
      "anna@example.c",
      "anna@10.0.0.1",
      "anna@[10.0.0.1]",
      "anna@example.com@example.org",
      "@anna@example.social",
      "https://anna@example.com/x",
      "https://anna:secret@example.com/x",
      "ssh://git@gitlab.com:22/group/project.git",
      "git@gitlab.com:group/project.git",
      "logo@2x.png",
      "photo@home.JPG",
      "report@final.pdf",
      "package@1.2.3",
      "getty@tty1.service",
      "\"anna bell\"@example.com",
      "anna\xFF@example.com",
      "anna@\xFF"
      "example.com",
      "anna@exam\xC0ple.com",
      "anna＠example.com",
      std::string(65, 'a') + "@example.com",
      "anna@" + std::string(64, 'a') + ".com",
  };
  for (const std::string& row : rows) {
    CAPTURE(row);
    CHECK(found(row) == Found{});
  }
}

TEST_CASE("email: limits of length are those of the RFCs") {
  const std::string local(64, 'a');
  CHECK(found(local + "@example.com") == Found{local + "@example.com"});
  CHECK(found("anna@" + std::string(63, 'a') + ".com").size() == 1);
  const std::string label = std::string(61, 'a') + ".";
  CHECK(found(local + "@" + label + label + label + "com").size() == 1);  // 64 + 1 + 186 + 3 = 254
  CHECK(found(local + "@" + label + label + label + "info").empty());
}

TEST_CASE("email: the id of a mail is no address, in headers and in JSON") {
  CHECK(found("Message-ID: <CAF+1@mail.gmail.com>\nFrom: anna@example.com") == Found{"anna@example.com"});
  CHECK(found("message-id : a.1@x.example.com, anna@example.com") == Found{"anna@example.com"});
  CHECK(found("References: <1@a.example.com>\r\n <2@b.example.com>\r\nTo: anna@example.com") == Found{"anna@example.com"});
  CHECK(found("> X-Original-Message-Id:\n>  <1@a.example.com>") == Found{"1@a.example.com"});
  CHECK(found("In-Reply-To: <1@a.example.com> (anna@example.com's message)") == Found{"anna@example.com"});
  CHECK(found(R"({"message-id": "2025.1@mail.example.com", "to": "anna@example.com"})") == Found{"anna@example.com"});
  CHECK(found(R"({\"Message-Id\":\"2025.1@mail.example.com\"})").empty());
  CHECK(found("Content-ID: <image001.png@01DA.example.com>").empty());
  SUBCASE("and what only looks like such a field hides none") {
    CHECK(found("This references anna@example.com") == Found{"anna@example.com"});
    CHECK(found("Email preferences: anna@example.com") == Found{"anna@example.com"});
    CHECK(found("message-id@example.com, message-idanna@example.com") ==
          Found{"message-id@example.com", "message-idanna@example.com"});
    CHECK(found("Message-ID: none\nanna@example.com") == Found{"anna@example.com"});
  }
}

TEST_CASE("email: random bytes give addresses of that text that can be compared, and no crash") {
  Random random;
  std::size_t count = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = random_bytes(random, 80);
    const std::vector<std::string_view> emails = find_emails(text, 5);
    REQUIRE(emails.size() <= 5);
    count += emails.size();
    for (const std::string_view email : emails) {
      REQUIRE(text.find(email) != std::string::npos);
      REQUIRE(found(email) == Found{std::string(email)});
      REQUIRE(compare_emails(email, emails.front()).difference == compare_emails(emails.front(), email).difference);
    }
    const std::string other = random_bytes(random, 100);
    REQUIRE(kind(text, other) == kind(other, text));
    REQUIRE(kind(text, text) == "none");
    (void)likely_domain(text);
  }
  CHECK(count > 5'000);
}

TEST_CASE("email: of many addresses each is found once, up to the number asked for") {
  constexpr std::size_t kMany = 200'000;
  std::string text;
  for (std::size_t i = 0; i < kMany; ++i) text += "u" + std::to_string(i % 50'000) + "@example.com\n";
  CHECK(find_emails(text, 0).empty());
  CHECK(find_emails(text, 100).size() == 100);
  CHECK(find_emails(text, 100).back() == "u99@example.com");
  CHECK(find_emails(text, kMany).size() == 50'000);
}

TEST_CASE("email: a long text without addresses is read once") {
  for (const std::string piece : {"@", "a", "a@", ".@", "a.a@a.", "é@", "\xFF@", "a@b.com@", "://a@b.com", "-@-",
                                  "\\u003ca@", "message-id", "message-id:", "message-id:a@"}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 500'000) text += piece;
    CHECK(find_emails(text, 3).size() <= 1);
  }
}

TEST_CASE("email: a domain near a well-known one is likely that one") {
  struct {
    std::string domain;
    std::string likely;
  } const rows[] = {
      {"gmial.com", "gmail.com"},
      {"gamil.com", "gmail.com"},
      {"gmal.com", "gmail.com"},
      {"GMAIL.CON", "gmail.com"},
      {"gmail.co", "gmail.com"},
      {"gmail.cm", "gmail.com"},
      {"grnail.com", "gmail.com"},
      {"gmai1.com", "gmail.com"},
      {"gmаil.com", "gmail.com"},
      {"xn--gmil-63d.com", "gmail.com"},
      {"gmáil.com", "gmail.com"},
      {"hotmial.com", "hotmail.com"},
      {"hotmal.con", "hotmail.com"},
      {"outlok.com", "outlook.com"},
      {"yaho.com", "yahoo.com"},
      {"yahooo.co.uk", "yahoo.co.uk"},
      {"iclud.com", "icloud.com"},
      {"protonmial.com", "protonmail.com"},
      {"aol.con", "aol.com"},
      {"gitlba.com", "gitlab.com"},
      {"gmail.com", ""},
      {"ymail.com", ""},
      {"mail.com", ""},
      {"email.com", ""},
      {"example.com", ""},
      {"aon.com", ""},
      {"me.co", ""},
      {"web.dev", ""},
      {"gmx.fr", ""},
      {"hotmail.fr", ""},
      {"hotmail.ca", ""},
      {"yahoo.com.au", ""},
      {"mail.gmail.com", ""},
      {"gmail", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.domain);
    CHECK(std::string(likely_domain("anna@" + row.domain)) == row.likely);
  }
  CHECK(likely_domain("gmial.com").empty());
  CHECK(likely_domain("anna@gmial.com@").empty());
}

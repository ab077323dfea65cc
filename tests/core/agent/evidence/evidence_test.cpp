#include "agent/evidence/evidence.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "agent/evidence/evidence_samples.h"
#include "agent/evidence/shown_line.h"
#include "support/seeds.h"
#include "support/shipped_knowledge.h"

using namespace signpost;

namespace {

const Knowledge& knowledge() {
  static const Knowledge known = [] {
    Knowledge shipped = shipped_messages_and_signs();
    for (const std::string_view sign : kSigns) {
      if (!index_of(shipped.signs, sign)) shipped.signs.push_back({std::string(sign), {}});
    }
    return shipped;
  }();
  return known;
}

std::string id_of(const Finding& finding) {
  const auto item = static_cast<std::size_t>(finding.item);
  return finding.kind == Finding::Kind::message ? knowledge().messages[item].id : knowledge().signs[item].id;
}

// The ids of what is found, in order, with spaces between them.
std::string found(const std::string& text) {
  std::string ids;
  for (const Finding& finding : read_evidence(knowledge(), text).findings) ids += (ids.empty() ? "" : " ") + id_of(finding);
  return ids;
}

std::string line_in(const std::string& text) {
  const Evidence evidence = read_evidence(knowledge(), text);
  return evidence.findings.empty() ? "" : evidence.findings[0].line;
}

// The sample with its secrets put in.
std::string filled(std::string text, const std::string& secret) {
  for (std::size_t at = text.find("%S"); at != std::string::npos; at = text.find("%S", at + secret.size()))
    text.replace(at, 2, secret);
  return text;
}

const char* const kSecret = "hUSh8f3kQ2zLw91xPq7R";

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() + part.size() <= bytes) text += part;
  return text;
}

bool is_sound(const Evidence& evidence) {
  return evidence.findings.size() <= kMostFindings &&
         std::all_of(evidence.findings.begin(), evidence.findings.end(), [](const Finding& finding) {
           return finding.line.size() <= 240 && finding.line.find('\n') == std::string::npos;
         });
}

}  // namespace

TEST_CASE("evidence: what a text shows is found, each with the line it was read from") {
  for (const EvidenceSample& sample : kEvidence) {
    const std::string text = filled(sample.text, kSecret);
    CAPTURE(text);
    CHECK(found(text) == sample.found);
  }
  MESSAGE(kEvidence.size(), " samples");
}

TEST_CASE("evidence: nothing is found in text that only looks like evidence") {
  for (const std::string& text : kLookalikes) {
    CAPTURE(text);
    CHECK(found(text).empty());
  }
  MESSAGE(kLookalikes.size(), " look-alikes");
}

TEST_CASE("evidence: no line shows anything of a secret") {
  const std::vector<std::string> secrets = {kSecret, "9081726354918273", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0",
                                            "a1b2c3d4-e5f6-7890-abcd-ef9081726354"};
  for (const std::string& secret : secrets) {
    for (const EvidenceSample& sample : kEvidence) {
      const std::string text = filled(sample.text, secret);
      for (const Finding& finding : read_evidence(knowledge(), text).findings) {
        CAPTURE(finding.line);
        for (std::size_t at = 0; at + 5 <= secret.size(); ++at)
          CHECK(finding.line.find(secret.substr(at, 5)) == std::string::npos);
      }
    }
  }
}

TEST_CASE("evidence: a sample that is cut off shows what the whole one shows, or less") {
  std::size_t cuts = 0;
  for (const EvidenceSample& sample : kEvidence) {
    const std::string text = filled(sample.text, kSecret);
    std::set<std::string> allowed;
    for (const std::string& list : {sample.found, sample.found_on_the_way}) {
      for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(' ', at), list.size());
        allowed.insert(list.substr(at, end - at));
        at = end + 1;
      }
    }
    // At every byte of one event, and of several at every seventh, in a full run; otherwise at a fifth of these.
    const std::size_t step = (text.size() > 800 ? 7 : 1) * (full_run() ? 1 : 5);
    for (std::size_t size = 0; size < text.size(); size += step) {
      const std::string cut = text.substr(0, size);
      for (const Finding& finding : read_evidence(knowledge(), cut).findings) {
        if (allowed.count(id_of(finding)) != 0) continue;
        CAPTURE(cut);
        CAPTURE(id_of(finding));
        FAIL_CHECK("a cut text shows something else");
      }
      ++cuts;
    }
  }
  MESSAGE(cuts, " texts that are cut off");
}

TEST_CASE("evidence: the line is what was read") {
  CHECK(line_in("Hello,\nthe page says Email has already been taken.\nBye") ==
        "the page says Email has already been taken.");
  CHECK(line_in("it says \"Email has\nalready been taken\" now\nBye") == "it says \"Email has already been taken\" now");
  CHECK(line_in("a\tb\r\nConfirmed at:   January 02, 2026 10:11\r\n") == "Confirmed at: January 02, 2026 10:11");
  CHECK(line_in("see https://gitlab.com/users/password/edit?reset_password_token=abc") == "https://gitlab.com/█████");
  CHECK(
      line_in(
          R"({"event":"delivered","recipient":"anna@example.com","storage":{"url":"https://x/v3/domains/customers.gitlab.com/messages/1"},
    "message":{"headers":{"subject":"Your link"}},"delivery-status":{"code":250,"message":"OK"}})") ==
      "customers.gitlab.com, anna@example.com, Your link, delivered, 250, OK");
  SUBCASE("of memberships it says which account") {
    CHECK(line_in("Billing account memberships\nUser\tBilling account\tRole\nanna@example.com\tExample Ltd\tmanager\n") ==
          "Billing account memberships: anna@example.com, Example Ltd, manager");
    CHECK(
        line_in(
            "Billing account memberships\n| Id | Billing account |\n| --- | --- |\n| 5 | Example Ltd |\n| 6 | Other |\n") ==
        "Billing account memberships: 5, Example Ltd; 6, Other");
    CHECK(line_in("Billing account memberships: BillingAccountMembership #12\nUid: 5") ==
          "Billing account memberships: BillingAccountMembership #12");
  }
  SUBCASE("of a half of a message it shows all that is there") {
    CHECK(line_in("I see \"You're signed in as a GitLab group Owner, but either this subscription doesn't exist\".\nBye") ==
          "I see \"You're signed in as a GitLab group Owner, but either this subscription doesn't exist\".");
  }
  SUBCASE("of a long line it shows the part that matters, cut between characters") {
    const std::string line = line_in(repeated("wörd ", 5000) + "Email has already been taken" + repeated(" wörd", 5000));
    CHECK(line.size() <= 240);
    CHECK(line.size() > 220);
    CHECK(line.find("Email has already been taken") != std::string::npos);
    CHECK(line.substr(0, 3) == "…");
    CHECK(line.substr(line.size() - 3) == "…");
  }
}

TEST_CASE("evidence: each message and sign is found once, in the order of the text") {
  CHECK(found("Uid: 17\nIt says Awaiting user registration.\nEmail has already been taken\nEmail has already been "
              "taken\nLogin activated: yes") == "uidfilled awaiting taken loginon");
}

TEST_CASE("evidence: what is too large is not read") {
  const std::string most = "Email has already been taken\n" + std::string(kMostEvidenceBytes - 29, 'x');
  CHECK(read_evidence(knowledge(), most).findings.size() == 1);
  CHECK_FALSE(read_evidence(knowledge(), most).too_large);
  const Evidence evidence = read_evidence(knowledge(), most + "x");
  CHECK(evidence.too_large);
  CHECK(evidence.findings.empty());
}

TEST_CASE("evidence: a sign that the knowledge does not have is left out") {
  Knowledge small;
  small.signs = {{"uidempty", {}}, {"loginon", {}}};
  const Evidence evidence = read_evidence(small, "Uid: 17\nLogin activated: yes\nEmail has already been taken");
  REQUIRE(evidence.findings.size() == 1);
  CHECK(evidence.findings[0].item == 1);
}

TEST_CASE("evidence: the shipped knowledge knows every sign, and no other") {
  const Knowledge shipped = shipped_messages_and_signs();
  std::string missing;
  for (const std::string_view sign : kSigns) {
    CHECK_FALSE(sign.empty());
    CHECK(sign.size() <= kMostIdBytes);
    if (!index_of(shipped.signs, sign)) missing += std::string(sign) + " ";
  }
  CHECK(missing.empty());
  for (const Sign& sign : shipped.signs) CHECK(std::find(kSigns.begin(), kSigns.end(), sign.id) != kSigns.end());
}

namespace {

// A message as somebody may write it down: typing errors, case, line breaks, entities, quotes, all at random.
class Scribe {
 public:
  explicit Scribe(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t most) { return std::uniform_int_distribution<std::size_t>(0, most - 1)(random_); }

  std::string typo(std::string text, std::size_t errors) {
    for (std::size_t i = 0; i < errors; ++i) {
      // One error in each stretch, as hands make them, and none in a gap or in what is no letter.
      const std::size_t stretch = text.size() / errors;
      const std::size_t at = i * stretch + below(stretch);
      if (at + 1 >= text.size() || !plain(text[at]) || !plain(text[at + 1]) || text[at] == text[at + 1]) continue;
      switch (below(4)) {
        case 0: text.erase(at, 1); break;
        case 1: text.insert(at, 1, static_cast<char>('a' + below(26))); break;
        case 2: text[at] = static_cast<char>('a' + below(26)); break;
        default: std::swap(text[at], text[at + 1]);
      }
    }
    return text;
  }

  std::string upper(std::string text) {
    for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return text;
  }

  std::string wrapped(std::string text) {
    for (char& c : text) c = c == ' ' && below(5) == 0 ? '\n' : c;
    std::string result;
    for (const char c : text) result += c == '\n' ? (below(2) == 0 ? "\n> " : "\r\n") : std::string(1, c);
    return result;
  }

  std::string in_html(const std::string& text) {
    std::string result;
    for (const char c : text) {
      result += c == '\''                   ? "&#39;"
                : c == '"'                  ? "&quot;"
                : c == '>'                  ? "&gt;"
                : c == ' ' && below(6) == 0 ? "&nbsp;"
                                            : std::string(1, c);
    }
    return "<p class=\"error\">" + result + "</p>";
  }

  std::string quoted(const std::string& text) {
    const char* const quotes[][2] = {{"\"", "\""}, {"'", "'"}, {"“", "”"}, {"«", "»"}, {"`", "`"}, {"**", "**"}};
    const std::size_t i = below(6);
    return quotes[i][0] + text + quotes[i][1];
  }

  // Sentences as they stand in tickets, which say nothing themselves.
  std::string noise() {
    static const std::vector<std::string> kNoise = {"Hello, we bought a subscription last week and want to renew it.",
                                                    "Best regards, Anna Müller",
                                                    "Thanks for your patience.",
                                                    "Our company has 250 seats of Premium.",
                                                    "On Mon, Nov 23, 2026 at 10:00 AM GitLab Support wrote:",
                                                    "I tried Chrome and Firefox.",
                                                    "Please see the attached screenshot.",
                                                    "Ticket #512345, priority: high",
                                                    "My colleague can open the group page.",
                                                    "https://docs.gitlab.com/subscriptions/billing_account/",
                                                    "Let me know what you need.",
                                                    "We use SAML for our group."};
    return kNoise[below(kNoise.size())];
  }

 private:
  static bool plain(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

  std::mt19937 random_;
};

// With a word for each gap, and without the dots that show that more follows.
std::string without_gaps(std::string text) {
  for (std::size_t at = text.find("…"); at != std::string::npos; at = text.find("…", at)) text.replace(at, 3, "google");
  return text;
}

struct Rate {
  int right = 0;
  int missing = 0;
  int wrong = 0;
};

// Reads each message, as written by `write`, among noise.
template <class Write>
Rate rate(unsigned seed, const Write& write) {
  const int times = full_run() ? 60 : 12;
  Rate result;
  Scribe scribe(seed);
  for (const Message& message : knowledge().messages) {
    for (int i = 0; i < times; ++i) {
      const std::string quote = write(scribe, without_gaps(message.text));
      const std::string text = scribe.noise() + "\n\n" + quote + "\n\n" + scribe.noise() + " " + scribe.noise();
      bool hit = false;
      for (const Finding& finding : read_evidence(knowledge(), text).findings) {
        if (id_of(finding) == message.id) {
          hit = true;
        } else {
          ++result.wrong;
          MESSAGE(id_of(finding), " in: ", text);
        }
      }
      (hit ? result.right : result.missing) += 1;
    }
  }
  return result;
}

}  // namespace

TEST_CASE("evidence: messages are found as people write them down, and never taken for another") {
  struct {
    const char* name;
    std::string (*write)(Scribe&, const std::string&);
    double most_missing;  // share
  } const rows[] = {
      {"as they are", [](Scribe&, const std::string& text) { return text; }, 0},
      {"in capitals", [](Scribe& s, const std::string& text) { return s.upper(text); }, 0},
      {"wrapped and quoted by mail programs", [](Scribe& s, const std::string& text) { return s.wrapped(text); }, 0},
      {"between quotes", [](Scribe& s, const std::string& text) { return "The page says " + s.quoted(text) + " now."; }, 0},
      {"as HTML", [](Scribe& s, const std::string& text) { return s.in_html(text); }, 0},
      {"with one typing error", [](Scribe& s, const std::string& text) { return s.typo(text, 1); }, 0.084},
      {"with an error for 32 characters", [](Scribe& s, const std::string& text) { return s.typo(text, text.size() / 32); },
       0.0525},
      {"with all of it",
       [](Scribe& s, const std::string& text) { return s.in_html(s.wrapped(s.typo(text, text.size() / 32))); }, 0.0525},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.name));
    const Rate result = rate(7, row.write);
    MESSAGE(std::string(row.name), ": ", result.right, " found, ", result.missing, " not, ", result.wrong, " wrong");
    // Of fewer messages, the share varies more.
    const double most = row.most_missing * (full_run() ? 1 : 1.25);
    CHECK(result.missing <= most * (result.right + result.missing));
    CHECK(result.wrong == 0);
  }
}

TEST_CASE("evidence: nothing is found in noise") {
  Scribe scribe(11);
  for (int i = 0; i < 200; ++i) {
    std::string text;
    for (int line = 0; line < 30; ++line) text += scribe.noise() + (scribe.below(3) == 0 ? "\n\n" : " ");
    CAPTURE(text);
    CHECK(found(text).empty());
  }
}

TEST_CASE("evidence: any bytes are read") {
  std::mt19937 random(3);
  std::uniform_int_distribution<int> byte(0, 255);
  const std::string some = "{}[]\":,\\&#;<>%=\n\t |'.?/@abexnu019\xC3\xA4\xE2";
  for (int i = 0; i < 2000; ++i) {
    std::string text;
    for (int at = 0; at < 200; ++at)
      text += i % 2 == 0 ? static_cast<char>(byte(random)) : some[static_cast<std::size_t>(byte(random)) % some.size()];
    CHECK(is_sound(read_evidence(knowledge(), text)));
    CHECK(blacked_out(text).size() <= 240);
  }
  SUBCASE("samples with bytes changed") {
    for (const EvidenceSample& sample : kEvidence) {
      std::string text = sample.text;
      for (int i = 0; i < 20; ++i) {
        text[static_cast<std::size_t>(random()) % text.size()] = some[static_cast<std::size_t>(random()) % some.size()];
        CHECK(is_sound(read_evidence(knowledge(), text)));
      }
    }
  }
}

TEST_CASE("evidence: texts of the greatest size and the worst form are read") {
  const std::size_t most = kMostEvidenceBytes / 10;
  const std::string event =
      R"({"event":"delivered","recipient":"a@b.c","storage":{"url":"https://x/domains/customers.gitlab.com/messages/1"}})";
  const std::vector<std::string> texts = {
      std::string(most, '{'),
      std::string(most, '['),
      std::string(most, '<'),
      std::string(most, '&'),
      std::string(most, '\\'),
      std::string(most, '\t'),
      std::string(most, '\n'),
      std::string(most, 'x'),
      std::string(most, '='),
      repeated("{\"a\":", kMostEvidenceBytes),
      repeated("{\"a\":}", most),
      repeated("{\"a\":{", most),
      repeated("[{\"items\":", most),
      repeated("a@b.cd ", kMostEvidenceBytes),
      repeated("a@", most),
      repeated("x.", most),
      repeated("x.y/ ", most),
      repeated("https://", most),
      repeated("Uid\n", most),
      repeated("Uid\tEmail\n", most),
      repeated("Email has already been ", most),
      repeated("Email has already been taken ", most),
      repeated("if Email has already been taken, ", most),
      repeated("already linked to another billing account and ", most),
      repeated("Sign-in using ", most),
      repeated(event, most),
      repeated(event + ",", most),
      "{\"items\":[" + repeated(event + ",", most - 20),
      "From: " + repeated("gitlab@mg.gitlab.com", most - 10),
      repeated("token=", most),
      repeated("\"event\":", most),
      repeated("\"event\":\"delivered\",\n", most),
      repeated("event=dropped&recipient=a@b.cd&domain=x&", most),
      repeated("youre signed in as a gitlab group owner but either this subscription ", most),
  };
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 40));
    CHECK(is_sound(read_evidence(knowledge(), text)));
    CHECK(blacked_out(text).size() <= 240);
  }
}

TEST_CASE("blacked_out: pages keep their host, secrets are barred, and addresses of people stay") {
  struct {
    const char* line;
    const char* shown;
  } const rows[] = {
      {"", ""},
      {"Hello  you,\tthere \r\n", "Hello you, there"},
      {"See https://customers.gitlab.com/customers/sign_in?token=abc now", "See https://customers.gitlab.com/█████ now"},
      {"https://gitlab.com", "https://gitlab.com"},
      {"https://gitlab.com/", "https://gitlab.com"},
      {"(https://GitLab.com:443/x)", "(https://gitlab.com/█████"},
      {"https://anna:pass@gitlab.com/x", "https://gitlab.com/█████"},
      {"url=https://gitlab.com/x?y=z", "url=https://gitlab.com/█████"},
      {"-https://gitlab.com/x?y=z", "-https://gitlab.com/█████"},
      {"gitlab.com/users/password/edit?reset_password_token=abc", "gitlab.com/█████"},
      {"https%3A%2F%2Fgitlab.com%2Fx%3Ftoken%3Dabc", "█████"},
      {"anna.smith123456@example.com wrote", "anna.smith123456@example.com wrote"},
      {"<anna+tag@example.com>, bob@example.org.", "<anna+tag@example.com>, bob@example.org."},
      {"code 12345", "code 12345"},
      {"code 123456", "code █████"},
      {"v123456x", "v█████x"},
      {"at 2026-01-31 10:00:00", "at 2026-01-31 10:00:00"},
      {"abcdefghijklmnopqrst", "abcdefghijklmnopqrst"},
      {"abcdefghijklmno1", "█████"},
      {"abcdefghijklm_-1", "█████"},
      {"abcdefghijklmn1", "abcdefghijklmn1"},
      {"token=abc", "token=█████"},
      {"token: abc def", "token: █████ def"},
      {"\"token\": \"abc def\", x", "\"token\": \"█████\", x"},
      {"X-Api-Key: abc", "X-Api-Key: █████"},
      {"confirmation_token=3Dabc", "confirmation_token=█████"},
      {"{\\\"secret\\\":\\\"abc\\\"}", "{\\\"secret\\\":█████"},
      {"Invalid Login or password.", "Invalid Login or password."},
      {"The monkey: brown", "The monkey: brown"},
      {"Password reset", "Password reset"},
      {"no\xFF\xC3 good", "no\uFFFD\uFFFD good"},
      {"right\u202Eleft\u200B", "rightleft"},
      {"Müller – “ok”", "Müller – “ok”"},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.line));
    CHECK(blacked_out(row.line) == row.shown);
  }
  CHECK(blacked_out(repeated("ä ", 300)) == repeated("ä ", 237) + "…");
}

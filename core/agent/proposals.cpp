#include "agent/proposals.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

#include "agent/email/email.h"
#include "agent/email/find_emails.h"
#include "agent/evidence/evidence.h"
#include "agent/evidence/pasted_url.h"
#include "agent/evidence/shown_line.h"
#include "agent/phrases.h"
#include "agent/shared_case.h"
#include "base/at.h"
#include "base/sort.h"
#include "cases/case.h"
#include "cases/link.h"
#include "page/page_json.h"

namespace signpost {
namespace {

constexpr std::size_t kMostAddresses = 6;
constexpr std::size_t kMostLetters = 6;

using Settled = std::vector<std::pair<int, int>>;  // question, answer

// Mail of GitLab's own systems: not an address of anybody who asks for help.
bool is_system(std::string_view address) {
  const std::string_view domain = address.substr(address.rfind('@') + 1);
  return domain == "gitlab.com" || domain == "mg.gitlab.com" || domain == "customers.gitlab.com" ||
         domain == "email.mg.gitlab.com";
}

class Proposer {
 public:
  Proposer(const Knowledge& knowledge, const Words& words, const Words& customer, const LikenessModel& likeness, Case value,
           std::string_view text, std::string_view dropped)
      : knowledge_(knowledge),
        words_(words),
        customer_(customer),
        likeness_(likeness),
        case_(std::move(value)),
        text_(text),
        dropped_(dropped) {}

  Proposals make() {
    if (text_.size() > kMostEvidenceBytes) {
      result_.problem = phrase(words_, "toolarge");
      return std::move(result_);
    }
    for (const SharedCase& shared : shared_cases(knowledge_, {&customer_, &words_}, text_)) add(shared);
    for (const Finding& finding : read_evidence(knowledge_, text_).findings) add(finding);
    compare_addresses();
    guess();
    if (result_.findings.empty() && result_.guesses.empty() && text_.find_first_not_of(" \t\r\n") != std::string_view::npos)
      result_.problem = phrase(words_, "nothing");
    accept_all();
    return std::move(result_);
  }

 private:
  void add(std::string line, std::vector<Text> means, Settled settled) {
    // In the order of the knowledge, where what others depend on comes first.
    sort_stably(settled, std::less<>());
    ProposedFinding found{std::move(line), std::move(means), {}, {}, {}, {}};
    for (const auto& [question, answer] : settled) {
      if (is_dropped(key(question, answer))) continue;
      found.proposals.push_back(proposal(question, answer));
      settled_.emplace_back(question, answer);
    }
    result_.findings.push_back(std::move(found));
  }

  void add(const Finding& finding) {
    if (finding.kind == Finding::Kind::message) return add(finding.line, {}, at(knowledge_.messages, finding.item).settles);
    const Sign& sign = at(knowledge_.signs, finding.item);
    add(finding.line, {phrase(words_, sign.id)}, sign.settles);
  }

  // What somebody told Signpost before: its answers are not taken one by one, but with what was tried, or not at all.
  void add(const SharedCase& shared) {
    const Case& value = shared.link.value;
    const bool summary = shared.form == SharedCase::Form::summary;
    const std::string& heading = (value.audience == Audience::agent ? words_ : customer_).handover.summary;
    ProposedFinding found;
    found.shared = to_link(value, knowledge_);
    if (is_dropped(found.shared)) return;
    found.line = summary ? heading : to_link(value, knowledge_, shared.link.mark);
    found.means = {phrase(words_, summary ? "signpostsummary" : "signpostlink")};
    bool is_news = false;
    for (const Entry& entry : value.entries) {
      if (entry.kind == Entry::Kind::tried) {
        const Text& headline = at(words_.guides, entry.item).headline;
        found.tried.push_back(headline.empty() ? at(customer_.guides, entry.item).headline : headline);
        is_news = is_news || !was_tried(case_, entry.item);
      } else if (entry.counts) {
        Proposal answer = proposal(entry.item, entry.answer);
        answer.link.clear();
        if (answer.state == Proposal::State::later) answer.state = Proposal::State::open;
        is_news = is_news || answer.state == Proposal::State::open;
        found.proposals.push_back(std::move(answer));
        if (entry.answer != kUnsure) settled_.emplace_back(entry.item, entry.answer);
      }
    }
    const Case next = continued(value, case_, knowledge_);
    if (is_news && has_room_for_mark(next, knowledge_)) {
      found.link = to_link(next, knowledge_);
      shared_.push_back(value);
    }
    result_.findings.push_back(std::move(found));
  }

  std::string key(int question, int answer) const {
    const Question& asked = at(knowledge_.questions, question);
    return asked.id + "-" + std::string(answer_id(asked, answer));
  }

  bool is_dropped(const std::string& key) const {
    return ("\n" + std::string(dropped_) + "\n").find("\n" + key + "\n") != std::string::npos;
  }

  Proposal proposal(int question, int answer) const {
    const Question& asked = at(knowledge_.questions, question);
    const QuestionWords& words = at(words_.questions, question);
    Proposal result;
    const Text& label = answer == kUnsure ? words_.label(Label::unsure) : at(words.answers, answer).label;
    result.answer = {asked.id, std::string(answer_id(asked, answer)), words.ask, label, {}};
    const std::optional<int> given = given_answer(case_, question);
    if (given == answer) {
      result.state = Proposal::State::given;
    } else if (given && *given != kUnsure) {
      result.state = Proposal::State::other;
    } else if (!can_ask(case_, knowledge_, question)) {
      result.state = Proposal::State::later;
    } else {
      result.link = to_link(with_answer(case_, knowledge_, question, answer), knowledge_);
    }
    return result;
  }

  // Every two addresses, with what tells them apart. Whether they belong to one person, nobody can see from them.
  void compare_addresses() {
    // Addresses of pages hold people's percent-encoded.
    const std::string text = text_.find("%40") == std::string_view::npos ? std::string(text_) : percent_decoded(text_);
    std::vector<std::string_view> addresses;
    for (const std::string_view address : find_emails(text, 2 * kMostAddresses)) {
      if (!is_system(address) && addresses.size() < kMostAddresses) addresses.push_back(address);
    }
    for (std::size_t i = 0; i < addresses.size(); ++i) {
      const std::string_view meant = likely_domain(addresses[i]);
      if (!meant.empty()) add(std::string(addresses[i]), {phrase(words_, "likely", {{"domain", std::string(meant)}})}, {});
      for (std::size_t j = i + 1; j < addresses.size(); ++j) {
        const EmailComparison compared = compare_emails(addresses[i], addresses[j]);
        // Among many, two that have nothing in common are no news.
        if (compared.difference == EmailDifference::other && addresses.size() > 2) continue;
        add(std::string(addresses[i]) + " / " + std::string(addresses[j]), in_words(compared), {});
      }
    }
  }

  std::vector<Text> in_words(const EmailComparison& compared) const {
    std::vector<Text> result = {phrase(words_, "email" + std::string(to_string(compared.difference)))};
    for (const LetterDifference& letter : compared.letters) {
      if (result.size() > kMostLetters) break;
      const bool only_second = letter.first.empty();
      const std::size_t place = only_second ? letter.second_place : letter.first_place;
      result.push_back(phrase(words_,
                              only_second             ? "onlysecond"
                              : letter.second.empty() ? "onlyfirst"
                                                      : "differ",
                              {{"n", std::to_string(place)}, {"a", quoted(letter.first)}, {"b", quoted(letter.second)}}));
    }
    return result;
  }

  // Characters from an address, as plain words whatever they are.
  static std::string quoted(const std::string& letters) { return "\u201C" + letters + "\u201D"; }

  void guess() {
    for (Suggestion& suggestion : suggestions(knowledge_, words_, likeness_, case_, text_)) {
      for (std::string& word : suggestion.because) word = blacked_out(word);
      const bool contradicted = contradicts_finding(suggestion.settled);
      result_.guesses.push_back({std::move(suggestion), contradicted});
    }
  }

  bool contradicts_finding(const Settled& guessed) const {
    return std::any_of(settled_.begin(), settled_.end(), [&](const auto& found) {
      return std::any_of(guessed.begin(), guessed.end(),
                         [&](const auto& guess) { return guess.first == found.first && guess.second != found.second; });
    });
  }

  // One answer may open the question of another, so all are looked at until nothing more can be accepted.
  void accept_all() {
    std::size_t accepted = 0;
    Case value = case_;
    for (const Case& shared : shared_) {
      const Case next = continued(shared, value, knowledge_);
      const std::vector<Entry> told = certain_answers(shared);
      const bool disputed =
          std::any_of(told.begin(), told.end(), [&](const Entry& entry) { return is_disputed(entry.item); });
      if (disputed || !has_room_for_mark(next, knowledge_)) continue;
      value = next;
      ++accepted;
    }
    for (bool again = true; again;) {
      again = false;
      for (const auto& [question, answer] : settled_) {
        const std::optional<int> given = given_answer(value, question);
        if ((given && *given != kUnsure) || is_disputed(question) || !can_ask(value, knowledge_, question)) continue;
        value = with_answer(value, knowledge_, question, answer);
        ++accepted;
        again = true;
      }
    }
    if (accepted > 0) result_.accept_all = to_link(value, knowledge_);
  }

  // Whether the text speaks for two answers to one question.
  bool is_disputed(int question) const {
    return std::any_of(settled_.begin(), settled_.end(), [&](const auto& one) {
      return one.first == question && std::any_of(settled_.begin(), settled_.end(), [&](const auto& other) {
               return other.first == question && other.second != one.second;
             });
    });
  }

  const Knowledge& knowledge_;
  const Words& words_;
  const Words& customer_;
  const LikenessModel& likeness_;
  Case case_;
  std::string_view text_;
  std::string_view dropped_;
  Settled settled_;
  std::vector<Case> shared_;  // with something new
  Proposals result_;
};

std::string_view to_string(Proposal::State state) {
  switch (state) {
    case Proposal::State::open: return "open";
    case Proposal::State::given: return "given";
    case Proposal::State::other: return "other";
    case Proposal::State::later: break;
  }
  return "later";
}

void write(JsonWriter& json, const Proposal& proposal) {
  json.open('{').key("answer");
  write(json, proposal.answer);
  json.key("state").text(to_string(proposal.state)).key("link").text(proposal.link).close('}');
}

void write(JsonWriter& json, const ProposedFinding& finding) {
  json.open('{').key("line").text(finding.line).key("means").open('[');
  for (const Text& text : finding.means) write(json, text);
  json.close(']').key("proposals").open('[');
  for (const Proposal& proposal : finding.proposals) write(json, proposal);
  json.close(']');
  if (!finding.shared.empty()) {
    json.key("tried").open('[');
    for (const Text& headline : finding.tried) write(json, headline);
    json.close(']').key("shared").text(finding.shared).key("link").text(finding.link);
  }
  json.close('}');
}

void write(JsonWriter& json, const Guess& guess) {
  json.open('{');
  write_members(json, guess.suggestion);
  json.key("contradicted").flag(guess.contradicted).close('}');
}

}  // namespace

Proposals propose(const Knowledge& knowledge, const Words& words, const Words& customer, const LikenessModel& likeness,
                  std::string_view link, std::string_view text, std::string_view dropped) {
  return Proposer(knowledge, words, customer, likeness, parse_link(link, knowledge).value, text, dropped).make();
}

std::string to_json(const Proposals& proposals) {
  JsonWriter json;
  json.open('{').key("findings").open('[');
  for (const ProposedFinding& finding : proposals.findings) write(json, finding);
  json.close(']').key("guesses").open('[');
  for (const Guess& guess : proposals.guesses) write(json, guess);
  json.close(']').key("acceptAll").text(proposals.accept_all).key("problem");
  write(json, proposals.problem);
  json.close('}');
  return json.result();
}

}  // namespace signpost

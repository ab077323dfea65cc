#include "proof/verify.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <utility>

#include "authoring/json_reader.h"
#include "base/at.h"
#include "cases/case.h"
#include "cases/link.h"
#include "proof/certificate.h"
#include "proof/rules.h"
#include "reasoning/policy.h"

namespace signpost {
namespace {

constexpr std::size_t kMostStates = 10'000'000;
constexpr double kOneInTheLastPlace = 1e-6;

// One audience's part of a certificate.
class Checker {
 public:
  Checker(const Knowledge& knowledge, Audience audience)
      : knowledge_(knowledge), audience_(audience), rules_(knowledge, audience) {}

  void check(const Node& part) {
    const std::vector<Node> lines = part.list(kMostStates);
    if (lines.empty()) {
      if (part.exists()) part.report({"the first page is missing"});
      return;
    }
    for (const Node& line : lines) read(line);
    if (!listed_.empty() && (!listed_.front().said_nothing || listed_.front().deed.empty()))
      lines.front().report({"the first state must be the first page, and say what to do there"});
    for (const Listed& listed : listed_) check_equation(listed);
    check_policy(part);
  }

 private:
  struct Listed {
    Node line;
    Position position;
    bool said_nothing;
    std::string deed;  // empty: only a bound
    double seconds;
  };

  void read(const Node& line) {
    line.allow({"link", "do", "seconds", "at_least"});
    const Node link = line.member("link");
    const ParsedLink parsed = parse_link(link.text(), knowledge_);
    const std::vector<Entry>& entries = parsed.value.entries;
    const bool tries_of_others = std::any_of(entries.begin(), entries.end(), [&](const Entry& entry) {
      return entry.kind == Entry::Kind::tried && !reachable(knowledge_, entry.item, audience_);
    });
    const bool known = link.is_text() && !parsed.dropped && parsed.value.audience == audience_ && !tries_of_others &&
                       parsed.mark == Mark{} && to_link(parsed.value, knowledge_) == link.text();
    if (!known) {
      if (link.is_text()) link.report({"this is no link to a case of this audience"});
      return;
    }
    const bool exact = line.has("do");
    const double seconds = line.member(exact ? "seconds" : "at_least").number(0, std::numeric_limits<double>::max());
    const Listed listed{line, rules_.position(parsed.value), parsed.value.entries.empty(),
                        exact ? line.member("do").text() : std::string(), seconds};
    if (listed.position.mass() <= 0) {
      link.report({"no cause fits these answers"});
    } else if (places_.try_emplace(rules_.signature(listed.position), listed_.size()).second) {
      listed_.push_back(listed);
    } else {
      link.report({"this state stands here twice"});
    }
  }

  struct Bound {
    double seconds;
    bool exact;
  };

  Bound bound(const Position& position) const {
    const auto place = places_.find(rules_.signature(position));
    if (place == places_.end()) return {rules_.told(position), position.is_last()};
    const Listed& listed = listed_[place->second];
    return {listed.seconds, !listed.deed.empty()};
  }

  // What a deed and all that follows take.
  Bound bound(const Deed& deed) const {
    Bound sum{deed.seconds, true};
    for (const auto& [chance, next] : deed.outcomes) {
      const Bound of_next = bound(next);
      sum.seconds += chance * of_next.seconds;
      sum.exact = sum.exact && of_next.exact;
    }
    return sum;
  }

  void check_equation(const Listed& listed) const {
    double least = std::numeric_limits<double>::infinity();
    std::optional<Bound> named;
    for (const Deed& deed : rules_.deeds(listed.position)) {
      const Bound sum = bound(deed);
      least = std::min(least, sum.seconds);
      if (deed.words == listed.deed) named = sum;
    }
    // The best of equals may stand a little above the least, since what it rests on is rounded, too.
    const auto differs = [&](double seconds, double most) { return !(std::abs(seconds - listed.seconds) <= most); };
    if (differs(least, kOneInTheLastPlace)) {
      listed.line.report({"the number does not follow from those of what comes next"});
    } else if (!listed.deed.empty() && !named) {
      listed.line.report({"the rules do not allow to \"", listed.deed, "\" here"});
    } else if (named && (differs(named->seconds, 2 * kOneInTheLastPlace) || !named->exact)) {
      listed.line.report({"it is not shown that \"", listed.deed, "\" is the best"});
    }
  }

  // The policy must have a step wherever a question is left, and each must take what is proved to be the least.
  void check_policy(const Node& part) const {
    for (std::vector<Case> waiting = {Case{audience_, {}}}; !waiting.empty();) {
      const Case value = waiting.back();
      waiting.pop_back();
      const Position position = rules_.position(value);
      const std::optional<Foreseen> planned = foreseen(knowledge_, value, diagnose(knowledge_, value));
      if (!planned || !planned->step) {
        if (!position.is_last())
          part.report({"the policy has no step at \"", to_link(value, knowledge_), "\", where a question is left"});
        continue;
      }
      const Step& step = *planned->step;
      if (!is_proved(position, in_words(step)))
        part.report({"it is not shown that the policy does what is best at \"", to_link(value, knowledge_), "\""});
      if (step.kind == Step::Kind::ask) add_answers(value, at(knowledge_.questions, step.item), step.item, waiting);
    }
  }

  void add_answers(const Case& value, const Question& asked, int question, std::vector<Case>& waiting) const {
    const int first = asked.asking[audience_]->unsure > 0 ? kUnsure : 0;
    for (int answer = first; answer < static_cast<int>(asked.answers.size()); ++answer)
      waiting.push_back(with_answer(value, knowledge_, question, answer));
  }

  bool is_proved(const Position& position, const std::string& words) const {
    const auto place = places_.find(rules_.signature(position));
    if (place == places_.end()) return false;
    for (const Deed& deed : rules_.deeds(position)) {
      if (deed.words != words) continue;
      const Bound sum = bound(deed);
      return sum.exact && std::abs(sum.seconds - listed_[place->second].seconds) <= 2 * kOneInTheLastPlace;
    }
    return false;
  }

  std::string in_words(const Step& step) const {
    if (step.kind == Step::Kind::ask) return "ask " + at(knowledge_.questions, step.item).id;
    return step.kind == Step::Kind::attempt ? "try " + at(knowledge_.guides, step.item).id : "people";
  }

  const Knowledge& knowledge_;
  Audience audience_;
  Rules rules_;
  std::vector<Listed> listed_;
  std::map<std::vector<int>, std::size_t> places_;  // by signature
};

}  // namespace

std::vector<Problem> verify(std::string_view certificate_json, const Knowledge& knowledge, std::string_view knowledge_json) {
  std::vector<Problem> problems;
  const File file{"certificate", std::string(certificate_json)};
  Limits limits;
  limits.file_bytes = std::numeric_limits<std::size_t>::max();
  JsonValue root_value;
  if (!parse_json(file, limits, root_value, problems)) return problems;
  const Document document{file, limits, root_value, problems};
  const Node root(document);
  root.allow({"format", "knowledge", "customer", "agent"});
  const Node format = root.member("format");
  if (format.is_text() && format.text() != "signpost-certificate-1") format.report({"this is no certificate of Signpost"});
  const Node name = root.member("knowledge");
  if (name.is_text() && name.text() != identity(knowledge_json))
    name.report({"this certificate is about another knowledge"}, "make a new one with \"signpost prove --certificate\"");
  for (const Audience audience : kAudiences) {
    if (problems.empty()) Checker(knowledge, audience).check(root.member(to_string(audience)));
  }
  return problems;
}

}  // namespace signpost

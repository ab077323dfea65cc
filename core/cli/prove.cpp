#include "cli/prove.h"

#include <algorithm>
#include <cmath>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <utility>
#include <vector>

#include "base/at.h"
#include "cases/link.h"
#include "proof/certificate.h"
#include "proof/defects/defects.h"
#include "proof/defects/inseparable.h"
#include "proof/improvement.h"
#include "reasoning/search.h"
#include "walks/second_advice.h"
#include "walks/strategy.h"

namespace {

using signpost::Audience;
using signpost::Figures;
using signpost::Improvements;
using signpost::Knowledge;
using signpost::SecondAdvice;
using signpost::Step;
using signpost::Visit;

constexpr std::size_t kBudget = 200'000'000;  // causes looked at: about half a minute for one search
constexpr std::size_t kFew = 5;
constexpr double kMillisecond = 0.001;

struct Order {
  std::string id;
  std::string name;
  std::optional<Figures> figures;  // nothing: too many conversations to follow
};

/// What is proved for one audience.
struct Proof {
  Audience audience = Audience::customer;
  std::vector<Order> orders;  // Signpost's own first, then the quickest, then the policy with the best of all behind it
  double best = 0;            // expected seconds in the best order; only a bound unless `exact`
  bool exact = false;
  double fewest_questions = 0;
  std::vector<Visit> advice;               // first advice of each conversation, the most common first
  std::vector<std::pair<int, int>> alike;  // causes that only a try tells apart
  SecondAdvice second_advice;
  Improvements improvements;

  // Seconds that the policy loses before a try, and looking ahead only two steps behind one.
  double gap() const { return lost(2, best); }
  double lost_behind_tries() const { return orders[2].figures ? lost(1, orders[2].figures->seconds) : 0; }

  // Seconds that an order needs more.
  double lost(std::size_t order, double against) const {
    const std::optional<Figures>& figures = orders[order].figures;
    return figures ? std::max(0.0, figures->seconds - against) : 0;
  }
};

Proof prove(const Knowledge& knowledge, Audience audience, bool improve) {
  Proof proof;
  proof.audience = audience;
  proof.fewest_questions = signpost::fewest_questions(knowledge, audience);
  proof.second_advice = signpost::second_advice(signpost::conversations(knowledge, audience));
  const std::vector<Visit> own = signpost::follow(knowledge, audience, signpost::own_order());
  const auto add = [&](const std::string& id, const std::string& name, const std::vector<Visit>& visits) {
    proof.orders.push_back({id, name, {}});
    if (!visits.empty()) proof.orders.back().figures = signpost::figures_of(knowledge, visits);
  };
  add("own", "Signpost's order", own);
  const std::vector<Visit> quickest = follow(knowledge, audience, signpost::quickest_order());
  add("quickest", "the quickest", quickest);
  add("policy", "policy, then the best", follow(knowledge, audience, signpost::policy_then_best(kBudget)));
  add("information", "most information first", follow(knowledge, audience, signpost::by_information));
  add("file", "order of the file", follow(knowledge, audience, signpost::by_file));

  signpost::Case fresh;
  fresh.audience = audience;
  const Step best = signpost::best_step(knowledge, fresh, kBudget);
  proof.exact = best.exact;
  proof.best = best.exact ? best.seconds : signpost::at_least(knowledge, audience);

  for (const Visit& visit : own) {
    if (visit.before_advice() && visit.step.kind != Step::Kind::ask) proof.advice.push_back(visit);
  }
  std::stable_sort(proof.advice.begin(), proof.advice.end(),
                   [](const Visit& a, const Visit& b) { return a.chance() > b.chance(); });
  for (int c = 0; c < static_cast<int>(knowledge.causes.size()); ++c) {
    for (int other = 0; other < c; ++other) {
      if (at(knowledge.causes, c).guide[audience] != at(knowledge.causes, other).guide[audience] &&
          look_alike(knowledge, audience, other, c))
        proof.alike.emplace_back(other, c);
    }
  }
  if (improve && proof.exact) proof.improvements = find_improvements(knowledge, audience, quickest, kBudget);
  return proof;
}

std::size_t that_change_the_order(const Improvements& improvements) {
  return static_cast<std::size_t>(
      std::count_if(improvements.changes.begin(), improvements.changes.end(),
                    [](const signpost::Change& change) { return change.loss() > kMillisecond; }));
}

const Visit& longest(const Proof& proof) {
  return *std::max_element(proof.advice.begin(), proof.advice.end(),
                           [](const Visit& a, const Visit& b) { return a.value.entries.size() < b.value.entries.size(); });
}

std::string advised(const Knowledge& knowledge, const Step& step) {
  return step.kind == Step::Kind::attempt ? at(knowledge.guides, step.item).id : "people";
}

std::string which_answer_would(const Knowledge& knowledge, const std::pair<int, int>& causes) {
  const std::optional<int> question = signpost::telling_question(knowledge, causes.first, causes.second);
  return question ? at(knowledge.questions, *question).id : std::string();
}

class Printer {
 public:
  Printer(std::ostream& out, const Knowledge& knowledge, bool improve)
      : out_(out), knowledge_(knowledge), improve_(improve) {
    out_ << std::fixed;
  }

  void print(const Proof& proof) {
    out_ << '\n' << to_string(proof.audience) << std::setprecision(3) << '\n';
    out_ << "  order                     seconds until solved   questions until advice, most   first advice right\n";
    for (const Order& order : proof.orders) print(order);
    print_optimum(proof);
    out_ << std::setprecision(2) << "  no questions at all could name the guide with fewer than " << proof.fewest_questions
         << " on average (Huffman)\n";
    const Visit& most = longest(proof);
    out_ << "  longest conversation: " << most.value.entries.size() << " questions, " << link(most) << '\n';
    out_ << "  most common conversations:\n";
    for (std::size_t i = 0; i < std::min(kFew, proof.advice.size()); ++i) {
      out_ << "    " << std::setw(5) << 100 * proof.advice[i].chance() << " of 100: " << link(proof.advice[i]) << " -> "
           << advised(knowledge_, proof.advice[i].step) << '\n';
    }
    print_second_advice(proof.second_advice);
    for (const auto& causes : proof.alike) print_alike(causes);
    if (improve_) print_improvements(proof);
  }

 private:
  void print(const Order& order) {
    out_ << "  " << std::left << std::setw(24) << order.name << std::right;
    if (!order.figures) {
      out_ << "   too many conversations to follow\n";
      return;
    }
    out_ << std::setw(20) << order.figures->seconds << std::setw(22) << order.figures->questions << std::setw(8)
         << order.figures->most_questions << std::setw(18) << 100 * order.figures->first_right << " of 100\n";
  }

  void print_optimum(const Proof& proof) {
    out_ << "  " << std::left << std::setw(24) << (proof.exact ? "best possible" : "no order is below") << std::right
         << std::setw(20) << proof.best << "   gap of the policy: " << (proof.exact ? "" : "at most ") << proof.gap()
         << " s; lost behind tries: " << proof.lost_behind_tries() << " s\n";
  }

  void print_second_advice(const SecondAdvice& second) {
    out_ << "  behind " << second.leading.size() << " of " << second.leading.size() + second.ending.size()
         << " guides other advice follows; people help at once after:";
    for (const int guide : second.ending) out_ << ' ' << at(knowledge_.guides, guide).id;
    out_ << '\n';
  }

  void print_alike(const std::pair<int, int>& causes) {
    const std::string would = which_answer_would(knowledge_, causes);
    out_ << "  only a try tells \"" << at(knowledge_.causes, causes.first).id << "\" from \""
         << at(knowledge_.causes, causes.second).id << '"'
         << (would.empty() ? "" : "; the answer to \"" + would + "\" would") << '\n';
  }

  void print_improvements(const Proof& proof) {
    const Improvements& more = proof.improvements;
    if (!proof.exact) return;
    out_ << std::setprecision(3) << "  doubt that costs most:\n";
    for (std::size_t i = 0; i < std::min(kFew, more.doubts.size()); ++i) {
      out_ << "    " << std::setw(9) << more.doubts[i].seconds << " s  "
           << at(knowledge_.questions, more.doubts[i].question).id << '\n';
    }
    out_ << "  causes that cost most when one is taken for the other:\n";
    for (std::size_t i = 0; i < std::min(kFew, more.confusions.size()); ++i) {
      out_ << "    " << std::setw(9) << more.confusions[i].seconds << " s  "
           << at(knowledge_.causes, more.confusions[i].cause).id << ", "
           << at(knowledge_.causes, more.confusions[i].other).id << '\n';
    }
    out_ << "  wrong figures: " << that_change_the_order(more) << " of " << more.changes.size()
         << " changes would change the order; staying with today's would then cost at most\n";
    for (std::size_t i = 0; i < std::min(kFew, more.changes.size()); ++i) {
      out_ << "    " << std::setw(9) << more.changes[i].loss() << " s ("
           << 100 * more.changes[i].loss() / more.changes[i].best << " %) if " << more.changes[i].what << '\n';
    }
  }

  std::string link(const Visit& visit) const { return to_link(visit.value, knowledge_); }

  std::ostream& out_;
  const Knowledge& knowledge_;
  bool improve_;
};

using Json = nlohmann::ordered_json;

Json to_json(const Figures& figures) {
  return {{"seconds", figures.seconds},         {"questions", figures.questions}, {"most_questions", figures.most_questions},
          {"first_right", figures.first_right}, {"cases", figures.cases},         {"inexact", figures.inexact}};
}

Json to_json(const Proof& proof, const Knowledge& knowledge) {
  Json json;
  for (const Order& order : proof.orders) json["orders"][order.id] = order.figures ? to_json(*order.figures) : Json();
  json[proof.exact ? "best" : "at_least"] = proof.best;
  json["fewest_questions"] = proof.fewest_questions;
  json["longest"] = to_link(longest(proof).value, knowledge);
  for (const Visit& visit : proof.advice) {
    json["advice"].push_back(
        {{"link", to_link(visit.value, knowledge)}, {"chance", visit.chance()}, {"guide", advised(knowledge, visit.step)}});
  }
  for (const int guide : proof.second_advice.ending) json["people_after"].push_back(at(knowledge.guides, guide).id);
  json["only_tries_tell"] = Json::array();
  for (const auto& causes : proof.alike) {
    json["only_tries_tell"].push_back(
        {{"causes", {at(knowledge.causes, causes.first).id, at(knowledge.causes, causes.second).id}},
         {"would_tell", which_answer_would(knowledge, causes)}});
  }
  for (const signpost::Doubt& doubt : proof.improvements.doubts)
    json["doubts"].push_back({{"question", at(knowledge.questions, doubt.question).id}, {"seconds", doubt.seconds}});
  for (const signpost::Confusion& confusion : proof.improvements.confusions) {
    json["confusions"].push_back(
        {{"causes", {at(knowledge.causes, confusion.cause).id, at(knowledge.causes, confusion.other).id}},
         {"seconds", confusion.seconds}});
  }
  for (const signpost::Change& change : proof.improvements.changes)
    json["changes"].push_back({{"what", change.what}, {"seconds", change.seconds}, {"best", change.best}});
  return json;
}

}  // namespace

int print_proof(const signpost::Loaded& loaded, const ProofForm& form, std::ostream& out) {
  const Knowledge& knowledge = loaded.knowledge;
  const std::vector<signpost::Defect> defects = signpost::find_defects(knowledge, loaded.words);
  std::vector<Proof> proofs;
  for (const Audience audience : signpost::kAudiences) proofs.push_back(prove(knowledge, audience, form.improve));
  if (form.json) {
    Json json{{"name", knowledge.name}, {"defects", Json::array()}};
    for (const signpost::Defect& defect : defects)
      json["defects"].push_back({{"kind", to_string(defect.kind)}, {"what", defect.what}, {"link", defect.link}});
    for (const Proof& proof : proofs) json[std::string(to_string(proof.audience))] = to_json(proof, knowledge);
    out << json.dump(1) << '\n';
  } else {
    out << knowledge.name << ": " << defects.size() << (defects.size() == 1 ? " defect\n" : " defects\n");
    for (const signpost::Defect& defect : defects)
      out << "  " << to_string(defect.kind) << ": " << defect.what << "\n    " << defect.link << '\n';
    Printer printer(out, knowledge, form.improve);
    for (const Proof& proof : proofs) printer.print(proof);
  }
  const bool worse = std::any_of(proofs.begin(), proofs.end(),
                                 [](const Proof& proof) { return proof.exact && proof.gap() > kMillisecond; });
  return defects.empty() && !worse ? 0 : 1;
}

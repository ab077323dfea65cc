#include "proof/improvement.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <thread>
#include <utility>

#include "base/at.h"
#include "reasoning/search.h"

namespace signpost {
namespace {

// What today's order takes, in parts: it is linear in the seconds of each item, and in the weights but for their sum.
struct Account {
  std::vector<double> by_cause;  // expected seconds if this is the cause
  std::vector<double> asked;     // how often each question is asked, on average
  std::vector<double> tried;     // and each guide
  double seconds = 0;

  Account(const Knowledge& knowledge, Audience audience, const std::vector<Visit>& visits)
      : by_cause(knowledge.causes.size()), asked(knowledge.questions.size()), tried(knowledge.guides.size()) {
    double weight = 0;
    for (const Cause& cause : knowledge.causes) weight += cause.weight;
    for (const Visit& visit : visits) {
      double cost = knowledge.handover_seconds;
      if (visit.step.kind == Step::Kind::ask) {
        cost = at(knowledge.questions, visit.step.item).asking[audience]->seconds;
        at(asked, visit.step.item) += visit.chance();
      } else if (visit.step.kind == Step::Kind::attempt) {
        cost = at(knowledge.guides, visit.step.item).seconds;
        at(tried, visit.step.item) += visit.chance();
      }
      seconds += visit.chance() * cost;
      for (const Likelihood& l : visit.causes)
        at(by_cause, l.cause) += l.share * cost / (at(knowledge.causes, l.cause).weight / weight);
    }
  }

  double with_weights(const std::vector<Cause>& causes) const {
    double sum = 0;
    double weight = 0;
    for (std::size_t c = 0; c < causes.size(); ++c) {
      sum += causes[c].weight * by_cause[c];
      weight += causes[c].weight;
    }
    return sum / weight;
  }
};

// A knowledge with other figures, to be searched.
struct Variant {
  std::string what;
  Knowledge knowledge;
  double seconds = 0;  // of today's order
  int item = 0;
  std::optional<double> best = std::nullopt;
};

void search_all(std::vector<Variant>& variants, Audience audience, std::size_t budget) {
  Case fresh;
  fresh.audience = audience;
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < variants.size(); i = next++) {
      const Step step = best_step(variants[i].knowledge, fresh, budget);
      if (step.exact) variants[i].best = step.seconds;
    }
  };
  std::vector<std::thread> threads;
  for (unsigned t = 1; t < std::thread::hardware_concurrency(); ++t) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

std::vector<Variant> without_doubt(const Knowledge& knowledge, Audience audience, double seconds) {
  std::vector<Variant> result;
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    if (!knowledge.questions[q].asking[audience] || knowledge.questions[q].asking[audience]->unsure <= 0) continue;
    result.push_back({knowledge.questions[q].id, knowledge, seconds, static_cast<int>(q)});
    result.back().knowledge.questions[q].asking[audience]->unsure = 0;
  }
  return result;
}

std::vector<Variant> other_figures(const Knowledge& knowledge, Audience audience, const Account& account) {
  std::vector<Variant> result;
  const std::pair<double, const char*> factors[] = {{0.5, "half as"}, {2, "twice as"}};
  for (const auto& [factor, words] : factors) {
    for (std::size_t c = 0; c < knowledge.causes.size(); ++c) {
      Variant variant{"\"" + knowledge.causes[c].id + "\" is " + words + " common", knowledge};
      variant.knowledge.causes[c].weight *= factor;
      variant.seconds = account.with_weights(variant.knowledge.causes);
      result.push_back(std::move(variant));
    }
    for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
      if (!knowledge.questions[q].asking[audience]) continue;
      Variant variant{"\"" + knowledge.questions[q].id + "\" takes " + words + " long to answer", knowledge};
      double& seconds = variant.knowledge.questions[q].asking[audience]->seconds;
      variant.seconds = account.seconds + (factor - 1) * seconds * account.asked[q];
      seconds *= factor;
      result.push_back(std::move(variant));
    }
    for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
      if (!reachable(knowledge, static_cast<int>(g), audience)) continue;
      Variant variant{"\"" + knowledge.guides[g].id + "\" takes " + words + " long to try", knowledge};
      double& seconds = variant.knowledge.guides[g].seconds;
      variant.seconds = account.seconds + (factor - 1) * seconds * account.tried[g];
      seconds *= factor;
      result.push_back(std::move(variant));
    }
  }
  Variant alike{"all causes are equally common", knowledge};
  for (Cause& cause : alike.knowledge.causes) cause.weight = 1;
  alike.seconds = account.with_weights(alike.knowledge.causes);
  result.push_back(std::move(alike));
  return result;
}

std::vector<Confusion> find_confusions(const Knowledge& knowledge, Audience audience, const std::vector<Visit>& visits) {
  std::map<std::pair<int, int>, double> lost;
  for (const Visit& visit : visits) {
    if (visit.step.kind != Step::Kind::attempt) continue;
    const auto is_tried = [&](const Likelihood& l) {
      return at(knowledge.causes, l.cause).guide[audience] == visit.step.item;
    };
    double tried = 0;
    for (const Likelihood& l : visit.causes) tried += is_tried(l) ? l.share : 0;
    for (const Likelihood& real : visit.causes) {
      if (is_tried(real)) continue;
      for (const Likelihood& taken : visit.causes) {
        if (!is_tried(taken)) continue;
        lost[std::minmax(real.cause, taken.cause)] +=
            real.share * at(knowledge.guides, visit.step.item).seconds * taken.share / tried;
      }
    }
  }
  std::vector<Confusion> result;
  for (const auto& [causes, seconds] : lost) result.push_back({causes.first, causes.second, seconds});
  std::stable_sort(result.begin(), result.end(),
                   [](const Confusion& a, const Confusion& b) { return a.seconds > b.seconds; });
  return result;
}

}  // namespace

Improvements find_improvements(const Knowledge& knowledge, Audience audience, const std::vector<Visit>& visits,
                               std::size_t budget) {
  const Account account(knowledge, audience, visits);
  Improvements result;
  std::vector<Variant> doubts = without_doubt(knowledge, audience, account.seconds);
  search_all(doubts, audience, budget);
  for (const Variant& variant : doubts) {
    if (variant.best) result.doubts.push_back({variant.item, variant.seconds - *variant.best});
  }
  std::vector<Variant> figures = other_figures(knowledge, audience, account);
  search_all(figures, audience, budget);
  for (Variant& variant : figures) {
    if (variant.best) result.changes.push_back({std::move(variant.what), variant.seconds, *variant.best});
  }
  std::stable_sort(result.doubts.begin(), result.doubts.end(),
                   [](const Doubt& a, const Doubt& b) { return a.seconds > b.seconds; });
  std::stable_sort(result.changes.begin(), result.changes.end(),
                   [](const Change& a, const Change& b) { return a.loss() > b.loss(); });
  result.confusions = find_confusions(knowledge, audience, visits);
  return result;
}

}  // namespace signpost

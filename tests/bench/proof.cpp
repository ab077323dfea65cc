// What a proof takes, on the shipped knowledge and on random ones, and what is lost when pages get a smaller budget.

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <string>

#include "authoring/plan.h"
#include "cli/folder.h"
#include "proof/certificate.h"
#include "proof/improvement.h"
#include "support/random_knowledge.h"
#include "walks/strategy.h"

using namespace signpost;

namespace {

constexpr std::size_t kBudget = 200'000'000;  // for one search, as "signpost prove" has it

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// The most memory that this process has needed so far; what comes later in the list may hide behind what came before.
double megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void prove(const std::string& name, const Knowledge& knowledge, Audience audience) {
  const auto start = std::chrono::steady_clock::now();
  Case fresh;
  fresh.audience = audience;
  const Step best = best_step(knowledge, fresh, kBudget);
  const double search = seconds_since(start);
  const std::size_t states = best.exact ? certify(knowledge, audience).size() : 0;
  std::printf(
      "%-10s %3zu causes %3zu questions  search %7.2f s, %9zu looked at, %s; certificate %zu states, in all %7.2f s, %.0f "
      "MB\n",
      name.c_str(), knowledge.causes.size(), knowledge.questions.size(), search, best.effort,
      best.exact ? "exact" : "gave up", states, seconds_since(start), megabytes());
  if (!best.exact)
    std::printf("           no order is below %.1f s; one step of look-ahead promises %.1f s\n",
                at_least(knowledge, audience), best.seconds);
}

// How much longer it takes until solved if each page may look at so many causes only.
void lose(const std::string& name, const Knowledge& knowledge, Audience audience) {
  Case fresh;
  fresh.audience = audience;
  const Step best = best_step(knowledge, fresh, kBudget);
  if (!best.exact) return;
  for (const std::size_t budget :
       {std::size_t{0}, std::size_t{1000}, std::size_t{10000}, kEffortBudget, std::size_t{1000000}}) {
    const Figures figures = figures_of(knowledge, follow(knowledge, audience, own_order(budget)));
    std::printf("%-10s budget %7zu: %zu of %zu pages fall back, %.3f s lost (%.4f %%)\n", name.c_str(), budget,
                figures.inexact, figures.cases, figures.seconds - best.seconds,
                100 * (figures.seconds - best.seconds) / best.seconds);
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 1;
  const Loaded loaded = load_and_plan(read_folder(argv[1]));
  if (!loaded.ok()) return 1;
  for (const Audience audience : kAudiences) {
    prove(std::string(to_string(audience)), loaded.knowledge, audience);
    lose(std::string(to_string(audience)), loaded.knowledge, audience);
  }
  for (const Size& size : {Size{8, 4, 20, 10}, Size{12, 4, 40, 20}, Size{16, 4, 80, 40}}) {
    const Knowledge knowledge = random_knowledge(1, size);
    prove("random", knowledge, Audience::customer);
    if (size.causes == 20) lose("random", knowledge, Audience::customer);
  }
}

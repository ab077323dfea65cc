#include "walks/places.h"

#include <doctest/doctest.h>

#include "cases/link.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/small_knowledge.h"
#include "walks/strategy.h"

using namespace signpost;

namespace {

std::vector<std::string> links(const Knowledge& knowledge, const std::vector<Place>& all) {
  std::vector<std::string> result;
  for (const Place& place : all) result.push_back(to_link(place.value, knowledge));
  return result;
}

}  // namespace

TEST_CASE("places: they are the pages up to the first advice, each before those that follow it") {
  const Knowledge& knowledge = small().knowledge;
  const std::vector<Place> all = places(knowledge, Audience::customer);
  CHECK(links(knowledge, all) == std::vector<std::string>{
                                     "#1.customer",
                                     "#1.customer.stuck-password",
                                     "#1.customer.stuck-nomail",
                                     "#1.customer.stuck-linked",
                                     "#1.customer.stuck-unsure",
                                     "#1.customer.stuck-password.site-portal",
                                     "#1.customer.stuck-password.site-gitlab",
                                     "#1.customer.stuck-password.site-unsure",
                                 });
  CHECK(all[0].next == std::vector<std::size_t>{1, 2, 3, 4});
  CHECK(all[1].next == std::vector<std::size_t>{5, 6, 7});
  CHECK(all[2].next.empty());
  CHECK(places(knowledge, Audience::agent)[0].value.audience == Audience::agent);
}

TEST_CASE("places: chances follow weights, the number of fitting answers and the chance of doubt") {
  const std::vector<Place> all = places(build::two_guides(), Audience::customer);
  REQUIRE(all.size() == 5);
  CHECK(all[0].chance == 1);
  CHECK(all[1].chance == doctest::Approx(0.8 * 0.75));
  CHECK(all[2].chance == doctest::Approx(0.8 * 0.25 / 2));
  CHECK(all[3].chance == doctest::Approx(0.8 * 0.25 / 2));
  CHECK(all[4].chance == doctest::Approx(0.2));
}

TEST_CASE("places: an answer that no cause fits is there with no chance, and hands over") {
  Knowledge knowledge = build::two_guides();
  knowledge.questions[0].answers.emplace_back("fourth");
  const std::vector<Place> all = places(knowledge, Audience::customer);
  REQUIRE(all.size() == 6);
  CHECK(all[4].chance == 0);
  CHECK(all[4].step.kind == Step::Kind::hand_over);
}

TEST_CASE("places: chances of the ends add up to 1 and agree with the walk of the proof, on 200 random knowledge bases") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    CAPTURE(seed);
    const Knowledge knowledge = random_knowledge(seed, {});
    for (const Audience audience : kAudiences) {
      double ends = 0;
      double questions = 0;
      for (const Place& place : places(knowledge, audience))
        (place.step.kind == Step::Kind::ask ? questions : ends) += place.chance;
      const Figures figures = figures_of(knowledge, follow(knowledge, audience, own_order()));
      CHECK(ends == doctest::Approx(1));
      CHECK(questions == doctest::Approx(figures.questions));
    }
  }
}

#include "reasoning/diagnosis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "cases/link.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/show.h"

using namespace signpost;

namespace {

// door: red green blue; key: yes no, only if the door is red; note: yes no, asked of agents only.
Knowledge house() {
  Knowledge known;
  build::question(known, "door", {"red", "green", "blue"});
  build::question(known, "key", {"yes", "no"}, {10, 0.1}, {{"door", {"red"}}});
  build::question(known, "note", {"yes", "no"}).asking[Audience::customer].reset();
  build::guide(known, "knock", 60, 0.5);
  build::guide(known, "unlock", 30, 1);
  build::guide(known, "climb", 300, 0.9);
  build::cause(known, "asleep", 30, {{"door", {"red", "green"}}, {"note", {"no"}}}, "knock");
  build::cause(known, "locked", 20, {{"door", {"red"}}, {"key", {"yes"}}}, "unlock");
  build::cause(known, "lost", 10, {{"door", {"red"}}, {"key", {"no"}}}, "climb");
  build::cause(known, "away", 40, {{"door", {"blue"}}, {"note", {"yes"}}}, "climb");
  return known;
}

std::string causes(const Knowledge& known, const std::vector<Likelihood>& likelihoods) {
  std::string ids;
  for (const Likelihood& l : likelihoods) ids += known.causes[static_cast<std::size_t>(l.cause)].id + " ";
  return ids;
}

std::string possible(const Knowledge& known, const std::string& link) {
  return causes(known, diagnose(known, build::at(known, link)).possible);
}

std::string spent(const Knowledge& known, const std::string& link) {
  return causes(known, diagnose(known, build::at(known, link)).spent);
}

std::string open(const Knowledge& known, const std::string& link) {
  std::string ids;
  for (const int question : diagnose(known, build::at(known, link)).open)
    ids += known.questions[static_cast<std::size_t>(question)].id + " ";
  return ids;
}

double share(const Knowledge& known, const std::string& link, const char* cause) {
  const Diagnosis diagnosis = diagnose(known, build::at(known, link));
  const int id = build::must(index_of(known.causes, cause));
  for (const auto* list : {&diagnosis.possible, &diagnosis.spent}) {
    for (const Likelihood& l : *list) {
      if (l.cause == id) return l.share;
    }
  }
  return 0;
}

// The guides of the possible causes, each with its share in hundredths and its likeliest cause.
std::string by_share(const Knowledge& known, const std::string& link) {
  const Case value = build::at(known, link);
  std::string result;
  for (const GuideShare& g : guides_by_share(known, value.audience, diagnose(known, value).possible)) {
    result += known.guides[static_cast<std::size_t>(g.guide)].id + " " + std::to_string(std::lround(100 * g.share)) + " " +
              known.causes[static_cast<std::size_t>(g.likeliest.cause)].id + ", ";
  }
  return result;
}

std::vector<std::string> conflict_links(const Knowledge& known, const std::string& link) {
  std::vector<std::string> result;
  for (const std::vector<Entry>& set : conflicts(known, build::at(known, link))) {
    Case value;
    value.entries = set;
    result.push_back(to_link(value, known));
  }
  return result;
}

using Links = std::vector<std::string>;

}  // namespace

TEST_CASE("diagnosis: possible are the causes that fit every answer and whose guide was not tried") {
  const Knowledge known = house();
  CHECK(possible(known, "#1.customer") == "asleep locked lost away ");
  CHECK(possible(known, "#1.customer.door-red") == "asleep locked lost ");
  CHECK(possible(known, "#1.customer.door-green") == "asleep ");
  CHECK(possible(known, "#1.customer.door-red.key-yes") == "asleep locked ");
  CHECK(possible(known, "#1.customer.note-yes.door-red") == "locked lost ");
  CHECK(possible(known, "#1.customer.door-red.tried-knock") == "locked lost ");
  CHECK(possible(known, "#1.customer.tried-climb") == "asleep locked ");
  CHECK(possible(known, "#1.customer.door-green.note-yes") == "");
  CHECK(possible(known, "#1.customer.door-green.tried-knock") == "");
}

TEST_CASE("diagnosis: spent are the causes that fit every answer but whose guide was tried") {
  const Knowledge known = house();
  CHECK(spent(known, "#1.customer.door-red") == "");
  CHECK(spent(known, "#1.customer.door-red.tried-knock") == "asleep ");
  CHECK(spent(known, "#1.customer.tried-climb.door-red") == "lost ");
  CHECK(spent(known, "#1.customer.tried-climb") == "lost away ");
  CHECK(spent(known, "#1.customer.door-green.note-yes.tried-knock") == "");
  CHECK(spent(known, "#1.customer.door-green.tried-knock") == "asleep ");
}

TEST_CASE("diagnosis: a guide that was tried counts for the audience that it was advice for") {
  Knowledge known = house();
  known.causes[0].guide[Audience::agent] = 2;
  CHECK(possible(known, "#1.customer.tried-knock") == "locked lost away ");
  CHECK(possible(known, "#1.agent.tried-climb") == "locked ");
}

TEST_CASE("diagnosis: what only the other audience is led to was tried by them: its causes are less likely, not spent") {
  Knowledge known = house();
  build::guide(known, "window", 60, 0.8);
  known.causes[3].guide[Audience::customer] = 3;  // agents climb
  CHECK(possible(known, "#1.agent.tried-window") == "asleep locked lost away ");
  CHECK(spent(known, "#1.agent.tried-window") == "");
  CHECK(share(known, "#1.agent.tried-window", "away") == doctest::Approx(8.0 / 68));
  CHECK(share(known, "#1.agent.tried-window.tried-climb", "away") == doctest::Approx(0.8 / 51.8));
  CHECK(spent(known, "#1.agent.tried-window.tried-climb") == "lost away ");
  CHECK(spent(known, "#1.customer.tried-window") == "away ");
  // A guide that helps for certain, and did not, leaves nothing.
  known.guides[3].works = 1;
  CHECK(spent(known, "#1.agent.tried-window") == "away ");
  // What both audiences are led to, each has tried for its own causes.
  known.causes[0].guide[Audience::customer] = 2;
  CHECK(share(known, "#1.agent.tried-climb", "asleep") == doctest::Approx(30 / 55.0));
}

TEST_CASE("diagnosis: \"I'm not sure\" keeps every cause, wherever it stands") {
  const Knowledge known = house();
  CHECK(possible(known, "#1.customer.door-unsure") == "asleep locked lost away ");
  CHECK(possible(known, "#1.customer.door-red.key-unsure.note-unsure") == "asleep locked lost ");
  CHECK(share(known, "#1.customer.door-unsure", "away") == doctest::Approx(0.4));
}

TEST_CASE("diagnosis: shares follow the weights, and a cause that fits fewer answers gains by each of them") {
  const Knowledge known = house();
  CHECK(share(known, "#1.customer", "asleep") == doctest::Approx(0.3));
  CHECK(share(known, "#1.customer", "away") == doctest::Approx(0.4));
  // Of 30 asleep, half have a red door: 15 beside 20 and 10.
  CHECK(share(known, "#1.customer.door-red", "asleep") == doctest::Approx(15.0 / 45));
  CHECK(share(known, "#1.customer.door-red", "locked") == doctest::Approx(20.0 / 45));
  // Asleep does not name the key: half of it has one.
  CHECK(share(known, "#1.customer.door-red.key-yes", "asleep") == doctest::Approx(7.5 / 27.5));
  // Knocking helps half of the time.
  CHECK(share(known, "#1.customer.door-red.tried-knock", "asleep") == doctest::Approx(7.5 / 37.5));
  CHECK(share(known, "#1.customer.door-red.tried-knock", "locked") == doctest::Approx(20.0 / 37.5));
  // Unlocking always helps: nothing is left of its cause.
  CHECK(share(known, "#1.customer.door-red.tried-unlock", "locked") == 0);
  CHECK(share(known, "#1.customer.door-red.tried-unlock", "lost") == doctest::Approx(10.0 / 25));
}

TEST_CASE("diagnosis: shares of possible and spent causes sum to one and do not depend on the order, on random cases") {
  std::minstd_rand random(1);
  for (unsigned seed = 0; seed < 300; ++seed) {
    const Knowledge known = random_knowledge(seed, {4, 3, 6, 4});
    Case value;
    for (int i = 0; i < 4; ++i) {
      const int item = static_cast<int>(random() % 4);
      const Question& question = known.questions[static_cast<std::size_t>(item)];
      if (random() % 4 == 0) {
        value = with_tried(value, known, item);
      } else if (applies(value, question)) {
        value = with_answer(value, known, item, static_cast<int>(random() % question.answers.size()));
      }
    }
    const Diagnosis diagnosis = diagnose(known, value);
    if (diagnosis.possible.empty()) {
      CHECK(diagnosis.open.empty());
      continue;
    }
    double sum = 0;
    for (const Likelihood& l : diagnosis.possible) sum += l.share;
    for (const Likelihood& l : diagnosis.spent) sum += l.share;
    CAPTURE(seed);
    CHECK(sum == doctest::Approx(1));
    Case reversed = value;
    std::reverse(reversed.entries.begin(), reversed.entries.end());
    const Diagnosis other = diagnose(known, reversed);
    CHECK(causes(known, other.possible) == causes(known, diagnosis.possible));
    CHECK(causes(known, other.spent) == causes(known, diagnosis.spent));
    CHECK(other.open == diagnosis.open);
  }
}

TEST_CASE("diagnosis: a question is open only while every single condition holds") {
  const Knowledge known = house();
  SUBCASE("it is open at first") { CHECK(open(known, "#1.customer") == "door "); }
  SUBCASE("it was not answered, not even with \"I'm not sure\"") {
    CHECK(open(known, "#1.customer.door-unsure") == "");
    CHECK(open(known, "#1.agent.door-unsure") == "note ");
    CHECK(open(known, "#1.customer.door-red.key-unsure") == "");
  }
  SUBCASE("it is asked of this audience") {
    CHECK(open(known, "#1.customer") == "door ");
    CHECK(open(known, "#1.agent") == "door note ");
  }
  SUBCASE("its conditions hold") {
    CHECK(open(known, "#1.customer.door-red") == "key ");
    CHECK(open(known, "#1.customer.door-unsure") == "");
  }
  SUBCASE("possible causes lead to different guides") {
    CHECK(open(known, "#1.customer.door-red.tried-knock") == "key ");
    CHECK(open(known, "#1.customer.door-red.tried-knock.tried-climb") == "");
    CHECK(open(known, "#1.agent.door-green") == "");
    // Locked and lost are told apart by the key, but not if they need the same.
    Knowledge same = known;
    same.causes[1].guide = {{2, 2}};
    CHECK(open(same, "#1.customer.door-red.tried-knock") == "");
    // The audience decides what they need.
    same.causes[1].guide[Audience::agent] = 1;
    CHECK(open(same, "#1.customer.door-red.tried-knock") == "");
    CHECK(open(same, "#1.agent.door-red.tried-knock") == "key ");
  }
  SUBCASE("one of its answers rules a possible cause out") {
    CHECK(open(known, "#1.agent.door-red") == "key note ");
    // Only asleep and away name the note.
    CHECK(open(known, "#1.agent.door-red.tried-knock") == "key ");
    Knowledge vague = known;
    vague.causes[1].fits[1].answers = {0, 1};
    vague.causes[2].fits.pop_back();
    CHECK(open(vague, "#1.customer.door-red") == "");
  }
  SUBCASE("a spent cause opens nothing") {
    // Of those that are left only away names the note, and the door rules it out.
    CHECK(open(known, "#1.agent.tried-knock.door-red.key-unsure") == "");
  }
}

TEST_CASE("diagnosis: a guide has what its causes come to together, and the guide with the most comes first") {
  Knowledge known = house();
  CHECK(by_share(known, "#1.customer") == "climb 50 away, knock 30 asleep, unlock 20 locked, ");
  CHECK(by_share(known, "#1.customer.door-green") == "knock 100 asleep, ");
  CHECK(by_share(known, "#1.customer.door-green.tried-knock") == "");
  // What was tried keeps its share, and is not in the list.
  CHECK(by_share(known, "#1.customer.tried-knock") == "climb 59 away, unlock 24 locked, ");
  // Each audience has its own guides; those with the same share stand in the order of their causes.
  known.causes[0].guide[Audience::agent] = 2;
  known.causes[2].weight = 20;
  CHECK(by_share(known, "#1.agent.door-red.note-no") == "climb 71 asleep, unlock 29 locked, ");
  CHECK(by_share(known, "#1.customer.door-red.note-yes") == "unlock 50 locked, climb 50 lost, ");
}

TEST_CASE("diagnosis: conflicts are all smallest sets of answers that no cause fits together") {
  Knowledge known;
  build::question(known, "a", {"x", "y", "z"});
  build::question(known, "b", {"x", "y"});
  build::question(known, "c", {"x", "y"});
  build::question(known, "d", {"x", "y"});
  build::guide(known, "g", 60, 0.5);
  build::cause(known, "one", 1, {{"a", {"x"}}, {"b", {"x"}}, {"c", {"x"}}}, "g");
  build::cause(known, "two", 1, {{"a", {"y"}}, {"b", {"y"}}, {"c", {"x"}}}, "g");
  build::cause(known, "three", 1, {{"a", {"y"}}, {"b", {"x"}}, {"c", {"y"}}}, "g");
  SUBCASE("none") {
    CHECK(conflict_links(known, "#1.customer") == Links{});
    CHECK(conflict_links(known, "#1.customer.a-x.b-x.c-x.d-y") == Links{});
    CHECK(conflict_links(known, "#1.customer.a-z.b-unsure") == Links{"#1.customer.a-z"});
    CHECK(conflict_links(known, "#1.customer.a-unsure.b-y.c-unsure") == Links{});
    CHECK(conflict_links(known, "#1.customer.a-x.tried-g") == Links{});
  }
  SUBCASE("a single answer") {
    CHECK(conflict_links(known, "#1.customer.a-z") == Links{"#1.customer.a-z"});
    CHECK(conflict_links(known, "#1.customer.b-y.c-y.a-z") == Links{"#1.customer.a-z"});
  }
  SUBCASE("a pair") {
    CHECK(conflict_links(known, "#1.customer.a-x.b-y") == Links{"#1.customer.a-x.b-y"});
    CHECK(conflict_links(known, "#1.customer.d-x.b-y.tried-g.a-x") == Links{"#1.customer.b-y.a-x"});
  }
  SUBCASE("several pairs") {
    CHECK(conflict_links(known, "#1.customer.a-x.b-y.c-y") ==
          Links{"#1.customer.a-x.b-y", "#1.customer.a-x.c-y", "#1.customer.b-y.c-y"});
  }
  SUBCASE("three answers of which any two go together") {
    CHECK(conflict_links(known, "#1.customer.a-y.b-x.c-x") == Links{"#1.customer.a-y.b-x.c-x"});
  }
}

TEST_CASE("diagnosis: conflicts are the smallest by trying all sets, on random cases") {
  std::minstd_rand random(2);
  int found = 0;
  for (unsigned seed = 0; seed < 400; ++seed) {
    const Knowledge known = random_knowledge(seed, {6, 3, 4, 3});
    Case value;
    for (int q = 0; q < 6; ++q) {
      const Question& question = known.questions[static_cast<std::size_t>(q)];
      if (applies(value, question))
        value = with_answer(value, known, q, static_cast<int>(random() % (question.answers.size() + 1)) - 1);
    }
    std::vector<Entry> answers;
    for (const Entry& entry : value.entries) {
      if (entry.answer != kUnsure) answers.push_back(entry);
    }
    std::size_t least = 99;
    std::vector<std::vector<Entry>> expected;
    for (unsigned bits = 0; bits < (1U << answers.size()); ++bits) {
      Case some;
      for (std::size_t i = 0; i < answers.size(); ++i) {
        if ((bits >> i & 1U) != 0) some.entries.push_back(answers[i]);
      }
      if (!diagnose(known, some).possible.empty() || some.entries.size() > least) continue;
      if (some.entries.size() < least) expected.clear();
      least = some.entries.size();
      expected.push_back(some.entries);
    }
    const std::vector<std::vector<Entry>> sets = conflicts(known, value);
    CAPTURE(seed);
    CHECK(sets.size() == expected.size());
    for (const std::vector<Entry>& set : expected) CHECK(std::find(sets.begin(), sets.end(), set) != sets.end());
    found += sets.empty() ? 0 : 1;
  }
  CHECK(found > 50);
}

TEST_CASE("diagnosis: among very many answers one conflict is found that cannot be made smaller") {
  Knowledge known;
  build::guide(known, "g", 60, 0.5);
  for (int q = 0; q < 60; ++q) build::question(known, "q" + std::to_string(q), {"x", "y"});
  // Each cause names 15 questions of its own: answers against one of each group conflict, any three answers do not.
  for (int skip = 0; skip < 4; ++skip) {
    Cause cause;
    cause.id = "c" + std::to_string(skip);
    cause.weight = 1;
    for (int q = skip * 15; q < skip * 15 + 15; ++q) cause.fits.push_back({q, {0}});
    cause.guide = {{0, 0}};
    known.causes.push_back(cause);
  }
  Case value;
  for (int q = 0; q < 60; ++q) value.entries.push_back({Entry::Kind::answer, q, 1});
  const std::vector<std::vector<Entry>> sets = conflicts(known, value);
  REQUIRE(sets.size() == 1);
  CHECK(sets[0].size() == 4);
}

namespace {

// The answer that suspect() names, as a link, or nothing.
std::string suspected(const Knowledge& known, const std::string& link) {
  const std::optional<Entry> entry = suspect(known, build::at(known, link));
  Case value;
  if (entry) value.entries.push_back(*entry);
  return to_link(value, known);
}

}  // namespace

TEST_CASE("diagnosis: of a conflict, the answer is suspected without which the most weight of causes fits") {
  Knowledge known;
  build::question(known, "a", {"x", "y"});
  build::question(known, "b", {"x", "y"});
  build::question(known, "c", {"x", "y"});
  build::guide(known, "g", 60, 0.5);
  build::cause(known, "common", 10, {{"a", {"x"}}, {"b", {"x"}}}, "g");
  build::cause(known, "rare", 1, {{"a", {"y"}}, {"b", {"y"}}}, "g");
  CHECK(suspected(known, "#1.customer.a-x.b-y") == "#1.customer.b-y");
  CHECK(suspected(known, "#1.customer.a-y.b-x") == "#1.customer.a-y");
  CHECK(suspected(known, "#1.customer.c-x.a-y.b-x") == "#1.customer.a-y");
  CHECK(suspected(known, "#1.customer.a-x.b-x") == "#1.customer");
  // One that cannot be changed is of no use to anybody.
  known.questions[0].asking[Audience::customer].reset();
  CHECK(suspected(known, "#1.customer.a-y.b-x") == "#1.customer.b-x");
  CHECK(suspected(known, "#1.agent.a-y.b-x") == "#1.customer.a-y");
  known.questions[1].asking[Audience::customer].reset();
  CHECK(suspected(known, "#1.customer.a-y.b-x") == "#1.customer");
}

#include "reasoning/explanation.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include "cases/link.h"
#include "reasoning/diagnosis.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/seeds.h"
#include "support/show.h"

using namespace signpost;

namespace {

using Ids = std::vector<std::string>;

// The door tells knocking, climbing and unlocking apart, the key the latter two. The note says nothing about unlocking.
Knowledge plain_house() {
  Knowledge known;
  build::question(known, "door", {"red", "green", "blue"});
  build::question(known, "key", {"yes", "no"});
  build::question(known, "note", {"yes", "no"});
  build::guide(known, "knock", 60, 0.5);
  build::guide(known, "unlock", 30, 1);
  build::guide(known, "climb", 300, 0.9);
  build::cause(known, "asleep", 30, {{"door", {"green"}}, {"note", {"no"}}}, "knock");
  build::cause(known, "locked", 20, {{"door", {"red"}}, {"key", {"yes"}}}, "unlock");
  build::cause(known, "lost", 10, {{"door", {"red"}}, {"key", {"no"}}, {"note", {"no"}}}, "climb");
  return known;
}

Ids separated(const Knowledge& known, const std::string& link, const std::string& question) {
  Ids result;
  const Case value = build::at(known, link);
  const int asked = build::must(index_of(known.questions, question));
  for (const int guide : separated_guides(known, value, diagnose(known, value), asked)) {
    result.push_back(known.guides[static_cast<std::size_t>(guide)].id);
  }
  return result;
}

std::string shown(const Knowledge& known, const std::vector<Entry>& entries) {
  Case value;
  value.entries = entries;
  return to_link(value, known);
}

std::string settling(const Knowledge& known, const std::string& link) {
  const Case value = build::at(known, link);
  return shown(known, settling_answers(known, value, diagnose(known, value)));
}

Ids excluded(const Knowledge& known, const std::string& link) {
  Ids result;
  for (const Exclusion& exclusion : exclusions(known, build::at(known, link))) {
    result.push_back(known.guides[static_cast<std::size_t>(exclusion.guide)].id + " " + shown(known, exclusion.answers));
  }
  return result;
}

// Answers to some questions, some of them "I'm not sure", and perhaps a try.
Case random_case(const Knowledge& known, std::minstd_rand& random) {
  Case value;
  value.audience = kAudiences[random() % 2];
  for (std::size_t q = 0; q < known.questions.size(); ++q) {
    const Question& question = known.questions[q];
    if (random() % 3 == 0 || !applies(value, question)) continue;
    value = with_answer(value, known, static_cast<int>(q), static_cast<int>(random() % (question.answers.size() + 1)) - 1);
  }
  if (random() % 3 == 0) value = with_tried(value, known, static_cast<int>(random() % known.guides.size()));
  return value;
}

// The case with some of its answers, and all of its tries.
Case with_some(const Case& value, const std::vector<Entry>& answers, unsigned bits) {
  Case some;
  some.audience = value.audience;
  for (const Entry& entry : value.entries) {
    const auto place = std::find(answers.begin(), answers.end(), entry);
    if (place == answers.end() || (bits >> (place - answers.begin()) & 1U) != 0) some.entries.push_back(entry);
  }
  return some;
}

std::set<int> possible_guides(const Knowledge& known, const Case& value) {
  std::set<int> guides;
  for (const Likelihood& l : diagnose(known, value).possible)
    guides.insert(known.causes[static_cast<std::size_t>(l.cause)].guide[value.audience]);
  return guides;
}

std::vector<Entry> sure_answers(const Case& value) {
  std::vector<Entry> answers;
  for (const Entry& entry : value.entries) {
    if (entry.kind == Entry::Kind::answer && entry.answer != kUnsure) answers.push_back(entry);
  }
  return answers;
}

std::size_t members(unsigned bits) {
  std::size_t count = 0;
  for (; bits != 0; bits &= bits - 1) ++count;
  return count;
}

}  // namespace

TEST_CASE("explanation: a question separates the guides that one of its answers rules out, the likeliest first") {
  const Knowledge known = plain_house();
  CHECK(separated(known, "#1.customer", "door") == Ids{"knock", "unlock", "climb"});
  CHECK(separated(known, "#1.customer", "key") == Ids{"unlock", "climb"});
  CHECK(separated(known, "#1.customer.door-red", "key") == Ids{"unlock", "climb"});
  CHECK(separated(known, "#1.customer.door-red", "note") == Ids{"climb"});
  CHECK(separated(known, "#1.customer.door-red.tried-climb", "note") == Ids{});
  CHECK(separated(known, "#1.customer.door-green", "note") == Ids{"knock"});
}

TEST_CASE("explanation: a question that is asked again separates what it separated before it was answered") {
  CHECK(separated(plain_house(), "#1.customer.door-red.key-yes", "key") == Ids{"unlock", "climb"});
}

TEST_CASE("explanation: the fewest answers that settle the advice are named") {
  const Knowledge known = plain_house();
  CHECK(settling(known, "#1.customer.door-green") == "#1.customer.door-green");
  CHECK(settling(known, "#1.customer.door-red.key-yes") == "#1.customer.door-red.key-yes");
  CHECK(settling(known, "#1.customer.door-red.key-yes.note-yes") == "#1.customer.note-yes");  // only locked fits it
  CHECK(settling(known, "#1.customer.door-unsure.key-unsure") == "#1.customer");
  CHECK(settling(known, "#1.customer.door-red.tried-climb") == "#1.customer.door-red");
}

TEST_CASE("explanation: a guide that one other answer would bring back is named with the answers that rule it out") {
  const Knowledge known = plain_house();
  CHECK(excluded(known, "#1.customer.door-red.key-yes") == Ids{"knock #1.customer.door-red", "climb #1.customer.key-yes"});
  // The note rules climbing out too, so it is two answers away.
  CHECK(excluded(known, "#1.customer.door-red.key-yes.note-yes") == Ids{});
  CHECK(excluded(known, "#1.customer") == Ids{});
  // Where the key is asked for red doors only, another door is another conversation.
  Knowledge dependent = known;
  dependent.questions[1].only_if = build::conditions(known, {{"door", {"red"}}});
  CHECK(excluded(dependent, "#1.customer.door-red.key-yes") == Ids{"climb #1.customer.key-yes"});
  CHECK(excluded(known, "#1.customer.door-red.key-yes.tried-climb") == Ids{"knock #1.customer.door-red"});
}

TEST_CASE("explanation: a cause of which the other audience's try leaves nothing speaks neither for nor against") {
  Knowledge known = plain_house();
  build::guide(known, "ring", 10, 1);
  const int ring = build::must(index_of(known.guides, "ring"));
  known.causes[0].guide[Audience::customer] = ring;  // customers ring, which never fails; agents knock
  CHECK(settling(known, "#1.agent.tried-ring.door-red.key-yes") == "#1.customer.key-yes");
  CHECK(settling(known, "#1.agent.door-red.key-yes") == "#1.customer.door-red.key-yes");
  CHECK(excluded(known, "#1.agent.tried-ring.door-red.key-yes") == Ids{"climb #1.customer.key-yes"});
}

TEST_CASE("explanation: on random cases all is as an enumeration of every set of answers finds it") {
  std::minstd_rand random(4);
  int settled = 0;
  int ruled_out = 0;
  for (unsigned seed = 0; seed < seeds(500); ++seed) {
    const Knowledge known = random_knowledge(seed, {5, 3, 6, 4});
    const Case value = random_case(known, random);
    const std::vector<Entry> answers = sure_answers(value);
    const std::set<int> left = possible_guides(known, value);
    CAPTURE(seed);
    CAPTURE(value);
    if (!left.empty()) {
      std::size_t fewest = answers.size();
      for (unsigned bits = 0; bits < 1U << answers.size(); ++bits) {
        if (possible_guides(known, with_some(value, answers, bits)) == left) fewest = std::min(fewest, members(bits));
      }
      const std::vector<Entry> set = settling_answers(known, value, diagnose(known, value));
      unsigned chosen = 0;
      for (std::size_t i = 0; i < answers.size(); ++i)
        chosen |= std::find(set.begin(), set.end(), answers[i]) == set.end() ? 0U : 1U << i;
      REQUIRE(members(chosen) == set.size());
      REQUIRE(set.size() == fewest);
      REQUIRE(possible_guides(known, with_some(value, answers, chosen)) == left);
      settled += fewest < answers.size() ? 1 : 0;
    }
    std::set<int> near;  // guides that come back when one answer is taken back that no other depends on
    for (std::size_t i = 0; i < answers.size(); ++i) {
      const Case without = with_some(value, answers, ~(1U << i));
      const bool keeps_sense = std::all_of(answers.begin(), answers.end(), [&](const Entry& entry) {
        const std::vector<Condition>& conditions = known.questions[static_cast<std::size_t>(entry.item)].only_if;
        return std::none_of(conditions.begin(), conditions.end(),
                            [&](const Condition& condition) { return condition.question == answers[i].item; });
      });
      if (!keeps_sense) continue;
      for (const int guide : possible_guides(known, without)) {
        if (left.count(guide) == 0) near.insert(guide);
      }
    }
    std::set<int> named;
    for (const Exclusion& exclusion : exclusions(known, value)) {
      named.insert(exclusion.guide);
      std::size_t fewest = answers.size() + 1;
      bool enough = false;
      for (unsigned bits = 0; bits < 1U << answers.size(); ++bits) {
        const Case some = with_some(value, answers, bits);
        if (possible_guides(known, some).count(exclusion.guide) != 0) continue;
        fewest = std::min(fewest, members(bits));
        enough = enough || sure_answers(some) == exclusion.answers;
      }
      REQUIRE(exclusion.answers.size() == fewest);
      REQUIRE(enough);
    }
    REQUIRE(named == near);
    ruled_out += named.empty() ? 0 : 1;
    for (std::size_t q = 0; q < known.questions.size(); ++q) {
      Case open = value;
      const auto given = std::find_if(open.entries.begin(), open.entries.end(), [q](const Entry& entry) {
        return entry.kind == Entry::Kind::answer && entry.item == static_cast<int>(q);
      });
      if (given != open.entries.end()) open.entries.erase(given);
      const std::set<int> before = possible_guides(known, open);
      std::set<int> lost;
      for (int a = 0; a < static_cast<int>(known.questions[q].answers.size()); ++a) {
        Case answered = open;
        answered.entries.push_back({Entry::Kind::answer, static_cast<int>(q), a});
        const std::set<int> after = possible_guides(known, answered);
        for (const int guide : before) {
          if (after.count(guide) == 0) lost.insert(guide);
        }
      }
      const std::vector<int> separated = separated_guides(known, value, diagnose(known, value), static_cast<int>(q));
      REQUIRE(std::set<int>(separated.begin(), separated.end()) == lost);
    }
  }
  CHECK(settled > static_cast<int>(seeds(500) / 4));
  CHECK(ruled_out > static_cast<int>(seeds(500) / 4));
}

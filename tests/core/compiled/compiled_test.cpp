#include "compiled/compiled.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "authoring/compile.h"
#include "authoring/plan.h"
#include "page/page_json.h"
#include "shipped.h"
#include "support/build.h"
#include "support/random_knowledge.h"
#include "support/random_words.h"
#include "support/seeds.h"
#include "support/steps.h"
#include "walks/conversations.h"

using namespace signpost;

namespace {

const std::string kCutOrChanged = "The compiled file was cut off or changed: its length or digest is wrong.";
const std::string kOtherFormat = "This core reads compiled files of format 3, and this is none.";
const std::string kCannotBe = "The compiled file says what cannot be.";

// A model that nothing was learned for: what counts here is that all of it travels.
LikenessModel small_model(const Knowledge& knowledge) {
  LikenessModel model;
  const auto last = static_cast<int>(knowledge.causes.size()) - 1;
  model.situations = {{0, {{0, 0}}}, {last, {{0, 1}}}};
  model.biases = {-46, 0, 46};
  model.cells = {0, 2, 7, 3 * kFeaturePlaces - 1};
  model.values = {46, 1, -1, -46};
  return model;
}

std::string shipped_file(Audience audience) {
  const Words* theirs = audience == Audience::agent ? &shipped_words(Audience::customer) : nullptr;
  return compile(shipped().knowledge, shipped_words(audience), small_model(shipped().knowledge), theirs);
}

// What compile() gives for what was read.
std::string compiled_again(const Compiled& compiled) {
  return compile(compiled.knowledge, compiled.words[0], compiled.likeness,
                 compiled.words.size() > 1 ? &compiled.words[1] : nullptr);
}

std::string body_of(const std::string& text) { return text.substr(text.find('\n') + 1); }
std::string repaired(const std::string& body) { return compiled_head(body) + body; }

// A small file of a random knowledge.
std::string small_file(unsigned seed) {
  Knowledge knowledge = random_knowledge(seed, {3, 3, 5, 4});
  add_advice(knowledge);
  add_outcomes(knowledge);
  plan(knowledge);
  return compile(knowledge, make_words(knowledge, Audience::customer), small_model(knowledge));
}

}  // namespace

TEST_CASE("compiled: the pages of conversations are those of the JSON, for customers and for agents") {
  const std::size_t step = full_run() ? 1 : 29;
  const Knowledge& knowledge = shipped().knowledge;
  for (const Audience audience : kAudiences) {
    const ReadCompiled read = read_compiled(shipped_file(audience));
    REQUIRE(read.fault == "");
    const Words& words = shipped_words(audience);
    const std::vector<Stop> stops = conversations(knowledge, audience);
    for (std::size_t at = 0; at < stops.size(); at += step) {
      const std::string link = to_link(stops[at].value, knowledge);
      CAPTURE(link);
      REQUIRE(to_json(page_for(read.compiled.knowledge, read.compiled.words[0], link), read.compiled.words[0]) ==
              to_json(page_for(knowledge, words, link), words));
    }
  }
}

TEST_CASE("compiled: what was read compiles to the same file") {
  for (const Audience audience : kAudiences) {
    const std::string text = shipped_file(audience);
    CHECK(compiled_again(read_compiled(text).compiled) == text);
  }
  for (unsigned seed = 0; seed < seeds(50); ++seed) {
    const std::string text = small_file(seed);
    CAPTURE(seed);
    CHECK(compiled_again(read_compiled(text).compiled) == text);
  }
}

TEST_CASE("compiled: what was learned travels whole, and without stories there is none") {
  const LikenessModel model = small_model(shipped().knowledge);
  const LikenessModel read = read_compiled(shipped_file(Audience::customer)).compiled.likeness;
  REQUIRE(read.situations.size() == 2);
  CHECK(read.situations[1].cause == model.situations[1].cause);
  CHECK(read.situations[1].answers == model.situations[1].answers);
  CHECK(read.biases == model.biases);
  CHECK(read.cells == model.cells);
  CHECK(read.values == model.values);
  CHECK(read_compiled(compile(shipped().knowledge, shipped_words(Audience::customer), {})).compiled.likeness.columns() == 0);
}

TEST_CASE("compiled: a model that says what cannot be is refused") {
  Knowledge knowledge = random_knowledge(3, {1, 2, 1, 1});
  add_advice(knowledge);
  const Words words = make_words(knowledge, Audience::customer);
  const auto refused = [&](auto change) {
    LikenessModel model;
    model.situations = {{0, {{0, 0}}}};
    model.biases = {0, 0};
    model.cells = {0, 2 * kFeaturePlaces - 1};
    model.values = {1, -1};
    change(model);
    return read_compiled(compile(knowledge, words, model)).fault == kCannotBe;
  };
  CHECK_FALSE(refused([](LikenessModel&) {}));
  CHECK(refused([](LikenessModel& model) { model.situations[0].cause = 1; }));
  CHECK(refused([](LikenessModel& model) { model.situations[0].answers = {{0, 2}}; }));
  CHECK(refused([](LikenessModel& model) { model.situations[0].answers = {{1, 0}}; }));
  CHECK(refused([](LikenessModel& model) { model.situations[0].answers.clear(); }));
  CHECK(refused([](LikenessModel& model) { model.biases.push_back(0); }));
  CHECK(refused([](LikenessModel& model) { model.biases.pop_back(); }));
  CHECK(refused([](LikenessModel& model) { model.biases[0] = 47; }));
  CHECK(refused([](LikenessModel& model) { model.values[0] = -47; }));
  CHECK(refused([](LikenessModel& model) { model.values.pop_back(); }));
  CHECK(refused([](LikenessModel& model) { model.cells.pop_back(); }));
  CHECK(refused([](LikenessModel& model) { model.cells[1] += 1; }));
}

TEST_CASE("compiled: customers get nothing of what only agents read") {
  const ReadCompiled read = read_compiled(shipped_file(Audience::customer));
  CHECK(read.compiled.words.size() == 1);
  CHECK(read.compiled.knowledge.messages.empty());
  CHECK(read.compiled.knowledge.signs.empty());
  CHECK(read.compiled.knowledge.policy[Audience::agent].empty());
  CHECK_FALSE(read.compiled.knowledge.policy[Audience::customer].empty());
  for (const Guide& guide : read.compiled.knowledge.guides) CHECK(guide.procedures[Audience::agent].empty());
  CHECK(read_compiled(shipped_file(Audience::agent)).compiled.words.size() == 2);
}

TEST_CASE("compiled: every prefix of a file is refused") {
  const std::string text = small_file(1);
  for (std::size_t length = 0; length < text.size(); ++length) {
    CAPTURE(length);
    const ReadCompiled read = read_compiled(std::string_view(text).substr(0, length));
    REQUIRE(read.fault == (length < 1 ? kOtherFormat : kCutOrChanged));
    REQUIRE(read.compiled.knowledge.questions.empty());
  }
}

TEST_CASE("compiled: every byte that is another is noticed") {
  const std::string text = small_file(2);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char other : {'\0', '\n', ' ', '1', 'x', '\xff'}) {
      if (text[at] == other) continue;
      std::string changed = text;
      changed[at] = other;
      CAPTURE(at);
      REQUIRE(!read_compiled(changed).ok());
    }
  }
}

TEST_CASE("compiled: a file that is whole but says what cannot be is refused, with nothing of it used") {
  // The numbers of a question with two answers, then of its one cause, guide, procedure and source.
  Knowledge knowledge = random_knowledge(3, {1, 2, 1, 1});
  add_advice(knowledge);
  const std::string body = body_of(compile(knowledge, make_words(knowledge, Audience::customer), {}));
  REQUIRE(read_compiled(repaired(body)).ok());
  const std::string rest = body.substr(body.find('\n'));
  const std::string numbers = body.substr(0, body.find('\n'));
  struct Row {
    std::string what, numbers;
  };
  const Row rows[] = {
      {"no number", ""},
      {"no question", "0" + numbers.substr(1)},
      {"a question with one answer", "1 1" + numbers.substr(3)},
      {"more answers than there may be", "1 33" + numbers.substr(3)},
      {"more items than bytes", numbers.substr(0, 3) + " 99999999999" + numbers.substr(5)},
      {"a number that is too long", numbers.substr(0, 3) + " 9999999999999" + numbers.substr(5)},
      {"a letter among the numbers", "x" + numbers.substr(1)},
      {"two spaces", "1  2" + numbers.substr(3)},
      {"a number too many", numbers + " 1"},
      {"a number too few", numbers.substr(0, numbers.rfind(' '))},
      {"another number of labels",
       [&] {
         const std::string labels = " " + std::to_string(kLabelNames.size()) + " ";
         std::string other = numbers;
         return other.replace(other.rfind(labels), labels.size(), " 1 ");
       }()},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const ReadCompiled read = read_compiled(repaired(row.numbers + rest));
    CHECK(read.fault == kCannotBe);
    CHECK(read.compiled.knowledge.questions.empty());
    CHECK(read.compiled.words.empty());
  }
  CHECK(read_compiled(repaired(body + "a text too many\n")).fault == kCannotBe);
  CHECK(read_compiled(repaired(body.substr(0, body.rfind('\n', body.size() - 2) + 1))).fault == kCannotBe);
}

TEST_CASE("compiled: a file of another format is refused as that") {
  std::string text = small_file(4);
  text[0] = '1';
  CHECK(read_compiled(text).fault == kOtherFormat);
  CHECK(read_compiled(R"({"format": 1})").fault == kOtherFormat);
}

TEST_CASE("compiled: changed files whose digest was repaired are refused, or give pages") {
  std::minstd_rand random(5);
  unsigned accepted = 0;
  for (unsigned mutant = 0; mutant < seeds(5000); ++mutant) {
    std::string body = body_of(small_file(mutant % 20));
    for (unsigned change = 0; change <= random() % 3; ++change) {
      const std::size_t numbers = std::max(body.find('\n'), std::size_t{1});
      // Numbers are what could mislead the core.
      const std::size_t at = random() % (random() % 4 == 0 ? body.size() : numbers);
      const char other = "0123456789 \nax"[random() % 14];
      if (random() % 3 == 0) {
        body.insert(at, 1, other);
      } else {
        body[at] = other;
      }
    }
    const ReadCompiled read = read_compiled(repaired(body));
    if (!read.ok()) continue;
    ++accepted;
    const Words& words = read.compiled.words.front();
    const Page first = page_for(read.compiled.knowledge, words, "#1.customer");
    for (const Option& option : options(first.step)) page_for(read.compiled.knowledge, words, option.link);
    CHECK(!to_json(first, words).empty());
  }
  CHECK(accepted > 100);
}

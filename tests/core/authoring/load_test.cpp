#include "authoring/load.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "support/faults.h"
#include "support/show.h"
#include "support/small_knowledge.h"

using namespace signpost;
using nlohmann::json;

namespace {

using Problems = std::vector<Problem>;

const char* const kHost = "the host of this link is not among the allowed hosts";
const char* const kScheme = "a link must start with https://";
const char* const kAscii = "a link may hold printable ASCII only, and no quotes, brackets or backslashes";
const char* const kHidden = "this text holds a control character or one that changes the direction of writing";
const char* const kUnused = " is unused: no cause, condition or message names it";

Problems load_knowledge(const std::string& text, const Limits& limits = {}) {
  return load({{"knowledge.json", text}}, limits).problems;
}

Problems load_beside(const std::string& name, const std::string& text, const Limits& limits = {}) {
  return load({{"knowledge.json", kSmallKnowledge}, {name, text}}, limits).problems;
}

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string at = row.change.at;
    const std::string value = row.change.value == nullptr ? "(removed)" : row.change.value;
    CAPTURE(at);
    CAPTURE(value);
    CHECK(load_knowledge(changed(kSmallKnowledge, row.change)) == problems_of("knowledge.json", row.faults));
  }
}

void check_rows_beside(const std::string& name, const std::string& text, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    const std::string at = row.change.at;
    const std::string value = row.change.value == nullptr ? "(removed)" : row.change.value;
    CAPTURE(at);
    CAPTURE(value);
    CHECK(load_beside(name, changed(text, row.change)) == problems_of(name, row.faults));
  }
}

bool contains(const Problems& problems, const Problem& problem) {
  return std::find(problems.begin(), problems.end(), problem) != problems.end();
}

std::string with(std::string text, const std::string& old, const std::string& now) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), now);
}

Row id_row(const char* id, const Fault& fault) { return {{"/messages/0/id", id}, {fault}}; }

// `count` entries made by `make`, in place of the list at `pointer`.
template <class Make>
std::string with_list(const std::string& text, const std::string& pointer, std::size_t count, Make make) {
  json document = parse(text);
  json& list = document[json::json_pointer(pointer)];
  for (std::size_t i = list.size(); i < count; ++i) list.push_back(make(i));
  return document.dump();
}

std::string numbered(const char* start, std::size_t number) { return start + std::to_string(number); }

std::string too_many(std::size_t count, std::size_t most) {
  return "this list has " + std::to_string(count) + " entries; at most " + std::to_string(most) + " are allowed";
}

// A knowledge with so many questions, each named by the first cause.
std::string many_questions(std::size_t count) {
  json document = parse(kSmallKnowledge);
  while (document["questions"].size() < count) {
    const std::string id = numbered("x", document["questions"].size());
    document["questions"].push_back(
        {{"id", id}, {"audiences", {{"customer", {{"seconds", 1}, {"unsure", 0}}}}}, {"answers", {"yes", "no"}}});
    document["causes"][0]["fits"][id] = {"yes", "no"};
  }
  return document.dump();
}

// A knowledge whose last question has so many answers, each named by the first cause.
std::string many_answers(std::size_t count) {
  json document = parse(kSmallKnowledge);
  json& answers = document["questions"][2]["answers"];
  while (answers.size() < count) answers.push_back(numbered("x", answers.size()));
  document["causes"][0]["fits"]["log"] = answers;
  return document.dump();
}

}  // namespace

TEST_CASE("load: the small knowledge of these tests is sound, in any order of its files") {
  std::vector<File> files = small_files();
  std::sort(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; });
  do {
    const Loaded loaded = load(files);
    CHECK(loaded.problems == Problems{});
    CHECK(loaded.ok());
    CHECK(loaded.knowledge.questions.size() == 3);
    CHECK(loaded.words.size() == 2);
    CHECK(loaded.examples.size() == 2);
  } while (std::next_permutation(files.begin(), files.end(), [](const File& a, const File& b) { return a.name < b.name; }));
}

TEST_CASE("load: what the files say is what the knowledge, the words and the examples hold") {
  const Knowledge& knowledge = small().knowledge;
  CHECK(knowledge.name == "small");
  CHECK(knowledge.hosts == std::vector<std::string>{"docs.gitlab.com", "gitlab.com"});
  CHECK(knowledge.handover_seconds == 3600);
  CHECK(knowledge.questions[1].only_if.size() == 1);
  CHECK(knowledge.questions[1].only_if[0].question == 0);
  CHECK(knowledge.questions[1].only_if[0].answers == AnswerSet{0});
  CHECK(knowledge.questions[0].asking[Audience::agent]->seconds == 15);
  CHECK(knowledge.questions[1].lasting);
  CHECK_FALSE(knowledge.questions[2].lasting);
  CHECK_FALSE(knowledge.questions[2].asking[Audience::customer].has_value());
  CHECK(knowledge.causes[3].guide[Audience::customer] == 3);
  CHECK(knowledge.causes[3].guide[Audience::agent] == 4);
  CHECK(knowledge.guides[5].careful);
  CHECK(knowledge.guides[6].out_of_scope);
  CHECK(knowledge.guides[1].procedures[Audience::customer] == std::vector<int>{0, 1});
  CHECK(knowledge.guides[1].sources == std::vector<int>{0, 1});
  CHECK(knowledge.procedures[0].steps == std::vector<std::string>{"visit", "click"});
  CHECK(knowledge.guides[6].outcomes == std::vector<int>{0, 1, 2});
  CHECK(knowledge.outcomes[1].settles == std::vector<std::pair<int, int>>{{1, 0}, {0, 0}});
  CHECK(knowledge.messages[0].settles == std::vector<std::pair<int, int>>{{0, 2}});
  CHECK(knowledge.renamed.answers == std::vector<std::pair<std::string, std::string>>{{"stuck-mail", "nomail"}});

  const Words& words = small_words(Audience::customer);
  CHECK(words.language == "en");
  CHECK(words.label(Label::unsure) == "I'm not sure");
  CHECK(words.questions[0].answers[1].hint == "After ten minutes");
  CHECK(words.questions[0].answers[2].group == "Messages");
  CHECK(words.guides[4].headline.empty());
  CHECK(words.outcomes == std::vector<Text>{"No mail came", "My password was refused", ""});
  CHECK(words.procedures[3].steps.empty());
  CHECK(words.guides[6].where_url == "https://gitlab.com/help");
  CHECK(words.handover.headline[1] == "This is new to us");
  CHECK(small_words(Audience::agent).audience == Audience::agent);

  const Example& example = small().examples[1];
  CHECK(example.answers == std::vector<std::pair<int, int>>{{0, 1}});
  CHECK(example.tried == std::vector<int>{2});
  CHECK(example.guide == 3);
}

TEST_CASE("load: texts about something else stand among the examples, and both say their language or are English") {
  const Loaded loaded = load({{"knowledge.json", kSmallKnowledge}, {"examples.json", R"([{"unrelated": ["soup", "rain"]},
    {"text": "Mot de passe", "language": "fr", "audience": "customer", "answers": {"stuck": "linked"}, "guide": "relink"},
    {"unrelated": ["soupe"], "language": "fr"}])"}});
  REQUIRE(loaded.problems == Problems{});
  REQUIRE(loaded.examples.size() == 1);
  CHECK(loaded.examples[0].language == "fr");
  CHECK(loaded.examples[0].place == 1);
  REQUIRE(loaded.unrelated.size() == 2);
  CHECK(loaded.unrelated[0].language == "en");
  CHECK(loaded.unrelated[0].texts == std::vector<std::string>{"soup", "rain"});
  CHECK(loaded.unrelated[1].language == "fr");
}

TEST_CASE("load: text that is not JSON is reported with line and column") {
  struct {
    std::string text;
    std::string where;
  } const rows[] = {
      {"", "line 1, column 1"},
      {"   \n ", "line 2, column 2"},
      {"{", "line 1, column 2"},
      {"{\n\n  \"format\": 1,\n", "line 4, column 1"},
      {"{\"format\" 1}", "line 1, column 11"},
      {"{\"format\": 1,}", "line 1, column 14"},
      {"{'format': 1}", "line 1, column 2"},
      {"{\"format\": tru }", "line 1, column 15"},
      {"{} {}", "line 1, column 4"},
      {"[1, 2", "line 1, column 6"},
      {"{\"a\": \"b", "line 1, column 9"},
      {"{\"a\": \"b\nc\"}", "line 1, column 9"},
      {"{\"a\": \"\\x\"}", "line 1, column 9"},
      {"// no comments\n{}", "line 1, column 1"},
      {"\xFF\xFE", "line 1, column 1"},
      {"{\"a\": \"\xC3(\"}", "line 1, column 9"},
      {std::string("\0", 1), "line 1, column 1"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const Problems problems = load_knowledge(row.text);
    REQUIRE(problems.size() == 1);
    CHECK(problems[0].file == "knowledge.json");
    CHECK(problems[0].where == row.where);
    CHECK(problems[0].what.rfind("this is not JSON: ", 0) == 0);
    CHECK(problems[0].what.find("json.exception") == std::string::npos);
    CHECK(problems[0].hint.empty());
  }
  CHECK(load_knowledge("{\"format\": 1,}")[0].what ==
        "this is not JSON: syntax error while parsing object key - unexpected '}'; expected string literal");
}

TEST_CASE("load: a file that was cut off anywhere is reported once, at its end") {
  const std::string text = kSmallKnowledge;
  for (std::size_t length = 0; length < text.size(); length += 3) {
    const std::string start = text.substr(0, length);
    const auto line = std::count(start.begin(), start.end(), '\n') + 1;
    const std::size_t column = length - (start.rfind('\n') == std::string::npos ? 0 : start.rfind('\n') + 1) + 1;
    CAPTURE(length);
    const Problems problems = load_knowledge(start);
    REQUIRE(problems.size() == 1);
    REQUIRE(problems[0].where == "line " + std::to_string(line) + ", column " + std::to_string(column));
  }
}

TEST_CASE("load: a number too large for the machine is reported in words like any other syntax error") {
  const Problems problems = load_knowledge(with(kSmallKnowledge, "\"format\": 1", "\"format\": 1e999"));
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].what.find("json.exception") == std::string::npos);
}

TEST_CASE("load: problems with text that is not UTF-8 are valid JSON themselves") {
  CHECK(json::accept(to_json(load_knowledge("{\"a\": \"\xC3(\"}"))));
}

TEST_CASE("load: a doubled key is reported wherever it stands") {
  const std::string knowledge = kSmallKnowledge;
  CHECK(load_knowledge(with(knowledge, "\"format\": 1,", "\"format\": 1, \"format\": 1,")) ==
        Problems{{"knowledge.json", "/format", "the key \"format\" stands here twice", ""}});
  CHECK(load_knowledge(with(knowledge, "\"seconds\": 120,", "\"seconds\": 5, \"seconds\": 120,")) ==
        Problems{{"knowledge.json", "/guides/0/seconds", "the key \"seconds\" stands here twice", ""}});
  CHECK(load_beside("words/en.customer.json",
                    with(kSmallCustomerWords, "\"title\": \"Signpost\",", "\"title\": \"A\", \"title\": \"B\",")) ==
        Problems{{"words/en.customer.json", "/labels/title", "the key \"title\" stands here twice", ""}});
}

TEST_CASE("load: every value of the wrong type is reported") {
  check_rows({
      {{"/format", "\"1\""}, {{"/format", "this must be a number"}}},
      {{"/name", "5"}, {{"/name", "this must be a text"}}},
      {{"/name", "null"}, {{"/name", "this must be a text"}}},
      {{"/hosts", "{}"}, {{"/hosts", "this must be a list"}, {"/sources/0/url", kHost}, {"/sources/1/url", kHost}}},
      {{"/handover", "5"}, {{"/handover", "this must be an object"}}},
      {{"/handover/seconds", "\"long\""}, {{"/handover/seconds", "this must be a number"}}},
      {{"/messages", "{}"}, {{"/messages", "this must be a list"}}},
      {{"/messages/0/settles", "[]"}, {{"/messages/0/settles", "this must be an object"}}},
      {{"/messages/0/settles/stuck", "[]"}, {{"/messages/0/settles/stuck", "this must be a text"}}},
      {{"/questions/1/only_if", "[]"}, {{"/questions/1/only_if", "this must be an object"}}},
      {{"/questions/0/audiences/agent", "8"}, {{"/questions/0/audiences/agent", "this must be an object"}}},
      {{"/questions/0/audiences/agent/unsure", "false"}, {{"/questions/0/audiences/agent/unsure", "this must be a number"}}},
      {{"/causes/0/weight", "[]"}, {{"/causes/0/weight", "this must be a number"}}},
      {{"/causes/4/fits", "[]"}, {{"/causes/4/fits", "this must be an object"}}},
      {{"/guides/5/careful", "\"yes\""}, {{"/guides/5/careful", "this must be true or false"}}},
      {{"/questions/1/lasting", "1"}, {{"/questions/1/lasting", "this must be true or false"}}},
      {{"/questions/1/lasting", "null"}, {{"/questions/1/lasting", "this must be true or false"}}},
      {{"/guides/6/out_of_scope", "1"},
       {{"/guides/6/out_of_scope", "this must be true or false"},
        {"/guides/6", "the guide \"elsewhere\" has no procedure for the customer"},
        {"/guides/6", "the guide \"elsewhere\" has no procedure for the agent"}}},
      {{"/guides/0/checked", "20261124"}, {{"/guides/0/checked", "this must be a text"}}},
      {{"/guides/0/sources/0", "1"},
       {{"/guides/0/sources/0", "this must be a text"}, {"/guides/0/sources", "a guide needs at least one source"}}},
      {{"/sources/0/url", "7"}, {{"/sources/0/url", "this must be a text"}}},
  });
}

TEST_CASE("load: a value of the wrong type is reported once, however many of its members are needed") {
  CHECK(load_knowledge("[]") == Problems{{"knowledge.json", "/", "this must be an object", ""}});
  CHECK(load_knowledge(changed(kSmallKnowledge, {"/messages/0", "5"})) ==
        Problems{{"knowledge.json", "/messages/0", "this must be an object", ""}});
  CHECK(load_knowledge(changed(kSmallKnowledge, {"/causes/0/guide", "5"})).size() < 3);
}

TEST_CASE("load: a value of the wrong type is reported where its members are optional, too") {
  check_rows({
      {{"/guides/6/procedures", "5"}, {{"/guides/6/procedures", "this must be an object"}}},
      {{"/renamed", "5"}, {{"/renamed", "this must be an object"}}},
      {{"/renamed/questions", "[\"where\"]"}, {{"/renamed/questions", "this must be an object"}}},
  });
}

TEST_CASE("load: every key that is missing or not known is reported, with what was meant where that is near") {
  check_rows({
      {{"/format", nullptr}, {{"/", "the key \"format\" is missing"}}},
      {{"/name", nullptr}, {{"/", "the key \"name\" is missing"}}},
      {{"/handover", nullptr}, {{"/", "the key \"handover\" is missing"}}},
      {{"/handover/seconds", nullptr}, {{"/handover", "the key \"seconds\" is missing"}}},
      {{"/questions/0/audiences/customer/unsure", nullptr},
       {{"/questions/0/audiences/customer", "the key \"unsure\" is missing"}}},
      {{"/causes/0/weight", nullptr}, {{"/causes/0", "the key \"weight\" is missing"}}},
      {{"/causes/4/fits", nullptr}, {{"/causes/4", "the key \"fits\" is missing"}}},
      {{"/causes/0/guide", "{\"customer\": \"signin\"}"}, {{"/causes/0/guide", "the key \"agent\" is missing"}}},
      {{"/guides/0/works", nullptr}, {{"/guides/0", "the key \"works\" is missing"}}},
      {{"/guides/0/checked", nullptr}, {{"/guides/0", "the key \"checked\" is missing"}}},
      {{"/guides/0/sources", nullptr}, {{"/guides/0", "the key \"sources\" is missing"}}},
      {{"/messages/0/text", nullptr}, {{"/messages/0", "the key \"text\" is missing"}}},
      {{"/messages/0/settles", nullptr}, {{"/messages/0", "the key \"settles\" is missing"}}},
      {{"/sources/0/title", nullptr}, {{"/sources/0", "the key \"title\" is missing"}}},
      {{"/sources/0/url", nullptr}, {{"/sources/0", "the key \"url\" is missing"}}},

      {{"/qestions", "[]"}, {{"/qestions", "the key \"qestions\" is not known here", "did you mean \"questions\"?"}}},
      {{"/zebra", "1"}, {{"/zebra", "the key \"zebra\" is not known here"}}},
      {{"/a~1b~0c", "1"}, {{"/a~1b~0c", "the key \"a/b~c\" is not known here"}}},
      {{"/handover/second", "1"},
       {{"/handover/second", "the key \"second\" is not known here", "did you mean \"seconds\"?"}}},
      {{"/questions/0/onlyif", "{}"},
       {{"/questions/0/onlyif", "the key \"onlyif\" is not known here", "did you mean \"only_if\"?"}}},
      {{"/questions/0/audiences/agents", "{}"},
       {{"/questions/0/audiences/agents", "the key \"agents\" is not known here", "did you mean \"agent\"?"}}},
      {{"/questions/0/audiences/agent/secs", "1"},
       {{"/questions/0/audiences/agent/secs", "the key \"secs\" is not known here"}}},
      {{"/causes/0/wieght", "1"},
       {{"/causes/0/wieght", "the key \"wieght\" is not known here", "did you mean \"weight\"?"}}},
      {{"/causes/3/guide/boss", "\"spam\""}, {{"/causes/3/guide/boss", "the key \"boss\" is not known here"}}},
      {{"/guides/0/carefull", "true"},
       {{"/guides/0/carefull", "the key \"carefull\" is not known here", "did you mean \"careful\"?"}}},
      {{"/guides/0/procedures/boss", "[]"}, {{"/guides/0/procedures/boss", "the key \"boss\" is not known here"}}},
      {{"/procedures/0/step", "[]"},
       {{"/procedures/0/step", "the key \"step\" is not known here", "did you mean \"steps\"?"}}},
      {{"/messages/0/txt", "\"\""}, {{"/messages/0/txt", "the key \"txt\" is not known here", "did you mean \"text\"?"}}},
      {{"/sources/0/uri", "\"\""}, {{"/sources/0/uri", "the key \"uri\" is not known here", "did you mean \"url\"?"}}},
      {{"/renamed/causes", "{}"}, {{"/renamed/causes", "the key \"causes\" is not known here"}}},
  });
}

TEST_CASE("load: numbers outside their range are reported, those at its ends are not") {
  const std::string seconds = "this number must be from 1 to 10000000";
  const std::string weight = "this number must be from 0.01 to 1000000";
  const std::string works = "this number must be from 0.01 to 1";
  const std::string unsure = "this number must be from 0 to 0.9";
  check_rows({
      {{"/format", "2"}, {{"/format", "this number must be from 1 to 1"}}},
      {{"/handover/seconds", "1.005"}, {{"/handover/seconds", "this number has more than two digits after the point"}}},
      {{"/format", "0"}, {{"/format", "this number must be from 1 to 1"}}},
      {{"/handover/seconds", "0.99"}, {{"/handover/seconds", seconds}}},
      {{"/handover/seconds", "1"}, {}},
      {{"/handover/seconds", "10000000"}, {}},
      {{"/handover/seconds", "10000001"}, {{"/handover/seconds", seconds}}},
      {{"/handover/seconds", "-1"}, {{"/handover/seconds", seconds}}},
      {{"/questions/0/audiences/customer/seconds", "0"}, {{"/questions/0/audiences/customer/seconds", seconds}}},
      {{"/questions/0/audiences/customer/unsure", "-0.01"}, {{"/questions/0/audiences/customer/unsure", unsure}}},
      {{"/questions/0/audiences/customer/unsure", "0"}, {}},
      {{"/questions/0/audiences/customer/unsure", "0.9"}, {}},
      {{"/questions/0/audiences/customer/unsure", "0.91"}, {{"/questions/0/audiences/customer/unsure", unsure}}},
      {{"/causes/0/weight", "0"}, {{"/causes/0/weight", weight}}},
      {{"/causes/0/weight", "0.01"}, {}},
      {{"/causes/0/weight", "1000000"}, {}},
      {{"/causes/0/weight", "1000001"}, {{"/causes/0/weight", weight}}},
      {{"/guides/0/works", "0"}, {{"/guides/0/works", works}}},
      {{"/guides/0/works", "0.01"}, {}},
      {{"/guides/0/works", "1"}, {}},
      {{"/guides/0/works", "1.01"}, {{"/guides/0/works", works}}},
      {{"/guides/0/seconds", "18446744073709551615"}, {{"/guides/0/seconds", seconds}}},
      {{"/guides/0/seconds", "-9223372036854775808"}, {{"/guides/0/seconds", seconds}}},
  });
}

TEST_CASE("load: ids that are malformed, reserved or doubled are reported") {
  const Fault malformed = {"/messages/0/id",
                           "an id is a lower-case letter, then lower-case letters and digits, at most 16 in all"};
  check_rows({
      id_row("\"Taken\"", malformed),
      id_row("\"1st\"", malformed),
      id_row("\"already-taken\"", malformed),
      id_row("\"a.b\"", malformed),
      id_row("\"a_b\"", malformed),
      id_row("\"caf\u00e9\"", malformed),
      id_row("\"abcdefghijklmnopq\"", malformed),
      {{"/messages/0/id", "\"abcdefghijklmnop\""}, {}},
      {{"/messages/0/id", "\"a1\""}, {}},
      id_row("\"\"", {"/messages/0/id", "this text is empty"}),
      {{"/messages/0/id", "\"  \""}, {{"/messages/0/id", "this text is empty"}, malformed}},
      id_row("5", {"/messages/0/id", "this must be a text"}),
      {{"/messages/0/id", nullptr}, {{"/messages/0", "the key \"id\" is missing"}}},
      id_row("\"ask\"", {"/messages/0/id", "\"ask\" has a meaning in links and cannot be an id"}),
      id_row("\"tried\"", {"/messages/0/id", "\"tried\" has a meaning in links and cannot be an id"}),
      id_row("\"solved\"", {"/messages/0/id", "\"solved\" has a meaning in links and cannot be an id"}),
      id_row("\"said\"", {"/messages/0/id", "\"said\" has a meaning in links and cannot be an id"}),
      id_row("\"see\"", {"/messages/0/id", "\"see\" has a meaning in links and cannot be an id"}),
      id_row("\"unsure\"", {"/messages/0/id", "\"unsure\" has a meaning in links and cannot be an id"}),
      {{"/questions/0/answers/-", "\"unsure\""},
       {{"/questions/0/answers/3", "\"unsure\" has a meaning in links and cannot be an id"},
        {"/questions/0/answers/3", std::string("the answer \"unsure\"") + kUnused}}},
      {{"/procedures/0/steps/-", "\"Last\""},
       {{"/procedures/0/steps/2", "an id is a lower-case letter, then lower-case letters and digits, at most 16 in all"}}},
      {{"/messages/-", "{\"id\": \"taken\", \"text\": \"x\", \"settles\": {}}"},
       {{"/messages/1", "there are two messages \"taken\""}}},
      {{"/causes/-", "{\"id\": \"spam\", \"weight\": 1, \"fits\": {}, \"guide\": \"spam\"}"},
       {{"/causes/6", "there are two causes \"spam\""}}},
      {{"/procedures/0/steps/-", "\"visit\""}, {{"/procedures/0/steps/2", "there are two steps \"visit\""}}},
  });
}

TEST_CASE("load: a doubled id is the only problem that is reported for its second item") {
  check_rows({
      {{"/sources/-", "{\"id\": \"access\", \"title\": \"x\", \"url\": \"https://gitlab.com\"}"},
       {{"/sources/2", "there are two sources \"access\""}}},
      {{"/procedures/-", "{\"id\": \"open\", \"steps\": [\"x\"]}"},
       {{"/procedures/4", "there are two procedures \"open\""}}},
      {{"/questions/2/answers/-", "\"sent\""}, {{"/questions/2/answers/2", "there are two answers \"sent\""}}},
  });
}

TEST_CASE("load: every doubled id is reported with its kind") {
  struct {
    Change change;
    Problem problem;
  } const rows[] = {
      {{"/sources/-", "{\"id\": \"access\", \"title\": \"x\", \"url\": \"https://gitlab.com\"}"},
       {"knowledge.json", "/sources/2", "there are two sources \"access\"", ""}},
      {{"/procedures/-", "{\"id\": \"open\", \"steps\": [\"x\"]}"},
       {"knowledge.json", "/procedures/4", "there are two procedures \"open\"", ""}},
      {{"/questions/2/answers/-", "\"sent\""},
       {"knowledge.json", "/questions/2/answers/2", "there are two answers \"sent\"", ""}},
      {{"/questions/2/id", "\"site\""}, {"knowledge.json", "/questions/2", "there are two questions \"site\"", ""}},
      {{"/guides/4/id", "\"signin\""}, {"knowledge.json", "/guides/4", "there are two guides \"signin\"", ""}},
  };
  for (const auto& row : rows) {
    const Problems problems = load_knowledge(changed(kSmallKnowledge, row.change));
    CAPTURE(problems);
    CHECK(contains(problems, row.problem));
  }
}

TEST_CASE("load: ids that are not known are reported, with what was meant where that is near") {
  check_rows({
      {{"/causes/5/guide", "\"elsewher\""},
       {{"/causes/5/guide", "there is no guide \"elsewher\"", "did you mean \"elsewhere\"?"},
        {"/guides/6", "the guide \"elsewhere\" is unused: no cause leads to it"}}},
      {{"/causes/3/guide/customer", "\"zebra\""},
       {{"/causes/3/guide/customer", "there is no guide \"zebra\""},
        {"/guides/3", "the guide \"ticket\" is unused: no cause leads to it"},
        {"/guides/3", "the guide \"ticket\" has procedures for the customer, but no cause leads there"}}},
      {{"/causes/0/fits/stuck/-", "\"nomial\""},
       {{"/causes/0/fits/stuck/1", "there is no answer \"nomial\"", "did you mean \"nomail\"?"}}},
      {{"/causes/0/fits/stuck/-", "\"zebra\""}, {{"/causes/0/fits/stuck/1", "there is no answer \"zebra\""}}},
      {{"/causes/0/fits/stukc", "[\"password\"]"},
       {{"/causes/0/fits/stukc", "there is no question \"stukc\"", "did you mean \"stuck\"?"}}},
      {{"/causes/0/fits/zebra", "[\"password\"]"}, {{"/causes/0/fits/zebra", "there is no question \"zebra\""}}},
      {{"/questions/2/only_if", "{\"stukc\": [\"nomail\"]}"},
       {{"/questions/2/only_if/stukc", "there is no question \"stukc\"", "did you mean \"stuck\"?"}}},
      {{"/guides/0/procedures/agent/-", "\"opne\""},
       {{"/guides/0/procedures/agent/1", "there is no procedure \"opne\"", "did you mean \"open\"?"}}},
      {{"/guides/0/sources/-", "\"acess\""},
       {{"/guides/0/sources/1", "there is no source \"acess\"", "did you mean \"access\"?"}}},
      {{"/messages/0/settles/stuk", "\"linked\""},
       {{"/messages/0/settles/stuk", "there is no question \"stuk\"", "did you mean \"stuck\"?"}}},
      {{"/handover/referrals", R"([{"only_if": {"stuck": ["nomial"]}, "guide": "elsewhere"}])"},
       {{"/handover/referrals/0/only_if/stuck/0", "there is no answer \"nomial\"", "did you mean \"nomail\"?"},
        {"/handover/referrals/0/only_if/stuck", "this names no answer"}}},
      {{"/handover/referrals", R"([{"only_if": {}, "guide": "spam"}])"},
       {{"/handover/referrals/0/guide", "only a guide out of scope names a place"}}},
      {{"/signs", R"([{"id": "seen", "settles": {"stuck": "linkd"}}])"},
       {{"/signs/0/settles/stuck", "there is no answer \"linkd\"", "did you mean \"linked\"?"}}},
      {{"/signs", R"([{"id": "seen", "settles": {}}, {"id": "seen", "settles": {}}])"},
       {{"/signs/1", "there are two signs \"seen\""}}},
      {{"/version", nullptr}, {{"/", "the key \"version\" is missing"}}},
      {{"/messages/0/settles/stuck", "\"linkd\""},
       {{"/messages/0/settles/stuck", "there is no answer \"linkd\"", "did you mean \"linked\"?"}}},
      {{"/renamed/questions/old", "\"sites\""},
       {{"/renamed/questions/old", "there is no question \"sites\"", "did you mean \"site\"?"}}},
      {{"/renamed/guides/old", "\"resett\""},
       {{"/renamed/guides/old", "there is no guide \"resett\"", "did you mean \"reset\"?"}}},
      {{"/renamed/answers/stuck-old", "\"pasword\""},
       {{"/renamed/answers/stuck-old", "there is no answer \"pasword\"", "did you mean \"password\"?"}}},
      {{"/renamed/answers/stuk-old", "\"nomail\""},
       {{"/renamed/answers/stuk-old", "there is no question \"stuk\"", "did you mean \"stuck\"?"}}},
  });
}

TEST_CASE("load: what nothing refers to, and what refers to nothing, is reported") {
  check_rows({
      {{"/questions/-", R"({"id": "extra", "audiences": {"agent": {"seconds": 1, "unsure": 0}}, "answers": ["yes", "no"]})"},
       {{"/questions/3", std::string("the question \"extra\"") + kUnused},
        {"/questions/3/answers/0", std::string("the answer \"yes\"") + kUnused},
        {"/questions/3/answers/1", std::string("the answer \"no\"") + kUnused}}},
      {{"/questions/0/answers/-", "\"other\""}, {{"/questions/0/answers/3", std::string("the answer \"other\"") + kUnused}}},
      {{"/guides/-",
        R"({"id": "extra", "seconds": 1, "works": 1, "out_of_scope": true, "checked": "2026-01-01", "sources": ["access"]})"},
       {{"/guides/7", "the guide \"extra\" is unused: no cause leads to it"}}},
      {{"/procedures/-", R"({"id": "extra", "steps": ["one"]})"},
       {{"/procedures/4", "the procedure \"extra\" is unused: no guide contains it"}}},
      {{"/sources/-", R"({"id": "extra", "title": "x", "url": "https://gitlab.com"})"},
       {{"/sources/2", "the source \"extra\" is unused: no guide names it"}}},
      {{"/causes/0/fits/stuck", "[]"}, {{"/causes/0/fits/stuck", "this names no answer"}}},
      {{"/questions/1/only_if/stuck", "[]"}, {{"/questions/1/only_if/stuck", "this names no answer"}}},
      {{"/causes/0/fits/stuck", "[\"password\", \"password\"]"},
       {{"/causes/0/fits/stuck/1", "this answer stands here twice"}}},
      {{"/questions/0/audiences", "{}"}, {{"/questions/0/audiences", "this question is asked of nobody"}}},
      {{"/questions/2/answers", "[\"sent\"]"},
       {{"/questions/2/answers", "a question needs at least two answers"},
        {"/outcomes/2/settles/log", "there is no answer \"bounced\""},
        {"/causes/3/fits/log/0", "there is no answer \"bounced\""},
        {"/causes/3/fits/log", "this names no answer"}}},
      {{"/procedures/0/not_with", "[\"sendmial\"]"},
       {{"/procedures/0/not_with/0", "there is no procedure \"sendmial\"", "did you mean \"sendmail\"?"}}},
      {{"/procedures/0/steps", "[]"}, {{"/procedures/0/steps", "a procedure needs at least one step"}}},
      {{"/guides/0/sources", "[]"}, {{"/guides/0/sources", "a guide needs at least one source"}}},
      {{"/guides/0/procedures", nullptr},
       {{"/guides/0", "the guide \"signin\" has no procedure for the customer"},
        {"/guides/0", "the guide \"signin\" has no procedure for the agent"}}},
      {{"/guides/0/procedures/agent", "[]"}, {{"/guides/0", "the guide \"signin\" has no procedure for the agent"}}},
      {{"/guides/3/procedures/agent", "[\"write\"]"},
       {{"/guides/3", "the guide \"ticket\" has procedures for the agent, but no cause leads there"}}},
      {{"/outcomes/-", R"({"id": "extra", "settles": {"stuck": "password"}})"},
       {{"/outcomes/3", "the outcome \"extra\" is unused: no guide names it"}}},
      {{"/outcomes/0/settles", "{}"}, {{"/outcomes/0/settles", "an outcome settles at least one answer"}}},
      {{"/outcomes/0/settles/stuck", "\"nomial\""},
       {{"/outcomes/0/settles/stuck", "there is no answer \"nomial\"", "did you mean \"nomail\"?"}}},
      {{"/guides/6/outcomes/0", "\"nomale\""},
       {{"/guides/6/outcomes/0", "there is no outcome \"nomale\"", "did you mean \"nomail\"?"},
        {"/outcomes/0", "the outcome \"nomail\" is unused: no guide names it"}}},
      {{"/outcomes/1/settles", R"({"stuck": "nomail"})"},
       {{"/guides/6/outcomes/1", "the outcomes \"nomail\" and \"refused\" of one guide begin with the same answers"}}},
      {{"/renamed/questions/stuck", "\"site\""},
       {{"/renamed/questions/stuck", "the question \"stuck\" still exists, so it cannot be an old name"}}},
      {{"/renamed/guides/reset", "\"signin\""},
       {{"/renamed/guides/reset", "the guide \"reset\" still exists, so it cannot be an old name"}}},
  });
  for (const char* key : {"questions", "causes", "guides"}) {
    const std::string pointer = std::string("/") + key;
    CAPTURE(pointer);
    CHECK(contains(load_knowledge(changed(kSmallKnowledge, {pointer.c_str(), "[]"})),
                   {"knowledge.json", pointer, "a knowledge needs at least one of these", ""}));
  }
}

TEST_CASE("load: an answer that still exists cannot be an old name") {
  check_rows(
      {{{"/renamed/answers/stuck-linked", "\"nomail\""},
        {{"/renamed/answers/stuck-linked", "the answer \"stuck-linked\" still exists, so it cannot be an old name"}}}});
}

TEST_CASE("load: a guide or question that only a rename names is unused all the same") {
  const std::string extra = changed(
      kSmallKnowledge,
      {"/guides/-",
       R"({"id": "extra", "seconds": 1, "works": 1, "out_of_scope": true, "checked": "2026-01-01", "sources": ["access"]})"});
  CHECK(load_knowledge(changed(extra, {"/renamed/guides/old", "\"extra\""})).size() == 1);
}

TEST_CASE("load: what the customer does after an agent's guide must be a guide of the customer") {
  check_rows({
      {{"/guides/4/then", "\"signin\""}, {}},
      {{"/guides/4/then", "\"sgnin\""}, {{"/guides/4/then", "there is no guide \"sgnin\"", "did you mean \"signin\"?"}}},
      {{"/guides/4/then", "\"unblock\""},
       {{"/guides/4/then", "this leads from a guide that only agents reach to one that customers reach"}}},
      {{"/guides/0/then", "\"spam\""},
       {{"/guides/0/then", "this leads from a guide that only agents reach to one that customers reach"}}},
      {{"/guides/4/then", "5"}, {{"/guides/4/then", "this must be a text"}}},
      {{"/guides/4/procedures/customer", "[\"open\"]"}, {}},
  });
}

TEST_CASE("load: questions that wait for themselves are reported") {
  check_rows({
      {{"/questions/2/only_if", "{\"log\": [\"sent\"]}"},
       {{"/questions/2/only_if", "the question \"log\" waits for itself"}}},
      {{"/questions/0/only_if", "{\"site\": [\"portal\"]}"},
       {{"/questions/0/only_if", "the question \"stuck\" waits for itself"},
        {"/questions/1/only_if", "the question \"site\" waits for itself"}}},
      {{"/questions/2/only_if", "{\"site\": [\"portal\"], \"stuck\": [\"nomail\"]}"}, {}},
  });
  // log waits for site, site for stuck, stuck for log.
  const std::string circle = changed(changed(kSmallKnowledge, {"/questions/2/only_if", "{\"site\": [\"portal\"]}"}),
                                     {"/questions/0/only_if", "{\"log\": [\"sent\"]}"});
  CHECK(load_knowledge(circle) ==
        problems_of("knowledge.json", {{"/questions/0/only_if", "the question \"stuck\" waits for itself"},
                                       {"/questions/1/only_if", "the question \"site\" waits for itself"},
                                       {"/questions/2/only_if", "the question \"log\" waits for itself"}}));
}

TEST_CASE("load: a lasting question that is always asked is reported, since its answer rests on none") {
  check_rows({
      {{"/questions/0/lasting", "true"}, {{"/questions/0/lasting", "a question that is always asked rests on no answer"}}},
      {{"/questions/0/lasting", "false"}, {}},
      {{"/questions/1/lasting", "false"}, {}},
  });
}

TEST_CASE("load: days that are none are reported") {
  for (const char* day :
       {"\"24.11.2026\"", "\"2026-13-01\"", "\"2026-00-10\"", "\"2026-01-32\"", "\"2026-01-00\"", "\"2026-1-1\"",
        "\"2026-01-001\"", "\"2026/01/01\"", "\"x026-01-01\"", "\"2026-0a-01\"", "\"today\""}) {
    const std::string text = day;
    CAPTURE(text);
    CHECK(load_knowledge(changed(kSmallKnowledge, {"/guides/0/checked", day})) ==
          Problems{{"knowledge.json", "/guides/0/checked", "a day is written YYYY-MM-DD", ""}});
  }
  CHECK(load_knowledge(changed(kSmallKnowledge, {"/guides/0/checked", "\"2026-12-31\""})) == Problems{});
}

TEST_CASE(
    "load: links that could lead anywhere else are reported, in the sources and in every text and address of the words") {
  struct {
    const char* url;
    const char* fault;  // null: allowed
  } const rows[] = {
      {"https://docs.gitlab.com", nullptr},
      {"https://docs.gitlab.com/", nullptr},
      {"https://docs.gitlab.com/a/b?c=d#e", nullptr},
      {"https://docs.gitlab.com?x", nullptr},
      {"https://docs.gitlab.com#x", nullptr},
      {"https://docs.gitlab.com/a@b:1", nullptr},
      {"HTTPS://DOCS.GitLab.COM/Access", nullptr},
      {"http://docs.gitlab.com/", kScheme},
      {"javascript:alert(1", kScheme},
      {"data:text/html,x", kScheme},
      {"//docs.gitlab.com/", kScheme},
      {"//evil.example/", kScheme},
      {"/access", kScheme},
      {"docs.gitlab.com", kScheme},
      {" https://docs.gitlab.com/", kScheme},
      {"https:/docs.gitlab.com/", kScheme},
      {"https:\\\\docs.gitlab.com/", kScheme},
      {"https://docs.gitlab.com\\@evil.example/", kAscii},
      {"https://docs.gitlab.com/a b", kAscii},
      {"https://docs.gitlab.com/\"x", kAscii},
      {"https://docs.gitlab.com/<x", kAscii},
      {"https://docs.gitlab.com/>x", kAscii},
      {"https://docs.gitlab.com/caf\u00e9", kAscii},
      {"https://docs.g\u0456tlab.com/", kAscii},  // Cyrillic i
      {"https://user@docs.gitlab.com/", "a link must not name a user"},
      {"https://docs.gitlab.com@evil.example/", "a link must not name a user"},
      {"https://docs.gitlab.com:443/", "a link must not name a port"},
      {"https://docs.gitlab.com:pw@evil.example/", "a link must not name a user"},
      {"https://evil.example/", kHost},
      {"https://evil.example/docs.gitlab.com", kHost},
      {"https://docs.gitlab.com.evil.example/", kHost},
      {"https://docs-gitlab.com/", kHost},
      {"https://sub.docs.gitlab.com/", kHost},
      {"https://docs.gitlab.com./", kHost},
      {"https://docs.gitlab.com%2f.evil.example/", kHost},
      {"https://docs.gltlab.com/", kHost},
      {"https:///docs.gitlab.com/", kHost},
      {"https://", kHost},
  };
  const auto expected = [](const std::string& file, const char* where, const char* fault) {
    return fault == nullptr ? Problems{} : Problems{{file, where, fault, ""}};
  };
  const std::string words = "words/en.customer.json";
  for (const auto& row : rows) {
    const std::string url = row.url;
    CAPTURE(url);
    const std::string value = json(url).dump();
    CHECK(load_knowledge(changed(kSmallKnowledge, {"/sources/0/url", value.c_str()})) ==
          expected("knowledge.json", "/sources/0/url", row.fault));
    for (const char* at : {"/labels/contact_url", "/handover/where/url", "/guides/elsewhere/where/url"}) {
      CHECK(load_beside(words, changed(kSmallCustomerWords, {at, value.c_str()})) == expected(words, at, row.fault));
    }
    const std::string text = json("Go [there](" + url + ").").dump();
    for (const char* at : {"/questions/stuck/ask", "/questions/stuck/find_out/0", "/questions/stuck/answers/nomail/hint",
                           "/questions/stuck/answers/linked/group", "/causes/spam", "/guides/signin/expect/0",
                           "/procedures/open/steps/visit", "/handover/text/exhausted", "/solved/keep/0"}) {
      CHECK(load_beside(words, changed(kSmallCustomerWords, {at, text.c_str()})) == expected(words, at, row.fault));
    }
  }
}

TEST_CASE("load: marks in words that a page shows as they stand are reported") {
  for (const char* label : {"/labels/unsure", "/labels/notice_dropped", "/labels/notice_changed", "/handover/summary"}) {
    CHECK(load_beside("words/en.customer.json", changed(kSmallCustomerWords, {label, "\"[x](javascript:alert)\""})) ==
          Problems{{"words/en.customer.json", label, "this is shown as it stands, so it cannot hold marks", ""}});
  }
}

TEST_CASE("load: marks that do not close or hold nothing are reported") {
  const char* const open_label = "a label mark ** is opened but not closed";
  const char* const empty_label = "a label mark holds no words";
  const char* const open_link = "a link mark [words](address) is opened but not closed";
  const char* const empty_link = "a link mark holds no words";
  check_rows_beside("words/en.customer.json", kSmallCustomerWords,
                    {
                        {{"/causes/spam", "\"In **Spam\""}, {{"/causes/spam", open_label}}},
                        {{"/causes/spam", "\"**a** **\""}, {{"/causes/spam", open_label}}},
                        {{"/causes/spam", "\"**\""}, {{"/causes/spam", open_label}}},
                        {{"/causes/spam", "\"In ****\""}, {{"/causes/spam", empty_label}}},
                        {{"/causes/spam", "\"See [here\""}, {{"/causes/spam", open_link}}},
                        {{"/causes/spam", "\"See [here]\""}, {{"/causes/spam", open_link}}},
                        {{"/causes/spam", "\"See [here](https://gitlab.com\""}, {{"/causes/spam", open_link}}},
                        {{"/causes/spam", "\"See [](https://gitlab.com)\""}, {{"/causes/spam", empty_link}}},
                        {{"/causes/spam", "\"See [here]()\""}, {{"/causes/spam", kScheme}}},
                        {{"/causes/spam", "\"One * and _two_ and `three` and <b>\""}, {}},
                    });
}

TEST_CASE("load: texts that are empty, too long or hold hidden characters are reported") {
  const std::string words = "words/en.customer.json";
  check_rows_beside(words, kSmallCustomerWords,
                    {
                        {{"/causes/spam", "\"\""}, {{"/causes/spam", "this text is empty"}}},
                        {{"/causes/spam", "\"   \""}, {{"/causes/spam", "this text is empty"}}},
                        {{"/labels/back", "\"\""}, {{"/labels/back", "this text is empty"}}},
                        {{"/questions/stuck/hint", "\"\""}, {{"/questions/stuck/hint", "this text is empty"}}},
                        {{"/guides/signin/expect/-", "\"\""}, {{"/guides/signin/expect/1", "this text is empty"}}},
                        {{"/guides/signin/expect", "[]"}, {}},
                    });
  for (const char* hidden : {"\\u0000", "\\u0007", "\\t",     "\\n",     "\\r",     "\\u001f", "\\u007f",
                             "\\u0080", "\\u009f", "\\u061c", "\\u200e", "\\u200f", "\\u202a", "\\u202b",
                             "\\u202c", "\\u202d", "\\u202e", "\\u2066", "\\u2067", "\\u2068", "\\u2069"}) {
    const std::string text = std::string("\"Look") + hidden + "here\"";
    CAPTURE(text);
    CHECK(load_beside(words, changed(kSmallCustomerWords, {"/causes/spam", text.c_str()})) ==
          Problems{{words, "/causes/spam", kHidden, ""}});
    CHECK(load_knowledge(changed(kSmallKnowledge, {"/messages/0/text", text.c_str()})) ==
          Problems{{"knowledge.json", "/messages/0/text", kHidden, ""}});
  }
  for (const char* fine : {"\\u0020", "\\u007e", "\\u00a0", "\\u00e4", "\\u061b", "\\u061d", "\\u200d", "\\u2010", "\\u2029",
                           "\\u202f", "\\u2065", "\\u206a", "\\ud83d\\ude00", "\\uffff"}) {
    const std::string text = std::string("\"Look") + fine + "here\"";
    CAPTURE(text);
    CHECK(load_beside(words, changed(kSmallCustomerWords, {"/causes/spam", text.c_str()})) == Problems{});
  }
}

TEST_CASE("load: a bad name of an old id is reported") {
  check_rows({
      {{"/renamed/answers/stuck", "\"nomail\""},
       {{"/renamed/answers/stuck", "\"stuck\" lacks a hyphen between question and answer"}}},
      {{"/renamed/answers/", "\"nomail\""}, {{"/renamed/answers/", "\"\" lacks a hyphen between question and answer"}}},
      {{"/renamed/answers/stuck-", "\"nomail\""}, {{"/renamed/answers/stuck-", "\"stuck-\" was never an id"}}},
      {{"/renamed/guides/No Id", "\"signin\""}, {{"/renamed/guides/No Id", "\"No Id\" was never an id"}}},
  });
}

TEST_CASE("load: wording that is missing or superfluous is reported") {
  const std::string words = "words/en.customer.json";
  check_rows_beside(
      words, kSmallCustomerWords,
      {
          {{"/questions/log/hint", "\"For agents\""}, {{"/questions/log/hint", "the key \"hint\" is not known here"}}},
          {{"/questions/log/answers/sent/hint", "\"For agents\""},
           {{"/questions/log/answers/sent/hint", "the key \"hint\" is not known here"}}},
          {{"/language", nullptr}, {{"/", "the key \"language\" is missing"}}},
          {{"/audience", "\"boss\""}, {{"/audience", "the audience is \"customer\" or \"agent\""}}},
          {{"/labels", nullptr}, {{"/", "the key \"labels\" is missing"}}},
          {{"/labels", "[]"}, {{"/labels", "this must be an object"}}},
          {{"/labels/title", nullptr}, {{"/labels", "the wording of the label \"title\" is missing"}}},
          {{"/labels/contact_url", nullptr}, {{"/labels", "the wording of the label \"contact_url\" is missing"}}},
          {{"/labels/titel", "\"x\""},
           {{"/labels/titel", "there is no label \"titel\" to word here", "did you mean \"title\"?"}}},
          {{"/labels/zebra", "\"x\""}, {{"/labels/zebra", "there is no label \"zebra\" to word here"}}},
          {{"/lables", "{}"}, {{"/lables", "the key \"lables\" is not known here", "did you mean \"labels\"?"}}},

          {{"/questions/site", nullptr}, {{"/questions", "the wording of the question \"site\" is missing"}}},
          {{"/questions/sites", "{}"},
           {{"/questions/sites", "there is no question \"sites\" to word here", "did you mean \"site\"?"}}},
          {{"/questions/stuck/ask", nullptr}, {{"/questions/stuck", "the key \"ask\" is missing"}}},
          {{"/questions/stuck/answers", nullptr}, {{"/questions/stuck", "the key \"answers\" is missing"}}},
          {{"/questions/stuck/hnit", "\"x\""},
           {{"/questions/stuck/hnit", "the key \"hnit\" is not known here", "did you mean \"hint\"?"}}},
          {{"/questions/stuck/answers/nomail", nullptr},
           {{"/questions/stuck/answers", "the wording of the answer \"nomail\" is missing"}}},
          {{"/questions/stuck/answers/nomial", "{}"},
           {{"/questions/stuck/answers/nomial", "there is no answer \"nomial\" to word here", "did you mean \"nomail\"?"}}},
          {{"/questions/stuck/answers/nomail/label", nullptr},
           {{"/questions/stuck/answers/nomail", "the key \"label\" is missing"}}},
          {{"/questions/stuck/answers/nomail/lable", "\"x\""},
           {{"/questions/stuck/answers/nomail/lable", "the key \"lable\" is not known here", "did you mean \"label\"?"}}},
          {{"/questions/log/hint", "\"x\""}, {{"/questions/log/hint", "the key \"hint\" is not known here"}}},
          {{"/questions/log/find_out", "[]"}, {{"/questions/log/find_out", "the key \"find_out\" is not known here"}}},

          {{"/causes/spam", nullptr}, {{"/causes", "the wording of the cause \"spam\" is missing"}}},
          {{"/causes/spam", "5"}, {{"/causes/spam", "this must be a text"}}},
          {{"/causes/spma", "\"x\""},
           {{"/causes/spma", "there is no cause \"spma\" to word here", "did you mean \"spam\"?"}}},

          {{"/outcomes/refused", nullptr}, {{"/outcomes", "the wording of the outcome \"refused\" is missing"}}},
          {{"/outcomes/bounced", "\"x\""},
           {{"/outcomes/bounced", "there is no outcome \"bounced\" to word here"}}},  // agents only

          {{"/guides/spam", nullptr}, {{"/guides", "the wording of the guide \"spam\" is missing"}}},
          {{"/guides/unblock", "{}"}, {{"/guides/unblock", "there is no guide \"unblock\" to word here"}}},  // agents only
          {{"/guides/resets", "{}"},
           {{"/guides/resets", "there is no guide \"resets\" to word here", "did you mean \"reset\"?"}}},
          {{"/guides/spam/headline", nullptr}, {{"/guides/spam", "the key \"headline\" is missing"}}},
          {{"/guides/spam/expect", nullptr}, {{"/guides/spam", "the key \"expect\" is missing"}}},
          {{"/guides/spam/expect", "\"x\""}, {{"/guides/spam/expect", "this must be a list"}}},
          {{"/guides/spam/warning", "[]"},
           {{"/guides/spam/warning", "the key \"warning\" is not known here", "did you mean \"warnings\"?"}}},
          {{"/procedures/open/warnings/vist", "[]"},
           {{"/procedures/open/warnings/vist", "there is no step \"vist\" to word here", "did you mean \"visit\"?"}}},
          {{"/phrases", R"({"hello": "Hi [there"})"},
           {{"/phrases/hello", "a link mark [words](address) is opened but not closed"}}},
          {{"/guides/spam/where", "{}"}, {{"/guides/spam/where", "the key \"where\" is not known here"}}},
          {{"/guides/elsewhere/where", nullptr}, {{"/guides/elsewhere", "the key \"where\" is missing"}}},
          {{"/guides/elsewhere/where/url", nullptr}, {}},
          {{"/guides/elsewhere/where/text", nullptr}, {{"/guides/elsewhere/where", "the key \"text\" is missing"}}},
          {{"/guides/elsewhere/where/uri", "\"x\""},
           {{"/guides/elsewhere/where/uri", "the key \"uri\" is not known here", "did you mean \"url\"?"}}},

          {{"/procedures/open", nullptr}, {{"/procedures", "the wording of the procedure \"open\" is missing"}}},
          {{"/procedures/remove", "{}"},
           {{"/procedures/remove", "there is no procedure \"remove\" to word here"}}},  // agents only
          {{"/procedures/open/steps", nullptr}, {{"/procedures/open", "the key \"steps\" is missing"}}},
          {{"/procedures/open/steps/visit", nullptr},
           {{"/procedures/open/steps", "the wording of the step \"visit\" is missing"}}},
          {{"/procedures/open/steps/vist", "\"x\""},
           {{"/procedures/open/steps/vist", "there is no step \"vist\" to word here", "did you mean \"visit\"?"}}},
          {{"/procedures/open/saftey", "[]"},
           {{"/procedures/open/saftey", "the key \"saftey\" is not known here", "did you mean \"safety\"?"}}},

          {{"/handover", nullptr}, {{"/", "the key \"handover\" is missing"}}},
          {{"/handover/headline/exhausted", nullptr}, {{"/handover/headline", "the key \"exhausted\" is missing"}}},
          {{"/handover/text/nothing-fits", nullptr}, {{"/handover/text", "the key \"nothing-fits\" is missing"}}},
          {{"/handover/text/nothingfits", "\"x\""},
           {{"/handover/text/nothingfits", "there is no reason \"nothingfits\" to word here",
             "did you mean \"nothing-fits\"?"}}},
          {{"/handover/where", nullptr}, {{"/handover", "the key \"where\" is missing"}}},
          {{"/handover/where/url", nullptr}, {{"/handover/where", "the key \"url\" is missing"}}},
          {{"/handover/summary", nullptr}, {{"/handover", "the key \"summary\" is missing"}}},
          {{"/solved", nullptr}, {{"/", "the key \"solved\" is missing"}}},
          {{"/solved/keep", nullptr}, {{"/solved", "the key \"keep\" is missing"}}},
          {{"/solved/keeps", "[]"}, {{"/solved/keeps", "the key \"keeps\" is not known here", "did you mean \"keep\"?"}}},
      });
}

TEST_CASE("load: agents' words name what only customers are led to, and say no more of it") {
  check_rows_beside(
      "words/en.agent.json", small_agent_words(),
      {
          {{"/guides/ticket", nullptr}, {{"/guides", "the wording of the guide \"ticket\" is missing"}}},
          {{"/guides/ticket/headline", nullptr}, {{"/guides/ticket", "the key \"headline\" is missing"}}},
          {{"/guides/ticket/expect", "[]"}, {{"/guides/ticket/expect", "the key \"expect\" is not known here"}}},
      });
}

TEST_CASE("load: every fault of the examples is reported") {
  check_rows_beside(
      "examples.json", kSmallExamples,
      {
          {{"", "{}"}, {{"/", "this must be a list"}}},
          {{"/0/text", nullptr}, {{"/0", "the key \"text\" is missing"}}},
          {{"/0/text", "\"\""}, {{"/0/text", "this text is empty"}}},
          {{"/0/also", "[]"}, {}},
          {{"/0/also", "\"no mail\""}, {{"/0/also", "this must be a list"}}},
          {{"/0/also", "[\"no mail\", \"\"]"}, {{"/0/also/1", "this text is empty"}}},
          {{"/0/also", "[1]"}, {{"/0/also/0", "this must be a text"}}},
          {{"/0/language", "1"}, {{"/0/language", "this must be a text"}}},
          {{"/0/unrelated", "\"soup\""},
           {{"/0/answers", "the key \"answers\" is not known here"},
            {"/0/audience", "the key \"audience\" is not known here"},
            {"/0/guide", "the key \"guide\" is not known here"},
            {"/0/text", "the key \"text\" is not known here"},
            {"/0/unrelated", "this must be a list"}}},
          {{"/0/audience", nullptr}, {{"/0", "the key \"audience\" is missing"}}},
          {{"/0/audience", "\"custmer\""}, {{"/0/audience", "the audience is \"customer\" or \"agent\""}}},
          {{"/0/audience", "1"}, {{"/0/audience", "this must be a text"}}},
          {{"/0/answers", nullptr}, {{"/0", "the key \"answers\" is missing"}}},
          {{"/0/answers", "[]"}, {{"/0/answers", "this must be an object"}}},
          {{"/0/answers/stukc", "\"nomail\""},
           {{"/0/answers/stukc", "there is no question \"stukc\"", "did you mean \"stuck\"?"}}},
          {{"/0/answers/zebra", "\"nomail\""}, {{"/0/answers/zebra", "there is no question \"zebra\""}}},
          {{"/0/answers/stuck", "\"nomial\""},
           {{"/0/answers/stuck", "the question \"stuck\" has no answer \"nomial\"", "did you mean \"nomail\"?"}}},
          {{"/0/answers/stuck", "\"zebra\""}, {{"/0/answers/stuck", "the question \"stuck\" has no answer \"zebra\""}}},
          {{"/0/answers/stuck", "[\"nomail\"]"}, {{"/0/answers/stuck", "this must be a text"}}},
          {{"/0/answers/stuck", "\"unsure\""}, {}},
          {{"/1/tried", "\"spam\""}, {{"/1/tried", "this must be a list"}}},
          {{"/1/tried/-", "\"resett\""}, {{"/1/tried/1", "there is no guide \"resett\"", "did you mean \"reset\"?"}}},
          {{"/1/tried", nullptr}, {}},
          {{"/1/happened", "[\"nomale\"]"},
           {{"/1/happened/0", "there is no outcome \"nomale\"", "did you mean \"nomail\"?"}}},
          {{"/0/guide", nullptr}, {{"/0", "the key \"guide\" is missing"}}},
          {{"/0/guide", "\"zebra\""}, {{"/0/guide", "there is no guide \"zebra\""}}},
          {{"/0/guides", "[]"}, {{"/0/guides", "the key \"guides\" is not known here", "did you mean \"guide\"?"}}},
      });
}

TEST_CASE("load: sizes are accepted up to the limit and reported beyond it, unless the caller raises the limit") {
  const std::string knowledge = kSmallKnowledge;
  Limits limits;

  SUBCASE("of the file") {
    limits.file_bytes = knowledge.size();
    CHECK(load_knowledge(knowledge, limits) == Problems{});
    CHECK(load_knowledge(knowledge + " ", limits) ==
          Problems{{"knowledge.json", "",
                    "this file has " + std::to_string(knowledge.size() + 1) + " bytes; at most " +
                        std::to_string(knowledge.size()) + " are allowed",
                    ""}});
    const std::string full = knowledge + std::string(2 * 1024 * 1024 - knowledge.size(), ' ');
    CHECK(load_knowledge(full) == Problems{});
    CHECK(load_knowledge(full + " ") ==
          Problems{{"knowledge.json", "", "this file has 2097153 bytes; at most 2097152 are allowed", ""}});
    limits.file_bytes = 3000000;
    CHECK(load_knowledge(full + " ", limits) == Problems{});
  }
  SUBCASE("of the depth") {
    const auto nested = [&](std::size_t lists) {
      return with(knowledge, "\"format\": 1,",
                  "\"format\": 1, \"zebra\": " + std::string(lists, '[') + std::string(lists, ']') + ",");
    };
    const Problems unknown = {{"knowledge.json", "/zebra", "the key \"zebra\" is not known here", ""}};
    std::string deep = "/zebra";
    for (int i = 0; i < 15; ++i) deep += "/0";
    CHECK(load_knowledge(nested(15)) == unknown);
    CHECK(load_knowledge(nested(16)) == Problems{{"knowledge.json", deep, "this is nested deeper than 16 levels", ""}});
    limits.depth = 17;
    CHECK(load_knowledge(nested(16), limits) == unknown);
    CHECK(load_knowledge(std::string(100000, '[')).size() == 1);
  }
  SUBCASE("of the questions") {
    const Problem beyond = {"knowledge.json", "/questions", too_many(65, 64), ""};
    CHECK(load_knowledge(many_questions(64)) == Problems{});
    CHECK(contains(load_knowledge(many_questions(65)), beyond));
    limits.questions = 65;
    CHECK(load_knowledge(many_questions(65), limits) == Problems{});
    limits.questions = 1000;
    CHECK(load_knowledge(many_questions(256), limits) == Problems{});
    CHECK(contains(load_knowledge(many_questions(257), limits), {"knowledge.json", "/questions", too_many(257, 256), ""}));
  }
  SUBCASE("of the answers") {
    const Problem beyond = {"knowledge.json", "/questions/2/answers", too_many(17, 16), ""};
    CHECK(load_knowledge(many_answers(16)) == Problems{});
    CHECK(contains(load_knowledge(many_answers(17)), beyond));
    limits.answers = 1000;
    CHECK(load_knowledge(many_answers(32), limits) == Problems{});
    CHECK(contains(load_knowledge(many_answers(33), limits),
                   {"knowledge.json", "/questions/2/answers", too_many(33, 32), ""}));
  }
  SUBCASE("of the causes") {
    const auto many = [&](std::size_t count) {
      return with_list(knowledge, "/causes", count, [](std::size_t i) {
        return json{{"id", numbered("x", i)}, {"weight", 1}, {"fits", json::object()}, {"guide", "spam"}};
      });
    };
    CHECK(load_knowledge(many(256)) == Problems{});
    CHECK(load_knowledge(many(257)) == Problems{{"knowledge.json", "/causes", too_many(257, 256), ""}});
    limits.causes = 257;
    CHECK(load_knowledge(many(257), limits) == Problems{});
  }
  SUBCASE("of the messages and the hosts") {
    const auto messages = [&](std::size_t count) {
      return with_list(knowledge, "/messages", count, [](std::size_t i) {
        return json{{"id", numbered("x", i)}, {"text", "x"}, {"settles", json::object()}};
      });
    };
    const auto hosts = [&](std::size_t count) {
      return with_list(knowledge, "/hosts", count, [](std::size_t i) { return json(numbered("host", i)); });
    };
    CHECK(load_knowledge(messages(256)) == Problems{});
    CHECK(load_knowledge(messages(257)) == Problems{{"knowledge.json", "/messages", too_many(257, 256), ""}});
    CHECK(load_knowledge(hosts(256)) == Problems{});
    CHECK(load_knowledge(hosts(257)) == Problems{{"knowledge.json", "/hosts", too_many(257, 256), ""}});
    limits.items = 257;
    CHECK(load_knowledge(messages(257), limits) == Problems{});
    CHECK(load_knowledge(hosts(257), limits) == Problems{});
  }
  SUBCASE("of all other lists") {
    limits.items = 7;
    const auto id = [](std::size_t i) { return json(numbered("x", i)); };
    const auto text = [](std::size_t i) { return json("text " + std::to_string(i)); };
    const auto used_in = [](std::size_t i) { return json(i % 2 == 0 ? "access" : "account"); };
    const Problem guides = {"knowledge.json", "/guides", too_many(8, 7), ""};
    const std::string more_guides =
        changed(knowledge, {"/guides/-", R"({"id": "extra", "seconds": 1, "works": 1, "out_of_scope": true,
                                                                        "checked": "2026-01-01", "sources": ["access"]})"});
    CHECK(load_knowledge(knowledge, limits) == Problems{});
    CHECK(contains(load_knowledge(more_guides, limits), guides));
    for (const std::size_t count : {std::size_t{7}, std::size_t{8}}) {
      CAPTURE(count);
      const auto expected = [&](const std::string& file, const std::string& at) {
        return count == 7 ? Problems{} : Problems{{file, at, too_many(8, 7), ""}};
      };
      CHECK(load_knowledge(with_list(knowledge, "/procedures/0/steps", count, id), limits) ==
            expected("knowledge.json", "/procedures/0/steps"));
      CHECK(load_knowledge(with_list(knowledge, "/guides/0/sources", count, used_in), limits) ==
            expected("knowledge.json", "/guides/0/sources"));
      CHECK(
          load_knowledge(with_list(knowledge, "/guides/0/procedures/agent", count, [](std::size_t) { return json("open"); }),
                         limits) == expected("knowledge.json", "/guides/0/procedures/agent"));
      const std::string words = "words/en.customer.json";
      for (const std::string at :
           {"/questions/stuck/find_out", "/guides/reset/expect", "/guides/reset/safety", "/guides/reset/warnings",
            "/procedures/open/safety", "/procedures/open/warnings/visit", "/solved/keep"}) {
        CHECK(load_beside(words, with_list(kSmallCustomerWords, at, count, text), limits) == expected(words, at));
      }
      CHECK(load_beside("examples.json",
                        with_list(kSmallExamples, "/1/tried", count, [](std::size_t) { return json("spam"); }),
                        limits) == expected("examples.json", "/1/tried"));
      const std::string procedures = with_list(knowledge, "/procedures", count, [](std::size_t i) {
        return json{{"id", numbered("x", i)}, {"steps", {"one"}}};
      });
      CHECK(contains(load_knowledge(procedures, limits), {"knowledge.json", "/procedures", too_many(8, 7), ""}) ==
            (count == 8));
      const std::string sources = with_list(knowledge, "/sources", count, [](std::size_t i) {
        return json{{"id", numbered("x", i)}, {"title", "x"}, {"url", "https://gitlab.com"}};
      });
      CHECK(contains(load_knowledge(sources, limits), {"knowledge.json", "/sources", too_many(8, 7), ""}) == (count == 8));
    }
  }
  SUBCASE("of the examples") {
    const auto many = [](std::size_t count) {
      return with_list("[]", "", count, [](std::size_t) {
        return json{{"text", "x"}, {"audience", "agent"}, {"answers", json::object()}, {"guide", "spam"}};
      });
    };
    CHECK(load_beside("examples.json", many(1024)) == Problems{});
    CHECK(load_beside("examples.json", many(1025)) == Problems{{"examples.json", "/", too_many(1025, 1024), ""}});
    limits.examples = 1025;
    CHECK(load_beside("examples.json", many(1025), limits) == Problems{});
  }
  SUBCASE("of the texts, in bytes") {
    const auto long_text = [&](std::size_t bytes) {
      return changed(kSmallCustomerWords, {"/causes/spam", ("\"" + std::string(bytes - 2, 'x') + "\u00e4\"").c_str()});
    };
    const std::string words = "words/en.customer.json";
    CHECK(load_beside(words, long_text(2000)) == Problems{});
    CHECK(load_beside(words, long_text(2001)) ==
          Problems{{words, "/causes/spam", "this text has 2001 bytes; at most 2000 are allowed", ""}});
    limits.text_bytes = 2001;
    CHECK(load_beside(words, long_text(2001), limits) == Problems{});
  }
}

TEST_CASE("load: files that are missing, doubled or foreign are reported") {
  CHECK(load({}).problems == Problems{{"knowledge.json", "", "this file is missing", ""}});
  CHECK(load({{"words/en.customer.json", kSmallCustomerWords}}).problems ==
        Problems{{"knowledge.json", "", "this file is missing", ""}});
  CHECK(load({{"knowledge.json", kSmallKnowledge}, {"knowledge.json", kSmallKnowledge}}).problems ==
        Problems{{"knowledge.json", "", "there are two files of this name", ""}});
  for (const char* name : {"readme.md", "knowledge.json.bak", "Knowledge.json", "./knowledge.json", "words", "words.json",
                           "word/en.json", ""}) {
    const std::string file = name;
    CAPTURE(file);
    CHECK(load({{"knowledge.json", kSmallKnowledge}, {file, "{}"}}).problems ==
          Problems{{file, "", "a knowledge has no file of this name", ""}});
  }
}

TEST_CASE("load: two files with words for the same readers are reported") {
  const std::vector<File> files = {
      {"knowledge.json", kSmallKnowledge}, {"words/a.json", kSmallCustomerWords}, {"words/b.json", kSmallCustomerWords}};
  CHECK(load(files).problems ==
        Problems{{"words/b.json", "", "another file has the words of this language and audience", ""}});
}

TEST_CASE("load: two files of one name are reported, whatever they are") {
  const std::vector<File> examples = {
      {"knowledge.json", kSmallKnowledge}, {"examples.json", kSmallExamples}, {"examples.json", "[]"}};
  CHECK(load(examples).problems == Problems{{"examples.json", "", "there are two files of this name", ""}});
  const std::vector<File> words = {
      {"knowledge.json", kSmallKnowledge}, {"words/a.json", kSmallCustomerWords}, {"words/a.json", kSmallCustomerWords}};
  CHECK(load(words).problems == Problems{{"words/a.json", "", "there are two files of this name", ""}});
}

TEST_CASE(
    "load: several faults in several files are all reported, in the order of the files, and nothing else may be used") {
  const std::vector<File> files = {
      {"words/en.agent.json", "{"},
      {"notes.txt", "x"},
      {"words/en.customer.json",
       changed(changed(kSmallCustomerWords, {"/labels/title", nullptr}), {"/causes/spam", "\"**\""})},
      {"knowledge.json", changed(changed(kSmallKnowledge, {"/name", "\"\""}), {"/format", "3"})},
      {"examples.json", changed(kSmallExamples, {"/0/guide", "\"sgnin\""})},
  };
  const Loaded loaded = load(files);
  REQUIRE(loaded.problems.size() == 7);
  const Problems expected = {
      {"knowledge.json", "/format", "this number must be from 1 to 1", ""},
      {"knowledge.json", "/name", "this text is empty", ""},
      {"words/en.agent.json", "line 1, column 2", loaded.problems[2].what, ""},
      {"notes.txt", "", "a knowledge has no file of this name", ""},
      {"words/en.customer.json", "/labels", "the wording of the label \"title\" is missing", ""},
      {"words/en.customer.json", "/causes/spam", "a label mark ** is opened but not closed", ""},
      {"examples.json", "/0/guide", "there is no guide \"sgnin\"", "did you mean \"signin\"?"},
  };
  CHECK(loaded.problems == expected);
  CHECK_FALSE(loaded.ok());
  CHECK(loaded.words.empty());
  CHECK(loaded.examples.empty());
  CHECK(loaded.knowledge.name.empty());
  CHECK(loaded.knowledge.questions.empty());
  CHECK(loaded.knowledge.causes.empty());
  CHECK(loaded.knowledge.guides.empty());
}

TEST_CASE("load: a knowledge that is not JSON does not hide that other files are not JSON") {
  const Problems problems =
      load({{"knowledge.json", "{"}, {"words/en.agent.json", "["}, {"examples.json", kSmallExamples}}).problems;
  REQUIRE(problems.size() == 2);
  CHECK(problems[0].file == "knowledge.json");
  CHECK(problems[1].file == "words/en.agent.json");
}

TEST_CASE("load: twenty different faults in three files give exactly these twenty problems with their places") {
  struct Fix {
    std::string file;
    Change change;
    Fault fault;
  };
  const std::string knowledge_name = "knowledge.json";
  const std::string words_name = "words/en.customer.json";
  const std::string examples_name = "examples.json";
  const std::vector<Fix> faults = {
      {knowledge_name, {"/nmae", "\"x\""}, {"/nmae", "the key \"nmae\" is not known here", "did you mean \"name\"?"}},
      {knowledge_name, {"/handover/seconds", "0"}, {"/handover/seconds", "this number must be from 1 to 10000000"}},
      {knowledge_name,
       {"/messages/0/id", "\"see\""},
       {"/messages/0/id", "\"see\" has a meaning in links and cannot be an id"}},
      {knowledge_name, {"/sources/1/url", "\"http://docs.gitlab.com\""}, {"/sources/1/url", kScheme}},
      {knowledge_name, {"/procedures/1/steps/-", "\"send\""}, {"/procedures/1/steps/2", "there are two steps \"send\""}},
      {knowledge_name, {"/guides/2/checked", "\"soon\""}, {"/guides/2/checked", "a day is written YYYY-MM-DD"}},
      {knowledge_name,
       {"/causes/1/fits/stuck/-", "\"pasword\""},
       {"/causes/1/fits/stuck/1", "there is no answer \"pasword\"", "did you mean \"password\"?"}},
      {knowledge_name, {"/openings", "{}"}, {"/openings", "the key \"openings\" is not known here"}},
      {knowledge_name,
       {"/questions/2/only_if", "{\"log\": [\"sent\"]}"},
       {"/questions/2/only_if", "the question \"log\" waits for itself"}},
      {knowledge_name,
       {"/questions/0/answers/-", "\"other\""},
       {"/questions/0/answers/3", std::string("the answer \"other\"") + kUnused}},
      {knowledge_name,
       {"/guides/0/procedures/agent", "[]"},
       {"/guides/0", "the guide \"signin\" has no procedure for the agent"}},
      {words_name, {"/labels/back", nullptr}, {"/labels", "the wording of the label \"back\" is missing"}},
      {words_name,
       {"/questions/stuck/answers/other", "{\"label\": \"**x\"}"},
       {"/questions/stuck/answers/other/label", "a label mark ** is opened but not closed"}},
      {words_name, {"/causes/spam", "\"[x](https://evil.example)\""}, {"/causes/spam", kHost}},
      {words_name, {"/guides/unblock", "{}"}, {"/guides/unblock", "there is no guide \"unblock\" to word here"}},
      {words_name, {"/procedures/open/steps/visit", "\"a\\u202eb\""}, {"/procedures/open/steps/visit", kHidden}},
      {words_name, {"/handover/summary", "7"}, {"/handover/summary", "this must be a text"}},
      {examples_name, {"/0/text", "\"\""}, {"/0/text", "this text is empty"}},
      {examples_name, {"/1/audience", "\"all\""}, {"/1/audience", "the audience is \"customer\" or \"agent\""}},
      {examples_name, {"/1/guide", nullptr}, {"/1", "the key \"guide\" is missing"}},
  };
  std::vector<File> files = small_files();
  Problems expected;
  for (const Fix& fault : faults) {
    const auto file = std::find_if(files.begin(), files.end(), [&](const File& f) { return f.name == fault.file; });
    file->text = changed(file->text, fault.change);
    expected.push_back({fault.file, fault.fault.where, fault.fault.what, fault.fault.hint});
  }
  // The agent's words lack the new answer, too, and would add a fault of their own.
  files.erase(std::find_if(files.begin(), files.end(), [](const File& f) { return f.name == "words/en.agent.json"; }));
  Problems found = load(files).problems;
  const auto by_place = [](const Problem& a, const Problem& b) { return to_text(a) < to_text(b); };
  std::sort(found.begin(), found.end(), by_place);
  std::sort(expected.begin(), expected.end(), by_place);
  CHECK(expected.size() == 20);
  CHECK(found == expected);
}

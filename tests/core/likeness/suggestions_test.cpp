#include "likeness/suggestions.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "cases/link.h"
#include "likeness/ranking.h"
#include "support/build.h"
#include "support/learned.h"
#include "support/small_knowledge.h"

using namespace signpost;
using nlohmann::json;

namespace {

const Knowledge& knowledge() { return small().knowledge; }

std::vector<Suggestion> suggested(const std::string& link, const std::string& text, Audience audience = Audience::customer) {
  return suggestions(knowledge(), small_words(audience), small_likeness(audience), build::at(knowledge(), link), text);
}

std::vector<std::string> links_of(const std::vector<Suggestion>& list) {
  std::vector<std::string> result;
  for (const Suggestion& suggestion : list) result.push_back(suggestion.link);
  return result;
}

using Links = std::vector<std::string>;

}  // namespace

TEST_CASE("suggestions: a story gives the case with the answers that it settles, its cause and its guide") {
  const std::vector<Suggestion> found = suggested("#1.customer", "my password is refused on the portal");
  REQUIRE_FALSE(found.empty());
  CHECK(found[0].cause == "forgotten");
  CHECK(found[0].guide == "reset");
  CHECK(found[0].link == "#1.customer.stuck-password.site-portal");
  CHECK(found[0].label == "The password may be an old one.");
  CHECK(found[0].hint == "Send yourself a link");
}

TEST_CASE("suggestions: an audience is given only answers to questions that it is asked") {
  CHECK(suggested("#1.customer", "they bounced my mail").at(0).link == "#1.customer.stuck-nomail");
  CHECK(suggested("#1.agent", "they bounced my mail", Audience::agent).at(0).link == "#1.agent.stuck-nomail.log-bounced");
}

TEST_CASE("suggestions: what was answered stays, and what it rules out is not proposed") {
  const std::string story = "my password is refused on the portal";
  CHECK(links_of(suggested("#1.customer.stuck-password", story)).at(0) == "#1.customer.stuck-password.site-portal");
  for (const std::string& link : links_of(suggested("#1.customer.stuck-nomail", story)))
    CHECK(link.find("password") == std::string::npos);
}

TEST_CASE("suggestions: what says nothing new is left out") {
  for (const std::string& link : links_of(suggested("#1.customer.stuck-password.site-portal", "password refused portal")))
    CHECK(link != "#1.customer.stuck-password.site-portal");
}

TEST_CASE("suggestions: no two read the same") {
  Words words = small_words(Audience::customer);
  for (Text& cause : words.causes) cause = "The same.";
  for (GuideWords& guide : words.guides) guide.headline = "The same";
  const Case fresh = build::at(knowledge(), "#1.customer");
  CHECK(suggestions(knowledge(), words, small_likeness(Audience::customer), fresh, "password refused").size() == 1);
}

TEST_CASE("suggestions: of the text, only words of \"because\" are in the JSON") {
  for (const char* text : {"zebrafish password is refused on the zebrafish portal", "the ZEBRAFISH mail bounced",
                           "zebrafish@example.com password refused", "https://zebrafish.example/?x password refused"}) {
    json list = json::parse(to_json(suggested("#1.customer", text)));
    REQUIRE_FALSE(list.empty());
    for (json& item : list) item.erase("because");
    CAPTURE(text);
    CHECK(list.dump().find("ebrafish") == std::string::npos);
  }
}

TEST_CASE("suggestions: as JSON they have all that a page shows") {
  const json list = json::parse(to_json(suggested("#1.customer", "my password is refused on the portal")));
  const json& first = list.at(0);
  CHECK(first.size() == 7);
  CHECK(first["cause"] == "forgotten");
  CHECK(first["guide"] == "reset");
  CHECK(first["label"] == json::parse(R"([{"text": "The password may be an old one."}])"));
  CHECK(first["hint"] == json::parse(R"([{"text": "Send yourself a link"}])"));
  CHECK(first["likeness"].get<double>() > kLeastLikeness);
  CHECK(first["likeness"].get<double>() <= 1);
  CHECK_FALSE(first["because"].empty());
  CHECK(to_json(std::vector<Suggestion>{}) == "[]");
}

TEST_CASE("suggestions: a likeness is told in hundredths") {
  const std::pair<double, const char*> rows[] = {{1, "1"}, {0.999, "1"}, {0.42, "0.42"}, {0.049, "0.05"}, {0.001, "0"}};
  for (const auto& [likeness, told] : rows) {
    Suggestion suggestion;
    suggestion.likeness = likeness;
    CHECK(to_json({suggestion}).find("\"likeness\":" + std::string(told) + ",") != std::string::npos);
  }
}

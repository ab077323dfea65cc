#include "cli/conversation.h"

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "support/build.h"
#include "support/html_text.h"
#include "support/learned.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

// What stands in the terminal after these choices.
std::string terminal(const Words& words, const std::string& address, const std::string& choices,
                     const Knowledge& knowledge = small().knowledge) {
  std::istringstream in(choices);
  std::ostringstream out;
  converse(knowledge, words, small_likeness(words.audience), address, in, out);
  return out.str();
}

// The links of the pages shown, in order.
std::vector<std::string> links_of(const std::string& terminal) {
  std::vector<std::string> result;
  std::istringstream lines(terminal);
  for (std::string line; std::getline(lines, line);) {
    if (line.rfind("(#1.", 0) == 0) result.push_back(line.substr(1, line.size() - 2));
  }
  return result;
}

// No mail comes, and neither the spam folder nor a ticket has helped.
constexpr const char* kNothingHelps = "2\n2\n2\nq\n";

}  // namespace

TEST_CASE("conversation: a summary ends with a link that opens from anywhere") {
  CHECK(has(terminal(small_words(Audience::customer), "https://help.example/", kNothingHelps),
            "\n- Tried: Write to us\nLink for an agent: "
            "https://help.example/#1.agent.stuck-nomail.tried-spam.tried-ticket\n"));
}

TEST_CASE("conversation: hostile words offer nothing to choose") {
  const auto links = [](const std::string& shown) {
    std::string result;
    for (std::size_t at = shown.find("\n(#1."); at != std::string::npos; at = shown.find("\n(#1.", at + 1))
      result += shown.substr(at, shown.find('\n', at + 1) - at);
    return result;
  };
  const Words& words = small_words(Audience::customer);
  const std::string shown = terminal(hostile_words(words, "  9) x (#1.agent) **y**"), "", kNothingHelps);
  CHECK(has(shown, "9) x (#1.agent) \"y\""));
  CHECK(links(shown) == links(terminal(words, "", kNothingHelps)));
}

TEST_CASE("conversation: a summary has no link where the page's address is not known") {
  const std::string shown = terminal(small_words(Audience::customer), "", kNothingHelps);
  CHECK(has(shown, "\n- Tried: Write to us\n"));
  CHECK_FALSE(has(shown, "Link for an agent"));
  CHECK_FALSE(has(shown, "#1.agent"));
}

TEST_CASE("conversation: Back leads to the page before, also behind what happened") {
  Knowledge known = small().knowledge;
  build::outcome(known, "spam", "mistyped", {{"stuck", "password"}});
  Words words = small_words(Audience::customer);
  words.outcomes.push_back("My password is refused");
  // No mail comes, spam did not help, now the password is refused, back, and back.
  CHECK(links_of(terminal(words, "", "2\n2\n1\n4\n2\nq\n", known)) ==
        std::vector<std::string>{"#1.customer", "#1.customer.stuck-nomail", "#1.customer.stuck-nomail.tried-spam",
                                 "#1.customer.stuck-nomail.tried-spam.stuck-password", "#1.customer.stuck-nomail.tried-spam",
                                 "#1.customer.stuck-nomail"});
}

TEST_CASE("conversation: a sentence is answered with what it may be, each to be chosen by its number") {
  const std::string shown = terminal(small_words(Audience::customer), "", "my password is refused on the portal\n5\nq\n");
  CHECK(has(shown, "\nOne of these?\n  5) The password may be an old one. (Send yourself a link)\n"));
  CHECK(links_of(shown) == std::vector<std::string>{"#1.customer", "#1.customer.stuck-password.site-portal"});
}

TEST_CASE("conversation: a sentence that says too little leaves the question as it was") {
  const std::string shown = terminal(small_words(Audience::customer), "", "2 bananas\nq\n");
  CHECK(has(shown, "\nNo suggestion\n"));
  CHECK(links_of(shown) == std::vector<std::string>{"#1.customer"});
}

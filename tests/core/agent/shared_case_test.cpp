#include "agent/shared_case.h"

#include <doctest/doctest.h>

#include <string>

#include "page/page.h"
#include "support/small_knowledge.h"

using namespace signpost;

namespace {

// The links of the cases in a text, with their marks, one to a line.
std::string shared(std::string_view text) {
  std::string links;
  for (const SharedCase& one :
       shared_cases(small().knowledge, {&small_words(Audience::customer), &small_words(Audience::agent)}, text))
    links += (links.empty() ? "" : "\n") + to_link(one.link.value, small().knowledge, one.link.mark);
  return links;
}

const std::string kLink = "#1.customer.stuck-password.site-gitlab.tried-signin";

}  // namespace

TEST_CASE("shared_cases: a link is found bare, at the end of an address, and among quotes") {
  for (const std::string& text :
       {kLink, "See " + kLink + ".", "https://help.example/page?x=1" + kLink, "<https://help.example/" + kLink + ">",
        "[my answers](https://help.example/" + kLink + ")", "\"" + kLink + "\", he wrote", "> > " + kLink + "\r\n> > Bye",
        "<a href=\"https://help.example/" + kLink + "\">" + kLink + "</a>",
        std::string("(#1.CUSTOMER.Stuck-Password"
                    ".site-gitlab.tried-signin)")}) {
    CAPTURE(text);
    CHECK(shared(text) == kLink);
  }
}

TEST_CASE("shared_cases: signs of a link may be percent-encoded") {
  CHECK(shared("https://help.example/%231.customer.stuck-password.site-gitlab.tried-signin") == kLink);
  CHECK(shared("https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fhelp.example%2F%231.customer."
               "stuck-password.site-gitlab.tried-signin&data=05%7C01") == kLink);
  CHECK(shared("%231%2Ecustomer%2Estuck%2Dpassword%2esite%2dgitlab%2Etried%2Dsignin%20thanks") == kLink);
  CHECK(shared("&#35;1.customer.stuck-password.site-gitlab.tried-signin") == kLink);
}

TEST_CASE("shared_cases: a link that a mail program broke is put together") {
  for (std::size_t at = std::string("#1.customer").size(); at < kLink.size(); ++at) {
    for (const char* const end : {"\n", "\r\n> ", "\n> > ", "=\n", "\n    "}) {
      const std::string text = kLink.substr(0, at) + end + kLink.substr(at) + " Bye";
      CAPTURE(text);
      CHECK(shared(text) == kLink);
    }
  }
  SUBCASE("into three lines") { CHECK(shared("#1.customer.stuck-pass\nword.site-git\nlab.tried-signin\nBye") == kLink); }
  SUBCASE("and not with what only follows it") {
    CHECK(shared("#1.customer.stuck-password\nsite") == "#1.customer.stuck-password");
    CHECK(shared("#1.customer.stuck-password.\nThanks.") == "#1.customer.stuck-password");
    CHECK(shared("#1.customer.stuck-password.\n\nsite-gitlab") == "#1.customer.stuck-password");
    CHECK(shared("#1.customer.stuck-password. site-gitlab") == "#1.customer.stuck-password");
    CHECK(shared("#1.customer.stuck-password,\nsite-gitlab") == "#1.customer.stuck-password");
  }
}

TEST_CASE("shared_cases: what is no link is none") {
  for (const std::string_view text :
       {"#1", "#1.", "issue #1.2", "#1.customer", "#1.customers.stuck-password", "1.customer.stuck-password",
        "#1.customer.foo", "#2.customer.stuck-password", "#1 customer stuck-password", "%231", "&#35;", "#", ""}) {
    CAPTURE(text);
    CHECK(shared(text).empty());
  }
}

TEST_CASE("shared_cases: of links that grew, the longest counts; of others each, up to four") {
  CHECK(shared("#1.customer.stuck-password and #1.customer.stuck-password.site-gitlab") ==
        "#1.customer.stuck-password.site-gitlab");
  CHECK(shared("#1.customer.stuck-password.site-gitlab and #1.customer.stuck-password.see-signin") ==
        "#1.customer.stuck-password.site-gitlab");
  CHECK(shared("#1.customer.stuck-nomail #1.agent.stuck-nomail.log-sent") == "#1.agent.stuck-nomail.log-sent");
  CHECK(shared("#1.customer.stuck-nomail #1.customer.stuck-linked") == "#1.customer.stuck-nomail\n#1.customer.stuck-linked");
  CHECK(shared("#1.customer.stuck-nomail #1.customer.stuck-linked #1.customer.stuck-password #1.agent.log-sent "
               "#1.agent.log-bounced") ==
        "#1.customer.stuck-nomail\n#1.customer.stuck-linked\n#1.customer.stuck-password\n#1.agent.log-sent");
}

TEST_CASE("shared_cases: the summary of every hand-over says what its link says") {
  for (const char* const audience : {"customer", "agent"}) {
    const Words& words = small_words(audience == std::string("agent") ? Audience::agent : Audience::customer);
    for (const char* const told :
         {".stuck-nomail.tried-spam.tried-ticket", ".stuck-password.site-unsure.tried-signin.tried-reset",
          ".stuck-linked.tried-relink.tried-elsewhere.stuck-nomail.tried-spam.tried-ticket"}) {
      const std::string link = std::string("#1.") + audience + told;
      const Page page = page_for(small().knowledge, words, link);
      const auto* handover = std::get_if<HandoverStep>(&page.step);
      if (handover == nullptr) continue;
      CAPTURE(handover->summary);
      const std::string found = shared("Hi,\n\n" + handover->summary + "\nLink: none\n");
      CHECK(to_link(what_counts(parse_link(found, small().knowledge).value), small().knowledge) ==
            to_link(what_counts(parse_link(link, small().knowledge).value), small().knowledge));
    }
  }
}

TEST_CASE("shared_cases: a summary may be quoted and wrapped, and ends with what it does not say") {
  CHECK(
      shared("> What we\n> know:\n> - Where are you stuck? My password is\n> refused\n> * Which page\n> is it? GitLab.com\n"
             "Tried: Sign in at the portal") == "#1.customer.stuck-password.site-gitlab.tried-signin");
  CHECK(shared("What we know:\n- Where are you stuck? No mail comes\nThanks\n- Tried: Write to us") ==
        "#1.customer.stuck-nomail");
  CHECK(shared("- Where are you stuck? No mail comes").empty());
  CHECK(shared("What we know: nothing").empty());
  CHECK(shared("What we know:\n- Where are you stuck? No mail comes today").empty());
}

TEST_CASE("shared_cases: beside a link, the summary is not read again") {
  CHECK(shared("What we know:\n- Where are you stuck? No mail comes\n#1.customer.stuck-nomail.tried-spam") ==
        "#1.customer.stuck-nomail.tried-spam");
}

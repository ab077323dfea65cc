#pragma once

#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "authoring/load.h"

// A hand-made knowledge that uses every part of the format, with words for both audiences and examples, as the texts of its
// files.
//
//   stuck  password  nomail  linked
//   site   portal  gitlab            only if stuck is "password"; lasting
//   log    sent  bounced             asked of agents only
//
//   wrongsite  stuck-password, site-gitlab   -> signin
//   forgotten  stuck-password, site-portal   -> reset
//   spam       stuck-nomail, log-sent        -> spam
//   blocked    stuck-nomail, log-bounced     -> ticket (customer), unblock (agent)
//   relink     stuck-linked                  -> relink (careful)
//   elsewhere  stuck-linked                  -> elsewhere (out of scope)
//
// What may be seen when "elsewhere" did not help: no mail, a refused password, or, for agents, a mail that bounced.

inline constexpr const char* kSmallKnowledge = R"json({
  "format": 1,
  "name": "small",
  "version": "1",
  "hosts": ["docs.gitlab.com", "gitlab.com"],
  "handover": {"seconds": 3600},
  "questions": [
    {"id": "stuck", "audiences": {"customer": {"seconds": 8, "unsure": 0.05}, "agent": {"seconds": 15, "unsure": 0.02}},
     "answers": ["password", "nomail", "linked"]},
    {"id": "site", "audiences": {"customer": {"seconds": 10, "unsure": 0.1}, "agent": {"seconds": 12, "unsure": 0}},
     "answers": ["portal", "gitlab"], "only_if": {"stuck": ["password"]}, "lasting": true},
    {"id": "log", "audiences": {"agent": {"seconds": 60, "unsure": 0.1}}, "answers": ["sent", "bounced"]}
  ],
  "causes": [
    {"id": "wrongsite", "weight": 20, "fits": {"stuck": ["password"], "site": ["gitlab"]}, "guide": "signin"},
    {"id": "forgotten", "weight": 10, "fits": {"stuck": ["password"], "site": ["portal"]}, "guide": "reset"},
    {"id": "spam", "weight": 10, "fits": {"stuck": ["nomail"], "log": ["sent"]}, "guide": "spam"},
    {"id": "blocked", "weight": 5, "fits": {"stuck": ["nomail"], "log": ["bounced"]},
     "guide": {"customer": "ticket", "agent": "unblock"}},
    {"id": "relink", "weight": 8, "fits": {"stuck": ["linked"]}, "guide": "relink"},
    {"id": "elsewhere", "weight": 1, "fits": {"stuck": ["linked"]}, "guide": "elsewhere"}
  ],
  "guides": [
    {"id": "signin", "seconds": 120, "works": 0.9, "procedures": {"customer": ["open"], "agent": ["open"]},
     "checked": "2026-11-24", "sources": ["access"]},
    {"id": "reset", "seconds": 180, "works": 0.9,
     "procedures": {"customer": ["open", "sendmail"], "agent": ["open", "sendmail"]},
     "checked": "2026-11-24", "sources": ["access", "account"]},
    {"id": "spam", "seconds": 60, "works": 0.5, "procedures": {"customer": ["sendmail"], "agent": ["sendmail"]},
     "checked": "2026-11-24", "sources": ["access"]},
    {"id": "ticket", "seconds": 600, "works": 0.8, "procedures": {"customer": ["write"]},
     "checked": "2026-11-24", "sources": ["access"]},
    {"id": "unblock", "seconds": 300, "works": 0.9, "procedures": {"agent": ["remove"]},
     "checked": "2026-11-24", "sources": ["access"]},
    {"id": "relink", "seconds": 600, "works": 0.9, "careful": true, "procedures": {"customer": ["open"], "agent": ["open"]},
     "checked": "2026-11-24", "sources": ["account"]},
    {"id": "elsewhere", "seconds": 30, "works": 1, "out_of_scope": true, "checked": "2026-11-24", "sources": ["account"],
     "outcomes": ["nomail", "refused", "bounced"]}
  ],
  "outcomes": [
    {"id": "nomail", "settles": {"stuck": "nomail"}},
    {"id": "refused", "settles": {"stuck": "password", "site": "portal"}},
    {"id": "bounced", "settles": {"log": "bounced"}}
  ],
  "procedures": [
    {"id": "open", "steps": ["visit", "click"]},
    {"id": "sendmail", "steps": ["send", "look"]},
    {"id": "write", "steps": ["form"]},
    {"id": "remove", "steps": ["list"]}
  ],
  "messages": [
    {"id": "taken", "text": "This account is already linked", "settles": {"stuck": "linked"}}
  ],
  "sources": [
    {"id": "access", "title": "Access & sign-in", "url": "https://docs.gitlab.com/access/"},
    {"id": "account", "title": "Manage the account", "url": "https://docs.gitlab.com/account/"}
  ],
  "renamed": {"questions": {"where": "site"}, "answers": {"stuck-mail": "nomail"}, "guides": {"login": "signin"}}
})json";

inline constexpr const char* kSmallCustomerWords = R"json({
  "language": "en", "audience": "customer",
  "labels": {
    "title": "Signpost", "unsure": "I'm not sure", "back": "Back", "restart": "Start again", "answers": "Your answers",
    "change": "Change", "tried": "Tried", "could_be": "It could also be", "because": "Because you said",
    "find_out": "How to find out", "steps": "What to do", "expect": "What to expect", "safety": "Stay safe",
    "warnings": "Take care", "never_asks": "We never ask for passwords", "sources": "Sources", "checked": "Checked on",
    "worked": "That worked", "failed": "That did not work", "copy_link": "Copy link", "copied": "Copied",
    "copy_summary": "Copy summary", "print": "Print", "all": "All advice", "contact": "Contact us",
    "contact_url": "https://gitlab.com/support", "share_customer": "Link for the customer",
    "share_agent": "Link for an agent",
    "conflict": "These do not go together", "notice_dropped": "A part of this link was left out.",
    "notice_changed": "Our advice has changed.", "why_asked": "Why this question?", "separates": "Your answer tells these apart:",
    "more": "And others", "why_advised": "Why this advice?", "why_try": "More questions take longer.",
    "why_most": "It is quick, and settles most.", "why_not": "Why not another?", "happened": "What happened?",
    "look_first": "Look at this first.", "fits_best": "This fits best.", "quicker": "This is quicker.",
    "own_words": "Or tell us", "own_words_hint": "It stays here.", "own_words_found": "Suggestions",
    "own_words_none": "No suggestion", "own_words_list": "One of these?"
  },
  "questions": {
    "stuck": {"ask": "Where are you stuck?", "hint": "Pick the first that fits.",
      "find_out": ["Look at the **title** of the page."],
      "answers": {"password": {"label": "My password is refused"},
                  "nomail": {"label": "No mail comes", "hint": "After ten minutes"},
                  "linked": {"label": "It says **already linked**", "group": "Messages"}}},
    "site": {"ask": "Which page is it?", "answers": {"portal": {"label": "The portal"}, "gitlab": {"label": "GitLab.com"}}},
    "log": {"ask": "What did we see in the mail log?",
            "answers": {"sent": {"label": "It was sent"}, "bounced": {"label": "It bounced"}}}
  },
  "causes": {
    "wrongsite": "You may be on the wrong page.", "forgotten": "The password may be an old one.",
    "spam": "The mail may be in **Spam**.", "blocked": "Your address may be blocked.",
    "relink": "Another account may be linked.", "elsewhere": "This may be about GitLab.com."
  },
  "guides": {
    "signin": {"headline": "Sign in at the [portal](https://gitlab.com/portal)", "expect": ["You see your **purchases**."]},
    "reset": {"headline": "Send yourself a link", "expect": ["A mail comes."], "safety": ["Never pass the link on."],
      "warnings": ["It works once."]},
    "spam": {"headline": "Look into the spam folder", "expect": ["You find the mail."]},
    "ticket": {"headline": "Write to us", "expect": ["We answer."]},
    "relink": {"headline": "Link the other account", "expect": ["The account changes."]},
    "elsewhere": {"headline": "This is for GitLab.com", "expect": ["They help you there."],
      "where": {"text": "GitLab.com help", "url": "https://gitlab.com/help"}}
  },
  "outcomes": {"nomail": "No mail came", "refused": "My password was refused"},
  "procedures": {
    "open": {"steps": {"visit": "Open the portal.", "click": "Click **Sign in**."},
             "safety": ["Check the address.", "Never pass the link on."], "warnings": {"visit": ["It works once."]}},
    "sendmail": {"steps": {"send": "Send the mail.", "look": "Look at your mail."}, "safety": ["Check the address."]},
    "write": {"steps": {"form": "Fill in the form."}}
  },
  "handover": {
    "headline": {"exhausted": "Let us help", "nothing-fits": "This is new to us", "contradiction": "Two answers do not fit", "guides-left": "Ask us now"},
    "text": {"exhausted": "We take it from here.", "nothing-fits": "Please tell us.", "contradiction": "Please change one.", "guides-left": "We are quicker."},
    "where": {"text": "Support form", "url": "https://gitlab.com/support/form"}, "summary": "What we know:"
  },
  "solved": {"headline": "Good!", "keep": ["Keep your address up to date."]}
})json";

inline nlohmann::json parse(const std::string& text) { return nlohmann::json::parse(text, nullptr, false); }

/// The agent's words: as the customer's, where nothing else is needed, with "Agent: " before what is asked and advised. What
/// only customers try has a headline.
inline std::string small_agent_words() {
  nlohmann::json words = parse(kSmallCustomerWords);
  words["audience"] = "agent";
  for (const char* question : {"stuck", "site", "log"}) {
    words["questions"][question]["ask"] = "Agent: " + words["questions"][question]["ask"].get<std::string>();
  }
  words["questions"]["log"]["find_out"] = {"Open the mail log."};
  words["guides"]["ticket"] = {{"headline", "Agent: wrote to us"}};
  words["guides"]["unblock"] = {{"headline", "Agent: take the address off the list"}, {"expect", {"Mail comes again."}}};
  words["outcomes"]["bounced"] = "The mail bounced";
  words["procedures"].erase("write");
  words["procedures"]["remove"] = {{"steps", {{"list", "Remove it from the list."}}}};
  return words.dump();
}

inline constexpr const char* kSmallExamples = R"json([
  {"text": "Password refused on GitLab.com", "audience": "customer", "answers": {"stuck": "password", "site": "gitlab"},
    "guide": "signin"},
  {"text": "Spam was empty", "audience": "customer", "answers": {"stuck": "nomail"}, "tried": ["spam"], "guide": "ticket"}
])json";

inline std::vector<signpost::File> small_files() {
  return {{"knowledge.json", kSmallKnowledge},
          {"words/en.customer.json", kSmallCustomerWords},
          {"words/en.agent.json", small_agent_words()},
          {"examples.json", kSmallExamples}};
}

/// The small knowledge, loaded once. Its words: 0 the customer's, 1 the agent's.
inline const signpost::Loaded& small() {
  static const signpost::Loaded loaded = signpost::load(small_files());
  if (!loaded.ok()) std::abort();  // load_test says why
  return loaded;
}

inline const signpost::Words& small_words(signpost::Audience audience) {
  return small().words[static_cast<std::size_t>(audience)];
}

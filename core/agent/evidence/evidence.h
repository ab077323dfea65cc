#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/knowledge.h"

namespace signpost {

/// More is not read.
inline constexpr std::size_t kMostEvidenceBytes = 1'000'000;
inline constexpr std::size_t kMostFindings = 50;

/// The id of every sign that the reader can give; a knowledge says what each settles. What became of mail is said of the
/// portal's own Mailgun domain, customers.gitlab.com.
inline constexpr std::array<std::string_view, 32> kSigns = {
    "mailaccepted",    // Mailgun has it, and nothing else is known
    "maildelivered",   // the mail server of the recipient took it
    "mailopened",      // opened or clicked
    "mailscanned",     // opened or clicked by a machine, or within 10 seconds after it was delivered
    "mailcomplained",  // marked as spam
    "mailrejected",    // Mailgun did not take it
    "maildelayed",     // failed for now
    "mailbounced",     // the address, or its domain, does not exist
    "mailpolicy",      // refused for policy, or since the sender is on a list
    "mailsuppressed",  // not sent: on a list of suppressions; or an entry of such a list
    "mailfailed",      // failed for good in another way
    "mailmixed",       // recipients with different outcomes
    "mailnotportal",   // an empty list of events of the portal's domain
    "mailnothing",     // empty lists of both domains
    "mailonlygitlab",  // an empty list of the portal's domain, and events of mg.gitlab.com
    "mailgitlab",      // events of mg.gitlab.com, GitLab.com's own mail
    "mailother",       // events of another domain
    "confirmedyes",    // Confirmed at: a date
    "confirmedno",     // Confirmed at: empty
    "uidfilled",       // Uid: a number
    "uidempty",        // Uid: empty
    "loginon",         // Login activated: yes
    "loginoff",        // Login activated: no
    "loginswitched",   // History: login_activated = false
    "membernone",      // Billing account memberships: none
    "memberof",        // Billing account memberships: one or more
    "gitlabsender",    // a mail from gitlab@mg.gitlab.com
    "resetlink",       // GitLab.com's link for a new password
    "gitlabconfirm",   // GitLab.com's link that confirms an address
    "portallink",      // the portal's one-time sign-in link
    "portalconfirm",   // the portal's link that confirms an address
    "scannedlink",     // a link that Outlook's Safe Links has rewritten
};

/// Something that the text shows.
struct Finding {
  enum class Kind : std::uint8_t { message, sign };
  Kind kind = Kind::message;
  int item = 0;      ///< place in the knowledge's messages, or in its signs
  std::string line;  ///< what it was read from, as blacked_out shows it; of an event of mail its fields in short
};

struct Evidence {
  std::vector<Finding> findings;  ///< in the order of the text; each message and each sign once, where it stands first
  bool too_large = false;         ///< more than kMostEvidenceBytes: nothing was read
};

/// Finds what the knowledge knows in text that an agent pasted, such as a ticket, events of Mailgun's log, a customer's page
/// in the portal's admin, or a mail. Any bytes will do. A sign that the knowledge does not have is left out.
///
/// Wrong findings cost more than missing ones, so what is unclear is none:
/// - A message may be in any case, wrapped, quoted, in HTML or JSON, and have one typing error for 16 characters (none if it
///   has fewer than 20). It is not found in addresses of pages, nor where the sentence says "if", "not" and the like of it.
///   A message of up to three words must stand for itself, or begin with its capital within a sentence.
/// - Of mail, the newest message to each recipient counts, and in it the newest event. Recipients whose outcomes settle
///   different answers are `mailmixed`. What stands behind a break in JSON is not guessed.
/// - A field is empty only where its place is there and empty, in a record that has values. Records that disagree give
///   nothing.
///
/// Takes time linear in the text's length, for a given knowledge. Nothing of the text is kept but the lines.
Evidence read_evidence(const Knowledge& knowledge, std::string_view text);

}  // namespace signpost

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signpost {

/// Which of Mailgun's domains: the portal's, GitLab.com's, or another.
enum class MailDomain : unsigned char { unknown, portal, gitlab, other };

/// An event of Mailgun's log. Texts are as in the log, and empty where they are not there.
struct MailEvent {
  std::size_t at = 0;  ///< where it stands in the text
  std::string event;
  std::string severity;
  std::string reason;
  std::string recipient;
  std::string message_id;
  std::string subject;
  std::string code;
  std::string enhanced_code;
  std::string text;  ///< what the mail server, or Mailgun, says
  std::string domain_name;
  MailDomain domain = MailDomain::unknown;
  std::optional<double> timestamp;  ///< seconds since 1970
  bool by_machine = false;          ///< of opened and clicked
};

/// An entry of a list of suppressions.
struct Suppression {
  std::size_t at = 0;
  std::string address;
  std::string code;
  std::string error;
  std::string domain_name;  ///< empty where nothing names it
  MailDomain domain = MailDomain::unknown;
};

/// A list of events that is empty.
struct EmptyLog {
  std::size_t at = 0;
  std::string domain_name;
  MailDomain domain = MailDomain::unknown;
};

struct MailLog {
  std::vector<MailEvent> events;
  std::vector<Suppression> suppressions;
  std::vector<EmptyLog> empty;
  std::vector<std::pair<std::size_t, std::size_t>> parts;  ///< of the text, from and to, that are Mailgun's
};

/// Reads all of Mailgun's JSON that stands in a text: events alone, in a webhook ("event-data") or in a list ("items"),
/// entries of suppressions, and the flat fields of a legacy webhook, also as a form ("event=dropped&code=605"). Where JSON
/// breaks off, or lacks its first brace, an event counts if what is there decides what became of the mail, whatever the rest
/// may say; any other object only if it is complete.
/// Takes time linear in the text's length; keeps nothing that is nested deeper than 16.
MailLog read_mail_log(std::string_view text);

}  // namespace signpost

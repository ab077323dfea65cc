#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "agent/evidence/mail_events.h"

namespace signpost {

/// What is known so far of an object, or a form, that may be of Mailgun.
struct MailDraft {
  std::size_t at = 0;
  MailEvent event;
  std::string domain, storage, sender, from;  ///< what may name the domain
  std::string address, created_at;            ///< of a suppression
  std::string paging;
  bool empty_items = false;
  bool has_items = false;
  bool has_status = false;       ///< all of "delivery-status"
  bool has_client = false;       ///< all of "client-info"
  std::size_t suppressions = 0;  ///< how many were known before this object
};

/// Seconds as Mailgun writes them: "1764000000" or "1764000000.5", in legacy webhooks as a text.
std::optional<double> seconds_in(std::string_view text);

/// Sets what the member at a path, such as "delivery-status.code", says; nothing where no such member matters.
void set_field(MailDraft& draft, std::string_view path, const std::string& value);

/// Adds what a draft shows to the log, and says whether that is something of one mail. Of an event that is not whole, it
/// must decide what became of the mail, whatever else there is to know.
bool add_draft(MailLog& log, MailDraft& draft, bool is_whole);

}  // namespace signpost

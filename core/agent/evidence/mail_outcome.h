#pragma once

#include <vector>

#include "agent/evidence/mail_events.h"
#include "agent/evidence/seen_sign.h"
#include "model/knowledge.h"

namespace signpost {

/// What Mailgun's log says of the portal's mail, as signs that begin with "mail". The knowledge says which outcomes of
/// several recipients cannot both be proposed.
std::vector<SeenSign> mail_outcome(const Knowledge& knowledge, const MailLog& log);

}  // namespace signpost

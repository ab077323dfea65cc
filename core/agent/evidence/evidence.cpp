#include "agent/evidence/evidence.h"

#include <algorithm>
#include <string>

#include "agent/evidence/mail_links.h"
#include "agent/evidence/mail_outcome.h"
#include "agent/evidence/quoted_messages.h"
#include "agent/evidence/record_fields.h"
#include "agent/evidence/shown_line.h"
#include "base/sort.h"

namespace signpost {
namespace {

// Undoes quoted-printable, in which raw mails stand: a line may break within an address.
std::string unfolded(std::string_view text) {
  if (text.find("=3D") == std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at, 3);
    const std::size_t soft = rest.substr(0, 2) == "=\n" ? 2 : rest == "=\r\n" ? 3 : 0;
    const bool equals = rest == "=3D";
    if (soft == 0) result += text[at];
    at += soft != 0 ? soft : equals ? 3 : 1;
  }
  return result;
}

std::string empty_paragraph(std::size_t bytes) {
  std::string result(bytes, ' ');
  for (const std::size_t at : {std::size_t{0}, std::size_t{1}, bytes - 1}) {
    if (at < bytes) result[at] = '\n';
  }
  return result;
}

struct Placed {
  std::size_t at = 0;
  Finding finding;
};

void add(const Knowledge& knowledge, std::vector<SeenSign> signs, std::vector<Placed>& found) {
  for (SeenSign& sign : signs) {
    if (const std::optional<int> item = index_of(knowledge.signs, sign.id))
      found.push_back({sign.at, {Finding::Kind::sign, *item, std::move(sign.line)}});
  }
}

// In the order of the text, each message and sign once.
std::vector<Finding> in_order(std::vector<Placed> found) {
  sort_stably(found, [](const Placed& a, const Placed& b) { return a.at < b.at; });
  std::vector<Finding> result;
  for (Placed& placed : found) {
    const bool known = std::any_of(result.begin(), result.end(), [&](const Finding& other) {
      return other.kind == placed.finding.kind && other.item == placed.finding.item;
    });
    if (!known && result.size() < kMostFindings) result.push_back(std::move(placed.finding));
  }
  return result;
}

}  // namespace

Evidence read_evidence(const Knowledge& knowledge, std::string_view text) {
  if (text.size() > kMostEvidenceBytes) return {{}, true};
  std::string rest = unfolded(text);
  const MailLog log = read_mail_log(rest);
  std::vector<Placed> found;
  add(knowledge, mail_outcome(knowledge, log), found);
  // What Mailgun says is read, and is nothing that a customer has seen: a paragraph without words stands for it.
  for (const auto& [from, to] : log.parts) rest.replace(from, to - from, empty_paragraph(to - from));
  add(knowledge, mail_links(rest), found);
  add(knowledge, record_fields(rest), found);
  for (const QuotedMessage& quote : quoted_messages(knowledge.messages, rest))
    found.push_back({quote.begin, {Finding::Kind::message, quote.message, shown_line(rest, quote.begin, quote.end)}});
  return {in_order(std::move(found)), false};
}

}  // namespace signpost

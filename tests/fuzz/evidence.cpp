// Any bytes as what an agent pastes, behind the link of a case where the first line is one.

#include "agent/evidence/evidence.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "agent/email/email.h"
#include "agent/email/find_emails.h"
#include "agent/evidence/shown_line.h"
#include "agent/proposals.h"
#include "base/utf8.h"
#include "require.h"
#include "shipped.h"
#include "sound_page.h"

using namespace signpost;

namespace {

void require_shown(std::string_view line) {
  require(line.size() <= kMostLineBytes, "a line is short");
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = code_point_at(line, at);
    require(point.value != kNoCharacter || point.bytes == 3, "a line is UTF-8");
    require(point.value != '\n' && point.value != '\r', "a line is one line");
    at += point.bytes;
  }
}

void require_compared(std::string_view text) {
  const std::vector<std::string_view> found = find_emails(text, 2);
  require(found.size() <= 2, "no more addresses than asked for");
  if (found.size() < 2) return;
  const EmailComparison there = compare_emails(found[0], found[1]);
  const EmailComparison back = compare_emails(found[1], found[0]);
  require(there.difference == back.difference, "two addresses differ in the same way from either side");
  require(there.letters.size() == back.letters.size(), "and in the same places");
  require(compare_emails(found[0], found[0]).difference == EmailDifference::none, "an address is the same as itself");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string_view link = take_link(text, "#1.agent");
  const Knowledge& knowledge = shipped().knowledge;
  require_shown(blacked_out(text));
  const Evidence evidence = read_evidence(knowledge, text);
  require(evidence.findings.size() <= kMostFindings, "findings have a limit");
  for (const Finding& finding : evidence.findings) require_shown(finding.line);
  const Proposals proposals =
      propose(knowledge, shipped_words(Audience::agent), shipped_words(Audience::customer), {}, link, text, "");
  require(nlohmann::json::accept(to_json(proposals)), "proposals are JSON");
  if (!proposals.accept_all.empty()) require_canonical(proposals.accept_all, knowledge);
  for (const ProposedFinding& finding : proposals.findings) {
    if (!finding.link.empty()) require_canonical(finding.link, knowledge);
    // Answers that somebody told Signpost before are taken together, or not at all.
    if (!finding.shared.empty()) continue;
    for (const Proposal& proposal : finding.proposals) {
      if (proposal.state == Proposal::State::open) require_canonical(proposal.link, knowledge);
    }
  }
  require_compared(text);
  return 0;
}

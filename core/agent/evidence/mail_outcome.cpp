#include "agent/evidence/mail_outcome.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "agent/evidence/shown_line.h"
#include "base/ascii.h"
#include "base/sort.h"

namespace signpost {
namespace {

constexpr double kMachineSeconds = 10;  // nobody opens a mail so soon after it was delivered

bool has_any(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

// "5.7.1" and the like, not as a part of a longer number.
bool has_policy_code(std::string_view text) {
  for (std::size_t at = text.find("5.7."); at != std::string_view::npos; at = text.find("5.7.", at + 1)) {
    const bool begins = at == 0 || !(is_digit(text[at - 1]) || text[at - 1] == '.');
    if (begins && at + 4 < text.size() && is_digit(text[at + 4])) return true;
  }
  return false;
}

std::string_view permanent_failure(const MailEvent& event) {
  const std::string text = lower_case(event.text);
  const bool suppressed = event.reason.substr(0, 9) == "suppress-" || event.code == "605" || event.code == "607";
  if (suppressed) return "mailsuppressed";
  const bool policy = event.reason == "espblock" || event.reason == "blacklisted" || has_policy_code(event.enhanced_code) ||
                      has_policy_code(text) || has_any(text, {"blacklist", "blocklist", "block list", "spamhaus"});
  if (policy) return "mailpolicy";
  if (event.code == "498") return "mailbounced";
  const bool unknown =
      event.enhanced_code == "5.1.1" || has_any(text, {"5.1.1 ", "5.1.10 ", "does not exist", "user unknown", "unknown user",
                                                       "no such user", "no such recipient", "no such mailbox",
                                                       "mailbox not found", "recipient not found", "address not found"});
  const bool other = has_any(text, {"full", "quota", "storage", "spam", "denied", "policy", "reputation", "relay",
                                    "authenticat", "too large", "size limit", "disabled", "content", "virus", "rate limit"});
  if (unknown && !has_any(text, {"full", "quota"})) return "mailbounced";
  const bool bounced = event.reason == "bounce" || event.event == "bounced";
  if (bounced && event.code == "550" && !other) return "mailbounced";
  return "mailfailed";
}

// The sign of an event; empty for one that says nothing of what became of a mail.
std::string_view sign_of(const MailEvent& event) {
  if (event.event == "accepted" || event.event == "stored") return "mailaccepted";
  if (event.event == "delivered") return "maildelivered";
  if (event.event == "rejected") return "mailrejected";
  if (event.event == "complained") return "mailcomplained";
  if (event.event == "opened" || event.event == "clicked") return event.by_machine ? "mailscanned" : "mailopened";
  if (event.event == "failed" && event.severity == "temporary") return "maildelayed";
  if (event.event == "failed" && event.severity == "permanent") return permanent_failure(event);
  // As legacy webhooks say it.
  if (event.event == "dropped" || event.event == "bounced") return permanent_failure(event);
  return {};
}

// What comes after a delivery, and does not undo it.
bool is_reaction(std::string_view sign) { return sign == "mailopened" || sign == "mailscanned" || sign == "mailcomplained"; }

std::string line_of(const MailEvent& event) {
  std::string line;
  for (const std::string& field : {event.domain_name, event.recipient, event.subject, event.event, event.severity,
                                   event.reason, event.code, event.text}) {
    if (!field.empty()) line += line.empty() ? field : ", " + field;
  }
  return blacked_out(line);
}

std::string short_of(const MailEvent& event) {
  return event.recipient + ", " + event.event + (event.severity.empty() ? "" : " " + event.severity);
}

using Events = std::vector<const MailEvent*>;

double time_of(const MailEvent& event) { return event.timestamp.value_or(0); }

// By time; an accepted mail comes before all else of the same time. Nothing where times are missing and the order matters.
bool sort_by_time(Events& events) {
  const bool timed =
      std::all_of(events.begin(), events.end(), [](const MailEvent* event) { return event->timestamp.has_value(); });
  if (!timed) {
    return std::all_of(events.begin(), events.end(),
                       [&](const MailEvent* event) { return sign_of(*event) == sign_of(*events[0]); });
  }
  sort_stably(events, [](const MailEvent* a, const MailEvent* b) {
    const auto key = [](const MailEvent& event) {
      return std::pair(time_of(event), sign_of(event) == "mailaccepted" ? 0 : 1);
    };
    return key(*a) < key(*b);
  });
  return true;
}

SeenSign seen(const MailEvent& event, std::string_view sign) { return {event.at, sign, line_of(event)}; }

// An event that decides, and its sign.
struct Outcome {
  const MailEvent* event = nullptr;
  std::string_view sign;
};

// What became of one mail: its last event that says where it is, and how it was received.
std::vector<Outcome> outcome_of(Events events) {
  std::vector<Outcome> result;
  if (!sort_by_time(events)) return result;
  const MailEvent* last = nullptr;
  const MailEvent* delivered = nullptr;
  for (const MailEvent* event : events) {
    if (is_reaction(sign_of(*event))) continue;
    last = event;
    if (event->event == "delivered") delivered = event;
  }
  if (last != nullptr) result.push_back({last, sign_of(*last)});
  for (const MailEvent* event : events) {
    std::string_view sign = sign_of(*event);
    if (!is_reaction(sign)) continue;
    const bool at_once = sign == "mailopened" && delivered != nullptr && event->timestamp.has_value() &&
                         delivered->timestamp.has_value() && time_of(*event) - time_of(*delivered) <= kMachineSeconds;
    if (at_once) sign = "mailscanned";
    const bool known = std::any_of(result.begin(), result.end(), [&](const Outcome& other) { return other.sign == sign; });
    if (!known) result.push_back({event, sign});
  }
  return result;
}

// When a mail was first heard of, as far as the log tells.
double sent(const Events& events) {
  double first = std::numeric_limits<double>::max();
  for (const MailEvent* event : events) first = std::min(first, time_of(*event));
  return first;
}

// What became of the newest of the mails to one recipient; there is one at least.
std::vector<Outcome> newest_outcome(const std::vector<Events>& mails) {
  const auto newest =
      std::max_element(mails.begin(), mails.end(), [](const Events& a, const Events& b) { return sent(a) < sent(b); });
  std::vector<Outcome> result = outcome_of(*newest);
  // Without times, mails of different outcomes cannot be put in order.
  for (const Events& events : mails) {
    const bool timed =
        std::all_of(events.begin(), events.end(), [](const MailEvent* event) { return event->timestamp.has_value(); });
    if (timed || mails.size() == 1) continue;
    const std::vector<Outcome> other = outcome_of(events);
    if (result.empty() || other.empty() || other[0].sign != result[0].sign) return {};
  }
  return result;
}

// What became of the newest mail to each recipient.
std::vector<Outcome> newest_outcomes(const Events& events) {
  std::vector<std::pair<std::string, const MailEvent*>> sorted;  // by recipient and mail
  for (const MailEvent* event : events) {
    if (!sign_of(*event).empty()) sorted.emplace_back(lower_case(event->recipient), event);
  }
  sort_stably(sorted, [](const auto& a, const auto& b) {
    const int recipients = a.first.compare(b.first);
    return recipients != 0 ? recipients < 0 : a.second->message_id < b.second->message_id;
  });
  std::vector<Outcome> result;
  std::vector<Events> mails;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const bool same = !mails.empty() && sorted[i].second->message_id == mails.back().front()->message_id;
    if (!same) mails.emplace_back();
    mails.back().push_back(sorted[i].second);
    if (i + 1 < sorted.size() && sorted[i + 1].first == sorted[i].first) continue;
    for (const Outcome& outcome : newest_outcome(mails)) result.push_back(outcome);
    mails.clear();
  }
  return result;
}

bool contradict(const Knowledge& knowledge, std::string_view a, std::string_view b) {
  const std::optional<int> first = index_of(knowledge.signs, a);
  const std::optional<int> second = index_of(knowledge.signs, b);
  if (!first || !second) return false;
  for (const auto& one : knowledge.signs[static_cast<std::size_t>(*first)].settles) {
    for (const auto& other : knowledge.signs[static_cast<std::size_t>(*second)].settles) {
      if (one.first == other.first && one.second != other.second) return true;
    }
  }
  return false;
}

// The outcomes for each recipient; or, where they cannot all be true of the customer's mail, that they are mixed.
void add_outcomes(const Knowledge& knowledge, const Events& events, std::vector<SeenSign>& result) {
  std::vector<Outcome> all = newest_outcomes(events);
  sort_stably(all, [](const Outcome& a, const Outcome& b) { return a.event->at < b.event->at; });
  std::vector<Outcome> firsts;  // of each sign
  for (const Outcome& outcome : all) {
    if (std::none_of(firsts.begin(), firsts.end(), [&](const Outcome& one) { return one.sign == outcome.sign; }))
      firsts.push_back(outcome);
  }
  for (const Outcome& first : firsts) {
    const auto other = std::find_if(firsts.begin(), firsts.end(),
                                    [&](const Outcome& one) { return contradict(knowledge, first.sign, one.sign); });
    if (other == firsts.end()) continue;
    const std::string line = short_of(*first.event) + " | " + short_of(*other->event);
    result.push_back({all.front().event->at, "mailmixed", blacked_out(line)});
    return;
  }
  for (const Outcome& outcome : all) result.push_back(seen(*outcome.event, outcome.sign));
}

Events events_of(const MailLog& log, MailDomain domain) {
  Events events;
  for (const MailEvent& event : log.events) {
    if (event.domain == domain) events.push_back(&event);
  }
  return events;
}

const EmptyLog* empty_log(const MailLog& log, MailDomain domain) {
  const auto found =
      std::find_if(log.empty.begin(), log.empty.end(), [&](const EmptyLog& empty) { return empty.domain == domain; });
  return found == log.empty.end() ? nullptr : &*found;
}

std::string line_of(const EmptyLog& empty) { return blacked_out(empty.domain_name + ", 0 events"); }

void add_empty(const MailLog& log, const Events& gitlab, std::vector<SeenSign>& result) {
  const EmptyLog* portal = empty_log(log, MailDomain::portal);
  if (portal == nullptr) return;
  const EmptyLog* other = empty_log(log, MailDomain::gitlab);
  if (!gitlab.empty()) {
    result.push_back({portal->at, "mailonlygitlab", line_of(*portal) + " | " + gitlab.front()->domain_name});
  } else if (other != nullptr) {
    result.push_back({portal->at, "mailnothing", line_of(*portal) + " | " + line_of(*other)});
  } else {
    result.push_back({portal->at, "mailnotportal", line_of(*portal)});
  }
}

// Suppressions are looked up for a customer: without a domain, the portal's is meant.
void add_suppressions(const MailLog& log, std::vector<SeenSign>& result) {
  for (const Suppression& entry : log.suppressions) {
    const std::string_view sign = entry.domain == MailDomain::gitlab  ? "mailgitlab"
                                  : entry.domain == MailDomain::other ? "mailother"
                                                                      : "mailsuppressed";
    std::string line = entry.domain_name;
    for (const std::string& field : {entry.address, entry.code, entry.error}) line += line.empty() ? field : ", " + field;
    result.push_back({entry.at, sign, blacked_out(line)});
  }
}

}  // namespace

std::vector<SeenSign> mail_outcome(const Knowledge& knowledge, const MailLog& log) {
  std::vector<SeenSign> result;
  const Events portal = events_of(log, MailDomain::portal);
  const Events gitlab = events_of(log, MailDomain::gitlab);
  const Events other = events_of(log, MailDomain::other);
  if (!portal.empty()) {
    add_outcomes(knowledge, portal, result);
  } else {
    add_empty(log, gitlab, result);
    if (!gitlab.empty()) result.push_back(seen(*gitlab.front(), "mailgitlab"));
    if (!other.empty()) result.push_back(seen(*other.front(), "mailother"));
  }
  add_suppressions(log, result);
  return result;
}

}  // namespace signpost

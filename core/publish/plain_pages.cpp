#include "publish/plain_pages.h"

#include <algorithm>

#include "base/json_writer.h"
#include "cases/link.h"
#include "page/page_json.h"

namespace signpost {
namespace {

constexpr std::size_t kMostNameBytes = 200;  // file systems take 255
constexpr const char* kSolved = "solved.html";
constexpr const char* kAll = "../all.html";

// Whether something was said behind a try.
bool is_joined(const Case& value) {
  const auto first_try = std::find_if(value.entries.begin(), value.entries.end(),
                                      [](const Entry& entry) { return entry.kind == Entry::Kind::tried; });
  return std::any_of(first_try, value.entries.end(), [](const Entry& entry) { return entry.kind == Entry::Kind::answer; });
}

}  // namespace

std::string to_json(const PlainPage& plain, const Words& words) {
  JsonWriter json;
  json.open('{').key("name").text(plain.name).key("addresses").open('{');
  for (const auto& [link, address] : plain.addresses) json.key(link).text(address);
  json.close('}').key("page");
  return json.result() + to_json(plain.page, words) + '}';
}

std::string plain_name(std::string_view link) {
  // Behind "#1.customer." are the parts that tell the pages apart.
  const std::size_t audience = link.find('.') + 1;
  const std::size_t told = link.find('.', audience);
  return told == std::string_view::npos ? "start.html" : std::string(link.substr(told + 1)) + ".html";
}

PlainPages::PlainPages(const Knowledge& knowledge, const Words& words)
    : knowledge_(knowledge), words_(words), stops_(conversations(knowledge, words.audience)) {}

PlainPage PlainPages::page(std::size_t place) const {
  Page page = page_for(knowledge_, words_, link(place));
  std::map<std::string, std::string> addresses = {{"all.html", kAll}, {page.restart, name(0)}};
  // The way back from the end is not known: each guide leads there.
  if (place == stops_.size()) {
    page.back.clear();
  } else {
    if (is_joined(stops_[place].value)) leave_out_the_way(page, stops_[place].value);
    addresses.merge(this->addresses(page, stops_[place], place));
  }
  return {name(place), std::move(page), std::move(addresses)};
}

// What happened with different guides may lead to one stop. Only what counts is said there, which is so on every way.
void PlainPages::leave_out_the_way(Page& page, const Case& value) const {
  page.tried.clear();
  page.back.clear();
  Case told = what_counts(value);
  told.entries.erase(std::remove_if(told.entries.begin(), told.entries.end(),
                                    [](const Entry& entry) { return entry.kind == Entry::Kind::tried; }),
                     told.entries.end());
  for (const Audience audience : kAudiences)
    page.share[audience] = to_link(with_audience(told, knowledge_, audience), knowledge_);
  HandoverStep* handover = std::get_if<HandoverStep>(&page.step);
  if (handover == nullptr) return;
  handover->summary = words_.handover.summary;
  for (const ShownAnswer& answer : page.answers) handover->summary += "\n- " + plain(answer.ask) + " " + plain(answer.label);
}

// A number where the name would be too long for file systems.
std::string PlainPages::name(std::size_t place) const {
  if (place == stops_.size()) return kSolved;
  const std::string told = plain_name(link(place));
  return told.size() <= kMostNameBytes ? told : std::to_string(place) + ".html";
}

std::string PlainPages::link(std::size_t place) const {
  if (place < stops_.size()) return to_link(stops_[place].value, knowledge_);
  // What is said at the end is the same for each guide that helped.
  int guide = 0;
  while (!reachable(knowledge_, guide, words_.audience)) ++guide;
  return to_link(stops_.front().value, knowledge_, {Mark::Kind::solved, guide});
}

// Where the links of a stop's page lead.
std::map<std::string, std::string> PlainPages::addresses(const Page& page, const Stop& stop, std::size_t place) const {
  std::map<std::string, std::string> result;
  if (const QuestionStep* question = std::get_if<QuestionStep>(&page.step)) {
    for (std::size_t i = 0; i < stop.next.size() && i < question->options.size(); ++i)
      result[question->options[i].link] = name(stop.next[i]);
  }
  if (const Advice* given = advice(page.step)) {
    if (stop.step.kind == Step::Kind::attempt) result[given->failed] = name(stop.next.front());
    result[given->worked] = kSolved;
  }
  for (const Alternative& other : also(page.step)) result[other.link] = std::string(kAll) + "#" + other.guide;

  if (!page.back.empty()) result[page.back] = name(stop.from);
  const auto add_changes = [&](const std::vector<ShownAnswer>& answers) {
    for (const ShownAnswer& answer : answers) {
      const int question = *index_of(knowledge_.questions, answer.question);
      const std::optional<int> given = given_answer(stop.value, question);
      result[answer.change] = name(before(place, [&](const Case& value) { return given_answer(value, question) == given; }));
    }
  };
  add_changes(page.answers);
  if (const HandoverStep* handover = std::get_if<HandoverStep>(&page.step)) {
    for (const std::vector<ShownAnswer>& set : handover->conflict) add_changes(set);
  }
  for (const ShownTry& tried : page.tried) {
    const int guide = *index_of(knowledge_.guides, tried.guide);
    result[tried.change] = name(before(place, [guide](const Case& value) { return was_tried(value, guide); }));
  }
  return result;
}

// The stop on the way to `place` from which on the cases are like this.
std::size_t PlainPages::before(std::size_t place, const std::function<bool(const Case&)>& is_so) const {
  do place = stops_[place].from;
  while (place != 0 && is_so(stops_[place].value));
  return place;
}

}  // namespace signpost

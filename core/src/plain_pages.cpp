#include "signpost/plain_pages.h"

namespace signpost {
namespace {

constexpr std::size_t kMostNameBytes = 200;
constexpr const char* kStart = "start.html";
constexpr const char* kSolved = "solved.html";
constexpr const char* kAll = "../all.html";

}  // namespace

PlainPages::PlainPages(const Knowledge& knowledge, const Words& words)
    : knowledge_(knowledge), words_(words), stops_(conversations(knowledge, words.audience)) {}

std::string PlainPages::name(std::size_t place) const {
  if (place == 0) return kStart;
  if (place == stops_.size()) return kSolved;
  // Behind "#1.customer." are the parts that tell the pages apart.
  const std::string all = link(place);
  const std::string told = all.substr(link(0).size() + 1) + ".html";
  return told.size() <= kMostNameBytes ? told : std::to_string(place) + ".html";
}

std::string PlainPages::link(std::size_t place) const {
  if (place < stops_.size()) return to_link(stops_[place].value, knowledge_);
  // What is said at the end is the same for each guide that helped.
  int guide = 0;
  while (!reachable(knowledge_, guide, words_.audience)) ++guide;
  return to_link(with_mark(stops_.front().value, Mark::Kind::solved, guide), knowledge_);
}

PageHtml PlainPages::page(std::size_t place) const {
  Page page = page_for(knowledge_, words_, link(place));
  // The way back from the end is not known: each guide leads there.
  if (place == stops_.size()) page.back.clear();
  const std::map<std::string, std::string> known = addresses(page, place);
  return to_html(page, words_, [&](const std::string& link) {
    const auto found = known.find(link);
    return found == known.end() ? kStart : found->second;
  });
}

std::string PlainPages::following(const std::string& link) const {
  for (const std::size_t next : stops_.front().next) {
    if (this->link(next) == link) return name(next);
  }
  return kStart;
}

// Where the links of a page lead, all but those to the first page.
std::map<std::string, std::string> PlainPages::addresses(const Page& page, std::size_t place) const {
  std::map<std::string, std::string> result = {{"all.html", kAll}};
  if (place == stops_.size()) return result;
  const Stop& stop = stops_[place];
  const PageStep& step = page.step;
  for (std::size_t i = 0; i < stop.next.size() && i < step.options.size(); ++i)
    result[step.options[i].link] = name(stop.next[i]);
  if (stop.step.kind == Step::Kind::attempt) result[step.failed] = name(stop.next.front());
  result[step.worked] = kSolved;
  for (const Alternative& other : step.also) result[other.link] = std::string(kAll) + "#" + other.guide;

  result[page.back] = name(stop.from);
  const auto add_changes = [&](const std::vector<ShownAnswer>& answers) {
    for (const ShownAnswer& answer : answers)
      result[answer.change] = name(where(Step::Kind::ask, *index_of(knowledge_.questions, answer.question), place));
  };
  add_changes(page.answers);
  for (const std::vector<ShownAnswer>& set : step.conflict) add_changes(set);
  for (const ShownTry& tried : page.tried)
    result[tried.change] = name(where(Step::Kind::attempt, *index_of(knowledge_.guides, tried.guide), place));
  return result;
}

// The stop on the way to `from` that took this step.
std::size_t PlainPages::where(Step::Kind kind, int item, std::size_t from) const {
  while (from != 0 && (stops_[from].step.kind != kind || stops_[from].step.item != item)) from = stops_[from].from;
  return from;
}

}  // namespace signpost

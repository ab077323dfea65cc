#include "proof/defects/repeated_place.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace signpost {
namespace {

using Places = std::set<std::string_view>;

// The site of the form that a hand-over names, where people help: the start of its address.
std::string_view helpers(const Words& words) {
  constexpr std::size_t kScheme = std::string_view("https://").size();
  const std::string_view form = words.handover.where_url;
  return form.substr(0, form.find('/', kScheme));
}

// The addresses on that site which a text names.
Places places_in(std::string_view text, std::string_view site) {
  Places found;
  for (const Span& span : spans(text)) {
    if (span.kind == Span::Kind::link && span.url.substr(0, site.size()) == site) found.insert(span.url);
  }
  return found;
}

// The texts that say what to do, so that places may point into them.
std::vector<Text> texts_of(const Inspection& in, const Words& words, int guide) {
  const GuideWords& own = words.guides[static_cast<std::size_t>(guide)];
  std::vector<Text> texts = words.joined(in.guide(guide), own).steps;
  if (!own.where_url.empty()) texts.push_back(link_text(own.where, own.where_url));
  return texts;
}

// Whether the advice begins with a known place, and has at most one thing more to say.
bool only_repeats(const std::vector<Text>& advice, const Places& known, std::string_view site) {
  constexpr std::size_t kFew = 2;
  if (advice.empty() || advice.size() > kFew) return false;
  const Places first = places_in(advice.front(), site);
  return !first.empty() && std::includes(known.begin(), known.end(), first.begin(), first.end());
}

// The stops with the next advice that a conversation comes to from these, by questions only.
std::set<std::size_t> next_advice(const Inspection& in, std::vector<std::size_t> left) {
  std::set<std::size_t> seen, found;
  while (!left.empty()) {
    const std::size_t s = left.back();
    left.pop_back();
    if (!seen.insert(s).second) continue;
    const Stop& stop = in.stops[s];
    if (stop.step.kind == Step::Kind::attempt) found.insert(s);
    if (stop.step.kind == Step::Kind::ask) left.insert(left.end(), stop.next.begin(), stop.next.end());
  }
  return found;
}

}  // namespace

std::vector<Defect> find_repeated_places(const Inspection& in, const Words& words) {
  std::vector<Defect> found;
  std::set<std::pair<int, int>> seen;  // the guide that was tried, and the next one
  const std::string_view site = helpers(words);
  for (std::size_t s = 0; s < in.stops.size(); ++s) {
    const Stop& stop = in.stops[s];
    if (stop.step.kind != Step::Kind::look_back || tries(stop.value, in.knowledge) != 1) continue;
    const std::vector<Text> tried = texts_of(in, words, stop.step.item);
    Places known;
    for (const Text& text : tried) known.merge(places_in(text, site));
    for (const std::size_t next : next_advice(in, stop.next)) {
      const int guide = in.stops[next].step.item;
      if (!seen.insert({stop.step.item, guide}).second || !only_repeats(texts_of(in, words, guide), known, site)) continue;
      found.push_back({Defect::Kind::repeated_place,
                       in_quotes(in.guide(guide).id) + " behind " + in_quotes(in.guide(stop.step.item).id) +
                           " only names the same place again",
                       in.link(in.stops[next])});
    }
  }
  return found;
}

}  // namespace signpost

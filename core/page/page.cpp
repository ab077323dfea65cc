#include "page/page.h"

#include <optional>

#include "base/at.h"
#include "cases/link.h"
#include "page/step_maker.h"

namespace signpost {
namespace {

std::string back(const Knowledge& knowledge, const Case& value, const Mark& mark) {
  const bool shows_other_page = mark.kind != Mark::Kind::none && mark.kind != Mark::Kind::said;
  if (shows_other_page) return to_link(value, knowledge);
  if (value.entries.empty()) return {};
  return to_link(before_last(value, knowledge), knowledge);
}

std::vector<Text> notices(const Knowledge& knowledge, const Words& words, const ParsedLink& link, const PageStep& step) {
  std::vector<Text> result;
  if (link.dropped) result.push_back(words.label(Label::notice_dropped));
  if (link.mark.kind != Mark::Kind::said) return result;
  const std::string& said = at(knowledge.guides, link.mark.item).id;
  if (guide_id(step) != said) result.push_back(words.label(Label::notice_changed));
  return result;
}

std::optional<int> shared_guide(const Knowledge& knowledge, Audience from, const PageStep& step, Audience to) {
  const std::optional<int> guide = index_of(knowledge.guides, guide_id(step));
  if (!guide || (from == Audience::customer && to == Audience::agent)) return std::nullopt;
  return has_words(knowledge, *guide, to) ? guide : at(knowledge.guides, *guide).then;
}

// The same answers for another reader. Colleagues open the same page; customers just the steps that are theirs, and agents
// who take over from a customer what is best to do now.
std::string share(const Knowledge& knowledge, const ParsedLink& link, const PageStep& step, Audience audience) {
  const Case shared = with_audience(link.value, knowledge, audience);
  const std::optional<int> guide = shared_guide(knowledge, link.value.audience, step, audience);
  const bool same = audience == link.value.audience && link.mark.kind != Mark::Kind::see;
  if (!guide) return to_link(shared, knowledge);
  return to_link(shared, knowledge, {same ? Mark::Kind::said : Mark::Kind::see, *guide});
}

}  // namespace

Page page_for(const Knowledge& knowledge, const Words& words, std::string_view link) {
  ParsedLink parsed = parse_link(link, knowledge);
  if (parsed.value.audience != words.audience) {
    // Another audience's guides may have no words here.
    parsed = {};
    parsed.value.audience = words.audience;
    parsed.dropped = true;
  }
  const Case& value = parsed.value;
  const Retelling retelling(knowledge, words, value);
  Page page;
  page.link = to_link(value, knowledge, parsed.mark);
  page.audience = value.audience;
  page.language = words.language;
  page.step = StepMaker(knowledge, words, value, parsed.mark).step();
  page.title = plain(headline(page.step)) + " \xE2\x80\x93 " + words.label(Label::title);
  page.notices = notices(knowledge, words, parsed, page.step);
  page.answers = retelling.answers();
  page.tried = retelling.tries();
  page.back = back(knowledge, value, parsed.mark);
  page.restart = to_link({value.audience, {}}, knowledge);
  for (const Audience audience : kAudiences) page.share[audience] = share(knowledge, parsed, page.step, audience);
  return page;
}

}  // namespace signpost

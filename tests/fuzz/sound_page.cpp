#include "sound_page.h"

#include <nlohmann/json.hpp>

#include "cases/link.h"
#include "page/page_json.h"
#include "require.h"

using namespace signpost;

namespace {

void require_useful(const PageStep& step) {
  if (const QuestionStep* question = std::get_if<QuestionStep>(&step)) {
    require(!question->headline.empty(), "a question is asked in words");
    require(question->options.size() >= 2, "a question has answers to choose from");
  } else if (const GuideStep* guide = std::get_if<GuideStep>(&step)) {
    require(!guide->headline.empty(), "advice has a headline");
    require(!guide->advice.steps.empty(), "advice says what to do");
    require(guide->advice.before.size() == guide->advice.steps.size(), "each step has its place for warnings");
  } else if (const HandoverStep* handover = std::get_if<HandoverStep>(&step)) {
    require(!handover->where.empty() || !handover->text.empty(), "a hand-over says where to go");
  } else {
    require(!headline(step).empty(), "the last page has a headline");
  }
}

}  // namespace

std::string_view take_link(std::string_view& text, std::string_view otherwise) {
  if (text.substr(0, 3) != "#1.") return otherwise;
  const std::string_view link = text.substr(0, text.find('\n'));
  text.remove_prefix(link.size());
  return link;
}

void require_canonical(const std::string& link, const Knowledge& knowledge) {
  require(link.size() <= kMostLinkBytes, "a link has no more bytes than are read");
  const ParsedLink parsed = parse_link(link, knowledge);
  require(!parsed.dropped, "a link is understood whole");
  require(to_link(parsed.value, knowledge, parsed.mark) == link, "a link is canonical");
}

std::vector<std::string> links_of(const Page& page) {
  std::vector<std::string> links;
  const auto add = [&links](const std::string& link) {
    if (!link.empty()) links.push_back(link);
  };
  if (const QuestionStep* question = std::get_if<QuestionStep>(&page.step)) {
    for (const Option& option : question->options) add(option.link);
  }
  if (const Advice* given = advice(page.step)) {
    add(given->failed);
    add(given->worked);
  }
  for (const Alternative& other : also(page.step)) add(other.link);
  for (const ShownAnswer& answer : page.answers) add(answer.change);
  for (const ShownTry& tried : page.tried) add(tried.change);
  add(page.back);
  for (const Audience audience : kAudiences) add(page.share[audience]);
  add(page.restart);
  return links;
}

Page sound_page(const Knowledge& knowledge, const Words& words, std::string_view link) {
  Page page = page_for(knowledge, words, link);
  const std::string text = to_json(page, words);
  require(nlohmann::json::accept(text), "a page is JSON");
  require_canonical(page.link, knowledge);
  for (const std::string& next : links_of(page)) require_canonical(next, knowledge);
  require_useful(page.step);
  if (page.link == link) return page;
  Page again = page_for(knowledge, words, page.link);
  again.notices = page.notices;  // what was dropped from another link is said once
  require(to_json(again, words) == text, "a page's own link leads to the same page");
  return page;
}

void require_sound_start(const Knowledge& knowledge, const Words& words) {
  const Page first = sound_page(knowledge, words, "#1." + std::string(to_string(words.audience)));
  for (const std::string& next : links_of(first)) {
    if (link_audience(next) == words.audience) sound_page(knowledge, words, next);
  }
}

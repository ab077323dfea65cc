#include "publish/article.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "cases/case.h"
#include "cases/link.h"
#include "page/page.h"
#include "publish/plain_pages.h"
#include "reasoning/diagnosis.h"

namespace signpost {
namespace {

using html::element;
using html::escaped;
using html::Html;
using html::list;
using html::marked;
using html::outside_link;
using html::text_list;

struct Topic {
  std::string id;
  Option answer;
  std::vector<GuideShare> guides;  ///< likeliest first
};

// The answers to the first question, each with what it may come to; none if the first page asks nothing.
std::vector<Topic> topics(const Knowledge& knowledge, const Words& words) {
  const Page start = page_for(knowledge, words, "#1." + std::string(to_string(words.audience)));
  std::vector<Topic> result;
  const QuestionStep* first = std::get_if<QuestionStep>(&start.step);
  if (first == nullptr) return result;
  for (const Option& option : first->options) {
    const Diagnosis diagnosis = diagnose(knowledge, parse_link(option.link, knowledge).value);
    result.push_back({first->id + "-" + option.id, option, guides_by_share(knowledge, words.audience, diagnosis.possible)});
  }
  return result;
}

// The topic under which a guide stands: the one in which it is likeliest.
std::size_t home(const std::vector<Topic>& all, int guide) {
  std::size_t best = 0;
  double most = -1;
  for (std::size_t t = 0; t < all.size(); ++t) {
    for (const GuideShare& entry : all[t].guides) {
      if (entry.guide != guide || entry.share <= most) continue;
      best = t;
      most = entry.share;
    }
  }
  return best;
}

Html link(std::string_view address, const Html& words) { return element("a", {{"href", std::string(address)}}, {words}); }

Html guide_links(const Knowledge& knowledge, const Words& words, const Topic& topic, std::string_view page) {
  Html items;
  for (const GuideShare& entry : topic.guides) {
    const auto guide = static_cast<std::size_t>(entry.guide);
    const std::string address = std::string(page) + "#" + knowledge.guides[guide].id;
    items += element("li", {}, {link(address, escaped(plain(words.guides[guide].headline)))});
  }
  return element("ul", {}, {items});
}

// The answers of a condition in words, as the audience knows them.
Html said(const Question& question, const QuestionWords& words, AnswerSet answers) {
  Html result;
  for (std::size_t a = 0; a < question.answers.size(); ++a) {
    if (!answers.has(static_cast<int>(a))) continue;
    if (!result.empty()) result += escaped("; ");
    result += element("span", {{"class", "said"}}, {marked(words.answers[a].label)});
  }
  return result;
}

// What may be wrong, and the answers that say so; only to questions that this audience is asked.
Html recognition(const Knowledge& knowledge, const Words& words, const Cause& cause, const Text& text) {
  Html rows;
  for (std::size_t q = 0; q < knowledge.questions.size(); ++q) {
    const Question& question = knowledge.questions[q];
    const AnswerSet answers = fitting_answers(knowledge, cause, static_cast<int>(q));
    if (!question.asking[words.audience] || answers == question.all_answers()) continue;
    const QuestionWords& asked = words.questions[q];
    rows += element("li", {}, {marked(asked.ask), escaped(" "), said(question, asked, answers)});
  }
  const Html because = rows.empty() ? rows : element("div", {{"class", "because"}}, {element("ul", {}, {rows})});
  return element("div", {{"class", "cause"}}, {element("p", {}, {marked(text)}), because});
}

// A heading and what stands under it, or nothing where that is empty.
Html part(const std::string& heading, const Html& content) {
  return content.empty() ? Html() : element("h4", {}, {escaped(heading)}) + content;
}

Html step_list(const ProcedureWords& all) {
  Html items;
  for (std::size_t i = 0; i < all.steps.size(); ++i)
    items += element("li", {}, {text_list(all.warnings[i]), marked(all.steps[i])});
  return items.empty() ? items : element("ol", {}, {items});
}

// What the advice says: for a pointer to another place that place, otherwise the steps and what follows.
Html advice(const Knowledge& knowledge, const Words& words, std::size_t guide) {
  const GuideWords& own = words.guides[guide];
  const ProcedureWords all = words.joined(knowledge.guides[guide], own);
  const Html steps = part(words.label(Label::steps), step_list(all));
  Html result = part(words.label(Label::warnings), list("ul", own.warnings));
  if (knowledge.guides[guide].out_of_scope) {
    const Html place = own.where_url.empty() ? marked(own.where) : outside_link(own.where_url, escaped(plain(own.where)));
    for (const Text& text : own.expect) result += element("p", {}, {marked(text)});
    if (!place.empty()) result += element("p", {}, {place});
    result += steps;
  } else {
    result += steps + part(words.label(Label::expect), list("ul", own.expect));
  }
  return result + part(words.label(Label::safety), list("ul", all.safety));
}

Html provenance(const Knowledge& knowledge, const Words& words, const Guide& guide) {
  Html items;
  for (const int source : guide.sources) {
    const Source& read = knowledge.sources[static_cast<std::size_t>(source)];
    items += element("li", {}, {outside_link(read.url, escaped(read.title))});
  }
  const Html day = element("time", {{"datetime", guide.checked}}, {escaped(guide.checked)});
  return part(words.label(Label::sources), element("ul", {}, {items})) +
         element("p", {}, {escaped(words.label(Label::checked) + " "), day});
}

Html guide_section(const Knowledge& knowledge, const Words& words, std::size_t guide) {
  Html causes;
  for (std::size_t c = 0; c < knowledge.causes.size(); ++c) {
    const Cause& cause = knowledge.causes[c];
    if (cause.guide[words.audience] == static_cast<int>(guide))
      causes += recognition(knowledge, words, cause, words.causes[c]);
  }
  return element("section", {{"id", knowledge.guides[guide].id}},
                 {element("h3", {}, {marked(words.guides[guide].headline)}), causes, advice(knowledge, words, guide),
                  provenance(knowledge, words, knowledge.guides[guide])}) +
         escaped("\n");
}

}  // namespace

html::Html article(const Knowledge& knowledge, const Words& words) {
  const std::vector<Topic> all = topics(knowledge, words);
  std::vector<Html> guides(all.size());
  Html rest;  // where the first page asks nothing
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    if (!reachable(knowledge, static_cast<int>(g), words.audience)) continue;
    (all.empty() ? rest : guides[home(all, static_cast<int>(g))]) += guide_section(knowledge, words, g);
  }
  Html contents;
  Html sections;
  for (std::size_t t = 0; t < all.size(); ++t) {
    const Html title = escaped(plain(all[t].answer.label));
    contents += element("li", {}, {link("#" + all[t].id, title)});
    sections += element("section", {{"id", all[t].id}},
                        {element("h2", {}, {title}), guide_links(knowledge, words, all[t], {}), guides[t]}) +
                escaped("\n");
  }
  if (all.empty()) return element("section", {}, {element("h2", {}, {escaped(words.label(Label::all))}), rest});
  return element("ul", {}, {contents}) + escaped("\n") + sections;
}

html::Html overview(const Knowledge& knowledge, const Words& words) {
  Html result;
  for (const Topic& topic : topics(knowledge, words)) {
    const Text following = headline(page_for(knowledge, words, topic.answer.link).step);
    result +=
        element("section", {{"id", topic.answer.link.substr(1)}},
                {element("h2", {}, {escaped(plain(topic.answer.label))}),
                 element("a", {{"class", "choice"}, {"href", "plain/" + plain_name(topic.answer.link)}},
                         {element("span", {}, {escaped(plain(following))})}),
                 element("h3", {}, {escaped(words.label(Label::all))}), guide_links(knowledge, words, topic, "all.html")}) +
        escaped("\n");
  }
  return result;
}

}  // namespace signpost

#include "signpost/page_html.h"

namespace signpost {
namespace {

// Each method draws what the function of the same name in web/*-view.ts draws; a test holds both together.
class Drawing {
 public:
  Drawing(const Page& page, const Words& words, const Addresses& addresses)
      : page_(page), step_(page.step), words_(words), addresses_(addresses) {}

  PageHtml draw() const {
    return {escaped(page_.title), notices() + back_link() + step_view() + answers_view(), ways_out()};
  }

 private:
  Html step_view() const {
    switch (step_.kind) {
      case PageStep::Kind::question: return question_view();
      case PageStep::Kind::guide: return guide_view();
      case PageStep::Kind::handover: return handover_view();
      case PageStep::Kind::solved: return solved_view();
    }
    return {};
  }

  // --- The frame ---

  Html notices() const {
    Html paragraphs;
    for (const Text& notice : page_.notices) paragraphs += element("p", {}, {html(notice)});
    return within("div", "box box-info notice", paragraphs);
  }

  Html back_link() const { return page_.back.empty() ? Html() : link(page_.back, label("back"), "back"); }

  Html ways_out() const {
    return element("ul", {{"class", "ways-out"}},
                   {element("li", {}, {link("all.html", label("all"))}),
                    element("li", {}, {outside_link(words_.label("contact_url"), label("contact"))}),
                    element("li", {}, {link(page_.restart, label("restart"))})});
  }

  // --- A question ---

  Html question_view() const {
    const bool first = page_.back.empty();
    return element(
        "section", {{"data-question", step_.id}},
        {heading(), within("p", "box box-info", html(step_.again)), within("p", "hint", html(step_.hint)), find_out(),
         groups(), why_asked(), first ? element("p", {{"class", "hint"}}, {label("never_asks")}) : Html()});
  }

  Html find_out() const {
    if (step_.find_out.empty()) return {};
    return element("details", {{"open", when(page_.audience == Audience::agent, "")}},
                   {element("summary", {}, {label("find_out")}),
                    element("div", {{"class", "details-body"}}, {text_list(step_.find_out)})});
  }

  Html groups() const {
    Html result;
    for (auto option = step_.options.begin(); option != step_.options.end();) {
      const Text& group = option->group;
      Html choices;
      for (; option != step_.options.end() && plain(option->group) == plain(group); ++option) choices += choice(*option);
      if (!group.empty()) result += element("h2", {{"class", "group"}}, {html(group)});
      result += within("ul", "choices", choices);
    }
    return result;
  }

  Html choice(const Option& option) const {
    const Html hint = option.hint.empty() ? Html() : " " + element("span", {{"class", "hint"}}, {html(option.hint)});
    const Html label = element("span", {{"class", "choice-label"}}, {without_links(option.label)});
    return element("li", {{"class", when(option.id == kUnsureId, "apart")}},
                   {element("a",
                            {{"class", "choice"},
                             {"href", addresses_(option.link)},
                             {"data-answer", option.id},
                             {"aria-current", when(option.id == step_.current, "true")}},
                            {label, hint})});
  }

  // --- Advice ---

  Html guide_view() const {
    return element("section", {{"data-guide", step_.id}},
                   {heading(), cause(), warnings(), steps(), titled(label("expect"), text_list(step_.expect)), safety(),
                    other_guides(), outcome(), why_advised(), provenance()});
  }

  Html cause() const { return within("p", "lead", html(step_.cause_text)); }

  Html warnings() const {
    if (step_.warnings.empty()) return {};
    return within("section", "box box-danger", element("h2", {}, {label("warnings")}) + text_list(step_.warnings));
  }

  Html steps() const {
    Html rows;
    for (std::size_t i = 0; i < step_.steps.size(); ++i) {
      const Html box = element("input", {{"type", "checkbox"}});
      rows += element("li", {},
                      {within("div", "before", text_list(step_.before[i])),
                       element("label", {}, {box, element("span", {}, {html(step_.steps[i])})})});
    }
    return titled(label("steps"), within("ol", "steps", rows));
  }

  Html safety() const {
    if (step_.safety.empty() && page_.audience == Audience::agent) return {};
    const Html own = step_.safety.empty() ? Html() : element("h2", {}, {label("safety")}) + text_list(step_.safety);
    return within("section", "box box-info", own + element("p", {}, {label("never_asks")}));
  }

  Html other_guides() const {
    Html rows;
    for (const Alternative& other : step_.also) {
      rows += element(
          "li", {},
          {element("a", {{"href", addresses_(other.link)}, {"data-also", other.guide}}, {without_links(other.headline)}),
           element("p", {{"class", "hint"}}, {html(other.cause)})});
    }
    return titled(label("could_be"), within("ul", "others", rows));
  }

  Html outcome() const {
    return element(
        "div", {{"class", "outcome"}},
        {element("a", {{"class", "button button-main"}, {"href", addresses_(step_.worked)}, {"data-outcome", "worked"}},
                 {label("worked")}),
         element("a", {{"class", "button"}, {"href", addresses_(step_.failed)}, {"data-outcome", "failed"}},
                 {label("failed")})});
  }

  Html provenance() const {
    Html links;
    for (const Source& source : step_.sources) links += element("li", {}, {outside_link(source.url, escaped(source.title))});
    const Html sources = links.empty() ? links : element("h2", {}, {label("sources")}) + element("ul", {}, {links});
    return within("section", "provenance",
                  sources + element("p", {},
                                    {label("checked") + " ",
                                     element("time", {{"datetime", step_.checked}}, {escaped(step_.checked)})}));
  }

  // --- The way to people ---

  Html handover_view() const {
    // A guide that only points to another place still has a cause, sources, and two ways on.
    const bool pointer = step_.reason == HandoverReason::out_of_scope;
    Html text;
    for (const Text& paragraph : step_.text) text += element("p", {}, {html(paragraph)});
    const Html before = pointer ? cause() + text + warnings() + steps() : text + look_first() + conflicts();
    return element("section",
                   {{"data-handover", std::string(to_string(step_.reason))}, {"data-guide", when(pointer, step_.id)}},
                   {heading(), before, where(), pointer && !step_.safety.empty() ? safety() : Html(), summary(),
                    other_guides(), pointer ? outcome() + why_advised() + provenance() : Html()});
  }

  Html look_first() const {
    if (!step_.suspect) return {};
    const ShownAnswer& suspect = *step_.suspect;
    return element("section", {{"class", "box box-info"}, {"data-suspect", ""}},
                   {element("p", {}, {label("look_first")}),
                    element("p", {}, {html(suspect.ask), " ", within("span", "said", html(suspect.label))}),
                    link(suspect.change, label("change"), "button button-main")});
  }

  Html conflicts() const {
    Html lists;
    for (const std::vector<ShownAnswer>& set : step_.conflict) lists += within("div", "conflict", answer_list(set));
    return titled(label("conflict"), lists);
  }

  Html where() const {
    if (step_.where.empty()) return {};
    const Html place = step_.where_url.empty()
                           ? html(step_.where)
                           : outside_link(step_.where_url, without_links(step_.where), "button button-main");
    return element("p", {{"class", "where"}}, {place});
  }

  Html summary() const { return element("div", {{"class", "summary"}}, {element("pre", {}, {escaped(step_.summary)})}); }

  Html solved_view() const {
    return element("section", {{"data-solved", ""}}, {heading(), within("div", "box box-success", text_list(step_.keep))});
  }

  // --- Why ---

  Html why_asked() const {
    if (step_.why.empty()) return {};
    return folded(label("why_asked"), element("p", {}, {label("separates")}) + text_list(step_.why));
  }

  Html why_advised() const {
    Html reasons;
    if (!step_.because.empty()) reasons += element("p", {}, {label("because")}) + answer_list(step_.because);
    for (const Text& text : step_.why) reasons += element("p", {}, {html(text)});
    Html others;
    for (const RuledOut& other : step_.ruled_out)
      others += element("li", {}, {html(other.headline), within("p", "hint", label("because")), answer_list(other.because)});
    if (!others.empty()) {
      reasons += element("p", {}, {element("b", {}, {label("why_not")})});
      reasons += element("ul", {}, {others});
    }
    return reasons.empty() ? reasons : folded(label("why_advised"), reasons);
  }

  static Html folded(const Html& title, const Html& content) {
    return element("details", {{"class", "why"}}, {element("summary", {}, {title}), within("div", "details-body", content)});
  }

  // --- What was told so far ---

  Html answers_view() const {
    const Html given = page_.answers.empty() ? Html() : element("h2", {}, {label("answers")}) + answer_list(page_.answers);
    const Html tried = page_.tried.empty() ? Html() : element("h2", {}, {label("tried")}) + tried_list();
    return within("section", "so-far", given + tried);
  }

  Html answer_list(const std::vector<ShownAnswer>& answers) const {
    Html rows;
    for (const ShownAnswer& answer : answers) {
      const Html change = answer.change.empty() ? Html() : change_link(answer.change, answer.ask);
      rows += element("div", {{"class", "row"}, {"data-given", answer.question}},
                      {element("dt", {}, {html(answer.ask)}), element("dd", {}, {html(answer.label)}),
                       within("dd", "row-change", change)});
    }
    return element("dl", {{"class", "rows"}}, {rows});
  }

  Html tried_list() const {
    Html rows;
    for (const ShownTry& tried : page_.tried) {
      rows += element("li", {{"class", "row"}, {"data-tried", tried.guide}},
                      {element("span", {}, {html(tried.headline)}),
                       within("span", "row-change", change_link(tried.change, tried.headline))});
    }
    return element("ul", {{"class", "rows"}}, {rows});
  }

  // Many links of one page read "Change": the unseen words tell a screen reader which is which.
  Html change_link(const std::string& to, const Text& what) const {
    return link(to, label("change") + element("span", {{"class", "unseen"}}, {" " + escaped(plain(what))}));
  }

  // --- Small parts ---

  Html heading() const { return element("h1", {{"tabindex", "-1"}}, {html(step_.headline)}); }

  Html label(std::string_view key) const { return escaped(words_.label(key)); }

  Html link(const std::string& to, const Html& content, std::optional<std::string> css_class = {}) const {
    return element("a", {{"class", std::move(css_class)}, {"href", addresses_(to)}}, {content});
  }

  // The value of an attribute that is only there sometimes.
  static std::optional<std::string> when(bool there, const std::string& value) {
    return there ? std::optional<std::string>(value) : std::nullopt;
  }

  static Html within(std::string_view tag, const char* css_class, const Html& content) {
    return content.empty() ? Html() : element(tag, {{"class", css_class}}, {content});
  }

  static Html titled(const Html& title, const Html& content) {
    return content.empty() ? Html() : element("section", {}, {element("h2", {}, {title}), content});
  }

  // Inside a link, no other link can stand.
  static Html without_links(const Text& text) {
    Html result;
    for (const Span& span : spans(text))
      result += span.kind == Span::Kind::ui ? element("b", {}, {escaped(span.text)}) : escaped(span.text);
    return result;
  }

  const Page& page_;
  const PageStep& step_;
  const Words& words_;
  const Addresses& addresses_;
};

}  // namespace

PageHtml to_html(const Page& page, const Words& words, const Addresses& addresses) {
  return Drawing(page, words, addresses).draw();
}

}  // namespace signpost

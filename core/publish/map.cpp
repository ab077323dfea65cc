#include "publish/map.h"

#include <algorithm>
#include <utility>

#include "cases/link.h"
#include "page/page.h"
#include "walks/places.h"

namespace signpost {
namespace {

using graphviz::defaults;
using graphviz::digraph;
using graphviz::Dot;
using graphviz::edge;
using graphviz::lines;
using graphviz::node;
using graphviz::Setting;
using graphviz::tooltip;
using html::element;
using html::escaped;
using html::Html;
using html::marked;

// A place as it is shown: its words, and the answers to it that go on alike joined.
struct Shown {
  struct Branch {
    std::vector<Text> answers;
    bool unsure = false;  // this answer alone
    std::size_t to = 0;
  };
  std::string id;
  std::string_view kind;
  Text headline;
  std::vector<Branch> branches;
};

std::string_view kind_of(const PageStep& step) {
  if (std::holds_alternative<QuestionStep>(step)) return "question";
  return std::holds_alternative<GuideStep>(step) ? "guide" : "people";
}

class Picture {
 public:
  Picture(const Knowledge& knowledge, const Words& words) {
    const std::vector<Place> all = places(knowledge, words.audience);
    shown_.resize(all.size());
    // What follows a place stands behind it, so it is known first when going backwards.
    std::vector<std::string> whole(all.size());
    for (std::size_t i = all.size(); i-- > 0;) {
      const Page page = page_for(knowledge, words, to_link(all[i].value, knowledge));
      Shown& place = shown_[i];
      place.id = page.link.substr(std::string_view("#1.").size());
      place.kind = kind_of(page.step);
      place.headline = headline(page.step);
      const QuestionStep* question = std::get_if<QuestionStep>(&page.step);
      const std::string_view id = question != nullptr ? question->id : guide_id(page.step);
      whole[i] = std::string(place.kind) + " " + std::string(id) + " " + place.headline;
      for (std::size_t n = 0; n < all[i].next.size(); ++n) join(place, question->options[n], all[i].next[n], whole);
      for (const Shown::Branch& branch : place.branches) {
        for (const Text& answer : branch.answers) whole[i] += "\n" + answer;
        whole[i] += "\n(" + whole[branch.to] + ")";
      }
    }
  }

  const Shown& operator[](std::size_t place) const { return shown_[place]; }

 private:
  static void join(Shown& place, const Option& option, std::size_t to, const std::vector<std::string>& whole) {
    const auto alike = std::find_if(place.branches.begin(), place.branches.end(),
                                    [&](const Shown::Branch& branch) { return whole[branch.to] == whole[to]; });
    if (alike == place.branches.end()) {
      place.branches.push_back({{option.label}, option.id == kUnsureId, to});
    } else {
      alike->answers.push_back(option.label);
      alike->unsure = false;
    }
  }

  std::vector<Shown> shown_;
};

// Answers of which any leads on.
std::string joined(const std::vector<Text>& answers) {
  std::string result;
  for (const Text& answer : answers) result += (result.empty() ? "" : " / ") + plain(answer);
  return result;
}

class DotWriter {
 public:
  DotWriter(const Picture& picture, const Words& words, const std::string& page)
      : picture_(picture), words_(words), page_(page) {}

  Dot draw() {
    result_ =
        defaults("graph", {{"rankdir", "LR"},
                           {"ordering", "out"},
                           {"splines", "ortho"},
                           {"nodesep", "0.15"},
                           {"ranksep", "0.3"},
                           {"bgcolor", "transparent"}}) +
        defaults(
            "node",
            {{"shape", "box"}, {"width", "3.4"}, {"margin", "0.14,0.08"}, {"fontname", "DejaVu Sans"}, {"fontsize", "14"}}) +
        defaults("edge", {{"arrowsize", "0.6"}});
    place(0, "");
    return digraph(words_.label(Label::title), result_);
  }

 private:
  // `said`: the answers that lead there.
  void place(std::size_t number, const std::string& said) {
    const Shown& shown = picture_[number];
    const std::string headline = plain(shown.headline);
    const std::string behind = said.empty() ? "" : " \xE2\x80\x93 " + words_.label(Label::answers) + ": " + said;
    result_ += node(shown.id, {{"class", shown.kind},
                               {"style", shown.kind == "question" ? "" : "rounded"},
                               {"id", shown.id},
                               {"URL", page_ + "#1." + shown.id},
                               {"tooltip", tooltip(headline + behind)},
                               {"label", lines({headline})}});
    for (std::size_t i = 0; i < shown.branches.size(); ++i) branch(shown, i, said);
  }

  // The answers are a node without a border: a line that runs through its label is easier to follow than one beside it.
  // Heavy lines are straight, so answers stand level with what they lead to, and the tree begins in its upper left corner.
  void branch(const Shown& from, std::size_t number, const std::string& said) {
    const Shown::Branch& branch = from.branches[number];
    const std::string answers = from.id + " " + std::to_string(number);
    const Setting kind = {"class", branch.unsure ? "unsure" : ""};
    const Setting style = {"style", branch.unsure ? "dashed" : ""};
    std::vector<std::string> texts;
    for (const Text& answer : branch.answers)
      texts.push_back((branch.answers.size() > 1 ? "\xE2\x80\xA2\xC2\xA0" : "") + plain(answer));
    result_ += node(answers, {{"class", "answer"}, {"shape", "plaintext"}, {"margin", "0.08,0"}, {"label", lines(texts)}});
    result_ += edge(from.id, answers, {kind, style, {"arrowhead", "none"}, {"weight", number == 0 ? "100" : "1"}});
    result_ += edge(answers, picture_[branch.to].id, {kind, style, {"weight", "100"}});
    place(branch.to, (said.empty() ? "" : said + "; ") + joined(branch.answers));
  }

  const Picture& picture_;
  const Words& words_;
  const std::string& page_;
  Dot result_;
};

Html tree(const Html& items) { return element("ul", {}, {escaped("\n"), items}) + escaped("\n"); }

// `said`: the answers that lead there.
Html item(const Picture& picture, std::size_t place, const Html& said, const std::string& page) {
  const Shown& shown = picture[place];
  Html content = said + element("a", {{"href", page + "#1." + shown.id}}, {escaped(plain(shown.headline))});
  Html items;
  for (const Shown::Branch& branch : shown.branches) {
    Html answers;
    for (const Text& answer : branch.answers) answers += escaped(answers.empty() ? "" : " / ") + marked(answer);
    items += item(picture, branch.to, element("span", {}, {answers}) + escaped(" "), page);
  }
  if (!items.empty()) content += escaped("\n") + tree(items);
  return element("li", {{"class", std::string(shown.kind)}}, {content}) + escaped("\n");
}

}  // namespace

graphviz::Dot dot(const Knowledge& knowledge, const Words& words, const std::string& page) {
  const Picture picture(knowledge, words);
  return DotWriter(picture, words, page).draw();
}

html::Html outline(const Knowledge& knowledge, const Words& words, const std::string& page) {
  return tree(item(Picture(knowledge, words), 0, {}, page));
}

}  // namespace signpost

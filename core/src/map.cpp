#include "signpost/map.h"

#include <algorithm>
#include <bitset>
#include <utility>

#include "signpost/diagnosis.h"
#include "signpost/html.h"
#include "signpost/page.h"

namespace signpost {
namespace {

template <class List>
const auto& at(const List& list, int place) {
  return list[static_cast<std::size_t>(place)];
}

// The chance of each answer to `question` that is offered, in their order, "I'm not sure" last.
std::vector<std::pair<int, double>> answers_of(const Knowledge& knowledge, const Case& value, int question) {
  const Question& asked = at(knowledge.questions, question);
  const double unsure = asked.asking[value.audience]->unsure;
  const Diagnosis diagnosis = diagnose(knowledge, value);
  std::vector<std::pair<int, double>> result;
  for (int answer = 0; answer < static_cast<int>(asked.answers.size()); ++answer) {
    double share = 0;
    for (const Likelihood& l : diagnosis.possible) {
      const AnswerSet fitting = fitting_answers(knowledge, at(knowledge.causes, l.cause), question);
      if (((fitting >> answer) & 1U) != 0)
        share += l.share / static_cast<double>(std::bitset<kMostAnswers>(fitting).count());
    }
    result.emplace_back(answer, (1 - unsure) * share);
  }
  if (unsure > 0) result.emplace_back(kUnsure, unsure);
  return result;
}

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
  switch (step.kind) {
    case PageStep::Kind::question: return "question";
    case PageStep::Kind::guide: return "guide";
    default: return "people";
  }
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
      place.headline = page.step.headline;
      whole[i] = std::string(place.kind) + " " + page.step.id + " " + place.headline;
      for (std::size_t n = 0; n < all[i].next.size(); ++n) join(place, page.step.options[n], all[i].next[n], whole);
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

// `text` within the quotes of Graphviz's language.
std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '&' ? std::string("&amp;") : std::string(1, c);
  }
  return result;
}

std::string quoted(std::string_view text) { return '"' + escaped(text) + '"'; }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// The words of a text in lines that start at the left ("\l" in Graphviz's language) and have at most kWidth characters,
// unless one word has more.
std::string lines(std::string_view text) {
  constexpr std::size_t kWidth = 30;
  std::string result;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t length = characters(word);
    const bool fits = used + 1 + length <= kWidth;
    if (used > 0) result += fits ? " " : "\\l";
    used = used > 0 && fits ? used + 1 + length : length;
    result += escaped(word);
  }
  return result + "\\l";
}

// Answers of which any leads on.
std::string joined(const std::vector<Text>& answers, std::string (*write)(const Text&)) {
  std::string result;
  for (const Text& answer : answers) result += (result.empty() ? "" : " / ") + write(answer);
  return result;
}

class DotWriter {
 public:
  DotWriter(const Picture& picture, const Words& words, const std::string& page)
      : picture_(picture), words_(words), page_(page) {
    result_ = "digraph " + quoted(words.label("title")) +
              " {\n"
              "graph [rankdir=LR, ordering=out, splines=ortho, nodesep=0.15, ranksep=0.3, bgcolor=transparent]\n"
              "node [shape=box, width=3.4, margin=\"0.14,0.08\", fontname=\"DejaVu Sans\", fontsize=14]\n"
              "edge [arrowsize=0.6]\n";
    place(0, "");
    result_ += "}\n";
  }

  std::string take() { return std::move(result_); }

 private:
  // `said`: the answers that lead there.
  void place(std::size_t number, const std::string& said) {
    const Shown& shown = picture_[number];
    const std::string headline = plain(shown.headline);
    const std::string behind = said.empty() ? "" : " \xE2\x80\x93 " + words_.label("answers") + ": " + said;
    result_ += quoted(shown.id) + " [class=" + std::string(shown.kind) +
               (shown.kind == "question" ? "" : ", style=rounded") + ", id=" + quoted(shown.id) +
               ", URL=" + quoted(page_ + "#1." + shown.id) + ", tooltip=" + quoted(headline + behind) + ", label=\"" +
               lines(headline) + "\"]\n";
    for (std::size_t i = 0; i < shown.branches.size(); ++i) branch(shown, i, said);
  }

  // The answers are a node without a border: a line that runs through its label is easier to follow than one beside it.
  // Heavy lines are straight, so answers stand level with what they lead to, and the tree begins in its upper left corner.
  void branch(const Shown& from, std::size_t number, const std::string& said) {
    const Shown::Branch& branch = from.branches[number];
    const std::string answers = quoted(from.id + " " + std::to_string(number));
    const std::string unsure = branch.unsure ? "class=unsure, style=dashed, " : "";
    std::string label;
    for (const Text& answer : branch.answers)
      label += lines((branch.answers.size() > 1 ? "\xE2\x80\xA2\xC2\xA0" : "") + plain(answer));
    result_ += answers + " [class=answer, shape=plaintext, margin=\"0.08,0\", label=\"" + label + "\"]\n" + quoted(from.id) +
               " -> " + answers + " [" + unsure + "arrowhead=none, weight=" + (number == 0 ? "100" : "1") + "]\n" + answers +
               " -> " + quoted(picture_[branch.to].id) + " [" + unsure + "weight=100]\n";
    place(branch.to, (said.empty() ? "" : said + "; ") + joined(branch.answers, [](const Text& t) { return plain(t); }));
  }

  const Picture& picture_;
  const Words& words_;
  const std::string& page_;
  std::string result_;
};

std::string item(const Picture& picture, std::size_t place, const std::string& said, const std::string& page) {
  const Shown& shown = picture[place];
  std::string result = "<li class=\"" + std::string(shown.kind) + "\">" + said +
                       element("a", {{"href", page + "#1." + shown.id}}, {escaped(plain(shown.headline))});
  if (!shown.branches.empty()) {
    result += "\n<ul>\n";
    for (const Shown::Branch& branch : shown.branches)
      result += item(picture, branch.to, "<span>" + joined(branch.answers, html) + "</span> ", page);
    result += "</ul>\n";
  }
  return result + "</li>\n";
}

}  // namespace

std::vector<Place> places(const Knowledge& knowledge, Audience audience) {
  Case fresh;
  fresh.audience = audience;
  std::vector<Place> all = {{fresh, next_step(knowledge, fresh), 1, {}}};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Place place = all[i];
    if (place.step.kind != Step::Kind::ask) continue;
    for (const auto& [answer, chance] : answers_of(knowledge, place.value, place.step.item)) {
      all[i].next.push_back(all.size());
      const Case next = with_answer(place.value, knowledge, place.step.item, answer);
      all.push_back({next, next_step(knowledge, next), place.chance * chance, {}});
    }
  }
  return all;
}

std::string dot(const Knowledge& knowledge, const Words& words, const std::string& page) {
  const Picture picture(knowledge, words);
  return DotWriter(picture, words, page).take();
}

std::string outline(const Knowledge& knowledge, const Words& words, const std::string& page) {
  return "<ul>\n" + item(Picture(knowledge, words), 0, "", page) + "</ul>\n";
}

}  // namespace signpost

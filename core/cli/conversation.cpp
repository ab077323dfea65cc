#include "cli/conversation.h"

#include <charconv>
#include <istream>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "cases/link.h"
#include "likeness/suggestions.h"
#include "page/page.h"

namespace {

using signpost::Label;
using signpost::Page;
using signpost::Span;
using signpost::Text;
using signpost::Words;

/// What can be chosen on a page: the words shown, and the link that follows.
using Choices = std::vector<std::pair<std::string, std::string>>;

// In a terminal an address must be readable, so it follows its words.
std::string readable(const Text& text) {
  std::string result;
  for (const Span& span : signpost::spans(text)) {
    const std::string words(span.text);
    result += span.kind == Span::Kind::ui ? "\"" + words + "\"" : words;
    if (span.kind == Span::Kind::link) result += " <" + std::string(span.url) + ">";
  }
  return result;
}

void print_list(std::ostream& out, const std::string& heading, const std::vector<Text>& texts) {
  if (texts.empty()) return;
  out << '\n' << heading << '\n';
  for (const Text& text : texts) out << "  - " << readable(text) << '\n';
}

void print_steps(std::ostream& out, const signpost::Advice& advice) {
  out << '\n';
  int number = 0;
  for (const Text& text : advice.steps) {
    for (const Text& warning : advice.before[static_cast<std::size_t>(number)]) out << "  ! " << readable(warning) << '\n';
    out << "  " << ++number << ". " << readable(text) << '\n';
  }
}

void print_guide(std::ostream& out, const signpost::GuideStep& step, const Words& words) {
  const signpost::Advice& advice = step.advice;
  if (!advice.cause_text.empty()) out << readable(advice.cause_text) << '\n';
  if (!advice.doubt.empty()) out << readable(advice.doubt) << '\n';
  print_list(out, words.label(Label::warnings), advice.warnings);
  print_steps(out, advice);
  print_list(out, words.label(Label::expect), step.expect);
  print_list(out, words.label(Label::safety), advice.safety);
}

void print_handover(std::ostream& out, const signpost::HandoverStep& step, const Words& words,
                    const std::string& agents_link) {
  for (const Text& text : step.text) out << readable(text) << '\n';
  out << readable(step.where) << (step.where_url.empty() ? "" : " <" + step.where_url + ">") << "\n\n"
      << step.summary << '\n';
  if (!agents_link.empty()) out << words.label(Label::share_agent) << ": " << agents_link << '\n';
}

// With answers that contradict each other: the one to look at first, as the first choice.
void offer_suspect(std::ostream& out, const signpost::HandoverStep& step, const Words& words, Choices& choices) {
  if (!step.suspect) return;
  out << words.label(Label::look_first) << '\n';
  choices.emplace_back(words.label(Label::change) + ": " + readable(step.suspect->ask), step.suspect->change);
}

Choices print_page(std::ostream& out, const Page& page, const Words& words, const std::string& address) {
  out << '\n' << readable(headline(page.step)) << '\n';
  Choices choices;
  if (const auto* question = std::get_if<signpost::QuestionStep>(&page.step)) {
    if (!question->hint.empty()) out << readable(question->hint) << '\n';
    print_list(out, words.label(Label::find_out), question->find_out);
    for (const signpost::Option& option : question->options) choices.emplace_back(readable(option.label), option.link);
  } else if (const auto* guide = std::get_if<signpost::GuideStep>(&page.step)) {
    print_guide(out, *guide, words);
  } else if (const auto* handover = std::get_if<signpost::HandoverStep>(&page.step)) {
    print_handover(out, *handover, words, address.empty() ? "" : address + page.share[signpost::Audience::agent]);
    offer_suspect(out, *handover, words, choices);
  } else if (const auto* solved = std::get_if<signpost::SolvedStep>(&page.step)) {
    print_list(out, "", solved->keep);
  }
  if (const signpost::Advice* given = advice(page.step)) {
    choices.emplace_back(words.label(Label::worked), given->worked);
    choices.emplace_back(words.label(Label::failed), given->failed);
  }
  if (!page.back.empty()) choices.emplace_back(words.label(Label::back), page.back);
  out << '\n';
  for (std::size_t i = 0; i < choices.size(); ++i) out << "  " << i + 1 << ") " << choices[i].first << '\n';
  return choices;
}

// "2", but not "2 weeks without an email".
bool is_number(const std::string& line, std::size_t& number) {
  const char* end = line.data() + line.size();
  const auto [read_to, fault] = std::from_chars(line.data(), end, number);
  return fault == std::errc() && read_to == end;
}

// Adds what the sentence may mean to what can be chosen.
void offer_suggestions(std::ostream& out, const std::vector<signpost::Suggestion>& suggestions, const Words& words,
                       Choices& choices) {
  out << '\n' << words.label(suggestions.empty() ? Label::own_words_none : Label::own_words_list) << '\n';
  for (const signpost::Suggestion& suggestion : suggestions) {
    choices.emplace_back(readable(suggestion.label), suggestion.link);
    out << "  " << choices.size() << ") " << choices.back().first << " (" << readable(suggestion.hint) << ")\n";
  }
}

}  // namespace

void converse(const signpost::Knowledge& knowledge, const Words& words, const signpost::LikenessModel& likeness,
              const std::string& address, std::istream& in, std::ostream& out) {
  signpost::Case fresh;
  fresh.audience = words.audience;
  std::string link = signpost::to_link(fresh, knowledge);
  for (;;) {
    const Page page = signpost::page_for(knowledge, words, link);
    Choices choices = print_page(out, page, words, address);
    out << "\n(" << page.link << ")\n";
    if (std::holds_alternative<signpost::SolvedStep>(page.step)) return;
    std::size_t chosen = 0;
    while (chosen < 1 || chosen > choices.size()) {
      out << "1-" << choices.size() << ", q: " << std::flush;
      std::string line;
      if (!std::getline(in, line) || line == "q") return;
      if (is_number(line, chosen)) continue;
      chosen = 0;
      const signpost::Case told = signpost::parse_link(link, knowledge).value;
      offer_suggestions(out, signpost::suggestions(knowledge, words, likeness, told, line), words, choices);
    }
    link = choices[chosen - 1].second;
  }
}

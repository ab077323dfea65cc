#include "agent/reply.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "agent/checks.h"
#include "agent/phrases.h"
#include "base/ascii.h"
#include "page/page.h"

namespace signpost {
namespace {

constexpr std::size_t kMostQuestionsBack = 2;

// A piece of a reply: the texts of a list, or one paragraph.
struct Block {
  enum class Kind : std::uint8_t { paragraph, numbers, bullets };
  Kind kind = Kind::paragraph;
  std::vector<Text> texts;
  int rank = 0;  // what is left out first where the reply is too long: the highest
};

// How a reply is written down.
struct Form {
  std::string (*words)(std::string_view);
  std::string (*label)(std::string_view);
  std::string (*link)(std::string_view words, std::string_view url);
  std::string (*line)(std::string line);
};

// --- Markdown ---

// What any Markdown could read as more than itself. The first Markdown has no backslash for "<" and "&", so these are
// spelled.
std::string markdown_words(std::string_view words) {
  constexpr std::string_view kMarks = "\\`*_[]~";
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    const bool entity = c == '&' && i + 1 < words.size() && words[i + 1] != ' ';
    if (kMarks.find(c) != std::string_view::npos) result += '\\';
    result += c == '<' ? "&lt;" : entity ? "&amp;" : std::string(1, c);
  }
  return result;
}

// At the beginning of a line more means something: "1." and "-" would begin a list, spaces a block of code.
std::string markdown_line(std::string line) {
  line.erase(0, line.find_first_not_of(' '));
  const std::size_t digits = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_digit) - line.begin());
  if (digits < line.size() && digits > 0 && (line[digits] == '.' || line[digits] == ')')) line.insert(digits, 1, '\\');
  if (!line.empty() && std::string_view("-+#>").find(line[0]) != std::string_view::npos) line.insert(0, 1, '\\');
  return line;
}

std::string markdown_label(std::string_view words) { return "**" + markdown_words(words) + "**"; }

std::string markdown_link(std::string_view words, std::string_view url) {
  if (words == url) return "<" + std::string(url) + ">";
  std::string address;
  for (const char c : url) address += c == '(' ? std::string("%28") : std::string(1, c);
  return "[" + markdown_words(words) + "](" + address + ")";
}

// --- ASCII ---

std::string ascii_words(std::string_view words) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kSpelled = {{{"\u2018", "'"},
                                                                                       {"\u2019", "'"},
                                                                                       {"\u201C", "\""},
                                                                                       {"\u201D", "\""},
                                                                                       {"\u2013", "-"},
                                                                                       {"\u2014", "-"},
                                                                                       {"\u2026", "..."},
                                                                                       {"\u00A0", " "},
                                                                                       {"\u2192", "->"},
                                                                                       {"\u2022", "-"},
                                                                                       {"\u00D7", "x"},
                                                                                       {"\u00E9", "e"}}};
  std::string result;
  for (std::size_t i = 0; i < words.size();) {
    const auto spelled = std::find_if(kSpelled.begin(), kSpelled.end(),
                                      [&](const auto& s) { return words.substr(i, s.first.size()) == s.first; });
    if (spelled != kSpelled.end()) {
      result += spelled->second;
      i += spelled->first.size();
      continue;
    }
    const auto byte = static_cast<unsigned char>(words[i]);
    // One sign for a character, not for each of its bytes.
    if (byte < 0x80) result += words[i];
    if (byte >= 0xC0) result += '?';
    ++i;
  }
  return result;
}

std::string ascii_label(std::string_view words) { return "\"" + ascii_words(words) + "\""; }

std::string ascii_link(std::string_view words, std::string_view url) {
  const std::string address(url);
  return words == url ? address : ascii_words(words) + " (" + address + ")";
}

constexpr Form kMarkdown = {markdown_words, markdown_label, markdown_link, markdown_line};
constexpr Form kAscii = {ascii_words, ascii_label, ascii_link, [](std::string line) { return line; }};

std::string line(const Text& text, const Form& form) {
  std::string result;
  for (const Span& span : spans(text)) {
    switch (span.kind) {
      case Span::Kind::text: result += form.words(span.text); break;
      case Span::Kind::ui: result += form.label(span.text); break;
      case Span::Kind::link: result += form.link(span.text, span.url); break;
    }
  }
  return form.line(std::move(result));
}

std::string written(const std::vector<Block>& blocks, const Form& form) {
  std::string result;
  for (const Block& block : blocks) {
    if (!result.empty()) result += '\n';
    int number = 0;
    for (const Text& text : block.texts) {
      ++number;
      if (block.kind == Block::Kind::numbers) result += std::to_string(number) + ". ";
      if (block.kind == Block::Kind::bullets) result += "- ";
      result += line(text, form) + "\n";
    }
  }
  return result;
}

// Leaves out what is needed least until the reply is short enough in both forms.
std::pair<std::string, std::string> both_forms(std::vector<Block> blocks) {
  for (;;) {
    std::pair<std::string, std::string> result = {written(blocks, kMarkdown), written(blocks, kAscii)};
    if (std::max(result.first.size(), result.second.size()) <= kMostReplyBytes) return result;
    const auto least =
        std::max_element(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) { return a.rank < b.rank; });
    const int rank = least->rank;
    blocks.erase(std::remove_if(blocks.begin(), blocks.end(), [rank](const Block& b) { return b.rank == rank; }),
                 blocks.end());
  }
}

// How sure the advice of a page is: the phrase that says it to the customer, and the one for the note.
std::pair<std::string_view, std::string_view> how_sure(const Advice& advice) {
  if (advice.certain) return {"sure", "certain"};
  if (advice.doubt.empty()) return {"maybe", "possible"};
  if (advice.likeliest) return {"unsure", "notebest"};
  return {"quicker", "notequicker"};
}

// Collects what the customer is told.
class ReplyMaker {
 public:
  ReplyMaker(const Knowledge& knowledge, const Words& agent, const Words& customer, const Page& page, std::string address)
      : knowledge_(knowledge), agent_(agent), customer_(customer), page_(page), address_(std::move(address)) {}

  std::vector<Block> make() {
    add("hello");
    if (std::holds_alternative<QuestionStep>(page_.step)) {
      ask_back();
    } else if (std::holds_alternative<SolvedStep>(page_.step)) {
      add_list("keep", Block::Kind::bullets, customer_.solved_keep, 1);
    } else if (const Advice* given = advice(page_.step)) {
      advise(*given, page_for(knowledge_, customer_, page_.share[Audience::customer]).step);
    } else {
      add("colleague");
    }
    return std::move(blocks_);
  }

 private:
  void add(Block::Kind kind, std::vector<Text> texts, int rank = 0) {
    if (!texts.empty()) blocks_.push_back({kind, std::move(texts), rank});
  }

  void add(std::string_view id, int rank = 0) { add(Block::Kind::paragraph, {phrase(agent_, id)}, rank); }

  void add_list(std::string_view heading, Block::Kind kind, const std::vector<Text>& texts, int rank) {
    if (texts.empty()) return;
    add(heading, rank);
    add(kind, texts, rank);
  }

  void add_link(std::string_view id) {
    add(Block::Kind::paragraph, {phrase(agent_, id, {{"link", link_text(address_, address_)}})});
  }

  // What the agent was advised, as the customer's step says it.
  void advise(const Advice& given, const PageStep& step) {
    const GuideStep* guide = std::get_if<GuideStep>(&step);
    if (guide != nullptr && !reachable(knowledge_, *index_of(knowledge_.guides, guide->id), Audience::customer)) {
      // An agent has acted: why is no longer the question.
      add("acted", 2);
      add(Block::Kind::paragraph, {guide->headline}, 2);
    } else if (const std::optional<int> cause = index_of(knowledge_.causes, given.cause)) {
      // The agent's page knows the cause, and how sure it is; the customer's words say it.
      add(how_sure(given).first, 2);
      add(Block::Kind::paragraph, {customer_.causes[static_cast<std::size_t>(*cause)]}, 2);
    }
    // Another place to go says there what to expect.
    if (const HandoverStep* handover = std::get_if<HandoverStep>(&step)) {
      for (const Text& text : handover->text) add(Block::Kind::paragraph, {text}, 3);
      if (!handover->where_url.empty())
        add(Block::Kind::paragraph, {link_text(plain(handover->where), handover->where_url)}, 1);
    }
    const Advice* theirs = advice(step);
    if (theirs != nullptr) add_list("steps", Block::Kind::numbers, theirs->steps, 4);
    if (guide != nullptr) add_list("expect", Block::Kind::bullets, without_buttons(guide->expect), 5);
    if (theirs != nullptr) add_list("safety", Block::Kind::bullets, theirs->safety, 6);
    add_link("follow");
    add("failed", 7);
  }

  // What speaks of the page's own buttons makes no sense in a mail.
  std::vector<Text> without_buttons(std::vector<Text> texts) const {
    for (const Label label : {Label::worked, Label::failed}) {
      const std::string button = "**" + customer_.label(label) + "**";
      texts.erase(
          std::remove_if(texts.begin(), texts.end(), [&](const Text& text) { return text.find(button) != Text::npos; }),
          texts.end());
    }
    return texts;
  }

  void ask_back() {
    std::vector<Check> open = checks(knowledge_, customer_, page_.share[Audience::customer]);
    if (open.empty()) {
      add("waiting");
      return;
    }
    if (open.size() > kMostQuestionsBack) open.resize(kMostQuestionsBack);
    int rank = 1;
    add("questions", rank);
    for (const Check& check : open) {
      add(Block::Kind::paragraph, {check.question.headline}, rank);
      std::vector<Text> answers;
      for (const Option& option : check.question.options) answers.push_back(option.label);
      add(Block::Kind::bullets, std::move(answers), rank);
      ++rank;
    }
    add_link("quick");
  }

  const Knowledge& knowledge_;
  const Words& agent_;
  const Words& customer_;
  const Page& page_;
  std::string address_;
  std::vector<Block> blocks_;
};

// --- The note ---

class NoteMaker {
 public:
  NoteMaker(const Knowledge& knowledge, const Words& words, const Page& page, std::string_view site)
      : knowledge_(knowledge), words_(words), page_(page), site_(site) {}

  std::string make() {
    add(say("internal"));
    add(say("version", {{"name", knowledge_.name}, {"version", knowledge_.version}}));
    std::vector<std::string> tried;
    for (const ShownTry& attempt : page_.tried) tried.push_back(plain(attempt.headline) + " [" + attempt.guide + "]");
    add_list("says", answers(true));
    add_list("checked", answers(false));
    add_list("tried", tried);
    add_step();
    add_list("mustnot", must_not());
    std::vector<std::string> links;
    for (const Audience audience : kAudiences) {
      const bool agent = audience == Audience::agent;
      links.push_back(words_.label(agent ? Label::share_agent : Label::share_customer) + ": " + std::string(site_) +
                      page_.share[audience]);
    }
    add_list("links", links);
    return std::move(note_);
  }

 private:
  std::string say(std::string_view id, const std::vector<std::pair<std::string_view, std::string>>& values = {}) const {
    return plain(phrase(words_, id, values));
  }

  void add(const std::string& text) { note_ += text + "\n"; }

  void add_list(std::string_view heading, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    add("\n" + say(heading));
    for (const std::string& text : texts) add("- " + text);
  }

  // What the customer can know, or what only an agent can look up.
  std::vector<std::string> answers(bool of_customer) const {
    std::vector<std::string> result;
    for (const ShownAnswer& answer : page_.answers) {
      const std::optional<int> question = index_of(knowledge_.questions, answer.question);
      const bool theirs = knowledge_.questions[static_cast<std::size_t>(*question)].asking[Audience::customer].has_value();
      if (theirs == of_customer) result.push_back(plain(answer.ask) + " " + plain(answer.label));
    }
    return result;
  }

  void add_step() {
    const std::string headline = plain(signpost::headline(page_.step));
    if (std::holds_alternative<QuestionStep>(page_.step)) return add_list("next", {headline});
    const std::string guide(guide_id(page_.step));
    std::vector<std::string> texts = {headline + (guide.empty() ? "" : " [" + guide + "]")};
    if (const Advice* given = advice(page_.step); given != nullptr && !given->cause.empty()) {
      texts.push_back(plain(given->cause_text) + " [" + given->cause + "]");
      texts.push_back(say(how_sure(*given).second));
    }
    add_list("advice", texts);
  }

  std::vector<std::string> must_not() const {
    std::vector<std::string> result;
    const Advice* given = advice(page_.step);
    if (given == nullptr) return result;
    std::vector<Text> warnings = given->warnings;
    for (const std::vector<Text>& before : given->before) append_new(warnings, before);
    for (const Text& text : warnings) result.push_back(plain(text));
    return result;
  }

  const Knowledge& knowledge_;
  const Words& words_;
  const Page& page_;
  std::string_view site_;
  std::string note_;
};

}  // namespace

Handout handout(const Knowledge& knowledge, const Words& agent, const Words& customer, std::string_view link,
                std::string_view site) {
  const Page page = page_for(knowledge, agent, link);
  const std::string address = std::string(site) + page.share[Audience::customer];
  auto [markdown, ascii] = both_forms(ReplyMaker(knowledge, agent, customer, page, address).make());
  return {std::move(markdown), std::move(ascii), NoteMaker(knowledge, agent, page, site).make()};
}

}  // namespace signpost

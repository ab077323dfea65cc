#include "model/text.h"

#include <algorithm>

namespace signpost {
namespace {

// The mark that begins at `at`, and where it ends; no kind but text if there is none, and a fault if it is broken.
struct Mark {
  Span span;
  std::size_t end = 0;
  std::string_view fault;
};

// Where the next mark can begin, or the end of the text.
std::size_t next_sign(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '*' && text[at] != '[') ++at;
  return at;
}

Mark mark_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kNone = std::string_view::npos;
  if (text.substr(at, 2) == "**") {
    const std::size_t close = text.find("**", at + 2);
    if (close == kNone) return {{}, at, "a label mark ** is opened but not closed"};
    if (close == at + 2) return {{}, at, "a label mark holds no words"};
    return {{Span::Kind::ui, text.substr(at + 2, close - at - 2), {}}, close + 2, {}};
  }
  if (text[at] == '[') {
    const std::size_t middle = text.find("](", at);
    const std::size_t close = middle == kNone ? kNone : text.find(')', middle);
    if (close == kNone) return {{}, at, "a link mark [words](address) is opened but not closed"};
    if (middle == at + 1) return {{}, at, "a link mark holds no words"};
    return {{Span::Kind::link, text.substr(at + 1, middle - at - 1), text.substr(middle + 2, close - middle - 2)},
            close + 1,
            {}};
  }
  return {{}, at, {}};
}

}  // namespace

std::vector<Span> spans(std::string_view text) {
  std::vector<Span> result;
  std::size_t start = 0;  // of the plain words not yet added
  const auto add_words = [&](std::size_t end) {
    if (end > start) result.push_back({Span::Kind::text, text.substr(start, end - start), {}});
  };
  for (std::size_t at = 0; (at = next_sign(text, at)) < text.size();) {
    const Mark mark = mark_at(text, at);
    if (mark.span.kind == Span::Kind::text) {
      ++at;
      continue;
    }
    add_words(at);
    result.push_back(mark.span);
    start = at = mark.end;
  }
  add_words(text.size());
  return result;
}

std::string text_fault(std::string_view text) {
  for (std::size_t at = 0; (at = next_sign(text, at)) < text.size();) {
    const Mark mark = mark_at(text, at);
    if (!mark.fault.empty()) return std::string(mark.fault);
    const bool holds_label = mark.span.text.find("**") != std::string_view::npos;
    const bool holds_link = mark.span.text.find(mark.span.kind == Span::Kind::link ? "[" : "](") != std::string_view::npos;
    if (holds_label || holds_link) return "a mark stands inside another";
    at = mark.span.kind == Span::Kind::text ? at + 1 : mark.end;
  }
  return {};
}

std::string plain(std::string_view text) {
  std::string words;
  for (const Span& span : spans(text)) words += span.text;
  return words;
}

Text link_text(std::string_view words, std::string_view url) {
  Text result = "[";
  for (const char c : words) {
    // Together these two would end the words.
    if (c == '(' && result.back() == ']') result += ' ';
    result += c;
  }
  result += "](";
  for (const char c : url) result += c == ')' ? std::string("%29") : std::string(1, c);
  return result + ')';
}

void append_new(std::vector<Text>& to, const std::vector<Text>& from) {
  for (const Text& text : from) {
    if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
  }
}

}  // namespace signpost

#include "html.h"

namespace signpost {

std::string html_escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&': result += "&amp;"; break;
      case '<': result += "&lt;"; break;
      case '>': result += "&gt;"; break;
      case '"': result += "&quot;"; break;
      default: result += c;
    }
  }
  return result;
}

std::string html_link(std::string_view address, std::string_view words) {
  return "<a href=\"" + html_escaped(address) + "\">" + html_escaped(words) + "</a>";
}

std::string html(const Text& text) {
  std::string result;
  for (const Span& span : spans(text)) {
    switch (span.kind) {
      case Span::Kind::text: result += html_escaped(span.text); break;
      case Span::Kind::ui: result += "<b>" + html_escaped(span.text) + "</b>"; break;
      case Span::Kind::link: result += html_link(span.url, span.text); break;
    }
  }
  return result;
}

}  // namespace signpost

#include "publish/html.h"

namespace signpost::html {
namespace {

// Enough for words between tags, and for an attribute between double quotes.
std::string escape(std::string_view words) {
  std::string result;
  for (const char c : words) {
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

}  // namespace

struct HtmlWriter {
  static Html html(std::string text) { return Html(std::move(text)); }
};

Html escaped(std::string_view words) { return HtmlWriter::html(escape(words)); }

Html element(std::string_view tag, std::initializer_list<Attribute> attributes, std::initializer_list<Html> content) {
  std::string result = "<";
  result += tag;
  for (const Attribute& attribute : attributes) {
    result += ' ';
    result += attribute.name;
    result += "=\"" + escape(attribute.value) + '"';
  }
  result += '>';
  for (const Html& part : content) result += part.text();
  result += "</";
  result += tag;
  return HtmlWriter::html(result += '>');
}

Html outside_link(std::string_view address, const Html& content) {
  return element("a", {{"href", std::string(address)}, {"target", "_blank"}, {"rel", "noopener noreferrer"}},
                 {content, element("span", {{"class", "unseen"}}, {escaped(" (opens in a new tab)")})});
}

Html marked(const Text& text) {
  Html result;
  for (const Span& span : spans(text)) {
    switch (span.kind) {
      case Span::Kind::text: result += escaped(span.text); break;
      // What stands on a screen stays as it is there when a browser translates the page.
      case Span::Kind::ui: result += element("b", {{"translate", "no"}}, {escaped(span.text)}); break;
      case Span::Kind::link: result += outside_link(span.url, escaped(span.text)); break;
    }
  }
  return result;
}

Html list(std::string_view tag, const std::vector<Text>& texts) {
  Html items;
  for (const Text& text : texts) items += element("li", {}, {marked(text)});
  return items.empty() ? items : element(tag, {}, {items});
}

Html text_list(const std::vector<Text>& texts) {
  return texts.size() == 1 ? element("p", {}, {marked(texts.front())}) : list("ul", texts);
}

}  // namespace signpost::html

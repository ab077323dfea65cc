#include "signpost/html.h"

namespace signpost {
namespace {

bool is_void(std::string_view tag) { return tag == "input"; }

}  // namespace

Html escaped(std::string_view words) {
  Html result;
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

Html element(std::string_view tag, std::initializer_list<Attribute> attributes, std::initializer_list<Html> content) {
  Html result = "<";
  result += tag;
  for (const Attribute& attribute : attributes) {
    if (!attribute.value) continue;
    result += ' ';
    result += attribute.name;
    if (!attribute.value->empty()) result += "=\"" + escaped(*attribute.value) + '"';
  }
  result += '>';
  if (is_void(tag)) return result;
  for (const Html& part : content) result += part;
  result += "</";
  result += tag;
  return result += '>';
}

Html outside_link(std::string_view address, const Html& words, std::optional<std::string> css_class) {
  return element("a",
                 {{"class", std::move(css_class)},
                  {"href", std::string(address)},
                  {"target", "_blank"},
                  {"rel", "noopener noreferrer"}},
                 {words, element("span", {{"class", "unseen"}}, {" (opens in a new tab)"})});
}

Html html(const Text& text) {
  Html result;
  for (const Span& span : spans(text)) {
    switch (span.kind) {
      case Span::Kind::text: result += escaped(span.text); break;
      case Span::Kind::ui: result += element("b", {}, {escaped(span.text)}); break;
      case Span::Kind::link: result += outside_link(span.url, escaped(span.text)); break;
    }
  }
  return result;
}

Html list(std::string_view tag, const std::vector<Text>& texts) {
  Html items;
  for (const Text& text : texts) items += element("li", {}, {html(text)});
  return items.empty() ? items : element(tag, {}, {items});
}

Html text_list(const std::vector<Text>& texts) {
  return texts.size() == 1 ? element("p", {}, {html(texts.front())}) : list("ul", texts);
}

}  // namespace signpost

#include "publish/graphviz.h"

#include <algorithm>

namespace signpost::graphviz {
namespace {

constexpr std::size_t kWidth = 30;

std::string escape(std::string_view words) {
  std::string result;
  for (const char c : words) {
    if (c == '"' || c == '\\') result += '\\';
    result += c == '&' ? std::string("&amp;") : std::string(1, c);
  }
  return result;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

// "\l" ends a line that starts at the left. A word that is longer than a line has one for itself.
std::string broken(std::string_view text) {
  std::string result;
  std::size_t used = 0;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    const std::size_t length = characters(word);
    const bool fits = used + 1 + length <= kWidth;
    if (used > 0) result += fits ? " " : "\\l";
    used = used > 0 && fits ? used + 1 + length : length;
    result += escape(word);
  }
  return result + "\\l";
}

}  // namespace

struct GraphvizWriter {
  static Dot quotes(const std::string& escaped) { return Dot('"' + escaped + '"'); }

  static Dot statement(const std::string& subject, const Settings& settings) {
    std::string list;
    for (const Setting& setting : settings) {
      if (setting.value.empty()) continue;
      if (!list.empty()) list += ", ";
      list += std::string(setting.name) + "=" + setting.value.text();
    }
    return Dot(subject + " [" + list + "]\n");
  }

  static Dot digraph(const Dot& name, const Dot& statements) {
    return Dot("digraph " + name.text() + " {\n" + statements.text() + "}\n");
  }
};

Dot quoted(std::string_view words) { return GraphvizWriter::quotes(escape(words)); }

Dot tooltip(std::string_view words) {
  std::string doubled;
  for (const char c : words) doubled += c == '\\' ? std::string("\\\\") : std::string(1, c);
  return quoted(doubled);
}

Dot lines(const std::vector<std::string>& texts) {
  std::string result;
  for (const std::string& text : texts) result += broken(text);
  return GraphvizWriter::quotes(result);
}

Dot defaults(std::string_view of, const Settings& settings) { return GraphvizWriter::statement(std::string(of), settings); }

Dot node(std::string_view id, const Settings& settings) { return GraphvizWriter::statement(quoted(id).text(), settings); }

Dot edge(std::string_view from, std::string_view to, const Settings& settings) {
  return GraphvizWriter::statement(quoted(from).text() + " -> " + quoted(to).text(), settings);
}

Dot digraph(std::string_view name, const Dot& statements) { return GraphvizWriter::digraph(quoted(name), statements); }

}  // namespace signpost::graphviz

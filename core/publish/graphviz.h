#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "publish/written.h"

namespace signpost::graphviz {

/// Whole statements of a picture and quoted words. Graphviz reads entities like "&amp;" there, but no elements.
using Dot = Written<struct GraphvizWriter>;

/// Words between quotes.
Dot quoted(std::string_view words);

/// The same for a tooltip, in which Graphviz 2.43 reads backslashes twice.
Dot tooltip(std::string_view words);

/// The words of each text between quotes, in lines that start at the left and have at most about 30 characters.
Dot lines(const std::vector<std::string>& texts);

/// How something looks, or what it does; left out where the value is empty.
struct Setting {
  Setting(std::string_view of, std::string_view words) : name(of), value(words.empty() ? Dot() : quoted(words)) {}
  Setting(std::string_view of, Dot lines) : name(of), value(std::move(lines)) {}

  std::string_view name;
  Dot value;
};
using Settings = std::vector<Setting>;

/// What all have that say nothing else: `of` is graph, node or edge. The settings' names must be those of Graphviz.
Dot defaults(std::string_view of, const Settings& settings);
Dot node(std::string_view id, const Settings& settings);
Dot edge(std::string_view from, std::string_view to, const Settings& settings);
Dot digraph(std::string_view name, const Dot& statements);

}  // namespace signpost::graphviz

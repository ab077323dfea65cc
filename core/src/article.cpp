#include "signpost/article.h"

#include <string_view>
#include <vector>

#include "html.h"
#include "signpost/case.h"

namespace signpost {
namespace {

std::string items(std::string_view tag, const std::vector<Text>& texts) {
  std::string result;
  for (const Text& text : texts) result += "<li>" + html(text) + "</li>\n";
  return result.empty() ? result : "<" + std::string(tag) + ">\n" + result + "</" + std::string(tag) + ">\n";
}

// A heading and the list under it, or nothing where the list is empty.
std::string part(const std::string& heading, std::string_view tag, const std::vector<Text>& texts) {
  return texts.empty() ? std::string() : "<h3>" + html_escaped(heading) + "</h3>\n" + items(tag, texts);
}

std::string paragraphs(const std::vector<Text>& texts) {
  std::string result;
  for (const Text& text : texts) result += "<p>" + html(text) + "</p>\n";
  return result;
}

// What the advice says: for a pointer to another place that place, otherwise the steps and what follows.
std::string advice(const Knowledge& knowledge, const Words& words, std::size_t guide) {
  const GuideWords& own = words.guides[guide];
  const ProcedureWords all = words.joined(knowledge.guides[guide], own);
  std::string result = part(words.label("warnings"), "ul", all.warnings);
  if (knowledge.guides[guide].out_of_scope) {
    const std::string place = own.where_url.empty() ? html(own.where) : html_link(own.where_url, plain(own.where));
    result += paragraphs(own.expect) + "<p>" + place + "</p>\n" + part(words.label("steps"), "ol", all.steps);
  } else {
    result += part(words.label("steps"), "ol", all.steps) + part(words.label("expect"), "ul", own.expect);
  }
  return result + part(words.label("safety"), "ul", all.safety);
}

std::string sources(const Knowledge& knowledge, const Words& words, const Guide& guide) {
  std::string list;
  for (const int source : guide.sources) {
    const Source& read = knowledge.sources[static_cast<std::size_t>(source)];
    list += "<li>" + html_link(read.url, read.title) + "</li>\n";
  }
  return "<h3>" + html_escaped(words.label("sources")) + "</h3>\n<ul>\n" + list + "</ul>\n<p>" +
         html_escaped(words.label("checked")) + " <time datetime=\"" + guide.checked + "\">" + guide.checked +
         "</time></p>\n";
}

std::string section(const Knowledge& knowledge, const Words& words, std::size_t guide, const std::string& page) {
  const Guide& advised = knowledge.guides[guide];
  const Text& headline = words.guides[guide].headline;
  std::vector<Text> causes;
  for (std::size_t c = 0; c < knowledge.causes.size(); ++c) {
    if (knowledge.causes[c].guide[words.audience] == static_cast<int>(guide)) causes.push_back(words.causes[c]);
  }
  Case seen;
  seen.audience = words.audience;
  const std::string address = page + to_link(with_mark(seen, Mark::Kind::see, static_cast<int>(guide)), knowledge);
  return "<section id=\"" + advised.id + "\">\n<h2>" + html(headline) + "</h2>\n" + items("ul", causes) +
         advice(knowledge, words, guide) + sources(knowledge, words, advised) + "<p>" +
         html_link(address, plain(headline) + " \xE2\x80\x93 " + words.label("title")) + "</p>\n</section>\n";
}

}  // namespace

std::string article(const Knowledge& knowledge, const Words& words, const std::string& page) {
  std::string contents;
  std::string sections;
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    if (!reachable(knowledge, static_cast<int>(g), words.audience)) continue;
    contents += "<li>" + html_link("#" + knowledge.guides[g].id, plain(words.guides[g].headline)) + "</li>\n";
    sections += section(knowledge, words, g, page);
  }
  return "<ul>\n" + contents + "</ul>\n" + sections;
}

}  // namespace signpost

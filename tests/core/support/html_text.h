#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "model/words.h"

// What tests ask of HTML text.

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

inline std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

/// The section with this id, without those that follow it.
inline std::string section(const std::string& html, const std::string& id) {
  const std::size_t start = html.find("<section id=\"" + id + "\">");
  REQUIRE(start != std::string::npos);
  return html.substr(start, html.find("</section>", start) - start);
}

/// The tags of HTML text that has no stray bracket; fails the test otherwise.
inline std::vector<std::string> tags(const std::string& html) {
  std::vector<std::string> result;
  for (std::size_t at = 0; (at = html.find_first_of("<>", at)) != std::string::npos;) {
    REQUIRE(html[at] == '<');
    const std::size_t end = html.find_first_of("<>", at + 1);
    REQUIRE(end != std::string::npos);
    REQUIRE(html[end] == '>');
    result.push_back(html.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return result;
}

/// The name of a tag, without the slash of an end tag.
inline std::string tag_name(const std::string& tag) {
  const std::size_t start = tag[0] == '/' ? 1 : 0;
  return tag.substr(start, tag.find(' ') - start);
}

/// Checks that each element ends where its content does, and that no link stands in another.
inline void check_nesting(const std::string& html) {
  std::vector<std::string> open;
  for (const std::string& tag : tags(html)) {
    if (tag_name(tag) == "input") continue;
    if (tag[0] != '/') {
      if (tag_name(tag) == "a") CHECK(std::count(open.begin(), open.end(), "a") == 0);
      open.push_back(tag_name(tag));
      continue;
    }
    REQUIRE_FALSE(open.empty());
    CHECK(open.back() == tag_name(tag));
    open.pop_back();
  }
  CHECK(open.empty());
}

/// Words that try to be more than words, and how they must stand in HTML.
inline const std::string kHostile = "</section><script>alert('x')</script>&lt;\"><img src=x onerror=\"y\">";
inline const std::string kHostileShown =
    "&lt;/section&gt;&lt;script&gt;alert('x')&lt;/script&gt;&amp;lt;&quot;&gt;&lt;img src=x onerror=&quot;y&quot;&gt;";

/// Words of the small knowledge, all of them hostile.
inline signpost::Words hostile_words(const signpost::Words& words, const std::string& hostile = kHostile) {
  signpost::Words result = words;
  for (std::string& label : result.labels) label = hostile;
  for (signpost::Text& cause : result.causes) cause = hostile;
  for (signpost::QuestionWords& question : result.questions) {
    question.ask = question.hint = hostile;
    question.find_out = {hostile, hostile};
    for (signpost::AnswerWords& answer : question.answers) answer = {hostile, hostile, "**" + hostile + "**"};
  }
  for (signpost::GuideWords& guide : result.guides) {
    guide.headline = guide.where = hostile;
    guide.expect = guide.safety = {hostile};
    guide.warnings = {"**" + hostile + "**"};
    guide.where_url = "https://gitlab.com/?\"><script>";
  }
  for (signpost::ProcedureWords& procedure : result.procedures) {
    procedure.steps.assign(procedure.steps.size(), "[" + hostile + "](https://gitlab.com/\"onclick=\"x)");
    procedure.safety = {hostile};
    procedure.warnings.assign(procedure.steps.size(), {hostile});
  }
  result.handover.headline.fill(hostile);
  result.handover.text.fill(hostile);
  result.handover.where = result.handover.summary = result.handover.where_url = hostile;
  result.solved_headline = hostile;
  result.solved_keep = {hostile};
  return result;
}

/// Checks that hostile words have made no element and ended no attribute.
inline void check_harmless(const std::string& html) {
  CHECK_FALSE(has(html, "<script"));
  CHECK_FALSE(has(html, "<img"));
  CHECK(has(html, kHostileShown));
  check_nesting(html);
  const std::vector<std::string> known = {"a",    "b",    "dd",      "details", "div",   "dl",   "dt",  "h1",
                                          "h2",   "h3",   "h4",      "li",      "ol",    "p",    "pre", "section",
                                          "span", "time", "summary", "ul",      "label", "input"};
  for (const std::string& tag : tags(html)) {
    CAPTURE(tag);
    CHECK(std::find(known.begin(), known.end(), tag_name(tag)) != known.end());
    CHECK(std::count(tag.begin(), tag.end(), '"') % 2 == 0);
  }
}

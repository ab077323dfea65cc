#include "authoring/json_reader.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace signpost {
namespace {

std::string escaped(std::string_view key) {
  std::string result;
  for (const char c : key) {
    if (c == '~') {
      result += "~0";
    } else if (c == '/') {
      result += "~1";
    } else {
      result += c;
    }
  }
  return result;
}

bool has_hidden_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (misleads(c.value)) return true;
    at += c.bytes;
  }
  return false;
}

// A limit in its shortest form, 1 or 0.9 or 0.01: no limit is finer than a hundredth.
std::string shown(double number) {
  const auto hundredths = std::lround(number * 100);
  std::string text = std::to_string(hundredths / 100);
  if (hundredths % 100 == 0) return text;
  text += "." + std::to_string(hundredths % 100 + 100).substr(1);
  if (text.back() == '0') text.pop_back();
  return text;
}

std::string line_and_column(std::string_view text, std::size_t position) {
  const std::string_view before = text.substr(0, position == 0 ? 0 : position - 1);
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n');
  const std::size_t column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

// Writes the JSON pointer of `value` into `pointer` if it stands in `here` or below.
bool find_pointer(const JsonValue& here, const JsonValue* value, std::string& pointer) {
  if (&here == value) return true;
  const std::size_t length = pointer.size();
  for (std::size_t i = 0; i < here.items.size(); ++i) {
    pointer += "/" + std::to_string(i);
    if (find_pointer(here.items[i], value, pointer)) return true;
    pointer.resize(length);
  }
  for (const auto& [key, member] : here.members) {
    pointer += "/" + escaped(key);
    if (find_pointer(member, value, pointer)) return true;
    pointer.resize(length);
  }
  return false;
}

// The sentence in "[json.exception.parse_error.101] parse error at line 2, column 7: syntax error while …": our own place
// stands before it. It quotes the text, which may be cut inside a character, so only ASCII is kept.
std::string reason(std::string_view message) {
  message.remove_prefix(std::min(message.find("] ") + 2, message.size()));
  if (message.substr(0, 11) == "parse error") message.remove_prefix(message.find(": ") + 2);
  std::string result;
  for (const char c : message) result += c >= ' ' && c <= '~' ? c : '?';
  return result;
}

using Parser = nlohmann::json;

// Builds the document from parse events, since only these tell where a syntax error is and which keys are doubled.
class Builder final : public nlohmann::json_sax<Parser> {
 public:
  Builder(const File& file, const Limits& limits, JsonValue& root, std::vector<Problem>& problems)
      : file_(file), limits_(limits), root_(root), problems_(problems) {}

  bool null() override { return put(JsonValue::Kind::null) != nullptr; }
  bool boolean(bool value) override { return put(JsonValue::Kind::flag, value ? 1 : 0) != nullptr; }
  bool number_integer(number_integer_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) override { return number(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t& /*text*/) override { return number(value); }
  bool binary(binary_t& /*value*/) override { return false; }
  bool string(string_t& value) override {
    JsonValue* text = put(JsonValue::Kind::text);
    text->text = value;
    check(text);
    return true;
  }
  bool start_object(std::size_t /*size*/) override { return open(JsonValue::Kind::object); }
  bool start_array(std::size_t /*size*/) override { return open(JsonValue::Kind::list); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool key(string_t& name) override {
    const auto [member, is_new] = open_.back()->members.try_emplace(name);
    member_ = &member->second;
    if (!is_new) {
      report(member_, {"the key \"", name, "\" stands here twice"});
      *member_ = {};
    }
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::detail::exception& error) override {
    problems_.push_back(
        {file_.name, line_and_column(file_.text, position), "this is not JSON: " + reason(error.what()), ""});
    return false;
  }

 private:
  void report(const JsonValue* where, std::initializer_list<std::string_view> what) {
    Document{file_, limits_, root_, problems_}.report(where, what, {});
  }

  void check(const JsonValue* value) {
    const std::string& text = value->text;
    if (text.size() > limits_.text_bytes) {
      report(value, {"this text has ", std::to_string(text.size()), " bytes; at most ", std::to_string(limits_.text_bytes),
                     " are allowed"});
    }
    if (has_hidden_character(text))
      report(value, {"this text holds a control character or one that changes the direction of writing"});
  }

  // Makes the value that comes next; never null.
  JsonValue* put(JsonValue::Kind kind, double number = 0) {
    JsonValue* place = &root_;
    if (!open_.empty())
      place = open_.back()->kind == JsonValue::Kind::object ? member_ : &open_.back()->items.emplace_back();
    place->kind = kind;
    place->number = number;
    return place;
  }

  bool number(double value) { return put(JsonValue::Kind::number, value) != nullptr; }

  bool open(JsonValue::Kind kind) {
    JsonValue* value = put(kind);
    if (open_.size() >= limits_.depth) {
      report(value, {"this is nested deeper than ", std::to_string(limits_.depth), " levels"});
      return false;
    }
    open_.push_back(value);
    return true;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  const File& file_;
  const Limits& limits_;
  JsonValue& root_;
  std::vector<Problem>& problems_;
  std::vector<JsonValue*> open_;  // a list grows only while none of its items is open, so these stay where they are
  JsonValue* member_ = nullptr;   // of the last key
};

}  // namespace

bool parse_json(const File& file, const Limits& limits, JsonValue& result, std::vector<Problem>& problems) {
  if (file.text.size() > limits.file_bytes) {
    problems.push_back({file.name, "",
                        "this file has " + std::to_string(file.text.size()) + " bytes; at most " +
                            std::to_string(limits.file_bytes) + " are allowed",
                        ""});
    return false;
  }
  Builder builder(file, limits, result, problems);
  return Parser::sax_parse(file.text, &builder);
}

// Places are looked for only when there is something to report, so that a sound knowledge loads without writing one pointer.
void Document::report(const JsonValue* where, std::initializer_list<std::string_view> what, std::string_view hint) const {
  if (problems.size() >= kMostProblems) return;
  std::string pointer;
  find_pointer(root, where, pointer);
  std::string sentence;
  for (const std::string_view part : what) sentence += part;
  const Problem problem = {file.name, pointer.empty() ? "/" : pointer, sentence, std::string(hint)};
  // A value of the wrong type is looked into for each of its members; one report of it is enough.
  if (std::find(problems.begin(), problems.end(), problem) == problems.end()) problems.push_back(problem);
}

void Node::report(std::initializer_list<std::string_view> what, std::string_view hint) const {
  document_->report(value_, what, hint);
}

bool Node::expect(JsonValue::Kind kind, std::string_view type) const {
  if (exists() && !is(kind)) report({"this must be ", type});
  return is(kind);
}

void Node::allow(std::initializer_list<std::string_view> keys) const {
  if (exists()) object();
  if (!is(JsonValue::Kind::object)) return;
  for (const auto& [key, member] : value_->members) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    Node(&member, document_)
        .report({"the key \"", key, "\" is not known here"}, did_you_mean(key, {keys.begin(), keys.end()}));
  }
}

Node Node::member(std::string_view key) const {
  const Node found = optional(key);
  if (!found.exists() && object()) report({"the key \"", key, "\" is missing"});
  return found;
}

Node Node::optional(std::string_view key) const {
  const JsonValue* found = nullptr;
  if (is(JsonValue::Kind::object)) {
    const auto member = value_->members.find(key);
    if (member != value_->members.end()) found = &member->second;
  }
  return {found, document_};
}

bool Node::object() const { return expect(JsonValue::Kind::object, "an object"); }

std::vector<std::string> Node::keys() const {
  std::vector<std::string> result;
  if (!is(JsonValue::Kind::object)) return result;
  for (const auto& [key, member] : value_->members) result.push_back(key);
  return result;
}

std::vector<Node> Node::list(std::size_t most) const {
  std::vector<Node> result;
  if (!expect(JsonValue::Kind::list, "a list")) return result;
  const std::vector<JsonValue>& items = value_->items;
  if (items.size() > most)
    report({"this list has ", std::to_string(items.size()), " entries; at most ", std::to_string(most), " are allowed"});
  for (std::size_t i = 0; i < std::min(items.size(), most); ++i) result.push_back({&items[i], document_});
  return result;
}

std::string Node::text() const {
  if (!expect(JsonValue::Kind::text, "a text")) return {};
  if (value_->text.find_first_not_of(' ') == std::string::npos) report({"this text is empty"});
  return value_->text;
}

double Node::number(double least, double most) const {
  if (!expect(JsonValue::Kind::number, "a number")) return least;
  if (value_->number >= least && value_->number <= most) return value_->number;
  report({"this number must be from ", shown(least), " to ", shown(most)});
  return least;
}

double Node::figure(double least, double most) const {
  const double figure = number(least, most);
  if (std::round(figure * 100) / 100 != figure) report({"this number has more than two digits after the point"});
  return figure;
}

bool Node::flag() const { return expect(JsonValue::Kind::flag, "true or false") && value_->number != 0; }

bool is_id(std::string_view text) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (text.empty() || text.size() > kMostIdBytes || !lower(text.front())) return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return lower(c) || (c >= '0' && c <= '9'); });
}

std::string Node::id() const {
  std::string id = text();
  if (id.empty()) return id;
  if (!is_id(id)) {
    report({"an id is a lower-case letter, then lower-case letters and digits, at most ", std::to_string(kMostIdBytes),
            " in all"});
  }
  for (const std::string_view reserved : {"ask", "tried", "solved", "said", "see", "unsure", "happened"}) {
    if (id == reserved) report({"\"", id, "\" has a meaning in links and cannot be an id"});
  }
  return id;
}

void Ids::add(const Node& node, const std::string& id) {
  const bool doubled = !places_.emplace(id, static_cast<int>(names_.size())).second;
  if (doubled) node.report({"there are two ", kind_, "s \"", id, "\""});
  names_.push_back(id);
  nodes_.push_back(node);
  used_.push_back(doubled ? 1 : 0);
}

std::optional<int> Ids::resolve(const Node& node) {
  if (!node.exists()) return std::nullopt;
  const std::string id = node.text();
  return node.is_text() ? resolve(node, id) : std::nullopt;
}

std::optional<int> Ids::resolve(const Node& node, const std::string& id) {
  const auto found = places_.find(id);
  if (found == places_.end()) {
    node.report({"there is no ", kind_, " \"", id, "\""}, did_you_mean(id, names_));
    return std::nullopt;
  }
  used_[static_cast<std::size_t>(found->second)] = 1;
  return found->second;
}

void Ids::report_unused(std::string_view why) const {
  for (std::size_t i = 0; i < names_.size(); ++i) {
    if (used_[i] == 0) nodes_[i].report({"the ", kind_, " \"", names_[i], "\" is unused: ", why});
  }
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& among) {
  const std::string near = nearest(word, among);
  return near.empty() ? near : "did you mean \"" + near + "\"?";
}

}  // namespace signpost

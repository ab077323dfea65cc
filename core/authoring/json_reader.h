#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/load.h"
#include "authoring/problem.h"

namespace signpost {

/// A value of a JSON document. Leaner than the document type of nlohmann/json, which a page would have to download.
struct JsonValue {
  enum class Kind : unsigned char { null, flag, number, text, list, object };
  Kind kind = Kind::null;
  double number = 0;  ///< also 1 and 0 for true and false
  std::string text;
  std::vector<JsonValue> items;
  std::map<std::string, JsonValue, std::less<>> members;
};

/// More problems than these help nobody, and each costs time to place.
inline constexpr std::size_t kMostProblems = 1000;

/// Whether a text is a lower-case letter, then lower-case letters and digits, at most kMostIdBytes in all.
bool is_id(std::string_view text);

/// Reads JSON text into `result`. Reports what is wrong with it (syntax, size, depth, doubled keys, characters and lengths
/// of texts) and returns whether `result` can be looked at.
bool parse_json(const File& file, const Limits& limits, JsonValue& result, std::vector<Problem>& problems);

/// What all nodes of one document share.
struct Document {
  const File& file;
  const Limits& limits;
  const JsonValue& root;
  std::vector<Problem>& problems;

  /// Reports a problem at a value of this document; `what` is put together.
  void report(const JsonValue* where, std::initializer_list<std::string_view> what, std::string_view hint) const;
};

/// A place in a JSON document, or none. Looking into it reports what is missing or of the wrong type, once, and goes on with
/// an empty value, so that a reader finds all faults in one pass and needs no branches for them. The document must outlive
/// it.
class Node {
 public:
  explicit Node(const Document& document) : value_(&document.root), document_(&document) {}

  /// Reports a problem here; `what` is put together. The place must exist.
  void report(std::initializer_list<std::string_view> what, std::string_view hint = {}) const;

  bool exists() const { return value_ != nullptr; }
  bool is_text() const { return is(JsonValue::Kind::text); }
  bool is_empty_list() const { return is(JsonValue::Kind::list) && value_->items.empty(); }
  bool has(std::string_view key) const { return optional(key).exists(); }
  const Limits& limits() const { return document_->limits; }

  /// Reports every key that is not among `keys`.
  void allow(std::initializer_list<std::string_view> keys) const;

  Node member(std::string_view key) const;    ///< must be there
  Node optional(std::string_view key) const;  ///< may be missing: then it does not exist

  bool object() const;  ///< whether this is an object; reports it if it is something else
  std::vector<std::string> keys() const;
  std::vector<Node> list(std::size_t most) const;
  std::string text() const;  ///< not empty
  double number(double least, double most) const;
  double figure(double least, double most) const;  ///< a number in whole hundredths
  bool flag() const;
  std::string id() const;

 private:
  Node(const JsonValue* value, const Document* document) : value_(value), document_(document) {}
  bool is(JsonValue::Kind kind) const { return exists() && value_->kind == kind; }
  bool expect(JsonValue::Kind kind, std::string_view type) const;

  const JsonValue* value_;
  const Document* document_;
};

/// The ids of one kind of item, to resolve references and to notice doubled and unused ones.
class Ids {
 public:
  explicit Ids(std::string_view kind) : kind_(kind) {}

  /// Adds the id that stands at `node` as the next item; reports it if it is there already.
  void add(const Node& node, const std::string& id);

  /// The item that the text at `node` names; reports it if there is none. Marks it as used.
  std::optional<int> resolve(const Node& node);

  /// As resolve, for an id that is a key or comes from elsewhere.
  std::optional<int> resolve(const Node& node, const std::string& id);

  /// Reports every item that nothing refers to.
  void report_unused(std::string_view why) const;

  bool contains(const std::string& id) const { return places_.count(id) != 0; }
  const std::vector<std::string>& names() const { return names_; }

 private:
  std::string_view kind_;  // a literal
  std::map<std::string, int> places_;
  std::vector<std::string> names_;
  std::vector<Node> nodes_;
  std::vector<char> used_;  // 0 or 1; vector<bool> costs more code
};

/// "did you mean …", or nothing.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& among);

}  // namespace signpost

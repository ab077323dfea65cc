#include <algorithm>

#include "authoring/address.h"
#include "authoring/readers.h"

namespace signpost {
namespace {

class WordsReader {
 public:
  WordsReader(const Node& root, const Knowledge& knowledge) : root_(root), knowledge_(knowledge) {}

  Words read() {
    root_.allow({"language", "audience", "labels", "questions", "causes", "guides", "outcomes", "procedures", "handover",
                 "solved", "phrases"});
    words_.language = root_.member("language").text();
    words_.audience = read_audience(root_.member("audience"));
    read_labels(root_.member("labels"));
    read_questions(root_.member("questions"));
    read_causes(root_.member("causes"));
    read_guides(root_.member("guides"));
    read_outcomes(root_.optional("outcomes"));
    read_procedures(root_.member("procedures"));
    read_handover(root_.member("handover"));
    const Node solved = root_.member("solved");
    solved.allow({"headline", "keep"});
    words_.solved_headline = read_text(solved.member("headline"));
    words_.solved_keep = read_texts(solved.member("keep"));
    const Node phrases = root_.optional("phrases");
    for (const std::string& id : phrases.keys()) words_.phrases.push_back({id, read_text(phrases.optional(id))});
    return std::move(words_);
  }

 private:
  Text read_text(const Node& node) const {
    if (!node.exists()) return {};
    Text text = node.text();
    const std::string broken = text_fault(text);
    if (!broken.empty()) node.report({broken});
    for (const Span& span : spans(text)) {
      if (span.kind != Span::Kind::link) continue;
      const std::string fault = address_fault(span.url, knowledge_.hosts);
      if (!fault.empty()) node.report({fault});
    }
    return text;
  }

  static void report_marks(const Node& node, const std::string& words) {
    if (plain(words) != words) node.report({"this is shown as it stands, so it cannot hold marks"});
  }

  std::vector<Text> read_texts(const Node& node) const {
    std::vector<Text> result;
    if (!node.exists()) return result;
    for (const Node& text : node.list(node.limits().items)) result.push_back(read_text(text));
    return result;
  }

  // The member for an item that needs wording; reports it with the words of the field if it is missing.
  static Node wording(const Node& node, std::string_view kind, std::string_view id) {
    if (node.exists() && !node.has(id)) node.report({"the wording of the ", kind, " \"", id, "\" is missing"});
    return node.optional(id);
  }

  // Reports wording for items that need none.
  static void report_superfluous(const Node& node, std::string_view kind, const std::vector<std::string>& needed) {
    const std::vector<std::string> keys = node.keys();
    const auto found = std::count_if(needed.begin(), needed.end(), [&](const std::string& id) { return node.has(id); });
    // Looking for each key among thousands would take longer than all other reading.
    if (static_cast<std::size_t>(found) == keys.size()) return;
    for (const std::string& key : keys) {
      if (std::find(needed.begin(), needed.end(), key) != needed.end()) continue;
      node.optional(key).report({"there is no ", kind, " \"", key, "\" to word here"}, did_you_mean(key, needed));
    }
  }

  void read_labels(const Node& node) {
    if (!node.exists() || !node.object()) return;
    std::vector<std::string> needed;
    for (std::size_t i = 0; i < kLabelNames.size(); ++i) {
      needed.emplace_back(kLabelNames[i]);
      const Node label = wording(node, "label", needed.back());
      if (!label.exists()) continue;
      words_.labels[i] = static_cast<Label>(i) == Label::contact_url ? read_address(label, knowledge_.hosts) : label.text();
      report_marks(label, words_.labels[i]);
    }
    report_superfluous(node, "label", needed);
  }

  void read_questions(const Node& node) {
    if (node.exists()) node.object();
    std::vector<std::string> needed;
    for (const Question& question : knowledge_.questions) {
      needed.push_back(question.id);
      words_.questions.push_back(read_question(wording(node, "question", question.id), question));
    }
    report_superfluous(node, "question", needed);
  }

  QuestionWords read_question(const Node& node, const Question& question) const {
    QuestionWords words;
    // What is never asked of an audience is only shown among the answers.
    const bool asked = question.asking[words_.audience].has_value();
    if (asked) {
      node.allow({"ask", "hint", "find_out", "answers"});
    } else {
      node.allow({"ask", "answers"});
    }
    if (!node.exists()) return words;
    words.ask = read_text(node.member("ask"));
    words.hint = read_text(node.optional("hint"));
    words.find_out = read_texts(node.optional("find_out"));
    const Node answers = node.member("answers");
    if (answers.exists()) answers.object();
    for (const std::string& id : question.answers) {
      const Node answer = wording(answers, "answer", id);
      words.answers.emplace_back();
      if (!answer.exists()) continue;
      if (asked) {
        answer.allow({"label", "hint", "group"});
      } else {
        answer.allow({"label"});
      }
      words.answers.back() = {read_text(answer.member("label")), read_text(answer.optional("hint")),
                              read_text(answer.optional("group"))};
    }
    report_superfluous(answers, "answer", question.answers);
    return words;
  }

  void read_causes(const Node& node) {
    if (node.exists()) node.object();
    std::vector<std::string> needed;
    for (const Cause& cause : knowledge_.causes) {
      needed.push_back(cause.id);
      words_.causes.push_back(read_text(wording(node, "cause", cause.id)));
    }
    report_superfluous(node, "cause", needed);
  }

  void read_guides(const Node& node) {
    if (node.exists()) node.object();
    std::vector<std::string> needed;
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      words_.guides.emplace_back();
      const bool advised = has_words(knowledge_, static_cast<int>(g), words_.audience);
      // Customers need not know what only agents do, but agents see what a customer tried.
      if (!advised && words_.audience == Audience::customer) continue;
      const Guide& guide = knowledge_.guides[g];
      needed.push_back(guide.id);
      const Node words = wording(node, "guide", guide.id);
      if (!words.exists()) continue;
      if (advised) {
        words_.guides.back() = read_guide(words, guide);
      } else {
        words.allow({"headline"});
        words_.guides.back().headline = read_text(words.member("headline"));
      }
    }
    report_superfluous(node, "guide", needed);
  }

  GuideWords read_guide(const Node& node, const Guide& guide) const {
    GuideWords words;
    if (guide.out_of_scope) {
      node.allow({"headline", "expect", "safety", "warnings", "where"});
      const Node where = node.member("where");
      where.allow({"text", "url"});
      if (where.exists()) {
        words.where = read_text(where.member("text"));
        if (where.has("url")) words.where_url = read_address(where.optional("url"), knowledge_.hosts);
      }
    } else {
      node.allow({"headline", "expect", "safety", "warnings"});
    }
    words.headline = read_text(node.member("headline"));
    words.expect = read_texts(node.member("expect"));
    words.safety = read_texts(node.optional("safety"));
    words.warnings = read_texts(node.optional("warnings"));
    return words;
  }

  void read_outcomes(const Node& node) {
    if (node.exists()) node.object();
    std::vector<char> told(knowledge_.outcomes.size(), 0);
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      for (const int outcome : outcomes_for(knowledge_, static_cast<int>(g), words_.audience))
        told[static_cast<std::size_t>(outcome)] = 1;
    }
    std::vector<std::string> needed;
    for (std::size_t o = 0; o < knowledge_.outcomes.size(); ++o) {
      words_.outcomes.emplace_back();
      if (told[o] == 0) continue;
      needed.push_back(knowledge_.outcomes[o].id);
      words_.outcomes.back() = read_text(wording(node, "outcome", needed.back()));
    }
    report_superfluous(node, "outcome", needed);
  }

  void read_procedures(const Node& node) {
    if (node.exists()) node.object();
    std::vector<char> used(knowledge_.procedures.size(), 0);
    for (const Guide& guide : knowledge_.guides) {
      for (const int procedure : guide.procedures[words_.audience]) used[static_cast<std::size_t>(procedure)] = 1;
    }
    std::vector<std::string> needed;
    for (std::size_t p = 0; p < knowledge_.procedures.size(); ++p) {
      words_.procedures.emplace_back();
      if (used[p] == 0) continue;
      const Procedure& procedure = knowledge_.procedures[p];
      needed.push_back(procedure.id);
      const Node words = wording(node, "procedure", procedure.id);
      if (words.exists()) words_.procedures.back() = read_procedure(words, procedure);
    }
    report_superfluous(node, "procedure", needed);
  }

  ProcedureWords read_procedure(const Node& node, const Procedure& procedure) const {
    ProcedureWords words;
    node.allow({"steps", "safety", "warnings"});
    const Node steps = node.member("steps");
    if (steps.exists()) steps.object();
    const Node warnings = node.optional("warnings");
    for (const std::string& id : procedure.steps) {
      words.steps.push_back(read_text(wording(steps, "step", id)));
      words.warnings.push_back(read_texts(warnings.optional(id)));
    }
    report_superfluous(steps, "step", procedure.steps);
    report_superfluous(warnings, "step", procedure.steps);
    words.safety = read_texts(node.optional("safety"));
    return words;
  }

  void read_handover(const Node& node) {
    if (!node.exists()) return;
    node.allow({"headline", "text", "where", "summary"});
    const Node headline = node.member("headline");
    const Node text = node.member("text");
    std::vector<std::string> needed;
    for (std::size_t i = 0; i < kWordedReasons.size(); ++i) {
      needed.emplace_back(to_string(kWordedReasons[i]));
      words_.handover.headline[i] = read_text(headline.member(needed.back()));
      words_.handover.text[i] = read_text(text.member(needed.back()));
    }
    report_superfluous(headline, "reason", needed);
    report_superfluous(text, "reason", needed);
    const Node where = node.member("where");
    where.allow({"text", "url"});
    if (where.exists()) {
      words_.handover.where = read_text(where.member("text"));
      words_.handover.where_url = read_address(where.member("url"), knowledge_.hosts);
    }
    const Node summary = node.member("summary");
    words_.handover.summary = summary.text();
    report_marks(summary, words_.handover.summary);
  }

  const Node& root_;
  const Knowledge& knowledge_;
  Words words_;
};

}  // namespace

Audience read_audience(const Node& node) {
  const std::string name = node.text();
  if (node.is_text() && name != "customer" && name != "agent") node.report({"the audience is \"customer\" or \"agent\""});
  return name == "agent" ? Audience::agent : Audience::customer;
}

Words read_words(const Node& root, const Knowledge& knowledge) { return WordsReader(root, knowledge).read(); }

}  // namespace signpost

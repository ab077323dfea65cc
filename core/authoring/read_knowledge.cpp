#include <algorithm>

#include "authoring/address.h"
#include "authoring/readers.h"

namespace signpost {
namespace {

bool is_day(const std::string& text) {
  if (text.size() != 10) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 4 || i == 7;
    if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  const std::string month = text.substr(5, 2);
  const std::string day = text.substr(8, 2);
  return month >= "01" && month <= "12" && day >= "01" && day <= "31";
}

// Reads knowledge.json from top to bottom. Ids are gathered first, so that references may point forward.
class KnowledgeReader {
 public:
  explicit KnowledgeReader(const Node& root) : root_(root) {}

  Knowledge read() {
    root_.allow({"format", "name", "version", "hosts", "handover", "questions", "causes", "guides", "outcomes", "procedures",
                 "messages", "signs", "sources", "renamed"});
    const Limits& limits = root_.limits();
    const Node format = root_.member("format");
    if (format.exists()) format.number(1, 1);
    knowledge_.name = root_.member("name").text();
    knowledge_.version = root_.member("version").text();
    for (const Node& host : root_.member("hosts").list(limits.items)) knowledge_.hosts.push_back(host.text());
    const Node handover = root_.member("handover");
    handover.allow({"seconds", "referrals"});
    knowledge_.handover_seconds = handover.exists() ? handover.member("seconds").figure(1, kMostSeconds) : 1;

    const std::vector<Node> questions = root_.member("questions").list(std::min(limits.questions, kMostQuestions));
    const std::vector<Node> causes = root_.member("causes").list(limits.causes);
    const std::vector<Node> guides = root_.member("guides").list(limits.items);
    const std::vector<Node> outcomes = root_.optional("outcomes").list(limits.items);
    const std::vector<Node> procedures = root_.member("procedures").list(limits.items);
    const std::vector<Node> sources = root_.member("sources").list(limits.items);
    const std::vector<Node> messages = root_.optional("messages").list(limits.items);
    const std::vector<Node> signs = root_.optional("signs").list(limits.items);
    for (const char* key : {"questions", "causes", "guides"}) {
      if (root_.has(key) && root_.optional(key).is_empty_list())
        root_.optional(key).report({"a knowledge needs at least one of these"});
    }
    gather(questions, questions_);
    gather(causes, causes_);
    gather(guides, guides_);
    gather(outcomes, outcomes_);
    gather(procedures, procedures_);
    gather(sources, sources_);
    gather(messages, messages_);
    gather(signs, signs_);

    for (const Node& node : questions) read_answers(node);
    for (std::size_t i = 0; i < questions.size(); ++i) read_question(questions[i], knowledge_.questions[i]);
    for (const Node& node : sources) read_source(node);
    for (const Node& node : procedures) read_procedure(node);
    for (const Node& node : outcomes) read_outcome(node);
    for (const Node& node : guides) read_guide(node);
    for (const Node& node : causes) read_cause(node);
    for (const Node& node : messages) read_message(node);
    for (const Node& node : signs) read_sign(node);
    for (const Node& node : handover.optional("referrals").list(limits.items)) read_referral(node);

    check_circles(questions);
    check_use();
    // These name items, but give them no use.
    for (std::size_t i = 0; i < procedures.size(); ++i) read_relations(procedures[i], knowledge_.procedures[i]);
    for (std::size_t i = 0; i < guides.size(); ++i) read_then(guides[i], i);
    read_renames(root_.optional("renamed"));
    check_procedures(guides);
    return std::move(knowledge_);
  }

 private:
  static void gather(const std::vector<Node>& nodes, Ids& ids) {
    for (const Node& node : nodes) ids.add(node, node.member("id").id());
  }

  // Only the ids: conditions may name questions that stand further down.
  void read_answers(const Node& node) {
    Question question;
    question.id = questions_.names()[knowledge_.questions.size()];
    Ids ids("answer");
    for (const Node& answer : node.member("answers").list(std::min(node.limits().answers, kMostAnswers))) {
      question.answers.push_back(answer.id());
      ids.add(answer, question.answers.back());
    }
    if (question.answers.size() < 2 && node.has("answers"))
      node.optional("answers").report({"a question needs at least two answers"});
    knowledge_.questions.push_back(std::move(question));
    answers_.push_back(std::move(ids));
  }

  void read_question(const Node& node, Question& question) {
    node.allow({"id", "audiences", "answers", "only_if", "lasting"});
    const Node audiences = node.member("audiences");
    audiences.allow({"customer", "agent"});
    bool asked = false;
    for (const Audience audience : kAudiences) {
      const Node asking = audiences.optional(to_string(audience));
      if (!asking.exists()) continue;
      asked = true;
      asking.allow({"seconds", "unsure"});
      question.asking[audience] =
          Asking{asking.member("seconds").figure(1, kMostSeconds), asking.member("unsure").figure(0, kMostUnsure)};
    }
    if (audiences.exists() && !asked) audiences.report({"this question is asked of nobody"});
    question.only_if = read_conditions(node.optional("only_if"));
    question.lasting = node.has("lasting") && node.optional("lasting").flag();
    if (question.lasting && !node.has("only_if"))
      node.optional("lasting").report({"a question that is always asked rests on no answer"});
  }

  std::vector<Condition> read_conditions(const Node& node) {
    std::vector<Condition> result;
    if (!node.exists() || !node.object()) return result;
    for (const std::string& key : node.keys()) {
      const Node named = node.optional(key);
      const std::optional<int> question = questions_.resolve(named, key);
      if (!question) continue;
      Condition condition{*question, {}};
      for (const Node& answer : named.list(kMostAnswers)) {
        const std::optional<int> found = answers_[static_cast<std::size_t>(*question)].resolve(answer);
        if (!found) continue;
        if (condition.answers.has(*found)) answer.report({"this answer stands here twice"});
        condition.answers |= {*found};
      }
      if (condition.answers.empty()) named.report({"this names no answer"});
      result.push_back(condition);
    }
    return result;
  }

  void read_source(const Node& node) {
    node.allow({"id", "title", "url"});
    Source source;
    source.id = sources_.names()[knowledge_.sources.size()];
    source.title = node.member("title").text();
    source.url = read_address(node.member("url"), knowledge_.hosts);
    knowledge_.sources.push_back(std::move(source));
  }

  void read_procedure(const Node& node) {
    node.allow({"id", "steps", "not_with"});
    Procedure procedure;
    procedure.id = procedures_.names()[knowledge_.procedures.size()];
    Ids steps("step");
    for (const Node& step : node.member("steps").list(node.limits().items)) {
      procedure.steps.push_back(step.id());
      steps.add(step, procedure.steps.back());
    }
    if (procedure.steps.empty() && node.has("steps")) node.optional("steps").report({"a procedure needs at least one step"});
    knowledge_.procedures.push_back(std::move(procedure));
  }

  void read_guide(const Node& node) {
    node.allow(
        {"id", "seconds", "works", "careful", "out_of_scope", "procedures", "then", "checked", "sources", "outcomes"});
    Guide guide;
    guide.id = guides_.names()[knowledge_.guides.size()];
    guide.seconds = node.member("seconds").figure(1, kMostSeconds);
    guide.works = node.member("works").figure(kLeastWorks, 1);
    guide.careful = node.has("careful") && node.optional("careful").flag();
    guide.out_of_scope = node.has("out_of_scope") && node.optional("out_of_scope").flag();
    const Node procedures = node.optional("procedures");
    procedures.allow({"customer", "agent"});
    for (const Audience audience : kAudiences) {
      const Node used = procedures.optional(to_string(audience));
      if (!used.exists()) continue;
      for (const Node& procedure : used.list(node.limits().items)) {
        if (const std::optional<int> found = procedures_.resolve(procedure)) guide.procedures[audience].push_back(*found);
      }
    }
    const Node checked = node.member("checked");
    guide.checked = checked.text();
    if (checked.is_text() && !is_day(guide.checked)) checked.report({"a day is written YYYY-MM-DD"});
    for (const Node& source : node.member("sources").list(node.limits().items)) {
      if (const std::optional<int> found = sources_.resolve(source)) guide.sources.push_back(*found);
    }
    if (guide.sources.empty() && node.has("sources")) node.optional("sources").report({"a guide needs at least one source"});
    read_outcomes(node.optional("outcomes"), guide);
    knowledge_.guides.push_back(std::move(guide));
  }

  void read_outcomes(const Node& node, Guide& guide) {
    for (const Node& named : node.list(node.limits().items)) {
      const std::optional<int> found = outcomes_.resolve(named);
      if (!found) continue;
      for (const int other : guide.outcomes) check_apart(named, *found, other);
      guide.outcomes.push_back(*found);
    }
  }

  // Where one outcome settles all that another does, and in the same order, a link cannot tell which was chosen.
  void check_apart(const Node& node, int one, int other) const {
    const Outcome& first = knowledge_.outcomes[static_cast<std::size_t>(one)];
    const Outcome& second = knowledge_.outcomes[static_cast<std::size_t>(other)];
    if (first.settles.empty() || second.settles.empty()) return;  // which is reported there
    const std::size_t both = std::min(first.settles.size(), second.settles.size());
    if (std::equal(first.settles.begin(), first.settles.begin() + static_cast<std::ptrdiff_t>(both), second.settles.begin()))
      node.report({"the outcomes \"", second.id, "\" and \"", first.id, "\" of one guide begin with the same answers"});
  }

  void read_outcome(const Node& node) {
    node.allow({"id", "settles"});
    Outcome outcome{outcomes_.names()[knowledge_.outcomes.size()], read_settled(node)};
    if (node.has("settles") && node.optional("settles").keys().empty())
      node.optional("settles").report({"an outcome settles at least one answer"});
    knowledge_.outcomes.push_back(std::move(outcome));
  }

  void read_cause(const Node& node) {
    node.allow({"id", "weight", "fits", "guide"});
    Cause cause;
    cause.id = causes_.names()[knowledge_.causes.size()];
    cause.weight = node.member("weight").figure(kLeastWeight, kMostWeight);
    cause.fits = read_conditions(node.member("fits"));
    const Node guide = node.member("guide");
    if (guide.exists() && !guide.is_text()) {
      guide.allow({"customer", "agent"});
      for (const Audience audience : kAudiences) {
        cause.guide[audience] = guides_.resolve(guide.member(to_string(audience))).value_or(0);
      }
    } else {
      const int both = guides_.resolve(guide).value_or(0);
      cause.guide = {{both, both}};
    }
    knowledge_.causes.push_back(std::move(cause));
  }

  void read_message(const Node& node) {
    node.allow({"id", "text", "settles"});
    const std::string& id = messages_.names()[knowledge_.messages.size()];
    knowledge_.messages.push_back({id, node.member("text").text(), read_settled(node)});
  }

  void read_sign(const Node& node) {
    node.allow({"id", "settles"});
    knowledge_.signs.push_back({signs_.names()[knowledge_.signs.size()], read_settled(node)});
  }

  std::vector<std::pair<int, int>> read_settled(const Node& node) {
    std::vector<std::pair<int, int>> result;
    const Node settles = node.member("settles");
    if (!settles.exists() || !settles.object()) return result;
    for (const std::string& key : settles.keys()) {
      const Node answer = settles.optional(key);
      const std::optional<int> question = questions_.resolve(answer, key);
      if (!question) continue;
      const std::optional<int> found = answers_[static_cast<std::size_t>(*question)].resolve(answer);
      if (found) result.emplace_back(*question, *found);
    }
    return result;
  }

  void read_referral(const Node& node) {
    node.allow({"only_if", "guide"});
    const Node named = node.member("guide");
    const std::optional<int> guide = guides_.resolve(named);
    if (guide && !knowledge_.guides[static_cast<std::size_t>(*guide)].out_of_scope)
      named.report({"only a guide out of scope names a place"});
    knowledge_.referrals.push_back({read_conditions(node.member("only_if")), guide.value_or(0)});
  }

  void read_relations(const Node& node, Procedure& procedure) {
    for (const Node& other : node.optional("not_with").list(node.limits().items)) {
      if (const std::optional<int> found = procedures_.resolve(other)) procedure.not_with.push_back(*found);
    }
  }

  void read_then(const Node& node, std::size_t guide) {
    const Node named = node.optional("then");
    const std::optional<int> then = knowledge_.guides[guide].then = guides_.resolve(named);
    const bool for_customers = then && reachable(knowledge_, *then, Audience::customer);
    if (then && (!for_customers || has_words(knowledge_, static_cast<int>(guide), Audience::customer))) {
      named.report({"this leads from a guide that only agents reach to one that customers reach"});
    }
  }

  void read_renames(const Node& node) {
    if (!node.exists()) return;
    node.allow({"questions", "answers", "guides"});
    read_table(node.optional("questions"), knowledge_.renamed.questions, [&](const Node& now, const std::string& old) {
      check_old(now, "question", old, old, questions_);
      questions_.resolve(now);
    });
    read_table(node.optional("guides"), knowledge_.renamed.guides, [&](const Node& now, const std::string& old) {
      check_old(now, "guide", old, old, guides_);
      guides_.resolve(now);
    });
    read_table(node.optional("answers"), knowledge_.renamed.answers, [&](const Node& now, const std::string& old) {
      const std::size_t dash = old.find('-');
      if (dash == std::string::npos) {
        now.report({"\"", old, "\" lacks a hyphen between question and answer"});
        return;
      }
      const std::optional<int> question = questions_.resolve(now, old.substr(0, dash));
      if (!question) return;
      Ids& answers = answers_[static_cast<std::size_t>(*question)];
      check_old(now, "answer", old, old.substr(dash + 1), answers);
      answers.resolve(now);
    });
  }

  template <class Check>
  static void read_table(const Node& node, std::vector<std::pair<std::string, std::string>>& table, Check check) {
    if (!node.exists() || !node.object()) return;
    for (const std::string& old : node.keys()) {
      const Node now = node.optional(old);
      check(now, old);
      table.emplace_back(old, now.text());
    }
  }

  // An old name must have been an id, and must not be one today.
  static void check_old(const Node& node, std::string_view kind, std::string_view shown, const std::string& id,
                        const Ids& ids) {
    if (!is_id(id)) node.report({"\"", shown, "\" was never an id"});
    if (ids.contains(id)) node.report({"the ", kind, " \"", shown, "\" still exists, so it cannot be an old name"});
  }

  // A question that waits for itself would never be asked.
  void check_circles(const std::vector<Node>& nodes) const {
    const std::size_t n = knowledge_.questions.size();
    for (std::size_t start = 0; start < n; ++start) {
      std::vector<char> seen(n, 0);
      std::vector<std::size_t> waiting = {start};
      while (!waiting.empty() && seen[start] == 0) {
        const std::size_t at = waiting.back();
        waiting.pop_back();
        for (const Condition& condition : knowledge_.questions[at].only_if) {
          const auto parent = static_cast<std::size_t>(condition.question);
          if (seen[parent] == 0) waiting.push_back(parent);
          seen[parent] = 1;
        }
      }
      if (seen[start] != 0)
        nodes[start].optional("only_if").report({"the question \"", knowledge_.questions[start].id, "\" waits for itself"});
    }
  }

  void check_use() {
    questions_.report_unused("no cause, condition or message names it");
    for (const Ids& answers : answers_) answers.report_unused("no cause, condition or message names it");
    guides_.report_unused("no cause leads to it");
    outcomes_.report_unused("no guide names it");
    procedures_.report_unused("no guide contains it");
    sources_.report_unused("no guide names it");
  }

  void check_procedures(const std::vector<Node>& nodes) const {
    for (std::size_t g = 0; g < knowledge_.guides.size(); ++g) {
      const Guide& guide = knowledge_.guides[g];
      for (const Audience audience : kAudiences) {
        const bool needed = !guide.out_of_scope && reachable(knowledge_, static_cast<int>(g), audience);
        if (needed && guide.procedures[audience].empty()) {
          nodes[g].report({"the guide \"", guide.id, "\" has no procedure for the ", to_string(audience)});
        }
        // What agents are led to may leave customers something to do.
        const bool led = reachable(knowledge_, static_cast<int>(g), audience) ||
                         (audience == Audience::customer && reachable(knowledge_, static_cast<int>(g), Audience::agent));
        if (!guide.procedures[audience].empty() && !led) {
          nodes[g].report(
              {"the guide \"", guide.id, "\" has procedures for the ", to_string(audience), ", but no cause leads there"});
        }
      }
    }
  }

  const Node& root_;
  Knowledge knowledge_;
  Ids questions_{"question"};
  Ids causes_{"cause"};
  Ids guides_{"guide"};
  Ids outcomes_{"outcome"};
  Ids procedures_{"procedure"};
  Ids sources_{"source"};
  Ids messages_{"message"};
  Ids signs_{"sign"};
  std::vector<Ids> answers_;  // by question
};

}  // namespace

Knowledge read_knowledge(const Node& root) { return KnowledgeReader(root).read(); }

std::optional<int> resolve_answer(const Node& node, const Question& question) {
  if (!node.exists()) return std::nullopt;
  const std::string id = node.text();
  if (!node.is_text()) return std::nullopt;
  const std::optional<int> answer = answer_of(question, id);
  if (!answer)
    node.report({"the question \"", question.id, "\" has no answer \"", id, "\""}, did_you_mean(id, question.answers));
  return answer;
}

std::string read_address(const Node& node, const std::vector<std::string>& hosts) {
  std::string address = node.text();
  const std::string fault = node.is_text() ? address_fault(address, hosts) : std::string();
  if (!fault.empty()) node.report({fault});
  return address;
}

}  // namespace signpost

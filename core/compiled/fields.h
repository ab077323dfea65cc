#pragma once

#include <array>

#include "compiled/compiled.h"
#include "reasoning/policy.h"

namespace signpost {

inline constexpr std::size_t kMostSteps = 256;
inline constexpr std::size_t kMostSituations = 512;

/// The character for 0 in a line of small figures.
inline constexpr char kZero = 'P';

/// What a compiled file holds, in its order, and what must be so. One list for those who read and who write it, so that the
/// two cannot differ. `File` takes or gives one thing at a time:
///   text(t)            a line of words
///   figure(x, a, b)    a figure from a to b, in hundredths
///   flag(f)            true or false
///   place(i, n)        a place in a list of n
///   answers(s, n)      a set of answers to a question that has n: at least one of them
///   count(list, a, b)  how many items a list has: from a to b
///   size(list, n)      the same where that is known: it takes no place in the file
///   ascending(l, n)    different places in a list of n, in order: how many, and the places
///   small(l, n, m)     n whole figures from -m to m, as a line of words
///   constant(n)        a number that core and file must agree on
///   require(c)         what must hold of what was read so far
/// A reader that has met a fault gives zeros from there on, and no items.
template <class File>
class Fields {
 public:
  explicit Fields(File& file) : file_(file) {}

  void pass(Compiled& compiled) {
    pass(compiled.knowledge);
    file_.count(compiled.words, 1, 2);
    for (Words& words : compiled.words) pass(words, compiled.knowledge);
    pass(compiled.likeness, compiled.knowledge);
  }

 private:
  void pass(Knowledge& k) {
    file_.text(k.name);
    file_.text(k.version);
    // Their sizes first: what follows names their items.
    file_.count(k.questions, 1, kMostQuestions);
    for (Question& question : k.questions) {
      file_.text(question.id);
      file_.count(question.answers, 2, kMostAnswers);
      for (std::string& answer : question.answers) file_.text(answer);
    }
    file_.count(k.causes, 1);
    file_.count(k.guides, 1);
    file_.count(k.outcomes);
    file_.count(k.procedures);
    file_.count(k.sources);
    for (Question& question : k.questions) pass(question, k);
    for (Cause& cause : k.causes) pass(cause, k);
    for (Guide& guide : k.guides) pass(guide, k);
    for (Outcome& outcome : k.outcomes) {
      file_.text(outcome.id);
      pass_settled(outcome.settles, k, 1);
    }
    // A page needs to know how many steps there are, not what authors call them.
    for (Procedure& procedure : k.procedures) file_.count(procedure.steps, 0, kMostSteps);
    for (Source& source : k.sources) {
      file_.text(source.title);
      file_.text(source.url);
    }
    file_.figure(k.handover_seconds, 1, kMostSeconds);
    file_.count(k.referrals);
    for (Referral& referral : k.referrals) {
      pass(referral.only_if, k);
      file_.place(referral.guide, k.guides.size());
    }
    for (const Audience audience : kAudiences) pass_policy(k, audience);
    for (auto* renames : {&k.renamed.questions, &k.renamed.answers, &k.renamed.guides}) {
      file_.count(*renames);
      for (auto& [before, now] : *renames) {
        file_.text(before);
        file_.text(now);
      }
    }
    pass_items(k.messages, k);
    pass_items(k.signs, k);
  }

  void pass(Question& question, const Knowledge& k) {
    for (const Audience audience : kAudiences) {
      std::optional<Asking>& asking = question.asking[audience];
      bool asked = asking.has_value();
      file_.flag(asked);
      if (!asked) continue;
      if (!asking) asking.emplace();
      file_.figure(asking->seconds, 1, kMostSeconds);
      file_.figure(asking->unsure, 0, kMostUnsure);
    }
    pass(question.only_if, k);
    file_.flag(question.lasting);
  }

  void pass(Cause& cause, const Knowledge& k) {
    file_.text(cause.id);
    file_.figure(cause.weight, kLeastWeight, kMostWeight);
    pass(cause.fits, k);
    for (const Audience audience : kAudiences) file_.place(cause.guide[audience], k.guides.size());
  }

  void pass(Guide& guide, const Knowledge& k) {
    file_.text(guide.id);
    file_.text(guide.checked);
    file_.figure(guide.seconds, 1, kMostSeconds);
    file_.figure(guide.works, kLeastWorks, 1);
    file_.flag(guide.careful);
    file_.flag(guide.out_of_scope);
    for (const Audience audience : kAudiences) pass_places(guide.procedures[audience], k.procedures.size());
    pass_places(guide.sources, k.sources.size());
    pass_places(guide.outcomes, k.outcomes.size());
    bool leads_on = guide.then.has_value();
    file_.flag(leads_on);
    if (!leads_on) return;
    if (!guide.then) guide.then = 0;
    file_.place(*guide.then, k.guides.size());
  }

  void pass_policy(Knowledge& k, Audience audience) {
    file_.count(k.policy[audience]);
    for (PolicyNode& node : k.policy[audience]) {
      using Kind = PolicyNode::Kind;
      int kind = static_cast<int>(node.kind);
      file_.place(kind, 4);
      node.kind = static_cast<Kind>(kind);
      if (node.kind == Kind::ask) file_.place(node.item, k.questions.size());
      if (node.kind == Kind::attempt) file_.place(node.item, k.guides.size());
    }
    file_.require(is_whole(k, audience));
  }

  void pass(std::vector<Condition>& conditions, const Knowledge& k) {
    file_.count(conditions, 0, k.questions.size());
    std::array<bool, kMostQuestions> named{};
    for (Condition& condition : conditions) {
      const auto question = file_.place(condition.question, k.questions.size());
      file_.require(!named[question]);
      named[question] = true;
      file_.answers(condition.answers, k.questions[question].answers.size());
    }
  }

  void pass_places(std::vector<int>& places, std::size_t size) {
    file_.count(places);
    for (int& place : places) file_.place(place, size);
  }

  // Messages, and signs of what an agent pastes.
  template <class Item>
  void pass_items(std::vector<Item>& items, const Knowledge& k) {
    file_.count(items);
    for (Item& item : items) {
      file_.text(item.id);
      if constexpr (requires { item.text; }) file_.text(item.text);
      pass_settled(item.settles, k);
    }
  }

  void pass_settled(std::vector<std::pair<int, int>>& settles, const Knowledge& k, std::size_t least = 0) {
    file_.count(settles, least, k.questions.size());
    for (auto& [question, answer] : settles) {
      file_.place(answer, k.questions[file_.place(question, k.questions.size())].answers.size());
    }
  }

  void pass(Words& words, const Knowledge& k) {
    bool agent = words.audience == Audience::agent;
    file_.text(words.language);
    file_.flag(agent);
    words.audience = agent ? Audience::agent : Audience::customer;
    file_.constant(words.labels.size());
    for (std::string& label : words.labels) file_.text(label);
    file_.size(words.questions, k.questions.size());
    for (std::size_t q = 0; q < words.questions.size(); ++q) pass(words.questions[q], k.questions[q]);
    file_.size(words.causes, k.causes.size());
    for (Text& cause : words.causes) file_.text(cause);
    file_.size(words.guides, k.guides.size());
    for (GuideWords& guide : words.guides) pass(guide);
    file_.size(words.outcomes, k.outcomes.size());
    for (Text& outcome : words.outcomes) file_.text(outcome);
    file_.size(words.procedures, k.procedures.size());
    for (std::size_t p = 0; p < words.procedures.size(); ++p) pass(words.procedures[p], k.procedures[p]);
    pass(words.handover);
    file_.text(words.solved_headline);
    pass(words.solved_keep);
    file_.count(words.phrases);
    for (Phrase& phrase : words.phrases) {
      file_.text(phrase.id);
      file_.text(phrase.text);
    }
  }

  void pass(QuestionWords& words, const Question& question) {
    file_.text(words.ask);
    file_.text(words.hint);
    pass(words.find_out);
    file_.size(words.answers, question.answers.size());
    for (AnswerWords& answer : words.answers) {
      file_.text(answer.label);
      file_.text(answer.hint);
      file_.text(answer.group);
    }
  }

  void pass(GuideWords& words) {
    file_.text(words.headline);
    pass(words.expect);
    pass(words.safety);
    pass(words.warnings);
    file_.text(words.where);
    file_.text(words.where_url);
  }

  // Those that this audience never meets have no words.
  void pass(ProcedureWords& words, const Procedure& procedure) {
    bool worded = !words.steps.empty();
    file_.flag(worded);
    if (worded) {
      file_.size(words.steps, procedure.steps.size());
      file_.size(words.warnings, procedure.steps.size());
      for (std::size_t step = 0; step < words.steps.size(); ++step) {
        file_.text(words.steps[step]);
        pass(words.warnings[step]);
      }
    }
    pass(words.safety);
  }

  void pass(HandoverWords& words) {
    for (Text& headline : words.headline) file_.text(headline);
    for (Text& text : words.text) file_.text(text);
    file_.text(words.where);
    file_.text(words.where_url);
    file_.text(words.summary);
  }

  void pass(LikenessModel& model, const Knowledge& k) {
    file_.count(model.situations, 0, kMostSituations);
    for (Situation& situation : model.situations) {
      file_.place(situation.cause, k.causes.size());
      pass_settled(situation.answers, k, 1);
    }
    if (model.situations.empty()) return;
    const std::size_t columns = model.situations.size() + 1;
    file_.small(model.biases, columns, kMostLikenessValue);
    file_.ascending(model.cells, columns * kFeaturePlaces);
    file_.small(model.values, model.cells.size(), kMostLikenessValue);
  }

  void pass(std::vector<Text>& texts) {
    file_.count(texts);
    for (Text& text : texts) file_.text(text);
  }

  File& file_;
};

}  // namespace signpost

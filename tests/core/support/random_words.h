#pragma once

#include <string>

#include "model/knowledge.h"
#include "model/words.h"

/// Gives the guides of a knowledge what advice needs beside logic: procedures, a source, a day. Every fifth is out of scope.
inline void add_advice(signpost::Knowledge& knowledge) {
  knowledge.hosts = {"docs.gitlab.com"};
  knowledge.sources = {{"docs", "Docs", "https://docs.gitlab.com/"}};
  knowledge.procedures = {{"p0", {"s0", "s1"}, {}}, {"p1", {"s0"}, {}}};
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    signpost::Guide& guide = knowledge.guides[g];
    guide.sources = {0};
    guide.checked = "2026-11-24";
    guide.out_of_scope = g % 5 == 4;
    if (!guide.out_of_scope) guide.procedures = {{std::vector<int>{0, 1}, std::vector<int>{static_cast<int>(g % 2)}}};
  }
}

/// Gives each guide two outcomes, which settle one answer each. There must be two questions.
inline void add_outcomes(signpost::Knowledge& knowledge) {
  const std::size_t questions = knowledge.questions.size();
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    for (std::size_t o = 0; o < 2; ++o) {
      const auto question = static_cast<int>((g + o) % questions);
      knowledge.guides[g].outcomes.push_back(static_cast<int>(knowledge.outcomes.size()));
      knowledge.outcomes.push_back({"o" + std::to_string(knowledge.outcomes.size()), {{question, static_cast<int>(o)}}});
    }
  }
}

/// Words for any knowledge: each text says what it is the wording of. Guides that the audience cannot reach have none, or
/// for agents a headline, as when loaded.
inline signpost::Words make_words(const signpost::Knowledge& knowledge, signpost::Audience audience) {
  const std::string who(to_string(audience));
  signpost::Words words;
  words.language = "en";
  words.audience = audience;
  for (std::size_t i = 0; i < signpost::kLabelNames.size(); ++i)
    words.labels[i] = who + " label " + std::string(signpost::kLabelNames[i]);
  for (const signpost::Question& question : knowledge.questions) {
    signpost::QuestionWords asked;
    asked.ask = who + " ask " + question.id + "?";
    if (question.asking[audience]) asked.find_out = {"Look at **" + question.id + "**."};
    for (const std::string& answer : question.answers) {
      signpost::AnswerWords& option = asked.answers.emplace_back();
      option.label = question.id + " " + answer;
      option.hint = "hint \"" + answer + "\"";
      option.group = answer == "a0" ? "" : "group";
    }
    words.questions.push_back(asked);
  }
  for (const signpost::Cause& cause : knowledge.causes) words.causes.push_back(who + " cause " + cause.id);
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g) {
    signpost::GuideWords guide;
    const bool advised = has_words(knowledge, static_cast<int>(g), audience);
    if (advised || audience == signpost::Audience::agent) guide.headline = who + " guide " + knowledge.guides[g].id;
    if (advised) {
      guide.expect = {"Expect it."};
      guide.safety = {"Be safe."};
      guide.warnings = {"Mind \\ this."};
      if (knowledge.guides[g].out_of_scope) guide.where = "[There](https://docs.gitlab.com/there)";
    }
    words.guides.push_back(guide);
  }
  for (const signpost::Outcome& outcome : knowledge.outcomes) words.outcomes.push_back(who + " outcome " + outcome.id);
  for (const signpost::Procedure& procedure : knowledge.procedures) {
    signpost::ProcedureWords part;
    for (const std::string& step : procedure.steps) part.steps.push_back(procedure.id + " step " + step);
    part.safety = {"Be safe."};
    part.warnings.resize(part.steps.size());
    words.procedures.push_back(part);
  }
  words.handover = {{"Exhausted", "Nothing fits", "Contradiction", "Guides left"},
                    {"Text e", "Text n", "Text c", "Text g"},
                    "The form",
                    "https://docs.gitlab.com/form",
                    "Summary"};
  words.solved_headline = "Solved";
  words.solved_keep = {"Keep it."};
  return words;
}

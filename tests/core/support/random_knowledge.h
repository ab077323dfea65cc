#pragma once

#include <random>
#include <string>

#include "model/knowledge.h"

/// What a random knowledge may measure.
struct Size {
  int questions = 3;
  int answers = 3;
  int causes = 5;
  int guides = 4;
};

/// A small knowledge without words: random fits, weights and seconds, some conditions, some careful guides, some guides that
/// differ by audience. The same seed gives the same knowledge on every machine.
inline signpost::Knowledge random_knowledge(unsigned seed, const Size& size) {
  std::minstd_rand random(seed + 1);
  const auto below = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto some_answers = [&](const signpost::Question& question) {
    const auto count = static_cast<int>(question.answers.size());
    const int some = below((1 << count) - 1) + 1;  // a bit for each
    signpost::AnswerSet result;
    for (int answer = 0; answer < count; ++answer) {
      if (((some >> answer) & 1) != 0) result |= {answer};
    }
    return result;
  };
  signpost::Knowledge knowledge;
  knowledge.name = "random";
  knowledge.handover_seconds = 500 + below(2000);
  for (int q = 0; q < size.questions; ++q) {
    signpost::Question question;
    question.id = "q" + std::to_string(q);
    for (int a = 0; a < 2 + below(size.answers - 1); ++a) question.answers.push_back("a" + std::to_string(a));
    const double unsure = below(3) * 0.2;
    question.asking[signpost::Audience::customer] = signpost::Asking{5.0 + below(60), unsure};
    if (below(4) != 0) question.asking[signpost::Audience::agent] = signpost::Asking{5.0 + below(60), unsure};
    if (q > 0 && below(3) == 0) {
      const int parent = below(q);
      question.only_if.push_back({parent, some_answers(knowledge.questions[static_cast<std::size_t>(parent)])});
      question.lasting = q % 2 == 0;
    }
    knowledge.questions.push_back(question);
  }
  for (int g = 0; g < size.guides; ++g) {
    signpost::Guide guide;
    guide.id = "g" + std::to_string(g);
    guide.seconds = 20 + below(600);
    guide.works = 0.3 + 0.1 * below(8);
    guide.careful = below(4) == 0;
    knowledge.guides.push_back(guide);
  }
  for (int c = 0; c < size.causes; ++c) {
    signpost::Cause cause;
    cause.id = "c" + std::to_string(c);
    cause.weight = 1 + below(20);
    for (int q = 0; q < size.questions; ++q) {
      if (below(3) == 0) continue;
      cause.fits.push_back({q, some_answers(knowledge.questions[static_cast<std::size_t>(q)])});
    }
    const int guide = below(size.guides);
    cause.guide = {{guide, below(5) == 0 ? below(size.guides) : guide}};
    knowledge.causes.push_back(cause);
  }
  return knowledge;
}

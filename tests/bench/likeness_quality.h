#pragma once

#include <functional>
#include <string>
#include <vector>

#include "authoring/learn.h"
#include "authoring/lessons.h"
#include "authoring/load.h"
#include "likeness/ranking.h"

/// What was said of stories that were not learned from.
struct Stories {
  int asked = 0;
  int first = 0;   ///< right in the first place
  int five = 0;    ///< right among what is listed
  int silent = 0;  ///< nothing was said
  int sure = 0;    ///< wrong in the first place, with a likeness of a half or more
};

/// What was said of texts about something else.
struct Others {
  int asked = 0;
  int silent = 0;  ///< nothing was said
  int sure = 0;    ///< something was, with a likeness of a half or more
};

struct Quality {
  signpost::PerAudience<Stories> told;  ///< by customers, by agents
  Others others;
};

/// What `held` is likely to be about, likeliest first; nothing to be silent.
using Answer = std::function<std::vector<signpost::Likely>(const signpost::Lesson& held)>;
using Learner = std::function<Answer(const signpost::Lessons&)>;

/// What can be learned for one audience in one language, and which of it people have written.
struct Course {
  const signpost::Loaded& loaded;
  const signpost::Words& words;
  signpost::Lessons lessons;

  Course(const signpost::Loaded& all, const signpost::Words& its);
};

/// Five-fold cross-validation: each written text is asked once, of what was learned without its fifth of the texts. The
/// words of the knowledge may always be learned from.
Quality cross_validate(const Course& course, const Learner& learner);

/// What ships, with a model of so many cells.
Learner shipped_learner(std::size_t cells = signpost::kMostCells);

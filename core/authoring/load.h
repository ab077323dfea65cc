#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "authoring/example.h"
#include "authoring/problem.h"
#include "model/knowledge.h"
#include "model/words.h"

namespace signpost {

/// What a knowledge may measure at most. The defaults suit a help page; a caller can raise them.
struct Limits {
  std::size_t file_bytes = std::size_t{2} * 1024 * 1024;
  std::size_t depth = 16;
  std::size_t questions = 64;  ///< at most kMostQuestions
  std::size_t answers = 16;    ///< of one question; at most kMostAnswers
  std::size_t causes = 256;
  std::size_t items = 256;  ///< guides, procedures, messages, sources, hosts, steps of a procedure, texts of a list: each
  std::size_t examples = 1024;
  std::size_t text_bytes = 2000;
};

/// A file of a knowledge. Its name says what it is: "knowledge.json", "examples.json", or anything under "words/".
struct File {
  std::string name;
  std::string text;
};

struct Loaded {
  Knowledge knowledge;
  std::vector<Words> words;
  std::vector<Example> examples;
  std::vector<Unrelated> unrelated;
  std::vector<Problem> problems;  ///< every fault of every file, in the order of the files

  /// Nothing else here may be used unless this holds; it is all empty otherwise.
  bool ok() const { return problems.empty(); }
};

/// Reads a knowledge and checks it whole. There must be exactly one "knowledge.json"; words and examples are optional.
Loaded load(const std::vector<File>& files, const Limits& limits = {});

}  // namespace signpost

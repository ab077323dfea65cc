#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/knowledge.h"
#include "model/likeness.h"
#include "model/words.h"

namespace signpost {

/// What a browser reads: a knowledge with the words of one audience, and behind them, for agents, those of customers, to
/// whom they write.
struct Compiled {
  Knowledge knowledge;
  std::vector<Words> words;
  LikenessModel likeness;  ///< for own words of the audience
};

struct ReadCompiled {
  Compiled compiled;
  std::string fault;  ///< why the text cannot be used, in one sentence; `compiled` is empty then

  bool ok() const { return fault.empty(); }
};

/// The form of the file. It changes whenever fields.h does, or a core could take one thing for another.
inline constexpr std::string_view kCompiledFormat = "3";

/// What stands before the body of a compiled file: format, length of the body in bytes, digest (FNV-1a, 32 bits, in
/// hexadecimal). The digest notices damage; it protects from nobody. The source of the method: draft-eastlake-fnv.
std::string compiled_head(std::string_view body);

/// Reads what compile() wrote (authoring/compile.h), whole or not at all: its length and digest, and everything that the
/// core takes for granted of a knowledge. Takes memory in proportion to the text, whatever stands in it.
ReadCompiled read_compiled(std::string_view text);

}  // namespace signpost

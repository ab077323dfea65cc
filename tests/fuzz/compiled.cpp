// Any bytes as the body of a compiled file, under a digest that is right: refused, or the core can make pages of it.

#include "compiled/compiled.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "page/page_json.h"
#include "require.h"
#include "sound_page.h"

using namespace signpost;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string body(reinterpret_cast<const char*>(data), size);
  require(!read_compiled(body).ok() || body.size() > 2, "no file is that short");
  const ReadCompiled read = read_compiled(compiled_head(body) + body);
  if (!read.ok()) {
    require(read.compiled.knowledge.questions.empty() && read.compiled.words.empty(), "nothing of a refused file is used");
    return 0;
  }
  const Words& words = read.compiled.words.front();
  const Page first = page_for(read.compiled.knowledge, words, "#1." + std::string(to_string(words.audience)));
  require(!to_json(first, words).empty(), "a page is written");
  for (const std::string& link : links_of(first)) to_json(page_for(read.compiled.knowledge, words, link), words);
  return 0;
}

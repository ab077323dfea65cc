#include "shipped.h"

#include "authoring/plan.h"
#include "cli/folder.h"
#include "require.h"

using namespace signpost;

const Loaded& shipped() {
  static const Loaded loaded = load_and_plan(read_folder(SHIPPED_FOLDER));
  require(loaded.ok(), "the knowledge that is shipped can be loaded");
  return loaded;
}

const Words& shipped_words(Audience audience) {
  for (const Words& words : shipped().words) {
    if (words.audience == audience) return words;
  }
  require(false, "there are words for each audience");
  return shipped().words.front();
}

// Planning takes longer under sanitizers than an input may.
extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/) {
  shipped();
  return 0;
}

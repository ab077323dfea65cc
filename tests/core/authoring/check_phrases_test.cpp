#include "authoring/check_phrases.h"

#include <doctest/doctest.h>

#include "support/phrases.h"
#include "support/show.h"

using namespace signpost;

namespace {

const std::string kFile = "words/en.agent.json";

}  // namespace

TEST_CASE("phrases: an agent's words must have all that is needed, and nothing else") {
  Words words = words_with_phrases();
  CHECK(check_phrases(small().knowledge, words, kFile).empty());

  words.phrases.front().id = "helo";
  CHECK(check_phrases(small().knowledge, words, kFile) ==
        std::vector<Problem>{{kFile, "/phrases", "the phrase \"hello\" is missing", ""},
                             {kFile, "/phrases/helo", "nothing needs the phrase \"helo\"", "did you mean \"hello\"?"}});
}

TEST_CASE("phrases: each sign of the knowledge needs a phrase, and each way in which addresses differ") {
  Knowledge knowledge = small().knowledge;
  knowledge.signs.push_back({"seen", {}});
  CHECK(check_phrases(knowledge, words_with_phrases(), kFile) ==
        std::vector<Problem>{{kFile, "/phrases", "the phrase \"seen\" is missing", ""}});
  Words words = words_with_phrases();
  for (Phrase& phrase : words.phrases) phrase.id = phrase.id == "emaildot" ? "signs" : phrase.id;
  CHECK(check_phrases(small().knowledge, words, kFile).front().what == "the phrase \"emaildot\" is missing");
}

TEST_CASE("phrases: customers need none") {
  CHECK(check_phrases(small().knowledge, small_words(Audience::customer), kFile).empty());
}

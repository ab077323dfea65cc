#pragma once

#include "model/knowledge.h"
#include "model/words.h"
#include "publish/html.h"

namespace signpost {

/// All advice for the words' audience as HTML, to be put below the h1 of a page. A table of contents; then, for each answer
/// to the first question, a section (its id is "question-answer") that links to every guide that it may come to. Each guide
/// stands once, under the answer that it is likeliest for, in a section with the guide's id: what may be wrong and the
/// answers that say so, the steps, what to expect, the safety notes and the sources.
html::Html article(const Knowledge& knowledge, const Words& words);

/// The same in short, to be put below the first question on its own page: for each answer a section whose id is the answer's
/// link without "#", so that this link leads here where no script takes it. It leads on to the page that follows, which lies
/// in the folder plain (plain_pages.h), and to each guide of the article, which is the page all.html.
html::Html overview(const Knowledge& knowledge, const Words& words);

}  // namespace signpost

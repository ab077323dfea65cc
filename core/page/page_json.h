#pragma once

#include <vector>

#include "base/json_writer.h"
#include "page/page.h"

namespace signpost {

/// The page as JSON text: the form that DESIGN.md describes, keys in that order.
std::string to_json(const Page& page, const Words& words);

// Parts of a page's text, for other texts that hold them too.

void write(JsonWriter& json, const Text& text);
void write(JsonWriter& json, const std::vector<Text>& texts);
void write(JsonWriter& json, const std::vector<Alternative>& others);
void write(JsonWriter& json, const ShownAnswer& answer);

/// The members of a question, without the brackets of the object.
void write_question(JsonWriter& json, const QuestionStep& step);

}  // namespace signpost

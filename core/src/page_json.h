#pragma once

#include <vector>

#include "json_writer.h"
#include "signpost/page.h"

// Parts of a page's text, for other texts that hold them too.

namespace signpost {

void write(JsonWriter& json, const Text& text);
void write(JsonWriter& json, const std::vector<Text>& texts);
void write(JsonWriter& json, const std::vector<Alternative>& others);
void write(JsonWriter& json, const ShownAnswer& answer);

/// The members of a question, without the brackets of the object.
void write_question(JsonWriter& json, const PageStep& step);

}  // namespace signpost

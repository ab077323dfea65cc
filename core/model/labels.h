#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace signpost {

// clang-format off
#define SIGNPOST_LABELS(X) \
  X(title) X(unsure) X(back) X(restart) X(answers) X(change) X(tried) X(could_be) X(because) X(find_out) X(steps) \
  X(expect) X(safety) X(warnings) X(sources) X(checked) X(worked) X(failed) X(copy_link) X(copied) X(copy_summary) \
  X(print) X(all) X(contact) X(contact_url) X(conflict) X(share_agent) X(share_customer) X(why_asked) X(separates) \
  X(notice_dropped) X(notice_changed) X(never_asks) X(why_advised) X(why_try) X(why_most) X(why_not) X(happened) \
  X(look_first) X(more) X(fits_best) X(quicker) X(own_words) X(own_words_hint) X(own_words_found) X(own_words_none) X(own_words_list)
// clang-format on

/// The fixed words of every page.
#define SIGNPOST_ENUMERATOR(name) name,
enum class Label : std::uint8_t { SIGNPOST_LABELS(SIGNPOST_ENUMERATOR) };
#undef SIGNPOST_ENUMERATOR

/// The name of each label, in the same order: its key in a words file and in a page's JSON.
#define SIGNPOST_NAME(name) std::string_view(#name),
inline constexpr std::array kLabelNames = {SIGNPOST_LABELS(SIGNPOST_NAME)};
#undef SIGNPOST_NAME

#undef SIGNPOST_LABELS

}  // namespace signpost

#include "agent/evidence/approximate.h"

#include <algorithm>

namespace signpost {
namespace {

// How a beginning of the pattern ends at a place of the text: with how many errors, and where it began.
struct Cell {
  std::size_t errors = 0;
  std::size_t begin = 0;
};

using Column = std::vector<Cell>;

// Whether a space, or an end of the text, is on that side of a place.
bool is_space_before(std::string_view text, std::size_t at) { return at == 0 || text[at - 1] == ' '; }
bool is_space_behind(std::string_view text, std::size_t at) { return at == text.size() || text[at] == ' '; }

void improve(Cell& cell, const Cell& from, std::size_t cost) {
  if (from.errors + cost < cell.errors) cell = {from.errors + cost, from.begin};
}

// Keeps the better of parts that overlap.
void add(std::vector<Near>& found, const Near& near) {
  if (found.empty() || found.back().end <= near.begin) {
    found.push_back(near);
  } else if (near.errors < found.back().errors) {
    found.back() = near;
  }
}

}  // namespace

std::vector<Near> find_near(std::string_view text, std::string_view pattern, std::size_t errors, std::size_t from,
                            std::size_t to) {
  std::vector<Near> found;
  const std::size_t size = pattern.size();
  const Cell none = {errors + 1, 0};
  // Columns of the place before the last, of the last, and of this one; row i is for the first i characters.
  Column older(size + 1, none);
  Column old(size + 1, none);
  Column now(size + 1, none);
  std::size_t last = 0;  // the last row that has at most `errors`
  for (std::size_t at = from; at <= to; ++at) {
    const bool begins = is_space_before(text, at) && !is_space_behind(text, at);
    now[0] = begins ? Cell{0, at} : none;
    // Further rows have more errors, since along a diagonal these only grow.
    const std::size_t rows = std::min(size, std::max(last + 2, errors + 1));
    last = 0;
    for (std::size_t row = 1; row <= rows; ++row) {
      Cell best = none;
      improve(best, now[row - 1], 1);
      if (at > from) {
        const char c = text[at - 1];
        improve(best, old[row - 1], pattern[row - 1] == c ? 0 : 1);
        improve(best, old[row], 1);
        const bool swapped = row > 1 && at > from + 1 && pattern[row - 1] == text[at - 2] && pattern[row - 2] == c;
        if (swapped) improve(best, older[row - 2], 1);
      }
      now[row] = best;
      if (best.errors <= errors) last = row;
    }
    for (std::size_t row = rows + 1; row <= std::min(size, rows + 2); ++row) now[row] = none;
    const bool ends = is_space_behind(text, at) && !is_space_before(text, at);
    if (ends && now[size].errors <= errors && last == size) add(found, {now[size].begin, at, now[size].errors});
    std::swap(older, old);
    std::swap(old, now);
  }
  return found;
}

}  // namespace signpost

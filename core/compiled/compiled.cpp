#include "compiled/compiled.h"

#include "base/hash.h"
#include "compiled/fields.h"

namespace signpost {
namespace {

// The body is a line of whole numbers with a space between two, and a line for each text.
class Reader {
 public:
  explicit Reader(std::string_view body) {
    const std::size_t end = std::min(body.find('\n'), body.size());
    numbers_ = body.substr(0, end);
    texts_ = body.substr(std::min(end + 1, body.size()));
  }

  void text(std::string& text) {
    const std::size_t end = texts_.find('\n');
    require(end != std::string_view::npos);
    if (failed_) return;
    text = texts_.substr(0, end);
    texts_.remove_prefix(end + 1);
  }

  void figure(double& figure, double least, double most) {
    figure = static_cast<double>(number()) / 100;
    require(figure >= least && figure <= most);
  }

  void flag(bool& flag) { flag = below(2) == 1; }

  std::size_t place(int& place, std::size_t size) {
    place = static_cast<int>(below(size));
    return static_cast<std::size_t>(place);
  }

  void answers(AnswerSet& answers, std::size_t size) {
    answers = AnswerSet::of_bits(static_cast<std::uint32_t>(below(std::uint64_t{1} << size)));
    require(!answers.empty());
  }

  // No item takes less than a byte, but for steps, and those have a limit of their own.
  template <class List>
  void count(List& list, std::size_t least = 0, std::size_t most = std::string_view::npos) {
    const std::uint64_t items = number();
    require(items >= least && items <= most && items <= std::max(numbers_.size() + texts_.size(), kMostSteps));
    list.resize(failed_ ? 0 : static_cast<std::size_t>(items));
  }

  template <class List>
  void size(List& list, std::size_t size) {
    list.resize(failed_ ? 0 : size);
  }

  // Each number is what lies between two of them. Those that are not in order, or too large, are none of `size`.
  void ascending(std::vector<std::uint32_t>& list, std::size_t size) {
    count(list, 0, size);
    std::uint64_t next = 0;
    for (std::uint32_t& item : list) {
      const std::uint64_t at = next + below(size);
      require(at < size);
      item = failed_ ? 0 : static_cast<std::uint32_t>(at);
      next = at + 1;
    }
  }

  void small(std::vector<std::int8_t>& list, std::size_t size, int most) {
    std::string line;
    text(line);
    require(line.size() == size);
    list.resize(failed_ ? 0 : size);
    for (std::size_t i = 0; i < list.size(); ++i) {
      const int value = line[i] - kZero;
      require(value >= -most && value <= most);
      list[i] = static_cast<std::int8_t>(value);
    }
  }

  void constant(std::size_t value) { require(number() == value); }

  void require(bool holds) {
    if (!holds) failed_ = true;
  }

  /// Whether all was as it must be, and nothing is left.
  bool ended_well() const { return !failed_ && numbers_.empty() && texts_.empty(); }

 private:
  std::uint64_t number() {
    std::uint64_t value = 0;
    std::size_t digits = 0;
    while (digits < std::min(numbers_.size(), kMostDigits) && numbers_[digits] >= '0' && numbers_[digits] <= '9') {
      value = value * 10 + static_cast<std::uint64_t>(numbers_[digits++] - '0');
    }
    require(digits > 0 && (digits == numbers_.size() || numbers_[digits] == ' '));
    if (failed_) return 0;
    numbers_.remove_prefix(std::min(digits + 1, numbers_.size()));
    return value;
  }

  std::uint64_t below(std::uint64_t limit) {
    const std::uint64_t value = number();
    require(value < limit);
    return failed_ ? 0 : value;
  }

  static constexpr std::size_t kMostDigits = 12;

  std::string_view numbers_;
  std::string_view texts_;
  bool failed_ = false;
};

ReadCompiled refused(std::string fault) { return {{}, std::move(fault)}; }

}  // namespace

std::string compiled_head(std::string_view body) {
  const std::uint32_t hash = hash_of(body);
  std::string digest;
  for (int shift = 28; shift >= 0; shift -= 4) digest += "0123456789abcdef"[hash >> shift & 15U];
  return std::string(kCompiledFormat) + ' ' + std::to_string(body.size()) + ' ' + digest + '\n';
}

ReadCompiled read_compiled(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view head = text.substr(0, end);
  const std::string_view format = head.substr(0, head.find(' '));
  if (format != kCompiledFormat)
    return refused("This core reads compiled files of format " + std::string(kCompiledFormat) + ", and this is none.");
  const std::string_view body = text.substr(std::min(end + 1, text.size()));
  if (text.substr(0, text.size() - body.size()) != compiled_head(body))
    return refused("The compiled file was cut off or changed: its length or digest is wrong.");
  Reader reader(body);
  ReadCompiled result;
  Fields(reader).pass(result.compiled);
  if (!reader.ended_well()) return refused("The compiled file says what cannot be.");
  return result;
}

}  // namespace signpost

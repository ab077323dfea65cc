#include "authoring/compile.h"

#include <cmath>

#include "compiled/fields.h"

namespace signpost {
namespace {

// What load() has checked holds, so nothing can go wrong here.
class Writer {
 public:
  void text(const std::string& text) { texts_ += text + '\n'; }
  void figure(double figure, double, double) { number(static_cast<std::uint64_t>(std::llround(figure * 100))); }
  void flag(bool flag) { number(flag ? 1 : 0); }
  std::size_t place(int place, std::size_t) {
    number(static_cast<std::uint64_t>(place));
    return static_cast<std::size_t>(place);
  }
  void answers(AnswerSet answers, std::size_t) { number(answers.bits()); }
  template <class List>
  void count(const List& list, std::size_t = 0, std::size_t = 0) {
    number(list.size());
  }
  template <class List>
  void size(const List&, std::size_t) {}
  void ascending(const std::vector<std::uint32_t>& list, std::size_t) {
    count(list);
    std::uint32_t next = 0;
    for (const std::uint32_t item : list) {
      number(item - next);
      next = item + 1;
    }
  }
  void small(const std::vector<std::int8_t>& list, std::size_t, int) {
    for (const std::int8_t value : list) texts_ += static_cast<char>(kZero + value);
    texts_ += '\n';
  }
  void constant(std::size_t value) { number(value); }
  void require(bool) {}

  std::string body() const { return numbers_ + '\n' + texts_; }

 private:
  void number(std::uint64_t number) {
    if (!numbers_.empty()) numbers_ += ' ';
    numbers_ += std::to_string(number);
  }

  std::string numbers_;
  std::string texts_;
};

// Customers get nothing of what only agents do, see or paste.
void leave_out_agents_part(Knowledge& knowledge) {
  knowledge.policy[Audience::agent].clear();
  knowledge.messages.clear();
  knowledge.signs.clear();
  for (std::size_t g = 0; g < knowledge.guides.size(); ++g)
    knowledge.guides[g].outcomes = outcomes_for(knowledge, static_cast<int>(g), Audience::customer);
  std::vector<char> used(knowledge.procedures.size());
  for (Guide& guide : knowledge.guides) {
    guide.procedures[Audience::agent].clear();
    for (const int procedure : guide.procedures[Audience::customer]) used[static_cast<std::size_t>(procedure)] = 1;
  }
  for (std::size_t p = 0; p < used.size(); ++p) {
    if (!used[p]) knowledge.procedures[p] = {};
  }
}

}  // namespace

std::string compile(const Knowledge& knowledge, const Words& words, const LikenessModel& likeness, const Words* theirs) {
  Compiled compiled{knowledge, {words}, likeness};
  if (theirs != nullptr) compiled.words.push_back(*theirs);
  if (words.audience == Audience::customer) leave_out_agents_part(compiled.knowledge);
  Writer writer;
  Fields(writer).pass(compiled);
  const std::string body = writer.body();
  return compiled_head(body) + body;
}

}  // namespace signpost

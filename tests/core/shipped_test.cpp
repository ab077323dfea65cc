// What holds on every page to which the knowledge that is shipped can lead.

#include "shipped.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "agent/phrases.h"
#include "agent/reply.h"
#include "cases/link.h"
#include "page/page.h"
#include "reasoning/diagnosis.h"
#include "support/seeds.h"
#include "support/steps.h"
#include "walks/conversations.h"

using namespace signpost;

namespace {

struct AdvicePage {
  Case value;
  Page page;
};

const std::vector<Stop>& stops(Audience audience) {
  static const PerAudience<std::vector<Stop>> all = {
      {conversations(shipped().knowledge, Audience::customer), conversations(shipped().knowledge, Audience::agent)}};
  return all[audience];
}

// The pages of an audience on which a guide is the next step.
std::vector<AdvicePage> advice_pages(Audience audience) {
  std::vector<AdvicePage> result;
  const Knowledge& known = shipped().knowledge;
  // All, where as much as this is tried; otherwise every third.
  const std::size_t stride = full_run() ? 1 : 3;
  std::size_t count = 0;
  for (const Stop& stop : stops(audience)) {
    if (stop.step.kind != Step::Kind::attempt || count++ % stride != 0) continue;
    result.push_back({stop.value, page_for(known, shipped_words(audience), to_link(stop.value, known))});
  }
  return result;
}

const std::vector<AdvicePage>& all_advice() {
  static const std::vector<AdvicePage> all = [] {
    std::vector<AdvicePage> pages = advice_pages(Audience::customer);
    for (AdvicePage& page : advice_pages(Audience::agent)) pages.push_back(std::move(page));
    return pages;
  }();
  return all;
}

// What the causes of each guide that is left come to.
std::map<int, double> shares(const Case& value) {
  std::map<int, double> result;
  const Knowledge& known = shipped().knowledge;
  for (const Likelihood& l : diagnose(known, value).possible)
    result[known.causes[static_cast<std::size_t>(l.cause)].guide[value.audience]] += l.share;
  return result;
}

const Guide& guide(int place) { return shipped().knowledge.guides[static_cast<std::size_t>(place)]; }

}  // namespace

TEST_CASE("shipped: whatever is answered or tried stands at the end of the link, and without it the link is what it was") {
  const Knowledge& known = shipped().knowledge;
  int told = 0;
  for (const Audience audience : kAudiences) {
    for (const Stop& stop : stops(audience)) {
      const std::string link = to_link(stop.value, known);
      CAPTURE(link);
      REQUIRE(link.size() <= kMostLinkBytes);
      const auto check = [&](const Case& next) {
        REQUIRE(to_link(next, known).rfind(link + ".", 0) == 0);
        REQUIRE(next.entries.size() == stop.value.entries.size() + 1);
        REQUIRE(without_entry(next, known, stop.value.entries.size()) == stop.value);
      };
      if (stop.step.kind == Step::Kind::attempt) check(with_tried(stop.value, known, stop.step.item));
      if (stop.step.kind == Step::Kind::look_back) {
        for (const int outcome : outcomes_for(known, stop.step.item, audience)) {
          const Case next = with_outcome(stop.value, known, outcome);
          REQUIRE(to_link(next, known).rfind(link + ".", 0) == 0);
          REQUIRE(before_last(next, known) == stop.value);
          ++told;
        }
      }
      if (stop.step.kind != Step::Kind::ask) continue;
      const int question = stop.step.item;
      const std::size_t answers = known.questions[static_cast<std::size_t>(question)].answers.size();
      for (std::size_t answer = 0; answer < answers; ++answer)
        check(with_answer(stop.value, known, question, static_cast<int>(answer)));
    }
  }
  CHECK(told > 1000);
}

TEST_CASE("shipped: Back leads from every option to the page that offers it, on every fortieth page") {
  const Knowledge& known = shipped().knowledge;
  int told = 0;
  for (const Audience audience : kAudiences) {
    const Words& words = shipped_words(audience);
    for (std::size_t s = 0; s < stops(audience).size(); s += 40) {
      const Page page = page_for(known, words, to_link(stops(audience)[s].value, known));
      CAPTURE(page.link);
      told += step_id(page.step) == kHappenedId ? 1 : 0;
      const auto check = [&](const std::string& link) {
        const Page next = page_for(known, words, link);
        REQUIRE(next.notices.empty());
        REQUIRE(next.back == page.link);
      };
      for (const Option& option : options(page.step)) check(option.link);
      if (const Advice* given = advice(page.step)) check(given->failed);
    }
  }
  CHECK(told > 10);
}

TEST_CASE("shipped: advice is certain where no other fits, and only there") {
  int certain = 0;
  for (const AdvicePage& advice : all_advice()) {
    const PageStep& step = advice.page.step;
    CAPTURE(advice.page.link);
    REQUIRE(advised(step).certain == also(step).empty());
    if (advised(step).certain) REQUIRE(diagnose(shipped().knowledge, advice.value).open.empty());
    certain += advised(step).certain ? 1 : 0;
  }
  CHECK(certain > 100);
  CHECK(all_advice().size() - static_cast<std::size_t>(certain) > 100);
}

TEST_CASE("shipped: advice is called the likeliest where none is likelier; what comes before likelier advice is quicker") {
  int likeliest = 0;
  int quicker = 0;
  for (const AdvicePage& advice : all_advice()) {
    const PageStep& step = advice.page.step;
    const Words& words = shipped_words(advice.value.audience);
    CAPTURE(advice.page.link);
    const std::map<int, double> all = shares(advice.value);
    const auto most =
        std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    const int own = *index_of(shipped().knowledge.guides, step_id(step));
    REQUIRE(advised(step).likeliest == (all.at(own) > most->second - 1e-9));
    if (advised(step).certain) {
      REQUIRE(advised(step).likeliest);
      REQUIRE(advised(step).doubt.empty());
    } else if (advised(step).likeliest) {
      REQUIRE(advised(step).doubt == words.label(Label::fits_best));
      ++likeliest;
    } else {
      // What is likelier takes longer, or is careful and has to wait.
      const bool is_quicker = guide(own).seconds < guide(most->first).seconds;
      REQUIRE(advised(step).doubt == (is_quicker ? words.label(Label::quicker) : ""));
      REQUIRE((is_quicker || guide(most->first).careful));
      quicker += is_quicker ? 1 : 0;
    }
  }
  CHECK(likeliest > 100);
  CHECK(quicker > 20);
}

TEST_CASE("shipped: no page of advice lists its own guide beside it, or names a cause that the answers rule out") {
  const Knowledge& known = shipped().knowledge;
  int without_cause = 0;
  const auto check = [&](const std::string& link) {
    const ParsedLink parsed = parse_link(link, known);
    const Case& value = parsed.value;
    const PageStep step = page_for(known, shipped_words(value.audience), link).step;
    CAPTURE(link);
    const std::map<int, double> left = shares(value);
    REQUIRE(advised(step).cause.empty() == (left.count(*index_of(known.guides, step_id(step))) == 0));
    for (const RuledOut& other : advised(step).ruled_out) REQUIRE(other.guide != step_id(step));
    for (const Alternative& other : also(step)) REQUIRE(other.guide != step_id(step));
    if (parsed.mark.kind == Mark::Kind::see) REQUIRE((advised(step).ruled_out.empty() && also(step).empty()));
    without_cause += advised(step).cause.empty() ? 1 : 0;
  };
  for (const AdvicePage& advice : all_advice()) {
    check(advice.page.link);
    for (const Alternative& other : also(advice.page.step)) check(other.link);
    for (const Audience audience : kAudiences) {
      const std::string& shared = advice.page.share[audience];
      if (shared.find(".see-") != std::string::npos) check(shared);
    }
  }
  CHECK(without_cause > 0);
}

TEST_CASE("shipped: a reply and a note say how sure their advice is") {
  const Words& agent = shipped_words(Audience::agent);
  const auto says = [&agent](const std::string& text, std::string_view id) {
    return text.find(plain(phrase(agent, id))) != std::string::npos;
  };
  for (const AdvicePage& advice : all_advice()) {
    if (advice.value.audience != Audience::agent) continue;
    const PageStep& step = advice.page.step;
    CAPTURE(advice.page.link);
    const Handout handed =
        handout(shipped().knowledge, agent, shipped_words(Audience::customer), advice.page.link, "https://help.example/");
    REQUIRE(std::max(handed.markdown.size(), handed.plain.size()) <= kMostReplyBytes);
    const bool best = advised(step).likeliest && !advised(step).certain;
    // Where an agent has acted, the customer reads what was done instead.
    const int place = *index_of(shipped().knowledge.guides, step_id(step));
    const bool acted = has_words(shipped().knowledge, place, Audience::customer) &&
                       !reachable(shipped().knowledge, place, Audience::customer);
    REQUIRE(says(handed.plain, "acted") == acted);
    REQUIRE(says(handed.plain, "sure") == (advised(step).certain && !acted));
    REQUIRE(says(handed.note, "certain") == advised(step).certain);
    REQUIRE(says(handed.plain, "unsure") == (best && !acted));
    REQUIRE(says(handed.note, "notebest") == best);
    const bool quicker = !advised(step).likeliest && !advised(step).doubt.empty();
    REQUIRE(says(handed.plain, "quicker") == (quicker && !acted));
    REQUIRE(says(handed.note, "notequicker") == quicker);
  }
}

#include "page/page_json.h"

#include <algorithm>

namespace signpost {

void write(JsonWriter& json, const Text& text) {
  json.open('[');
  for (const Span& span : spans(text)) {
    json.open('{');
    if (span.kind == Span::Kind::link) json.key("link").text(span.url);
    json.key(span.kind == Span::Kind::ui ? "ui" : "text").text(span.text).close('}');
  }
  json.close(']');
}

namespace {

void write(JsonWriter& json, const Source& source) {
  json.open('{').key("title").text(source.title).key("url").text(source.url).close('}');
}

// A member that is left out where there is nothing to say.
void write_if(JsonWriter& json, std::string_view name, const std::string& plain) {
  if (!plain.empty()) json.key(name).text(plain);
}

}  // namespace

void write(JsonWriter& json, const ShownAnswer& answer) {
  json.open('{').key("question").text(answer.question).key("answer").text(answer.answer);
  write(json.key("ask"), answer.ask);
  write(json.key("label"), answer.label);
  write_if(json, "change", answer.change);
  json.close('}');
}

namespace {

void write(JsonWriter& json, const ShownTry& tried) {
  json.open('{').key("guide").text(tried.guide);
  write(json.key("headline"), tried.headline);
  json.key("change").text(tried.change).close('}');
}

void write(JsonWriter& json, const Option& option) {
  json.open('{').key("id").text(option.id);
  write(json.key("label"), option.label);
  if (!option.hint.empty()) write(json.key("hint"), option.hint);
  if (!option.group.empty()) write(json.key("group"), option.group);
  json.key("link").text(option.link).close('}');
}

void write(JsonWriter& json, const Alternative& other) {
  json.open('{').key("guide").text(other.guide);
  write(json.key("headline"), other.headline);
  write(json.key("cause"), other.cause);
  json.key("link").text(other.link).close('}');
}

void write(JsonWriter& json, const RuledOut& other);

template <class Item>
void write(JsonWriter& json, const std::vector<Item>& items) {
  json.open('[');
  for (const Item& item : items) write(json, item);
  json.close(']');
}

void write(JsonWriter& json, const RuledOut& other) {
  json.open('{').key("guide").text(other.guide);
  write(json.key("headline"), other.headline);
  write(json.key("because"), other.because);
  json.close('}');
}

}  // namespace

void write(JsonWriter& json, const std::vector<Text>& texts) { write<Text>(json, texts); }
void write(JsonWriter& json, const std::vector<Alternative>& others) { write<Alternative>(json, others); }

void write_question(JsonWriter& json, const QuestionStep& step) {
  json.key("kind").text("question").key("id").text(step.id);
  write(json.key("ask"), step.headline);
  if (!step.hint.empty()) write(json.key("hint"), step.hint);
  write(json.key("find_out"), step.find_out);
  write_if(json, "current", step.current);
  write(json.key("why"), step.why);
  write(json.key("options"), step.options);
}

namespace {

// What a guide and a pointer to another place have in common.
void write(JsonWriter& json, const Advice& advice) {
  json.key("certain").flag(advice.certain).key("likeliest").flag(advice.likeliest);
  if (!advice.cause.empty()) {
    json.key("cause").open('{').key("id").text(advice.cause);
    write(json.key("text"), advice.cause_text);
    json.close('}');
  }
  if (!advice.doubt.empty()) write(json.key("doubt"), advice.doubt);
  write(json.key("why"), advice.why);
  write(json.key("because"), advice.because);
  write(json.key("not"), advice.ruled_out);
  write(json.key("steps"), advice.steps);
  if (std::any_of(advice.before.begin(), advice.before.end(), [](const std::vector<Text>& texts) { return !texts.empty(); }))
    write(json.key("before"), advice.before);
  write(json.key("safety"), advice.safety);
  write(json.key("warnings"), advice.warnings);
  write(json.key("sources"), advice.sources);
  json.key("checked").text(advice.checked).key("worked").text(advice.worked).key("failed").text(advice.failed);
}

void write(JsonWriter& json, const QuestionStep& step) { write_question(json, step); }

void write(JsonWriter& json, const GuideStep& step) {
  json.key("kind").text("guide").key("id").text(step.id);
  write(json.key("headline"), step.headline);
  write(json, step.advice);
  write(json.key("expect"), step.expect);
  write(json.key("also"), step.also);
}

void write(JsonWriter& json, const HandoverStep& step) {
  json.key("kind").text("handover").key("reason").text(to_string(step.reason));
  write_if(json, "id", step.id);
  write(json.key("headline"), step.headline);
  write(json.key("text"), step.text);
  write(json.key("where").open('{').key("text"), step.where);
  write_if(json, "url", step.where_url);
  json.close('}').key("summary").text(step.summary);
  write(json.key("conflict"), step.conflict);
  if (step.suspect) write(json.key("suspect"), *step.suspect);
  if (step.advice) write(json, *step.advice);
  write(json.key("also"), step.also);
}

void write(JsonWriter& json, const SolvedStep& step) {
  json.key("kind").text("solved");
  write(json.key("headline"), step.headline);
  write(json.key("keep"), step.keep);
}

}  // namespace

std::string to_json(const Page& page, const Words& words) {
  JsonWriter json;
  json.open('{').key("link").text(page.link).key("audience").text(to_string(page.audience));
  json.key("language").text(page.language).key("title").text(page.title).key("labels").open('{');
  for (std::size_t i = 0; i < kLabelNames.size(); ++i) json.key(kLabelNames[i]).text(words.labels[i]);
  json.close('}');
  write(json.key("notices"), page.notices);
  write(json.key("answers"), page.answers);
  write(json.key("tried"), page.tried);
  json.key("step").open('{');
  std::visit([&json](const auto& step) { write(json, step); }, page.step);
  json.close('}');
  write_if(json, "back", page.back);
  json.key("restart").text(page.restart).key("share").open('{');
  for (const Audience audience : kAudiences) json.key(to_string(audience)).text(page.share[audience]);
  json.close('}').close('}');
  return json.result();
}

}  // namespace signpost

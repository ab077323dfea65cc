#include "agent/desk.h"

#include "agent/checks.h"
#include "agent/phrases.h"
#include "agent/reply.h"
#include "page/page_json.h"

namespace signpost {
namespace {

void write(JsonWriter& json, const Check& check) {
  json.open('{');
  write_question(json, check.question);
  json.key("means").open('[');
  for (const Meaning& meaning : check.means) {
    write(json.open('{').key("headline"), meaning.headline);
    json.key("settled").flag(meaning.settled).close('}');
  }
  json.close(']').close('}');
}

}  // namespace

std::string desk(const Knowledge& knowledge, const Words& agent, const Words& customer, std::string_view link,
                 std::string_view site) {
  JsonWriter json;
  json.open('{').key("checks").open('[');
  for (const Check& check : checks(knowledge, agent, link)) write(json, check);
  json.close(']');
  const Page page = page_for(knowledge, agent, link);
  const QuestionStep* question = std::get_if<QuestionStep>(&page.step);
  write(json.key("likely"), question != nullptr ? question->also : std::vector<Alternative>());
  const Handout handed = handout(knowledge, agent, customer, link, site);
  json.key("replies").open('{').key("markdown").text(handed.markdown).key("plain").text(handed.plain);
  json.key("note").text(handed.note).close('}').key("phrases").open('{');
  for (const std::string_view id : kPhrases) json.key(id).text(plain(phrase(agent, id)));
  json.close('}').close('}');
  return json.result();
}

}  // namespace signpost

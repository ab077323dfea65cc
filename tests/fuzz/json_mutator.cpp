// Changes JSON as JSON, half of the time, so that inputs get behind the parser: a value is removed, doubled, replaced by
// another of the document, or by one that suits no place.

#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

using Json = nlohmann::ordered_json;

void collect(Json& value, std::vector<Json*>& all) {
  all.push_back(&value);
  if (value.is_structured()) {
    for (Json& part : value) collect(part, all);
  }
}

Json odd_value(std::minstd_rand& random) {
  switch (random() % 8) {
    case 0: return nullptr;
    case 1: return Json::array();
    case 2: return Json::object();
    case 3: return -1;
    case 4: return 1e300;
    case 5: return 0.5;
    case 6: return std::string(1 + random() % 40, 'a');
    default: return "**\xC3\xA4[<b>](https://gitlab.com/";
  }
}

void remove_part(Json& value, std::minstd_rand& random) {
  if (!value.is_structured() || value.empty()) return;
  value.erase(std::next(value.begin(), static_cast<std::ptrdiff_t>(random() % value.size())));
}

void double_part(Json& value, std::minstd_rand& random) {
  if (value.empty()) return;
  if (value.is_array()) value.push_back(value[random() % value.size()]);
  if (value.is_object()) {
    const auto part = std::next(value.begin(), static_cast<std::ptrdiff_t>(random() % value.size()));
    value["x" + std::to_string(random() % 4)] = Json(part.value());
  }
}

void change(Json& document, std::minstd_rand& random) {
  std::vector<Json*> all;
  collect(document, all);
  Json& value = *all[random() % all.size()];
  switch (random() % 4) {
    case 0: remove_part(value, random); break;
    case 1: double_part(value, random); break;
    case 2: value = Json(*all[random() % all.size()]); break;
    default: value = odd_value(random);
  }
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
  std::minstd_rand random(seed + 1);
  Json document = Json::parse(data, data + size, nullptr, false);
  if (document.is_discarded() || random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
  change(document, random);
  const std::string text = document.dump(-1, ' ', false, Json::error_handler_t::replace);
  if (text.size() > most) return LLVMFuzzerMutate(data, size, most);
  std::copy(text.begin(), text.end(), data);
  return text.size();
}

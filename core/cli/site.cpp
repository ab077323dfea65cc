#include "site.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>

#include "signpost/article.h"
#include "signpost/plain_pages.h"

namespace {

namespace fs = std::filesystem;
using signpost::Html;

using Parts = std::map<std::string, Html>;

class Site {
 public:
  Site(const signpost::Knowledge& knowledge, const signpost::Words& words, fs::path templates, fs::path out)
      : knowledge_(knowledge),
        words_(words),
        templates_(std::move(templates)),
        out_(std::move(out)),
        pages_(knowledge, words) {}

  void write() const {
    const signpost::PageHtml first = signpost::to_html(signpost::page_for(knowledge_, words_, pages_.link(0)), words_,
                                                       [](const std::string& link) { return link; });
    const Html overview =
        signpost::overview(knowledge_, words_, [&](const std::string& link) { return "plain/" + pages_.following(link); });
    write("index.html", fill(read("index.html"), {{"main", first.main}, {"footer", first.footer}, {"overview", overview}}));
    write("all.html", fill(read("all.html"), {{"article", signpost::article(knowledge_, words_)}}));

    fs::create_directories(out_ / "plain");
    const std::string plain = read("plain.html");
    for (std::size_t place = 0; place < pages_.size(); ++place) {
      const signpost::PageHtml page = pages_.page(place);
      const Parts parts = {
          {"title", page.title}, {"link", pages_.link(place)}, {"main", page.main}, {"footer", page.footer}};
      write("plain/" + pages_.name(place), fill(plain, parts));
    }
  }

 private:
  // The template with each part in the place of `{{its name}}`.
  static std::string fill(const std::string& page, const Parts& parts) {
    std::string result;
    std::size_t filled = 0;
    std::size_t from = 0;
    for (std::size_t at = page.find("{{"); at != std::string::npos; at = page.find("{{", from)) {
      const std::size_t end = page.find("}}", at);
      const std::string name = page.substr(at + 2, end - at - 2);
      const auto part = parts.find(name);
      if (part == parts.end()) throw std::runtime_error("a template asks for \"" + name + "\", which there is not");
      result.append(page, from, at - from).append(part->second);
      from = end + 2;
      ++filled;
    }
    if (filled != parts.size()) throw std::runtime_error("a template leaves out a part of its page");
    return result.append(page, from);
  }

  std::string read(const std::string& name) const {
    std::ifstream stream(templates_ / name, std::ios::binary);
    if (!stream) throw std::runtime_error("there is no template " + (templates_ / name).string());
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  void write(const std::string& name, const std::string& text) const {
    std::ofstream stream(out_ / name, std::ios::binary);
    stream << text;
    if (!stream.flush()) throw std::runtime_error((out_ / name).string() + " cannot be written");
  }

  const signpost::Knowledge& knowledge_;
  const signpost::Words& words_;
  fs::path templates_;
  fs::path out_;
  signpost::PlainPages pages_;
};

}  // namespace

std::string write_site(const signpost::Knowledge& knowledge, const signpost::Words& words, const std::string& templates,
                       const std::string& out) {
  try {
    Site(knowledge, words, templates, out).write();
  } catch (const std::exception& error) {
    return error.what();
  }
  return {};
}

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "agent/reply.h"
#include "authoring/check_phrases.h"
#include "authoring/compile.h"
#include "authoring/learn.h"
#include "authoring/lessons.h"
#include "authoring/plan.h"
#include "cases/link.h"
#include "cli/conversation.h"
#include "cli/folder.h"
#include "cli/macros.h"
#include "cli/prove.h"
#include "likeness/suggestions.h"
#include "page/page_json.h"
#include "proof/certificate.h"
#include "proof/diff.h"
#include "proof/verify.h"
#include "publish/article.h"
#include "publish/map.h"
#include "publish/plain_pages.h"
#include "walks/strategy.h"

namespace {

constexpr std::size_t kCertificateBudget = 200'000'000'000;  // causes looked at: some minutes

struct Options {
  std::string folder;
  std::string link;
  std::string language = "en";
  std::string audience = "customer";
  std::string page = "./";  // relative to the map
  std::string site;         // a whole address
  bool outline = false;
  bool in_short = false;
  std::string newer;
  bool json = false;
  bool improve = false;
  std::string out;
  std::string certificate;
  std::string form = "markdown";
};

void print(const std::vector<signpost::Problem>& problems) {
  for (const signpost::Problem& problem : problems) std::cerr << signpost::to_text(problem) << '\n';
}

void print(const signpost::Figures& figures, signpost::Audience audience) {
  std::cout << to_string(audience) << ": " << figures.questions << " questions until advice on average, "
            << figures.most_questions << " at the most; the first advice is right in " << 100 * figures.first_right
            << " of 100\n";
}

int check(const Options& options) {
  const signpost::Loaded loaded = signpost::load_and_plan(read_folder(options.folder));
  std::vector<signpost::Problem> problems = loaded.problems;
  if (loaded.ok()) {
    problems = signpost::check_examples(loaded.knowledge, loaded.examples);
    for (const signpost::Words& words : loaded.words) {
      const std::string file = "words/" + words.language + "." + std::string(to_string(words.audience)) + ".json";
      const std::vector<signpost::Problem> of_phrases = signpost::check_phrases(loaded.knowledge, words, file);
      problems.insert(problems.end(), of_phrases.begin(), of_phrases.end());
    }
  }
  print(problems);
  if (!problems.empty()) {
    std::cerr << problems.size() << (problems.size() == 1 ? " problem\n" : " problems\n");
    return 1;
  }
  const signpost::Knowledge& k = loaded.knowledge;
  std::size_t stories = 0;
  for (const signpost::Example& example : loaded.examples) stories += 1 + example.also.size();
  std::cout << k.name << ": " << k.questions.size() << " questions, " << k.causes.size() << " causes, " << k.guides.size()
            << " guides, " << loaded.words.size() << " words files, " << loaded.examples.size() << " examples with "
            << stories << " stories, no problem\n";
  for (const signpost::Audience audience : signpost::kAudiences)
    print(signpost::figures_of(k, signpost::follow(k, audience, signpost::own_order())), audience);
  return 0;
}

// The words for an audience in the language that was asked for; says so if there are none.
const signpost::Words* words_for(const std::vector<signpost::Words>& all, const Options& options,
                                 signpost::Audience audience) {
  const auto words = std::find_if(all.begin(), all.end(), [&](const signpost::Words& w) {
    return w.audience == audience && w.language == options.language;
  });
  if (words != all.end()) return &*words;
  std::cerr << "there is no words file for language \"" << options.language << "\" and audience \"" << to_string(audience)
            << "\"\n";
  return nullptr;
}

// Runs `use` with the words for an audience, if what was loaded is sound and has them.
template <class Use>
int with_loaded(const signpost::Loaded& loaded, const Options& options, signpost::Audience audience, Use use) {
  print(loaded.problems);
  const signpost::Words* words = loaded.ok() ? words_for(loaded.words, options, audience) : nullptr;
  return words == nullptr ? 1 : use(*words);
}

// Runs `use` with the knowledge and the words for an audience, if the folder is sound and has them.
template <class Use>
int with_words(const Options& options, signpost::Audience audience, Use use) {
  const signpost::Loaded loaded = signpost::load_and_plan(read_folder(options.folder));
  return with_loaded(loaded, options, audience, [&](const signpost::Words& words) {
    use(loaded.knowledge, words);
    return 0;
  });
}

// The same with the words of both audiences: an agent writes to a customer.
template <class Use>
int with_both_words(const Options& options, Use use) {
  const signpost::Loaded loaded = signpost::load_and_plan(read_folder(options.folder));
  print(loaded.problems);
  if (!loaded.ok()) return 1;
  const signpost::Words* agent = words_for(loaded.words, options, signpost::Audience::agent);
  const signpost::Words* customer = words_for(loaded.words, options, signpost::Audience::customer);
  if (agent == nullptr || customer == nullptr) return 1;
  use(loaded.knowledge, *agent, *customer);
  return 0;
}

signpost::Audience audience(const Options& options) {
  return options.audience == "agent" ? signpost::Audience::agent : signpost::Audience::customer;
}

// Takes a compiled file as well, as browsers do.
int page(const Options& options) {
  const signpost::Audience audience = signpost::link_audience(options.link);
  const auto print_page = [&](const signpost::Knowledge& knowledge, const signpost::Words& words) {
    std::cout << signpost::to_json(signpost::page_for(knowledge, words, options.link), words) << '\n';
  };
  if (std::filesystem::is_directory(options.folder)) return with_words(options, audience, print_page);
  const signpost::ReadCompiled read = signpost::read_compiled(read_file(options.folder));
  if (!read.ok()) {
    std::cerr << options.folder << ": " << read.fault << '\n';
    return 1;
  }
  const signpost::Words* words = words_for(read.compiled.words, options, audience);
  if (words == nullptr) return 1;
  print_page(read.compiled.knowledge, *words);
  return 0;
}

signpost::LikenessModel likeness(const signpost::Loaded& loaded, const signpost::Words& words) {
  return signpost::learn(signpost::lessons_for(loaded.knowledge, words, loaded.examples, loaded.unrelated));
}

// Agents write to customers, so theirs holds the words of both.
int compile(const Options& options) {
  const signpost::Loaded loaded = signpost::load_and_plan(read_folder(options.folder));
  return with_loaded(loaded, options, audience(options), [&](const signpost::Words& words) {
    const bool agent = words.audience == signpost::Audience::agent;
    const signpost::Words* theirs = agent ? words_for(loaded.words, options, signpost::Audience::customer) : nullptr;
    if (agent && theirs == nullptr) return 1;
    std::cout << signpost::compile(loaded.knowledge, words, likeness(loaded, words), theirs);
    return 0;
  });
}

// No page is shown, so nothing is planned.
int likely(const Options& options) {
  const signpost::Loaded loaded = signpost::load(read_folder(options.folder));
  return with_loaded(loaded, options, audience(options), [&](const signpost::Words& words) {
    const std::string text(std::istreambuf_iterator<char>(std::cin), {});
    signpost::Case fresh;
    fresh.audience = words.audience;
    std::cout << signpost::to_json(signpost::suggestions(loaded.knowledge, words, likeness(loaded, words), fresh, text))
              << '\n';
    return 0;
  });
}

int ask(const Options& options) {
  const signpost::Loaded loaded = signpost::load_and_plan(read_folder(options.folder));
  return with_loaded(loaded, options, audience(options), [&](const signpost::Words& words) {
    converse(loaded.knowledge, words, likeness(loaded, words), options.site, std::cin, std::cout);
    return 0;
  });
}

int article(const Options& options) {
  return with_words(options, audience(options), [&](const signpost::Knowledge& knowledge, const signpost::Words& words) {
    std::cout << (options.in_short ? signpost::overview : signpost::article)(knowledge, words).text();
  });
}

int map(const Options& options) {
  return with_words(options, audience(options), [&](const signpost::Knowledge& knowledge, const signpost::Words& words) {
    std::cout << (options.outline ? outline(knowledge, words, options.page).text()
                                  : dot(knowledge, words, options.page).text());
  });
}

int diff(const Options& options) {
  const signpost::Loaded before = signpost::load_and_plan(read_folder(options.folder));
  const signpost::Loaded after = signpost::load_and_plan(read_folder(options.newer));
  print(before.problems);
  print(after.problems);
  if (!before.ok() || !after.ok()) return 1;
  const signpost::Difference difference = signpost::diff(before, after);
  std::cout << (options.json ? signpost::to_json(difference) + '\n' : signpost::to_text(difference));
  return 0;
}

int pages(const Options& options) {
  return with_words(options, signpost::Audience::customer,
                    [](const signpost::Knowledge& knowledge, const signpost::Words& words) {
                      const signpost::PlainPages pages(knowledge, words);
                      for (std::size_t place = 0; place < pages.size(); ++place)
                        std::cout << signpost::to_json(pages.page(place), words) << '\n';
                    });
}

int reply(const Options& options) {
  return with_both_words(
      options, [&](const signpost::Knowledge& knowledge, const signpost::Words& agent, const signpost::Words& customer) {
        const signpost::Handout handed = signpost::handout(knowledge, agent, customer, options.link, options.site);
        std::cout << (options.form == "markdown" ? handed.markdown : options.form == "plain" ? handed.plain : handed.note);
      });
}

int macros(const Options& options) {
  std::string fault;
  const int result = with_both_words(
      options, [&](const signpost::Knowledge& knowledge, const signpost::Words& agent, const signpost::Words& customer) {
        fault = write_macros(knowledge, agent, customer, options.site, options.out);
      });
  if (!fault.empty()) std::cerr << fault << '\n';
  return fault.empty() ? result : 1;
}

const std::string& text_of_knowledge(const std::vector<signpost::File>& files) {
  return std::find_if(files.begin(), files.end(), [](const signpost::File& file) { return file.name == "knowledge.json"; })
      ->text;
}

int prove(const Options& options) {
  const std::vector<signpost::File> files = read_folder(options.folder);
  const signpost::Loaded loaded = signpost::load_and_plan(files);
  print(loaded.problems);
  if (!loaded.ok()) return 1;
  const int code = print_proof(loaded, {options.json, options.improve}, std::cout);
  if (options.certificate.empty()) return code;
  signpost::Certificate certificate;
  certificate.knowledge = signpost::identity(text_of_knowledge(files));
  for (const signpost::Audience audience : signpost::kAudiences)
    certificate.audiences[audience] = signpost::certify(loaded.knowledge, audience, kCertificateBudget);
  if (certificate.audiences[signpost::Audience::customer].empty() ||
      certificate.audiences[signpost::Audience::agent].empty()) {
    std::cerr << "the best order is out of reach, so there is no certificate\n";
    return 1;
  }
  std::ofstream file(options.certificate, std::ios::binary);
  file << to_json(certificate, loaded.knowledge);
  if (file.flush()) return code;
  std::cerr << "cannot write " << options.certificate << '\n';
  return 1;
}

int verify(const Options& options) {
  const std::vector<signpost::File> files = read_folder(options.folder);
  const signpost::Loaded loaded = signpost::load_and_plan(files);
  std::vector<signpost::Problem> problems = loaded.problems;
  if (loaded.ok()) {
    problems = signpost::verify(read_file(options.certificate), loaded.knowledge, text_of_knowledge(files));
  }
  print(problems);
  if (problems.empty()) std::cout << "proved: no order of questions and tries is quicker\n";
  return problems.empty() ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app(
      "Finds out why somebody cannot get into a portal, and says what to do. A knowledge is a folder with knowledge.json,\n"
      "words/<language>.<audience>.json and examples.json; that of the Customers Portal is "
      "public/knowledge/customers-portal.",
      "signpost");
  app.set_version_flag("--version", "signpost " SIGNPOST_VERSION, "Prints the version and ends.");
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  signpost check public/knowledge/customers-portal\n"
      "  signpost ask public/knowledge/customers-portal --audience agent\n"
      "  signpost page public/knowledge/customers-portal --link '#1.customer'\n"
      "  signpost prove public/knowledge/customers-portal --certificate certificate.json\n"
      "  signpost verify certificate.json public/knowledge/customers-portal\n"
      "Exit codes: 0 all is well, 1 the knowledge has problems (one a line on standard error), others: wrong use.");
  Options options;
  const auto add = [&](const std::string& name, const std::string& what) {
    CLI::App* command = app.add_subcommand(name, what);
    command->add_option("folder", options.folder, "folder of the knowledge")->required()->check(CLI::ExistingDirectory);
    return command;
  };
  const auto add_language = [&](CLI::App* command) {
    command->add_option("--language", options.language, "language of the words")->capture_default_str();
  };
  // What agents copy is opened elsewhere.
  const auto add_site = [&](CLI::App* command) {
    const auto is_whole = [](const std::string& text) {
      const bool whole = text.rfind("https://", 0) == 0 || text.rfind("http://", 0) == 0;
      return whole ? std::string() : "must be a whole address, such as https://host/folder/";
    };
    return command->add_option("--page", options.site, "address of the page that asks the questions")
        ->check(CLI::Validator(is_whole, "ADDRESS"));
  };
  const auto add_audience = [&](CLI::App* command) {
    command->add_option("--audience", options.audience, "customer or agent")
        ->check(CLI::IsMember({"customer", "agent"}))
        ->capture_default_str();
  };
  CLI::App* check_command = add("check", "Reads a knowledge, lists every problem with its place, and replays its examples.");
  CLI::App* page_command =
      app.add_subcommand("page", "Prints the page for a link as JSON, exactly as the web page gets it.");
  page_command->add_option("knowledge", options.folder, "folder of the knowledge, or a file that \"compile\" printed")
      ->required()
      ->check(CLI::ExistingPath);
  page_command->add_option("--link", options.link, "link text, such as '#1.customer'")->required();
  add_language(page_command);
  CLI::App* compile_command = add("compile", "Prints the file that a browser reads: knowledge and words of an audience.");
  add_language(compile_command);
  add_audience(compile_command);
  CLI::App* ask_command =
      add("ask", "Holds the conversation in this terminal. Answer with a number, or tell it in your own words.");
  add_site(ask_command);
  add_language(ask_command);
  add_audience(ask_command);
  CLI::App* likely_command =
      add("likely", "Reads what somebody says in their own words from standard input, and lists what it may be, as JSON.");
  add_language(likely_command);
  add_audience(likely_command);
  CLI::App* article_command = add("article", "Prints all advice as HTML sections.");
  add_language(article_command);
  add_audience(article_command);
  article_command->add_flag("--short", options.in_short, "print what stands below the first question instead");
  CLI::App* reply_command = add("reply", "Prints what an agent hands on from the page of a link.");
  reply_command->add_option("--link", options.link, "link text, such as '#1.agent.stuck-nomail'")->required();
  reply_command->add_option("--form", options.form, "markdown or plain for the customer, note for colleagues")
      ->check(CLI::IsMember({"markdown", "plain", "note"}))
      ->capture_default_str();
  add_site(reply_command)->required();
  add_language(reply_command);
  CLI::App* macros_command =
      add("macros", "Writes the reply and the note of every guide as files, for a library of macros.");
  macros_command->add_option("--out", options.out, "folder to write to")->required();
  add_site(macros_command)->required();
  add_language(macros_command);
  CLI::App* map_command =
      add("map", "Prints the conversation up to the first advice as a picture, for Graphviz: dot -Tsvg.");
  add_language(map_command);
  add_audience(map_command);
  map_command->add_option("--page", options.page, "address of the page that asks the questions")->capture_default_str();
  map_command->add_flag("--outline", options.outline, "print it as nested HTML lists instead");
  CLI::App* diff_command = add(
      "diff",
      "Lists every case for which a newer version does something else next, the likeliest first. Ends with 0 either way.");
  diff_command->add_option("newer", options.newer, "folder of the newer version")->required()->check(CLI::ExistingDirectory);
  diff_command->add_flag("--json", options.json, "print it as JSON");
  CLI::App* pages_command = add("pages",
                                "Prints every page of a customer's conversation as JSON, one a line, with the name\n"
                                "of its file and where its links lead, for a site that needs no script.");
  add_language(pages_command);
  CLI::App* prove_command = add("prove", "Walks every conversation: defects, and how good the order is.");
  prove_command->add_flag("--json", options.json, "for tools");
  prove_command->add_flag("--improve", options.improve, "say what would make it better, too: takes minutes");
  prove_command->add_option("--certificate", options.certificate, "file to write the proof of the order to");
  CLI::App* verify_command = app.add_subcommand("verify", "Checks a certificate that \"prove\" wrote, without any search.");
  verify_command->add_option("certificate", options.certificate, "file")->required()->check(CLI::ExistingFile);
  verify_command->add_option("folder", options.folder, "folder of the knowledge")->required()->check(CLI::ExistingDirectory);
  CLI11_PARSE(app, argc, argv);

  if (check_command->parsed()) return check(options);
  if (page_command->parsed()) return page(options);
  if (compile_command->parsed()) return compile(options);
  if (likely_command->parsed()) return likely(options);
  if (ask_command->parsed()) return ask(options);
  if (reply_command->parsed()) return reply(options);
  if (macros_command->parsed()) return macros(options);
  if (map_command->parsed()) return map(options);
  if (diff_command->parsed()) return diff(options);
  if (pages_command->parsed()) return pages(options);
  if (prove_command->parsed()) return prove(options);
  if (verify_command->parsed()) return verify(options);
  return article(options);
}

// Small faults, each of which a test must notice. `from` stands once in `file` and is replaced by `to`; `noticed_by` is the test that
// ought to fail: ["core", cases of doctest], or a command and its arguments.

const core = (cases) => ["core", cases];
const node = (...files) => ["node", "--test", "--test-reporter=tap", "--test-concurrency=1", ...files];
const browser = (name) => node(`tests/browser/${name}.test.mjs`);

const inCore = [
  {
    fault: "a cause fits if it fits one of the answers",
    file: "core/reasoning/diagnosis.cpp",
    from: "return std::all_of(cause.fits.begin()",
    to: "return std::any_of(cause.fits.begin()",
    noticed_by: core("diagnosis:*"),
  },
  {
    fault: "a cause that fits many answers is as likely as one that fits few",
    file: "core/reasoning/diagnosis.cpp",
    from: "weight /= fitting_answers(knowledge, cause, entry.item).count();",
    to: "weight /= 1 + 0 * fitting_answers(knowledge, cause, entry.item).count();",
    noticed_by: core("diagnosis:*"),
  },
  {
    fault: "a guide that was tried leaves its causes as likely as before",
    file: "core/reasoning/diagnosis.cpp",
    from: "? 1 - knowledge.guides[static_cast<std::size_t>(guide)].works : 1;",
    to: "? 1 - 0 * knowledge.guides[static_cast<std::size_t>(guide)].works : 1;",
    noticed_by: core("diagnosis:*"),
  },
  {
    fault: "a question is open although what it waits for was not said",
    file: "core/cases/case.cpp",
    from: "return asked.asking[value.audience].has_value() && applies(value, asked);",
    to: "return asked.asking[value.audience].has_value();",
    noticed_by: core("diagnosis:*"),
  },
  {
    fault: "the verifier counts a try as if it never worked",
    file: "core/proof/rules.cpp",
    from: "tried ? weight * (1 - at(knowledge_.guides, guide(cause)).works) : weight",
    to: "weight",
    noticed_by: core("verify:*,certificate:*"),
  },
  {
    fault: "a quotation mark ends an attribute",
    file: "core/publish/html.cpp",
    from: `      case '"': result += "&quot;"; break;\n`,
    to: "",
    noticed_by: core("html:*"),
  },
  {
    fault: "swapped letters count as two typing errors",
    file: "core/authoring/problem.cpp",
    from: "if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])",
    to: "if (i > 1 && j > 1 && a[i - 1] == b[j - 1] && a[i - 2] == b[j - 2])",
    noticed_by: core("problem:*"),
  },
  {
    fault: "words may hold characters that reorder them",
    file: "core/base/utf8.h",
    from: "(c >= 0x202A && c <= 0x202E)",
    to: "(c >= 0x202A && c < 0x202E)",
    noticed_by: core("load: texts that are empty*"),
  },
  {
    fault: "a mark inside another one is no fault",
    file: "core/model/text.cpp",
    from: "if (holds_label || holds_link)",
    to: "if (holds_label && holds_link)",
    noticed_by: core("text:*"),
  },
  {
    fault: "addresses that have little in common are compared letter by letter",
    file: "core/agent/email/email.cpp",
    from: "bool is_close() const { return 2 * edits() <=",
    to: "bool is_close() const { return edits() <=",
    noticed_by: core("email:*"),
  },
  {
    fault: "secrets that are named are shown",
    file: "core/agent/evidence/shown_line.cpp",
    from: "if (names_secret(name)) return secret(at_ + name.size());",
    to: "if (names_secret(name) && name.empty()) return secret(at_ + name.size());",
    noticed_by: core("evidence: no line shows*,blacked_out:*"),
  },
  {
    fault: "the first answer counts where a question was asked again",
    file: "core/cases/account.cpp",
    from: "    before->counts = false;",
    to: "    next.counts = false;",
    noticed_by: core("case:*"),
  },
  {
    fault: "what rests on an answer stays though it was answered anew behind a try",
    file: "core/cases/account.cpp",
    from: "    if (!rests) continue;",
    to: "    if (rests) continue;",
    noticed_by: core("case:*"),
  },
  {
    fault: "Back takes one answer of an outcome, not all",
    file: "core/cases/case.cpp",
    from: "last = std::max(last, told.size());",
    to: "last = std::max(last, 0 * told.size());",
    noticed_by: core("case:*"),
  },
  {
    fault: "cases are one although an outcome brings back what only one of them tried",
    file: "core/walks/conversations.cpp",
    from: "if (was_tried(value, guide)) result",
    to: "if (was_tried(value, guide) && result.empty()) result",
    noticed_by: core("conversations:*"),
  },
  {
    fault: "people help only after four tries",
    file: "core/reasoning/next_step.cpp",
    from: "if (tries(value, knowledge) >= kMostTries)",
    to: "if (tries(value, knowledge) > kMostTries)",
    noticed_by: core("next step:*"),
  },
  {
    fault: "a guide that is three times as likely doesn't come first",
    file: "core/reasoning/next_step.h",
    from: "kMuchLikelier = 3;",
    to: "kMuchLikelier = 30;",
    noticed_by: core("next step:*"),
  },
  {
    fault: "a case is on the way of the policy although it holds another answer",
    file: "core/reasoning/policy.cpp",
    from: "if (way.entries.size() != entries.size() &&",
    to: "if (way.entries.size() > entries.size() &&",
    noticed_by: core("policy:*"),
  },
  {
    fault: "a summary leaves out what was told before a try",
    file: "core/page/retelling.cpp",
    from: "as_told(case_, knowledge_)",
    to: "case_.entries",
    noticed_by: core("page:*"),
  },
  {
    fault: "advice is certain although another may fit",
    file: "core/page/step_maker.cpp",
    from: "return guides_.size() == 1 && guides_.front()",
    to: "return guides_.front()",
    noticed_by: core("page:*"),
  },
  {
    fault: "advice is called the likeliest although other advice is likelier",
    file: "core/page/step_maker.cpp",
    from: "advice.likeliest = left->share >= guides_.front().share - kRounding;",
    to: "advice.likeliest = left->share >= 0 * guides_.front().share - kRounding;",
    noticed_by: core("page:*"),
  },
  {
    fault: "a link that is full is not noticed",
    file: "core/cases/link.cpp",
    from: "return to_link(value, knowledge).size() + 2 * kMostPartBytes > kMostLinkBytes;",
    to: "return to_link(value, knowledge).size() > kMostLinkBytes;",
    noticed_by: core("case:*"),
  },
];

const inBrowser = [
  {
    fault: "the loader passes on any text as the id of a guide",
    file: "web/embed.ts",
    from: " || !isId(data.guide)",
    to: "",
    noticed_by: browser("embeds"),
  },
  {
    fault: "the loader believes messages of any origin",
    file: "web/embed.ts",
    from: ` || (origin !== "null" && origin !== site.origin)`,
    to: "",
    noticed_by: browser("embeds"),
  },
  {
    fault: "a second copy of the loader makes second frames",
    file: "web/embed.ts",
    from: "  page[WATCHED] = true;\n",
    to: "",
    noticed_by: browser("embeds"),
  },
  {
    fault: "a frame that is hidden says that it is 0 px high",
    file: "web/frame.ts",
    from: " || height === 0 ||",
    to: " ||",
    noticed_by: browser("embeds"),
  },
  {
    fault: "a frame never tells its last height after many changes",
    file: "web/frame.ts",
    from: "      told = Infinity; // so that no height counts as a growth\n      sendHeight();\n",
    to: "",
    noticed_by: browser("embeds"),
  },
  {
    fault: "the element draws what comes late over what was asked for after it",
    file: "web/signpost-element.ts",
    from: `        if (turn !== this.asked) return;\n        this.engine = engine;`,
    to: `        this.engine = engine;`,
    noticed_by: browser("element"),
  },
  {
    fault: "nothing is left where WebAssembly is late and the core in JavaScript is missing",
    file: "web/engine.ts",
    from: `.catch((error: unknown) => either(wasm, error))`,
    to: "",
    noticed_by: browser("faults"),
  },
  {
    fault: "an address that the browser refuses to change ends the page",
    file: "web/standalone.ts",
    from: `  try {
    history.replaceState(null, "", link);
  } catch {
    // The address stays as it was typed; it means the same page.
  }`,
    to: `  history.replaceState(null, "", link);`,
    noticed_by: browser("links"),
  },
  {
    fault: "a missing file reloads the page for ever where the browser does not say what a reload is",
    file: "web/standalone.ts",
    from: `error instanceof Missing && navigation && navigation.type !== "reload"`,
    to: `error instanceof Missing && navigation?.type !== "reload"`,
    noticed_by: browser("faults"),
  },
  {
    fault: "keys with Ctrl, Alt or Meta answer questions",
    file: "web/keys.ts",
    from: " || event.ctrlKey || event.metaKey || event.altKey",
    to: "",
    noticed_by: browser("agent"),
  },
  {
    fault: "a key that is held answers the next question, too",
    file: "web/keys.ts",
    from: " || event.repeat",
    to: "",
    noticed_by: browser("agent"),
  },
  {
    fault: "any address becomes a link",
    file: "web/spans.ts",
    from: `return protocol === "https:" && username === "" && password === "" && port === "";`,
    to: "return Boolean(protocol + username + password + port);",
    noticed_by: node("tests/browser/safety.test.mjs"),
  },
  {
    fault: "links to other sites tell them where the reader comes from",
    file: "web/spans.ts",
    from: `rel: "noopener noreferrer"`,
    to: `rel: "noopener"`,
    noticed_by: browser("safety"),
  },
  {
    fault: "the browser may translate the labels of the portal",
    file: "web/spans.ts",
    from: `{ translate: "no" }`,
    to: "{}",
    noticed_by: node("tests/wasm/drawing.test.mjs"),
  },
  {
    fault: "the page around an element hears what is typed into its box",
    file: "web/text-box.ts",
    from: "event.stopPropagation();",
    to: "void event;",
    noticed_by: browser("own-words"),
  },
  {
    fault: "what was typed is gone when the first page comes back",
    file: "web/own-words.ts",
    from: "box ??= textBox(",
    to: "box = textBox(",
    noticed_by: browser("own-words"),
  },
  {
    fault: "what is suggested in a frame without an address leads out of it",
    file: "web/standalone.ts",
    from: "if (host) fitIn(drawn, kind.base);",
    to: "if (host && drawn === document) fitIn(drawn, kind.base);",
    noticed_by: browser("own-words"),
  },
  {
    fault: "the page says nothing when it cannot go on",
    file: "web/standalone.ts",
    from: `  part("failed").hidden = false;\n`,
    to: "",
    noticed_by: browser("faults"),
  },
  {
    fault: "everybody in a ticket is read as its requester",
    file: "web/zendesk/ticket.ts",
    from: `return known ? String(id) === String(requester) : role === "end-user";`,
    to: `return known || role === "end-user";`,
    noticed_by: browser("zendesk"),
  },
  {
    fault: "the draft of a note is made one of a reply",
    file: "web/zendesk/editor.ts",
    from: `  if (!editor.empty) return "draft";\n`,
    to: "",
    noticed_by: browser("zendesk"),
  },
  {
    fault: "what Zendesk does not answer counts as done",
    file: "web/zendesk/editor.ts",
    from: `  if (isSilence(answer)) throw answer;\n`,
    to: "",
    noticed_by: browser("zendesk"),
  },
  {
    fault: "of two readings of a ticket, the one that is answered last counts",
    file: "web/zendesk/beside-ticket.ts",
    from: `    if (reading !== readings) return;\n`,
    to: "",
    noticed_by: browser("zendesk"),
  },
  {
    fault: "the policy of the Zendesk app allows requests",
    file: "scripts/site/single.mjs",
    from: "`default-src 'none'; script-src",
    to: "`connect-src *; script-src",
    noticed_by: browser("zendesk"),
  },
];

const words = "public/knowledge/customers-portal/words/en.customer.json";
const inKnowledge = [
  {
    fault: "an example ends at another guide",
    file: "public/knowledge/customers-portal/examples.json",
    from: `{"text": "The link worked but then it wants me to confirm my address", "audience": "customer", "answers": {"stuck": "badlink", "linkstate": "confirm"}, "guide": "confirm"`,
    to: `{"text": "The link worked but then it wants me to confirm my address", "audience": "customer", "answers": {"stuck": "badlink", "linkstate": "confirm"}, "guide": "signinlink"`,
    noticed_by: ["build/release/signpost", "check", "public/knowledge/customers-portal"],
  },
  {
    fault: "a label is not what the screen shows",
    file: words,
    from: `"sendlink": {
   "steps": {
    "open": "[Open the sign-in page on customers.gitlab.com](https://customers.gitlab.com/customers/sign_in?legacy=true). If you see **Sign in with your email**`,
    to: `"sendlink": {
   "steps": {
    "open": "[Open the sign-in page on customers.gitlab.com](https://customers.gitlab.com/customers/sign_in?legacy=true). If you see **Sign in with email**`,
    noticed_by: ["node", "scripts/words.mjs"],
  },
  {
    fault: "customers read an internal word",
    file: words,
    from: `"sendlink": {
   "steps": {
    "open": "[Open the sign-in page on customers.gitlab.com](https://customers.gitlab.com/customers/sign_in?legacy=true). If you see **Sign in with your email**, select it.`,
    to: `"sendlink": {
   "steps": {
    "open": "[Open the sign-in page on customers.gitlab.com](https://customers.gitlab.com/customers/sign_in?legacy=true). If CustomersDot shows **Sign in with your email**, select it.`,
    noticed_by: ["node", "scripts/words.mjs"],
  },
  {
    fault: "a step names a button of the page, which a mail does not have",
    file: words,
    from: `"sendlink": {
   "steps": {
    "open": "[Open the sign-in page on customers.gitlab.com](https://customers.gitlab.com/customers/sign_in?legacy=true). If you see **Sign in with your email**, select it.`,
    to: `"sendlink": {
   "steps": {
    "open": "[Open the sign-in page on customers.gitlab.com](https://customers.gitlab.com/customers/sign_in?legacy=true). If you see **Sign in with your email**, select it. Else select **That didn't work**.`,
    noticed_by: ["node", "scripts/words.mjs"],
  },
  {
    fault: "a situation of the sources is carried by a cause that is not there",
    file: "tests/content/coverage.json",
    from: `"causes": ["firstself", "pwlinked"],`,
    to: `"causes": ["firstself", "pwlinke"],`,
    noticed_by: node("tests/content/coverage.test.mjs"),
  },
];

const inBuild = [
  {
    fault: "hosts with COEP cannot show the frame",
    file: "hosting/headers.json",
    from: `    "Cross-Origin-Embedder-Policy": "require-corp",\n`,
    to: ``,
    noticed_by: browser("embeds"),
  },
  {
    fault: "browsers may guess the type of a file",
    file: "hosting/nginx.conf",
    from: `  add_header X-Content-Type-Options "nosniff" always;\n`,
    to: "",
    noticed_by: node("tests/hosting/nginx.test.mjs"),
  },
  {
    fault: "names of files do not change with their content",
    file: "scripts/site/site.mjs",
    from: 'const hash = createHash("sha256").update(content)',
    to: 'const hash = createHash("sha256").update(name)',
    noticed_by: node("tests/hosting/site.test.mjs"),
  },
  {
    fault: "archives hold the time at which they were made",
    file: "scripts/pack.mjs",
    from: "`--mtime=@${time}`, ",
    to: "",
    noticed_by: node("tests/release/archive.test.mjs"),
  },
  {
    fault: "a promise counts as held in a browser in which its tests did not run",
    file: "scripts/requirements.mjs",
    from: "ran.every((engines) => engines.has(engine))",
    to: "ran.some((engines) => engines.has(engine))",
    noticed_by: node("tests/content/requirements.test.mjs"),
  },
];

export const faults = [...inCore, ...inBrowser, ...inKnowledge, ...inBuild];

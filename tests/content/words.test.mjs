// The linter of the words: finds nothing in the knowledge that we ship, and finds each kind of fault where there is one.
// Run with: node --test tests/content/

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { gradeOf, lint, read, SIX_FACTS } from "../../scripts/words.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const shipped = join(root, "public/knowledge/customers-portal");
const TODAY = new Date("2026-11-24T12:00:00Z");

const SAFETY = [
  "Ask for the sign-in link yourself, on customers.gitlab.com.",
  "Use the newest email. Its link works once and ends after 24 hours.",
  "Don't forward it. Ignore sign-in links that you didn't ask for.",
  "Some mail programs open links to check them. Then a sign-in link may fail when you open it. Ask for a new one.",
];

const wordsFor = (audience) => ({
  language: "en",
  audience,
  labels: {
    restart: "Start again",
    failed: "That didn't work",
    print: "Print",
    contact_url: "https://support.gitlab.com/hc",
  },
  questions: {
    stuck: { ask: "What stops you?", hint: "Choose one", answers: { no: { label: "No" }, yes: { label: "Yes" } } },
  },
  causes: { lost: "A sign-in link may help." },
  guides: { signin: { headline: "Get a sign-in link", expect: ["All is well."] } },
  procedures: {
    send: { steps: { one: "Open the [page on gitlab.com](https://gitlab.com/users)." }, safety: [...SAFETY] },
  },
  handover: {
    headline: { exhausted: "Ask" },
    text: { exhausted: "Ask." },
    where: { text: "Form" },
    summary: "I am stuck.",
  },
  solved: { headline: "Good", keep: ["Keep it."] },
});

/** A small knowledge without a fault, in which a test puts one text somewhere. */
function small() {
  const { labels, anchors } = read();
  const knowledge = {
    hosts: ["gitlab.com", "docs.gitlab.com", "support.gitlab.com"],
    causes: [{ id: "lost", guide: "signin" }],
    guides: [
      { id: "signin", procedures: { customer: ["send"], agent: ["send"] }, checked: "2026-11-01", sources: ["docs"] },
    ],
    sources: [{ id: "docs", url: "https://docs.gitlab.com/subscriptions/billing_account/#link-a-gitlabcom-account" }],
  };
  return {
    knowledge,
    words: { customer: wordsFor("customer"), agent: wordsFor("agent") },
    labels,
    anchors,
    today: TODAY,
  };
}

function put(tree, at, value) {
  const path = at.split("/").slice(1);
  const last = path.pop();
  path.reduce((part, key) => part[key], tree)[last] = value;
}

const STEP = "/procedures/send/steps/one";
const long = (count) => `${Array(count).fill("word").join(" ")}.`;
const HARD =
  "Organizational administration necessitates considerable deliberation regarding individual authentication responsibilities everywhere.";

// rule, audience, where, what is there, what is found
const FAULTS = [
  ["reading grade at most 8", "customer", "/guides/signin/expect/0", `${HARD} ${HARD} ${HARD}`],
  ["reading grade at most 8", "customer", "/questions/stuck/ask", HARD],
  ["at most 25 words in a sentence", "customer", STEP, long(26)],
  ["at most 30 words in a sentence", "agent", STEP, long(31)],
  ...[
    "colour",
    "behaviour",
    "organise",
    "authorised",
    "analyse",
    "cancelled",
    "centre",
    "programme",
    "licence",
    "defence",
  ].map((word) => ["US spelling", "customer", STEP, `See the ${word}.`, word]),
  ...[
    "practise",
    "cheque",
    "catalogue",
    "judgement",
    "enrol",
    "fulfil",
    "whilst",
    "amongst",
    "learnt",
    "grey",
    "e-mail",
  ].map((word) => ["US spelling", "agent", STEP, `See the ${word}.`, word]),
  ...[
    "please",
    "Sorry",
    "oops",
    "simply",
    "just",
    "click",
    "Clicked",
    "log in",
    "logged in",
    "login",
    "valid",
    "Invalid",
  ].map((word) => ["banned word", "customer", STEP, `Then ${word} now.`, word]),
  ...["your account is", "your account has"].map((word) => [
    "banned word",
    "customer",
    STEP,
    `Now ${word} open.`,
    word,
  ]),
  ...[
    "CustomersDot",
    "cDot",
    "Zuora",
    "Mailgun",
    "Sold To",
    "callout",
    "admin tool",
    "force associate",
    "internal request",
  ].map((word) => ["banned word", "customer", STEP, `Look at ${word} now.`, word]),
  ...["Uid", "Zendesk", "Salesforce", "mg.gitlab.com"].map((word) => [
    "banned word",
    "customer",
    STEP,
    `See ${word} now.`,
    word,
  ]),
  ...["please", "click", "login", "invalid"].map((word) => ["banned word", "agent", STEP, `Then ${word} now.`, word]),
  ["banned word", "customer", "/labels/restart", "Please start again", "Please"],
  ["a hint is one sentence", "customer", "/questions/stuck/hint", "Look. Then choose"],
  ["a hint has no full stop", "agent", "/questions/stuck/hint", "Choose one."],
  ["a hint has no link", "customer", "/questions/stuck/hint", "Choose on [page of gitlab.com](https://gitlab.com/a)"],
  ["labels as they stand on the screen", "customer", STEP, "Select **Save all changes**.", "Save all changes"],
  ["labels as they stand on the screen", "customer", STEP, "Select **Impersonate**.", "Impersonate"],
  ["labels as they stand on the screen", "agent", STEP, "Select **Impersonate now**.", "Impersonate now"],
  ...["**That didn't work**", "that didn't work", "**Print**", "start again", "this page"].flatMap((control) =>
    [STEP, "/procedures/send/safety/0", "/guides/signin/expect/0"].map((at) => [
      "advice names no control of our own",
      "customer",
      at,
      `No email? Select ${control} and wait.`,
    ]),
  ),
  ["the words of a link say where it leads", "customer", STEP, "Look [here](https://gitlab.com/a).", "here"],
  ["the words of a link say where it leads", "agent", STEP, "Look at [this page](https://gitlab.com/a).", "this page"],
  ["the words of a link name the site", "customer", STEP, "Open the [reset form](https://gitlab.com/a).", "reset form"],
  ["links lead to hosts of the knowledge, by https", "customer", STEP, "Open [a on evil.com](https://evil.com/a)."],
  ["links lead to hosts of the knowledge, by https", "agent", STEP, "Open [a on gitlab.com](http://gitlab.com/a)."],
  ["links lead to hosts of the knowledge, by https", "customer", "/labels/contact_url", "https://evil.com/"],
  ["links are addresses", "agent", STEP, "Open [a on gitlab.com](nowhere)."],
  [
    "docs anchors exist",
    "agent",
    STEP,
    "See [the docs page](https://docs.gitlab.com/subscriptions/billing_account/#get-support).",
  ],
  ["which kind of link", "customer", STEP, "Open the link in the email."],
  ["which kind of link", "customer", "/causes/lost", "A link may help."],
  ["agents read about the customer", "agent", "/causes/lost", "Your email may be wrong.", "Your"],
  ["agents read about the customer", "agent", "/guides/signin/headline", "Ask you", "you"],
  ...SAFETY.map((_, index) => [
    "the six safety facts about sign-in links",
    "customer",
    "/procedures/send/safety",
    SAFETY.filter((_, other) => other !== index),
  ]),
];

describe("the linter of the words", () => {
  it("finds nothing in the knowledge that we ship", () => {
    const faults = lint(read()).filter(({ warning }) => !warning);
    assert.deepEqual(faults, []);
  });

  it("finds nothing in a small knowledge without a fault", () => assert.deepEqual(lint(small()), []));

  for (const [rule, audience, at, value, what] of FAULTS)
    it(`finds for ${audience}s: ${rule}: ${JSON.stringify(value).slice(0, 60)}`, () => {
      const input = small();
      put(input.words[audience], at, value);
      const found = lint(input).filter((one) => one.rule === rule);
      assert.ok(found.length > 0, `nothing found for "${rule}"`);
      for (const one of found) assert.equal(one.file, audience);
      if (what)
        assert.ok(
          found.some((one) => one.found === what),
          `${what} is not in ${JSON.stringify(found)}`,
        );
      if (typeof value === "string" && !rule.startsWith("reading")) assert.ok(found.some((one) => one.at === at));
    });

  it("names the form of people by the site that it is on", () => {
    const input = small();
    input.words.customer.guides.signin.where = { text: "The right form", url: "https://support.gitlab.com/hc" };
    assert.deepEqual(
      lint(input).map(({ rule, at }) => [rule, at]),
      [["the words of a link name the site", "/guides/signin/where/text"]],
    );
  });

  it("finds an anchor that the docs do not have in a source", () => {
    const input = small();
    input.knowledge.sources[0].url += "-today";
    assert.deepEqual(
      lint(input).map(({ rule, at }) => [rule, at]),
      [["docs anchors exist", "/sources/0/url"]],
    );
  });

  it("warns of advice that nobody checked for half a year, and refuses a day to come", () => {
    const check = (checked) => {
      const input = small();
      input.knowledge.guides[0].checked = checked;
      return lint(input).map(({ rule, warning = false }) => [rule, warning]);
    };
    assert.deepEqual(check("2026-05-28"), []);
    assert.deepEqual(check("2026-05-27"), [["checked within 180 days", true]]);
    assert.deepEqual(check("2026-11-25"), [["checked on a day that has come", false]]);
    assert.deepEqual(check("soon"), [["checked on a day that has come", false]]);
  });

  it("leaves labels and quoted messages as they are", () => {
    const input = small();
    input.words.agent.procedures.send.steps.one = "Look whether **Login activated** is ticked.";
    input.words.customer.questions.stuck.answers.no.label = "Invalid Login or password.";
    input.words.customer.questions.stuck.answers.yes.label =
      "…your account is already linked to another billing account…";
    assert.deepEqual(lint(input), []);
  });

  it("knows the kinds of link that are clear", () => {
    for (const text of [
      "Ask for a new sign-in link. The link works once.",
      "Open the newest confirmation link.",
      "Link your GitLab.com account.",
      "The linked GitLab.com account signs you in.",
      "Under **Your GitLab.com account**, select **Link account**.",
      "The account is already linked.",
      "Add the link to this page.",
    ]) {
      const input = small();
      input.words.customer.causes.lost = text;
      assert.deepEqual(lint(input), [], text);
    }
  });

  it("grades as Flesch and Kincaid do, with names and labels as short words", () => {
    // 10 words, 1 sentence, 10 syllables
    assert.equal(
      gradeOf(["The cat sat on the mat and ate the rat."])?.toFixed(2),
      (0.39 * 10 + 11.8 - 15.59).toFixed(2),
    );
    // 12 words, 2 sentences, 12 syllables: each word of a label, a name or an address counts as one
    const named = ["Select **Billing account settings** on the left. Go to customers.gitlab.com with **Email** now."];
    assert.equal(
      gradeOf(named)?.toFixed(2),
      gradeOf(["Select big red box on the left. Go to it with care now."])?.toFixed(2),
    );
    assert.equal(gradeOf(["Too short to judge."]), undefined);
  });

  it("asks for six facts", () => {
    assert.equal(Object.keys(SIX_FACTS).length, 6);
    for (const fact of Object.values(SIX_FACTS)) assert.match(SAFETY.join(" "), fact);
  });

  it("ends with 1 on a fault and says where it is, else with 0", () => {
    const run = (folder) =>
      spawnSync(process.execPath, [join(root, "scripts/words.mjs"), folder], { encoding: "utf8" });
    assert.equal(run(shipped).status, 0);
    const folder = mkdtempSync(join(tmpdir(), "words-"));
    try {
      cpSync(shipped, folder, { recursive: true });
      const file = join(folder, "words/en.customer.json");
      writeFileSync(file, readFileSync(file, "utf8").replace('"Choose what fits best"', '"Please choose"'));
      const { status, stderr } = run(folder);
      assert.equal(status, 1);
      assert.match(stderr, /^words\/en\.customer\.json\/questions\/stuck\/hint: banned word: Please$/m);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

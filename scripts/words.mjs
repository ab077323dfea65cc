// Lints every English word of the knowledge: reading grade, sentence length, spelling, banned words, labels, links, safety.
//   node scripts/words.mjs [folder]     names file, JSON pointer, rule and what was found; exit 1 on a fault

import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { syllable } from "syllable";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const DAY = 24 * 60 * 60 * 1000;

export const LIMITS = {
  grade: { customer: 8 }, // Flesch-Kincaid, of a whole page
  graded: 10, // shorter texts say nothing about the grade
  sentence: { customer: 25, agent: 30 }, // words
  days: 180, // since a guide was checked
};

// Products and places that readers know; each word of them counts as one syllable, like the words of a label.
const NAMES = [
  ["Customers", "Portal"],
  ["GitLab", "Support"],
  ["GitLab", "Sales"],
  ["GitLab", "Docs"],
  ["AWS", "Marketplace"],
  ["Google", "Cloud"],
  ["GitLab"],
  ["GitHub"],
  ["Google"],
  ["AWS"],
].map((words) => words.join(" "));

// "reading" hides labels and quoted messages, so that only our own words are judged.
const BANNED = {
  both: [
    /\bplease\b/i,
    /\bsorry\b/i,
    /\boops\b/i,
    /\bsimply\b/i,
    /\bjust\b/i,
    /\bclick(s|ed|ing)?\b/i,
    /\blog(s|ged|ging)?[ -](in|into|out)\b/i,
    /\blog-?ins?\b/i,
    /\b(in)?valid\b/i,
    /\byour account (is|has)\b/i,
  ],
  customer: [
    /\bCustomersDot\b/i,
    /\bcDot\b/i,
    /\bZuora\b/i,
    /\bMailgun\b/i,
    /\bsold[ -]to\b/i,
    /\bcallouts?\b/i,
    /\badmin tools?\b/i,
    /\bforce[ -]associate\b/i,
    /\binternal requests?\b/i,
    /\bUid\b/i,
    /\bZendesk\b/i,
    /\bSalesforce\b/i,
    /\bmg\.gitlab\.com\b/i,
  ],
  agent: [],
};

const BRITISH = [
  /\b(col|fav|hon|lab|behavi|neighb)our\w*/i,
  /\b(organ|recogn|author|apolog|final|custom|util|minim|maxim|summar|synchron|real|special|initial)is(e|es|ed|ing|ation)\b/i,
  /\banalys(e|es|ed|ing)\b/i,
  /\b(cancel|label|travel|model|signal)l(ed|ing)\b/i,
  /\bcent(re|res)\b/i,
  /\bprogrammes?\b/i,
  /\blicence[sd]?\b/i,
  /\b(de|of)fence\b/i,
  /\bpractis(e|ed|ing)\b/i,
  /\bcheques?\b/i,
  /\bcatalogues?\b/i,
  /\bjudgement\b/i,
  /\benrol(s|ment)?\b/i,
  /\bfulfil(s|ment)?\b/i,
  /\bwhilst\b/i,
  /\bamongst\b/i,
  /\b(learn|spel|burn|spoil)t\b/i,
  /\bgrey\b/i,
  /\be-mails?\b/i,
];

// Words of a link that do not say where it leads.
const EMPTY_LINK =
  /^(here|this|this page|page|link|this link|more|read more|learn more|see|form|the form|website|site)$/i;

// "link" is an email, a connection or an address; each use has to say which.
const CLEAR_LINK = [
  /\b(sign-in|confirmation) links?\b/i,
  /\b(un)?link(s|ed|ing)?\b(?=( \S+){0,4}? (GitLab\.com|accounts?|profiles?)\b)/i,
  /\b(GitLab\.com|accounts?|profiles?|it)( \S+){0,6}? (un)?linked\b/i,
  /\b(accounts?|profiles?)( \S+){0,4}? link to GitLab\.com\b/i,
  /\baccount that you (want|tried) to link\b/i,
  /\blink (to this page|for the customer|for GitLab Support)\b/i,
  /\banswers in this link\b|\bsince this link was made\b/i,
];
const ANY_LINK = /\b(un)?link(s|ed|ing)?\b/gi;

// What a reader selects on a page of ours, by the ids of their labels. Steps are also mailed, and stand on pages that have none of it.
const CONTROLS = ["worked", "failed", "back", "restart", "change", "copy_link", "copy_summary", "print", "all"];

export const SIX_FACTS = {
  "ask for it yourself on customers.gitlab.com": /\byourself\b[^.]*customers\.gitlab\.com/i,
  "use the newest email": /\bnewest\b/i,
  "it works once and ends after 24 hours": /\bonce\b[^.]*\b24 hours\b/i,
  "do not forward it": /\b(do not|don't|never) forward\b/i,
  "ignore links that you did not ask for": /\bignore\b[^.]*\b(did not|didn't) ask for\b/i,
  "a mail program can use it up": /\bmail programs?\b[^.]*\bopens? links\b.*\bnew one\b/is,
};
const USES_SIGN_IN_LINK = /sign-in links?\b|sign_in\?legacy=true/i;

/** All faults and warnings of a knowledge: [{file, at, rule, found, warning?}]. */
export function lint({ knowledge, words, labels, anchors, today = new Date() }) {
  const found = [];
  const report = (file, at, rule, what, warning = false) =>
    found.push({ file, at, rule, found: what, ...(warning && { warning }) });
  checkKnowledge(knowledge, anchors, today, report);
  for (const [file, of] of Object.entries(words)) {
    const context = { file, of, knowledge, labels, anchors, report, audience: of.audience };
    for (const page of pagesOf(of, knowledge)) checkGrade(page, context);
    for (const block of blocksOf(of)) checkBlock(block, context);
    if (of.audience === "customer") checkSafety(context);
  }
  return found;
}

function checkKnowledge(knowledge, anchors, today, report) {
  const file = "knowledge.json";
  knowledge.guides.forEach(({ checked }, index) => {
    const age = Math.floor((today - new Date(`${checked}T00:00:00Z`)) / DAY);
    const at = `/guides/${index}/checked`;
    if (!(age >= 0)) report(file, at, "checked on a day that has come", String(checked));
    else if (age > LIMITS.days) report(file, at, `checked within ${LIMITS.days} days`, `${age} days ago`, true);
  });
  knowledge.sources.forEach(({ url }, index) =>
    checkAddress(url, knowledge, anchors, file, `/sources/${index}/url`, report),
  );
}

function checkAddress(url, knowledge, anchors, file, at, report) {
  let address;
  try {
    address = new URL(url);
  } catch {
    return report(file, at, "links are addresses", url);
  }
  if (address.protocol !== "https:" || !knowledge.hosts.includes(address.host))
    return report(file, at, "links lead to hosts of the knowledge, by https", url);
  if (address.host !== "docs.gitlab.com" || !address.hash) return;
  const page = address.origin + address.pathname;
  if (!anchors[page]?.anchors.includes(address.hash)) report(file, at, "docs anchors exist", url);
}

/** What a reader sees on one page, for its grade. */
function* pagesOf(of, knowledge) {
  for (const [id, { ask, hint, find_out = [], answers }] of Object.entries(of.questions)) {
    const labels = Object.values(answers).flatMap((answer) => [answer.label, answer.hint]);
    yield { at: `/questions/${id}`, texts: [ask, hint, ...find_out, ...labels] };
  }
  const byId = new Map(knowledge.guides.map((guide) => [guide.id, guide]));
  for (const [id, guide] of Object.entries(of.guides)) {
    const procedures = (byId.get(id)?.procedures?.[of.audience] ?? []).map((name) => of.procedures[name] ?? {});
    const causes = knowledge.causes.filter((cause) => (cause.guide[of.audience] ?? cause.guide) === id);
    const texts = [guide, ...procedures].flatMap((part) => [
      part.headline,
      ...Object.values(part.steps ?? {}),
      ...(part.expect ?? []),
      ...(part.safety ?? []),
      ...Object.values(part.warnings ?? {}).flat(),
    ]);
    yield { at: `/guides/${id}`, texts: [...texts, ...causes.map((cause) => of.causes[cause.id])] };
  }
  for (const reason of Object.keys(of.handover.text)) {
    const { headline, text, where, summary } = of.handover;
    yield { at: `/handover/text/${reason}`, texts: [headline[reason], text[reason], where.text, summary] };
  }
  yield { at: "/solved", texts: [of.solved.headline, ...of.solved.keep] };
}

/** All strings, with what stands before each in the same block: [[pointer, text], ...]. */
function* blocksOf(of) {
  yield strings(of.labels, "/labels");
  for (const part of ["questions", "guides", "procedures"])
    for (const [id, block] of Object.entries(of[part])) yield strings(block, `/${part}/${id}`);
  for (const [id, text] of Object.entries(of.causes)) yield [[`/causes/${id}`, text]];
  yield strings(of.handover, "/handover");
  yield strings(of.solved, "/solved");
  yield strings(of.phrases ?? {}, "/phrases");
}

function strings(value, at) {
  if (typeof value === "string") return [[at, value]];
  return Object.entries(value).flatMap(([key, part]) => strings(part, `${at}/${key}`));
}

function checkBlock(block, context) {
  const { file, of, audience, labels, knowledge, anchors, report } = context;
  let before = "";
  for (const [at, text] of block) {
    const say = (rule, what) => report(file, at, rule, what);
    const isUrl = /\/(contact_url|where\/url)$/.test(at);
    if (isUrl) {
      checkAddress(text, knowledge, anchors, file, at, report);
      continue;
    }
    if (isQuote(text, labels)) continue;
    const prose = reading(text, labels);
    for (const word of [...BANNED.both, ...BANNED[audience]])
      matches(prose, word).forEach((hit) => say("banned word", hit));
    for (const word of BRITISH) matches(prose, word).forEach((hit) => say("US spelling", hit));
    for (const sentence of sentencesOf(text)) {
      const length = wordsOf(sentence).length;
      if (length > LIMITS.sentence[audience])
        say(`at most ${LIMITS.sentence[audience]} words in a sentence`, `${length}: ${sentence}`);
    }
    if (at.endsWith("/hint")) checkHint(text, say);
    for (const [, label] of text.matchAll(/\*\*(.+?)\*\*/g))
      if (!isLabel(label, audience, labels, of)) say("labels as they stand on the screen", label);
    for (const [, link, url] of text.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)) {
      checkAddress(url, knowledge, anchors, file, at, report);
      checkLinkWords(link, url, audience, say);
    }
    if (at.endsWith("/where/text")) checkWhere(of, at, text, audience, say);
    if (/^\/procedures\/|^\/guides\/[^/]+\/expect\//.test(at)) checkOwnControls(text, of.labels, say);
    if (audience === "customer") checkLinkMeaning(prose, before, say);
    if (audience === "agent" && /^\/causes\/|\/headline$/.test(at))
      matches(prose, /\byou(rs?)?\b/i).forEach((hit) => say("agents read about the customer", hit));
    before += ` ${prose}`;
  }
}

/** A label of one word may be a word like any other, so it counts only as a label. */
function checkOwnControls(text, own, say) {
  for (const label of CONTROLS.map((id) => own[id] ?? "").filter(Boolean)) {
    const named = label.includes(" ")
      ? text.toLowerCase().includes(label.toLowerCase())
      : text.includes(`**${label}**`);
    if (named) say("advice names no control of our own", label);
  }
  matches(text, /\bthis page\b(?!\]\()/i).forEach((hit) => say("advice names no control of our own", hit));
}

function checkHint(text, say) {
  if (sentencesOf(text).length > 1) say("a hint is one sentence", text);
  if (/[.!]$/.test(text.trim())) say("a hint has no full stop", text);
  if (text.includes("](")) say("a hint has no link", text);
}

function checkLinkWords(link, url, audience, say) {
  if (EMPTY_LINK.test(link.trim())) say("the words of a link say where it leads", link);
  else if (audience === "customer" && !link.includes(hostOf(url))) say("the words of a link name the site", link);
}

function checkWhere(of, at, text, audience, say) {
  const where = at
    .split("/")
    .slice(1, -1)
    .reduce((value, key) => value[key], of);
  if (where.url && audience === "customer" && !text.includes(hostOf(where.url)))
    say("the words of a link name the site", text);
}

const hostOf = (url) => (URL.canParse(url) ? new URL(url).host : "");

/** Each "link" that is no sign-in link, no connected account and no address of this page, if nothing before it says so. */
function checkLinkMeaning(prose, before, say) {
  const emailMeant = /\bsign-in link/i;
  for (const use of prose.matchAll(ANY_LINK)) {
    const clear = CLEAR_LINK.some((form) =>
      [...prose.matchAll(new RegExp(form.source, "gi"))].some(
        (hit) => hit.index <= use.index && use.index < hit.index + hit[0].length,
      ),
    );
    const noun = /^links?$/i.test(use[0]);
    if (!clear && !(noun && emailMeant.test(before + " " + prose.slice(0, use.index))))
      say("which kind of link", prose.trim());
  }
}

function checkSafety({ file, of, knowledge, report }) {
  for (const { id, procedures, out_of_scope } of knowledge.guides) {
    const guide = of.guides[id];
    if (!guide || out_of_scope) continue;
    const parts = [guide, ...(procedures?.customer ?? []).map((name) => of.procedures[name] ?? {})];
    const advice = parts
      .flatMap((part) => [part.headline, ...Object.values(part.steps ?? {}), ...(part.expect ?? [])])
      .join(" ");
    if (!USES_SIGN_IN_LINK.test(advice)) continue;
    const safety = parts.flatMap((part) => part.safety ?? []).join(" ");
    const missing = Object.keys(SIX_FACTS).filter((fact) => !SIX_FACTS[fact].test(safety));
    if (missing.length)
      report(file, `/guides/${id}`, "the six safety facts about sign-in links", `missing: ${missing.join("; ")}`);
  }
}

function checkGrade({ at, texts }, { file, audience, labels, report }) {
  const limit = LIMITS.grade[audience];
  if (!limit) return;
  const grade = gradeOf(texts.filter((text) => text && !isQuote(text, labels)));
  if (grade !== undefined && grade > limit) report(file, at, `reading grade at most ${limit}`, grade.toFixed(1));
}

/** Flesch-Kincaid grade of some texts, or undefined where there is too little to judge. */
export function gradeOf(texts) {
  let sentences = 0;
  let words = 0;
  let syllables = 0;
  for (const sentence of texts.flatMap(sentencesOf)) {
    const list = wordsOf(sentence);
    if (list.length === 0) continue;
    sentences += 1;
    words += list.length;
    for (const { word, fixed } of list) syllables += fixed ? 1 : Math.max(1, syllable(word));
  }
  if (words < LIMITS.graded) return undefined;
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

const FIXED = "\u0001"; // marks a word of a label, a product or an address
const fix = (text) =>
  text
    .split(/\s+/)
    .map((word) => FIXED + word)
    .join(" ");

function sentencesOf(text) {
  const plain = text
    .replace(/\*\*(.+?)\*\*/g, (_, label) => fix(label.replace(/[.…]+$/, "")))
    .replace(/\[([^\]]+)\]\([^)]*\)/g, "$1");
  const named = NAMES.reduce(
    (all, name) => all.replace(new RegExp(`(?<![\\w\u0001.])${name}(?![\\w.]\\w)`, "g"), fix(name)),
    plain,
  );
  return named.split(/(?<=[.!?])\s+/).filter((sentence) => /\w/.test(sentence));
}

function wordsOf(sentence) {
  return sentence
    .split(/\s+/)
    .filter((word) => /\w/.test(word))
    .map((word) => ({ word, fixed: word.includes(FIXED) || /\w[.@/_]\w/.test(word) || /^\W*[\d.]+\W*$/.test(word) }));
}

/** A text without labels, quoted messages, addresses and marks: our own words. */
function reading(text, labels) {
  const own = labels.messages.reduce((all, { text: quote }) => all.replaceAll(quote, " "), text);
  return own
    .replace(/\*\*(.+?)\*\*/g, "…")
    .replace(/\]\([^)]*\)/g, "]")
    .replace(/[[\]]/g, "")
    .replace(/https:\/\/\S+/g, "…");
}

function isQuote(text, labels) {
  const bare = text
    .split("…")
    .map((part) => part.trim())
    .filter((part) => part.length >= 10);
  return bare.length > 0 && labels.messages.some(({ text: quote }) => bare.every((part) => quote.includes(part)));
}

function isLabel(label, audience, labels, of) {
  const known = (list) => list.some(({ text }) => text === label);
  if (known(labels.customer) || (audience === "agent" && known(labels.agent))) return true;
  if (isQuote(label, labels)) return true;
  const ours = [
    ...Object.values(of.labels),
    ...Object.values(of.questions).flatMap(({ answers }) => Object.values(answers).map((a) => a.label)),
  ];
  return ours.includes(label);
}

const matches = (text, word) =>
  [...text.matchAll(new RegExp(word.source, word.flags.replace("g", "") + "g"))].map(([hit]) => hit);

/** The knowledge in a folder and what the linter compares it with. */
export function read(folder = join(root, "public/knowledge/customers-portal")) {
  const json = (path) => JSON.parse(readFileSync(path, "utf8"));
  const names = readdirSync(join(folder, "words")).filter((name) => /^en\.\w+\.json$/.test(name));
  return {
    knowledge: json(join(folder, "knowledge.json")),
    words: Object.fromEntries(names.map((name) => [`words/${name}`, json(join(folder, "words", name))])),
    labels: json(join(root, "tests/content/labels.json")),
    anchors: json(join(root, "tests/content/anchors.json")),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = lint(read(process.argv[2]));
  for (const { file, at, rule, found: what, warning } of found)
    console.error(`${file}${at}: ${warning ? "warning, " : ""}${rule}: ${what}`);
  const faults = found.filter(({ warning }) => !warning).length;
  console.log(faults ? `${faults} faults in the words` : "the words are in order");
  process.exitCode = faults ? 1 : 0;
}

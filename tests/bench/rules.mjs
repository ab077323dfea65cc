// What every engine is asked: generated causes, the conversations about them, and the same as a knowledge of Signpost.
//   rules: { questions: [{ id, answers }], causes: [{ id, fits: { question: [answers] } }] }
//   step:  { link, facts: { question: answer } }   all questions; one that was not answered is UNTOLD

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { knowledgeFolder, readJson } from "../browser/support.mjs";
import { byId, randomNumbers } from "../generate.mjs";
import { UNTOLD } from "./untold.mjs";

const ANSWERS = ["a0", "a1", "a2", "a3"];
const CAUSES_OF_A_GUIDE = 10;

/** Causes that name two to four of the questions each, with one or two of four answers. The same count gives the same causes. */
export function generateRules(count) {
  const random = randomNumbers(count);
  const names = Array.from({ length: Math.min(32, Math.max(5, count / 5)) }, (_, i) => `q${i}`);
  const questions = names.map((id) => ({ id, answers: ANSWERS }));
  const causes = Array.from({ length: count }, (_, i) => {
    // The first condition goes round, so that every answer is named: Signpost refuses one that no cause needs.
    const first = names[i % names.length];
    const half = Math.floor(i / names.length) % 2;
    const fits = { [first]: ANSWERS.slice(2 * half, 2 * half + 2) };
    const conditions = 2 + random(3);
    while (Object.keys(fits).length < conditions) {
      const answer = random(ANSWERS.length);
      const more = random(2) ? [ANSWERS[(answer + 1) % ANSWERS.length]] : [];
      fits[names[random(names.length)]] ??= [ANSWERS[answer], ...more];
    }
    return { id: `c${i}`, fits };
  });
  return { questions, causes };
}

/** What people might answer: each conversation is about one cause and answers at most `length` questions, those of its cause too. */
export function generateConversations({ questions, causes }, count, length) {
  const random = randomNumbers(count + length);
  return Array.from({ length: count }, () => {
    const { fits } = causes[random(causes.length)];
    const others = questions.map(({ id }) => id).filter((id) => !fits[id]);
    while (others.length > Math.max(0, length - Object.keys(fits).length)) others.splice(random(others.length), 1);
    const asked = [...Object.keys(fits), ...others];
    for (let i = asked.length - 1; i > 0; i--) {
      const j = random(i + 1);
      [asked[i], asked[j]] = [asked[j], asked[i]];
    }
    const facts = unanswered(questions);
    let link = "#1.customer";
    return asked.map((id) => {
      const answers = fits[id] ?? ANSWERS;
      facts[id] = answers[random(answers.length)];
      link += `.${id}-${facts[id]}`;
      return { link, facts: { ...facts } };
    });
  });
}

/** The causes that ship, for customers. */
export function shippedRules() {
  const { questions, causes } = readJson("knowledge.json");
  return {
    questions: questions.map(({ id, answers }) => ({ id, answers })),
    causes: causes.map(({ id, fits }) => ({ id, fits })),
  };
}

/** The facts of one page of Signpost, as its JSON tells them. */
export function factsOf({ questions }, page) {
  const given = page.answers.filter(({ answer }) => answer && answer !== "unsure");
  return { ...unanswered(questions), ...Object.fromEntries(given.map(({ question, answer }) => [question, answer])) };
}

function unanswered(questions) {
  return Object.fromEntries(questions.map(({ id }) => [id, UNTOLD]));
}

/** Rules as the texts that Signpost compiles: its knowledge and a customer's words, in the length that they have on a help page. */
export function signpostTexts({ questions, causes }) {
  const guides = Array.from({ length: Math.ceil(causes.length / CAUSES_OF_A_GUIDE) }, (_, i) => `g${i}`);
  const random = randomNumbers(causes.length + 1);
  const asking = { seconds: 20, unsure: 0.1 };
  const shipped = JSON.parse(readFileSync(join(knowledgeFolder, "words/en.customer.json"), "utf8"));
  const knowledge = {
    format: 1,
    version: "1",
    name: "Generated",
    hosts: ["example.com", new URL(shipped.labels.contact_url).host],
    handover: { seconds: 172800 },
    questions: questions.map(({ id, answers }) => ({ id, audiences: { customer: asking }, answers })),
    causes: causes.map(({ id, fits }, i) => ({ id, weight: 1 + random(20), fits, guide: guides[i % guides.length] })),
    guides: guides.map((id) => ({
      id,
      seconds: 60 + 10 * random(60),
      works: 0.9,
      procedures: { customer: ["do"], agent: ["do"] },
      checked: "2026-11-24",
      sources: ["source"],
    })),
    procedures: [{ id: "do", steps: ["open"] }],
    sources: [{ id: "source", title: "The source", url: "https://example.com/" }],
  };
  const words = {
    ...shipped,
    questions: byId(questions, ({ id, answers }) => ({
      ask: `What do you see at ${id}?`,
      answers: byId(answers, (answer) => ({ label: `It is like ${answer}` })),
    })),
    causes: byId(causes, ({ id }) => `Your profile may have the fault that is called ${id}.`),
    guides: byId(guides, (id) => ({ headline: `Do what helps with ${id}`, expect: ["You are signed in."] })),
    procedures: { do: { steps: { open: "Open the page and do what it says." } } },
  };
  return [JSON.stringify(knowledge), JSON.stringify(words)];
}

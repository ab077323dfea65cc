// Knowledge bases as texts: random ones that use everything that pages depend on, and the one that ships.

import { readJson } from "../browser/support.mjs";
import { byId, randomNumbers } from "../generate.mjs";

export const AUDIENCES = ["customer", "agent"];

/** { knowledge, words: { customer, agent } }; the same seed gives the same. */
export function randomTexts(seed) {
  const knowledge = randomKnowledge(randomNumbers(seed));
  const words = Object.fromEntries(AUDIENCES.map((one) => [one, JSON.stringify(wordsFor(knowledge, one))]));
  return { knowledge: JSON.stringify(knowledge), words };
}

export function shippedTexts() {
  const text = (name) => JSON.stringify(readJson(name));
  const words = Object.fromEntries(AUDIENCES.map((one) => [one, text(`words/en.${one}.json`)]));
  return { knowledge: text("knowledge.json"), words };
}

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

function randomKnowledge(random) {
  const some = (all) => {
    const chosen = all.filter(() => random(2));
    return chosen.length ? chosen : [all[random(all.length)]];
  };
  const asking = () => ({ seconds: 5 + random(60), unsure: random(3) / 5 });
  const questions = [];
  times(2 + random(5), (i) => {
    const question = { id: `q${i}`, audiences: { agent: asking() }, answers: times(2 + random(3), (a) => `a${a}`) };
    if (i === 0 || random(4)) question.audiences.customer = asking();
    const parent = questions[random(Math.max(1, i))];
    if (parent && random(3) === 0) question.only_if = { [parent.id]: some(parent.answers) };
    if (question.only_if && i % 2 === 0) question.lasting = true;
    questions.push(question);
  });
  // Each answer is named by a cause, as load wants it.
  const named = questions.flatMap(({ id, answers }) => answers.map((answer) => ({ [id]: [answer] })));
  const guides = times(3 + random(6), (i) => randomGuide(random, i));
  const causes = named.concat(times(random(10), () => ({}))).map((fits, i) => {
    for (const { id, answers } of questions) if (random(3)) fits[id] ??= some(answers);
    const guide = guides[i] ?? guides[random(guides.length)];
    return { id: `c${i}`, weight: 1 + random(20), fits, guide: guide.id };
  });
  guides.length = Math.min(guides.length, causes.length);
  addAgentGuide(random, guides, causes);
  const procedures = times(3, (i) => ({
    id: `p${i}`,
    steps: times(1 + random(3), (s) => `s${s}`),
  }));
  const outcomes = guides.flatMap((guide) => addOutcomes(random, guide, questions));
  return {
    format: 1,
    version: "1",
    name: "Random",
    hosts: readJson("knowledge.json").hosts,
    handover: { seconds: 300 + random(5000) },
    questions,
    causes,
    guides,
    outcomes,
    procedures,
    sources: [{ id: "source", title: "Source", url: "https://docs.gitlab.com/" }],
    renamed: { questions: { old: "q0" }, answers: { "q0-old": "a1" }, guides: { old: "g0" } },
  };
}

function randomGuide(random, i) {
  const guide = {
    id: `g${i}`,
    seconds: 20 + random(600),
    works: (3 + random(8)) / 10,
    checked: "2026-11-24",
    sources: ["source"],
  };
  if (random(4) === 0) guide.careful = true;
  if (i % 6 === 5) return { ...guide, out_of_scope: true };
  // The first three hold all procedures, for both audiences.
  return {
    ...guide,
    procedures: byId(AUDIENCES, () => (random(2) ? [`p${i % 3}`] : [`p${i % 3}`, `p${(i + 1) % 3}`])),
  };
}

// What agents do themselves before the customer follows the guide that was meant.
function addAgentGuide(random, guides, causes) {
  if (random(2)) return;
  const cause = causes[random(causes.length)];
  const then = cause.guide;
  guides.push({ ...randomGuide(random, 12), procedures: { agent: ["p0"] }, then });
  // The first causes keep their guides within reach of agents.
  causes.push({ ...cause, id: "cx", guide: { customer: then, agent: "g12" } });
}

// Two things that may be seen where a guide did not help, about different questions, so that a link can tell them apart.
function addOutcomes(random, guide, questions) {
  if (questions.length < 2 || random(2)) return [];
  const first = random(questions.length);
  const outcomes = [first, (first + 1) % questions.length].map((place, i) => {
    const { id, answers } = questions[place];
    return { id: `${guide.id}o${i}`, settles: { [id]: answers[random(answers.length)] } };
  });
  guide.outcomes = outcomes.map(({ id }) => id);
  return outcomes;
}

/** Words that say what they are the wording of, with characters that must be escaped or are more than a byte. */
function wordsFor({ questions, causes, guides, outcomes, procedures }, audience) {
  const reached = new Set(causes.map(({ guide }) => guide[audience] ?? guide));
  const own = guides.filter(({ id }) => reached.has(id));
  const used = new Set(own.flatMap(({ procedures: parts }) => parts?.[audience] ?? []));
  return {
    ...readJson(`words/en.${audience}.json`),
    phrases: undefined,
    questions: byId(questions, ({ id, answers, audiences }) => ({
      ask: `What is "${id}"?`,
      ...(audiences[audience] && { hint: `Grüße an ${id} \\`, find_out: [`Look at **${id}**.`] }),
      answers: byId(answers, (answer) => ({
        label: `${id} ‘${answer}’ 登录`,
        ...(audiences[audience] && answer !== "a0" && { group: "Group" }),
      })),
    })),
    causes: byId(causes, ({ id }) => `It may be ${id}.`),
    guides: byId(own, ({ id, out_of_scope }) => ({
      headline: `Do ${id} 🔧`,
      expect: ["It works."],
      ...(out_of_scope
        ? { where: { text: "There", url: "https://gitlab.com/there" } }
        : { safety: [`Keep ${id} safe.`] }),
    })),
    outcomes: byId(
      outcomes.filter(({ settles }) => questions.every(({ id, audiences }) => !(id in settles) || audiences[audience])),
      ({ id }) => `This happened: **${id}**`,
    ),
    procedures: byId(
      procedures.filter(({ id }) => used.has(id)),
      ({ id, steps }) => ({
        steps: byId(steps, (step) => `Go to [${step}](https://gitlab.com/${id}) and select **${step}**.`),
        warnings: { s0: [`Mind ${id}.`] },
      }),
    ),
  };
}

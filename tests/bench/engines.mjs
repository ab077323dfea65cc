// The engines that are measured, each behind the same three functions. Runs in the browser.
//   prepare(rules, compiled)  the rules in the engine's own form, as one text; not measured
//   begin()                what an engine needs before any rules; not measured here, since it belongs to the start-up
//   load(text, begun)      from that text to ready
//   answer(ready, step)    the ids of the causes that are possible once one more fact is known

import { Compiler as InkCompiler } from "inkjs/full";
import { Story } from "inkjs";
import { LogicEngine } from "json-logic-engine";
import jsonLogic from "json-logic-js";
import { Engine as RulesEngine } from "json-rules-engine";
import Publicodes from "publicodes";
import { SurveyModel } from "survey-core";
import { createActor, createMachine } from "xstate";
import createCore from "signpost-bench-core";
import { UNTOLD } from "./untold.mjs";

const SIGNPOST = {
  prepare: (_, compiled) => compiled,
  begin: async () => createCore({ wasmBinary: await (await fetch("/core/bench.wasm")).arrayBuffer() }),
  load: (compiled, core) => {
    const fault = core.load(compiled);
    if (fault) throw new Error(fault);
    return core;
  },
};

const jsonLogicText = ({ causes }) =>
  JSON.stringify(
    causes.map(({ id, fits }) => ({
      id,
      rule: {
        and: Object.entries(fits).map(([question, answers]) => ({ in: [{ var: question }, [...answers, UNTOLD]] })),
      },
    })),
  );

const idsWhere = (list, holds) => list.filter(holds).map(({ id }) => id);

/** Which causes are possible? */
export const ENGINES = {
  Signpost: {
    ...SIGNPOST,
    answer: (signpost, { link }) => signpost.possible(link).split(" "),
  },
  "json-logic-js": {
    prepare: jsonLogicText,
    load: JSON.parse,
    answer: (list, { facts }) => idsWhere(list, ({ rule }) => jsonLogic.apply(rule, facts)),
  },
  "json-logic-engine, interpreted": {
    prepare: jsonLogicText,
    load: (text) => ({ engine: new LogicEngine(), list: JSON.parse(text) }),
    answer: ({ engine, list }, { facts }) => idsWhere(list, ({ rule }) => engine.run(rule, facts)),
  },
  "json-logic-engine, compiled": {
    prepare: jsonLogicText,
    load: (text) => {
      const engine = new LogicEngine();
      return JSON.parse(text).map(({ id, rule }) => ({ id, holds: engine.build(rule) }));
    },
    answer: (list, { facts }) => idsWhere(list, ({ holds }) => holds(facts)),
  },
  "json-logic-engine, compiled as one list": {
    prepare: jsonLogicText,
    load: (text) => {
      const list = JSON.parse(text);
      return { list, all: new LogicEngine().build(list.map(({ rule }) => rule)) };
    },
    answer: ({ list, all }, { facts }) => {
      const holds = all(facts);
      return idsWhere(list, (_, i) => holds[i]);
    },
  },
  "json-rules-engine": {
    prepare: ({ causes }) =>
      JSON.stringify(
        causes.map(({ id, fits }) => ({
          conditions: {
            all: Object.entries(fits).map(([fact, answers]) => ({
              fact,
              operator: "in",
              value: [...answers, UNTOLD],
            })),
          },
          event: { type: id },
        })),
      ),
    load: (text) => new RulesEngine(JSON.parse(text)),
    answer: async (engine, { facts }) => (await engine.run(facts)).events.map(({ type }) => type),
  },
  publicodes: {
    prepare: ({ questions, causes }) =>
      JSON.stringify(
        Object.fromEntries([
          ...questions.map(({ id, answers }) => [
            id,
            {
              question: `What about ${id}?`,
              "une possibilité": [...answers, UNTOLD].map((answer) => `'${answer}'`),
              "par défaut": `'${UNTOLD}'`,
            },
          ]),
          ...causes.map(({ id, fits }) => [
            id,
            {
              "toutes ces conditions": Object.entries(fits).map(([question, answers]) => ({
                "une de ces conditions": [...answers, UNTOLD].map((answer) => `${question} = '${answer}'`),
              })),
            },
          ]),
        ]),
      ),
    load: (text) => {
      const rules = JSON.parse(text);
      const silent = { log() {}, warn() {}, error() {} };
      const engine = new Publicodes(rules, { logger: silent });
      return { engine, causes: Object.keys(rules).filter((id) => rules[id]["toutes ces conditions"]) };
    },
    answer: ({ engine, causes }, { facts }) => {
      engine.setSituation(Object.fromEntries(Object.entries(facts).map(([id, answer]) => [id, `'${answer}'`])));
      return causes.filter((id) => engine.evaluate(id).nodeValue);
    },
  },
  "survey-core": {
    prepare: ({ questions, causes }) =>
      JSON.stringify({
        elements: [
          ...questions.map(({ id, answers }) => ({
            type: "radiogroup",
            name: id,
            choices: [...answers, UNTOLD],
            defaultValue: UNTOLD,
          })),
          {
            type: "checkbox",
            name: "causes",
            choices: causes.map(({ id, fits }) => ({
              value: id,
              visibleIf: Object.entries(fits)
                .map(([question, answers]) => `[${[...answers, UNTOLD].map((a) => `'${a}'`)}] contains {${question}}`)
                .join(" and "),
            })),
          },
        ],
      }),
    load: (text) => new SurveyModel(JSON.parse(text)),
    // It keeps what it knows, so it is told only what has changed.
    answer: (survey, { facts }) => {
      for (const [id, answer] of Object.entries(facts)) {
        if (survey.getValue(id) !== answer) survey.setValue(id, answer);
      }
      return survey.getQuestionByName("causes").visibleChoices.map(({ value }) => value);
    },
  },
};

/** Other work. Signpost's is a whole page with its search; the others follow a tree with a yes and a no at each place. */
export const WALKERS = {
  "Signpost, a whole page": {
    ...SIGNPOST,
    walk: (signpost, steps) => steps.map(({ link }) => JSON.parse(signpost.page(link)).step.kind),
  },
  xstate: {
    prepare: ({ causes }) => JSON.stringify({ id: "tree", initial: "n1", states: treeStates(causes.length) }),
    load: (text) => createMachine(JSON.parse(text)),
    walk: (machine, steps) => {
      const actor = createActor(machine).start();
      return steps.map((_, i) => {
        actor.send({ type: i % 2 ? "no" : "yes" });
        return actor.getSnapshot().value;
      });
    },
  },
  inkjs: {
    prepare: ({ causes }) => new InkCompiler(treeInk(causes.length)).Compile().ToJson(),
    load: (text) => new Story(text),
    walk: (story, steps) => {
      story.ResetState();
      story.ContinueMaximally();
      return steps.map((_, i) => {
        if (story.currentChoices.length > 0) story.ChooseChoiceIndex(i % 2);
        return story.ContinueMaximally();
      });
    },
  },
};

// A heap of nodes: those from `leaves` on are the advice.
function treeStates(leaves) {
  const states = {};
  for (let n = 1; n < 2 * leaves; n++)
    states[`n${n}`] = n < leaves ? { on: { yes: `n${2 * n}`, no: `n${2 * n + 1}` } } : {};
  return states;
}

function treeInk(leaves) {
  const knots = ["-> n1"];
  for (let n = 1; n < 2 * leaves; n++) {
    const choices = [`* [Yes] -> n${2 * n}`, `* [No] -> n${2 * n + 1}`];
    knots.push(`=== n${n} ===`, n < leaves ? `Question ${n}?` : `Advice ${n}.`, ...(n < leaves ? choices : ["-> END"]));
  }
  return knots.join("\n");
}

// What runs in the page of the bench: `window.bench`, called by run.mjs.

import { ENGINES, WALKERS } from "./engines.mjs";
import { UNTOLD } from "./untold.mjs";

const SAMPLE = 2; // milliseconds that one sample should take at least: a clock of 5 microseconds must not be seen in it
const ALL = { ...ENGINES, ...WALKERS };
const ready = {};
let given;

window.bench = {
  engines: Object.keys(ENGINES),
  walkers: Object.keys(WALKERS),

  /** The rules and conversations that all that follows is about. */
  give(work) {
    given = work;
    for (const name of Object.keys(ready)) delete ready[name];
  },

  /** Gets an engine ready; returns the milliseconds of each load, the first one cold. */
  async load(name, times) {
    const text = ALL[name].prepare(given.rules, given.compiled);
    const taken = [];
    for (let i = 0; i < times; i++) {
      const begun = await ALL[name].begin?.();
      const start = performance.now();
      ready[name] = await ALL[name].load(text, begun);
      taken.push(performance.now() - start);
    }
    return taken;
  },

  /** Bytes of a WebAssembly's memory, which the browser counts nowhere else. */
  wasmBytes: (name) => ready[name].HEAPU8?.length ?? 0,

  /** Whether an engine names the same causes as the definition, after every step. Returns the first difference. */
  async check(name) {
    for (const step of given.conversations.flat()) {
      const found = [...(await ENGINES[name].answer(ready[name], step))].filter(Boolean).sort();
      const right = possible(given.rules, step.facts).sort();
      if (found.join() !== right.join())
        return `after ${step.link}: ${found.length} causes (${found.slice(0, 5)} …), not ${right.length} (${right.slice(0, 5)} …)`;
    }
    return "";
  },

  /** The milliseconds of one more answer: a mean over one conversation, which is repeated until a sample is long enough. */
  async sample(name, conversation) {
    const steps = given.conversations[conversation % given.conversations.length];
    let answers = 0;
    const start = performance.now();
    do {
      if (ALL[name].walk) ALL[name].walk(ready[name], steps);
      else
        for (const step of steps) {
          const found = ENGINES[name].answer(ready[name], step);
          if (found instanceof Promise) await found;
        }
      answers += steps.length;
    } while (performance.now() - start < SAMPLE);
    return (performance.now() - start) / answers;
  },
};

// The definition, in the simplest words.
function possible({ causes }, facts) {
  return causes
    .filter(({ fits }) =>
      Object.entries(fits).every(([question, answers]) => [...answers, UNTOLD].includes(facts[question])),
    )
    .map(({ id }) => id);
}

// How long the agents' core takes to read what is pasted: 100 KB of each kind, the first time and as a rule.

import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compiled } from "../compiled.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const folder = join(root, "public/knowledge/customers-portal");
const SIZE = 100_000;
const ROUNDS = 15;
const GOAL = 100; // milliseconds

const event = JSON.stringify({
  event: "delivered",
  recipient: "anna@example.com",
  timestamp: 1763971200.5,
  "delivery-status": { code: 250, message: "OK" },
  storage: { url: "https://storage.mailgun.net/v3/domains/customers.gitlab.com/messages/AgEF" },
});
const messages = JSON.parse(readFileSync(join(folder, "knowledge.json"), "utf8")).messages.map(({ text }) => text);
const texts = {
  prose: readFileSync(join(root, "CONTRIBUTING.md"), "utf8"),
  "events of mail": `${event}\n`,
  messages: messages.join("\n"),
  "almost messages": messages.map((text) => text.replace(/[aeo]/g, "x")).join("\n"),
  addresses: Array.from({ length: 2000 }, (_, place) => `anna.${place}@example${place % 7}.com`).join(" "),
  "open brackets": '{"a":[',
};

const { default: create } = await import(join(root, "build/wasm/agent.mjs"));
for (const [what, piece] of Object.entries(texts)) {
  // A core of its own, so that the first time is a first time.
  const core = await create({ wasmBinary: readFileSync(join(root, "build/wasm/agent.wasm")) });
  core.load(compiled("agent"));
  const text = piece.repeat(Math.ceil(SIZE / piece.length)).slice(0, SIZE);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    core.evidence(text, "#1.agent", "");
    return performance.now() - start;
  });
  const [first] = times;
  const median = times.sort((a, b) => a - b)[ROUNDS >> 1];
  const met = median < GOAL ? "" : `, above ${GOAL} ms`;
  console.log(`100 KB of ${what}: ${median.toFixed(1)} ms, the first time ${first.toFixed(1)} ms${met}`);
}

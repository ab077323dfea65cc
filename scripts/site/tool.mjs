// What other programs print: Signpost's own tool, and Graphviz.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";

const MOST_BYTES = 1e8;

/** All that a command prints, given this input. Where it complains about the knowledge, that is all that needs to be said. */
export async function run(command, parameters, input) {
  const running = promisify(execFile)(command, parameters, { maxBuffer: MOST_BYTES });
  running.child.stdin.end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    throw new Error(error.stderr?.trim() || error.message);
  }
}

/** What a command prints, line by line while it runs. */
export async function* linesOf(command, parameters) {
  const child = spawn(command, parameters, { stdio: ["ignore", "pipe", "inherit"] });
  const end = once(child, "close");
  let rest = "";
  for await (const chunk of child.stdout.setEncoding("utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop();
    yield* lines;
  }
  const [status] = await end;
  if (status !== 0) throw new Error(`${[command, ...parameters].join(" ")} ended with ${status}`);
}

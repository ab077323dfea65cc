// How many visits nginx serves on this machine, what one weighs on the line, and what a million of them cost.
//   node tests/hosting/load.mjs [SECONDS]     or scripts/load

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { root, siteFolder } from "../browser/support.mjs";
import { startNginx } from "./nginx.mjs";
import { temporaryFolder } from "./support.mjs";
import { visitTwice } from "./visit.mjs";

const CONNECTIONS = 8;
const VISITS = 1_000_000;
const MONTH = 30 * 24 * 60 * 60; // seconds
const PRICES = [0.01, 0.05, 0.1]; // of a GB, for example

/**
 * Plays visits with wrk as fast as they go, each with a handshake of its own. Paths are those of a visit. Returns what wrk says, and
 * how often nginx gave each path with each status.
 */
export async function load(site, paths, seconds) {
  const log = join(temporaryFolder(), "log");
  const nginx = await startNginx(site, {
    around: "ssl_session_tickets off; log_format load '$status $request_uri';",
    inServer: `access_log ${log} load buffer=1m;`,
  });
  const settings = [`-t${CONNECTIONS}`, `-c${CONNECTIONS}`, `-d${seconds}s`, "-s", "tests/hosting/visit.lua"];
  const { stdout, stderr, status } = spawnSync("wrk", [...settings, nginx.origin, "--", ...paths], {
    cwd: root,
    encoding: "utf8",
    timeout: (seconds + 30) * 1000,
  });
  await nginx.stop();
  if (status !== 0) throw new Error(`wrk did not end well: ${stdout}${stderr}`);
  const given = {};
  // The first answer is to startNginx, which has asked whether anybody is there.
  const [, ...lines] = readFileSync(log, "utf8").trim().split("\n");
  for (const line of lines) given[line] = (given[line] ?? 0) + 1;
  return { ...JSON.parse(stdout.trim().split("\n").at(-1)), given, connections: CONNECTIONS };
}

async function report(seconds) {
  const { first, again } = await visitTwice(siteFolder);
  const { requests, microseconds, median, p99, failed } = await load(siteFolder, first.paths, seconds);
  const rate = requests / (microseconds / 1e6);
  const visits = rate / first.paths.length;
  const needed = VISITS / MONTH;
  const average = (first.sent * 8 * needed) / 1e6;

  const number = (value) => Math.round(value).toLocaleString("en-US");
  const say = (what, value) => console.log(`   ${what.padEnd(44)}${value}`);
  console.log(`   ${cpus().length} cores of ${cpus()[0].model.trim()}, for wrk and one worker of nginx; ${seconds} s`);
  say("requests a second", number(rate));
  say("visits a second, each with a new connection", number(visits));
  say("time of a request, median and 99 in 100", `${(median / 1000).toFixed(1)} ms, ${(p99 / 1000).toFixed(1)} ms`);
  say("requests that failed", number(failed));
  say(
    "a first visit",
    `${first.paths.length} requests, ${number(first.sent)} bytes sent, ${number(first.got)} received`,
  );
  say("the next visit", `${number(again.sent)} bytes sent, ${number(again.got)} received`);
  say("a million first visits", cost(first.sent));
  say("a million next visits", cost(again.sent));
  say("a million first visits in 30 days", `${average.toFixed(2)} Mbit/s on average`);
  say("this machine serves", `${number(visits / needed)} times as many`);
}

/** Of a million visits. A million times 1,000 bytes are one GB. */
function cost(bytes) {
  const gigabytes = bytes / 1000;
  const priced = PRICES.map((price) => `$${(gigabytes * price).toFixed(2)} at $${price.toFixed(2)}`);
  return `${gigabytes.toFixed(1)} GB: ${priced.join(", ")} a GB`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const seconds = Number(process.argv[2] ?? 10);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= 600) {
    await report(seconds);
  } else {
    console.error(`The seconds are a whole number from 1 to 600, not ${process.argv[2]}`);
    process.exitCode = 1;
  }
}

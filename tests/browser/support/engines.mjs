// The engines that the tests run in. SIGNPOST_ENGINES=chromium,firefox chooses among them; all three are the default.

import { describe as suite } from "node:test";
import puppeteer from "puppeteer-core";
import { launchWebKit } from "./webkit.mjs";

const ENGINES = ["chromium", "firefox", "webkit"];
const chosen = (process.env.SIGNPOST_ENGINES ?? ENGINES.join(",")).split(",");
for (const engine of chosen) {
  if (!ENGINES.includes(engine)) throw new Error(`SIGNPOST_ENGINES knows ${ENGINES.join(", ")}, not "${engine}"`);
}

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const CHROMIUM_ARGUMENTS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

/**
 * One suite for each chosen engine, named after it. A suite that only some engines can run says in `because` what the others lack.
 * The body gets the engine's name.
 */
export function inEngines(title, body, { only = ENGINES, because } = {}) {
  if (only.length < ENGINES.length !== (because !== undefined))
    throw new Error(`"${title}": only and because go together`);
  for (const engine of only.filter((one) => chosen.includes(one))) {
    suite(`${title} [${engine}${because ? `: ${because}` : ""}]`, () => body(engine));
  }
}

/** A suite that runs in Chromium alone, or in no engine: once, where the engines are shared out among processes. */
export function describe(title, body) {
  if (chosen.includes("chromium")) suite(title, body);
}

/**
 * Starts an engine. What comes back is puppeteer's Browser, or for WebKit the part of it that the tests use.
 * Settings, each for one engine: `arguments` (Chromium), `preferences` (Firefox), `environment` (WebKit).
 */
export function launch(engine, settings = {}) {
  switch (engine) {
    case "chromium":
      return puppeteer.launch({
        executablePath: CHROMIUM,
        args: [...CHROMIUM_ARGUMENTS.split(" "), ...(settings.arguments ?? [])],
      });
    case "firefox":
      return puppeteer.launch({
        browser: "firefox",
        executablePath: FIREFOX,
        // A test may read back what the page has copied.
        extraPrefsFirefox: { "dom.events.testing.asyncClipboard": true, ...settings.preferences },
      });
    case "webkit":
      return launchWebKit(settings);
    default:
      throw new Error(`There is no engine "${engine}"`);
  }
}

// What the reader sees when a file, the network or the browser is not as it should be. tests/hosting/faults.test.mjs has what real hosts
// do to files: cut them off, put a page in their place, or send them with a wrong type.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { HEADERS } from "../../scripts/headers.mjs";
import { READY, builtFile, describe, exampleOf, follow, look, replay, siteFolder, startSite } from "./support.mjs";

const WASM = builtFile("signpost.wasm");
const PLAIN = builtFile("signpost-js.js");
const PLAIN_OF_AGENTS = builtFile("agent-js.js");
const KNOWLEDGE_OF_AGENTS = builtFile("knowledge/agent.txt");
const MAIN = builtFile("main.js");
const KNOWLEDGE = builtFile("knowledge/customer.txt");
const LONGER_THAN_PATIENCE = { timeout: 30_000 };

/** Ways in which a server can answer wrongly: each gets the right file and answers in its place. */
const FAULTS = {
  "is missing": (response) => response.writeHead(404).end(),
  "meets an error of the server": (response) => response.writeHead(500).end(),
  "is empty": (response) => response.writeHead(200).end(),
  "is no JSON and no program": (response) => response.writeHead(200).end('{"format": 1,,}'),
  "never comes": () => {},
};

describe("the page [chromium]", () => {
  let site;
  /** The paths that were asked for, and what answers for some of them in the server's place. */
  let requests;
  let faults;
  before(async () => {
    site = await startSite();
    const [answer] = site.server.listeners("request");
    site.server.removeAllListeners("request");
    site.server.on("request", (request, response) => {
      const path = request.url.slice(1);
      requests.push(path);
      if (!faults[path]) return answer(request, response);
      return faults[path](setHeaders(response, HEADERS), contentOf(path));
    });
  });
  after(() => site.close());

  function open(withFaults, settings) {
    faults = withFaults;
    requests = [];
    return visit(site, settings);
  }
  const times = (path) => requests.filter((one) => one === path).length;

  for (const [what, fault] of Object.entries(FAULTS)) {
    it(`reaches advice with the core in JavaScript when the WebAssembly ${what}`, async () => {
      const page = await open({ [WASM]: fault });
      await assertAdvice(page);
      assert.deepEqual([times(WASM), times(PLAIN), times("")], [1, 1, 1]);
      await page.browserContext().close();
    });
  }

  it("reaches advice with one request for WebAssembly that comes with a wrong type", async () => {
    const wrongType = (response, file) => response.writeHead(200, { "Content-Type": "text/plain" }).end(file);
    const page = await open({ [WASM]: wrongType });
    await assertAdvice(page);
    assert.deepEqual([times(WASM), times(PLAIN)], [1, 0]);
    await page.browserContext().close();
  });

  it("takes the WebAssembly after all when it is late and the core in JavaScript is missing", async () => {
    const late = (response, file) => setTimeout(() => response.writeHead(200).end(file), 5000);
    const page = await open({ [WASM]: late, [PLAIN]: FAULTS["is missing"] });
    await assertAdvice(page);
    // As a module, and then to see why it did not come.
    assert.equal(times(PLAIN), 2);
    await page.browserContext().close();
  });

  it("reaches advice when the policy forbids WebAssembly", async () => {
    const without = (text) => text.replace(" 'wasm-unsafe-eval'", "");
    const strict = (response, file) => {
      response.setHeader("Content-Security-Policy", without(HEADERS["Content-Security-Policy"]));
      sendPage(response, without(file.toString()));
    };
    const page = await open({ "": strict });
    await assertAdvice(page);
    assert.equal(times(PLAIN), 1);
    await page.browserContext().close();
  });

  for (const [what, fault] of Object.entries(FAULTS)) {
    it(`shows the ways out when the file with the knowledge ${what}`, async () => {
      const page = await open({ [KNOWLEDGE]: fault });
      await assertGaveUp(page);
      // A missing file may mean that the page is older than the site: then it reloads once.
      assert.equal(times(""), what === "is missing" ? 2 : 1);
      await page.browserContext().close();
    });
  }

  it("shows the ways out when there is no core at all", async () => {
    const page = await open({ [WASM]: FAULTS["is missing"], [PLAIN]: FAULTS["is missing"] });
    await assertGaveUp(page);
    assert.equal(times(""), 2);
    await page.browserContext().close();
  });

  for (const what of ["is missing", "is empty", "never comes"]) {
    it(`stays the static page when the script ${what}`, async () => {
      const page = await open({ [MAIN]: FAULTS[what] });
      await page.waitForFunction(() => document.querySelector("#footer"));
      await assertWaysOut(page);
      await page.browserContext().close();
    });
  }

  it("reloads once when a cache had kept it from before the site was renewed", async () => {
    const [oldMain, oldKnowledge] = ["main.00000000.js", "customer.00000000.txt"];
    const name = (path) => path.slice(path.lastIndexOf("/") + 1);
    const page = await open({
      "": (response, file) =>
        sendPage(response, times("") === 1 ? file.toString().replace(MAIN, oldMain) : file.toString()),
      [oldMain]: (response) => {
        response.writeHead(200, { "Content-Type": "text/javascript" });
        response.end(contentOf(MAIN).toString().replace(name(KNOWLEDGE), oldKnowledge));
      },
    });
    await assertAdvice(page);
    assert.deepEqual([times(""), times(oldMain), times(MAIN)], [2, 1, 1]);
    await page.browserContext().close();
  });

  for (const { who, link, prepare, file } of [
    { who: "a customer without WebAssembly", link: "", prepare: withoutWebAssembly, file: PLAIN },
    { who: "an agent without WebAssembly", link: "agent.html", prepare: withoutWebAssembly, file: PLAIN_OF_AGENTS },
    { who: "an agent who comes from the customers' page", link: "#1.agent", file: KNOWLEDGE_OF_AGENTS },
  ]) {
    it(`reloads once when a file is missing for ${who}`, async () => {
      const page = link.startsWith("#") ? "agent.html" : link;
      const gone = (response, content) => (times(page) === 1 ? FAULTS["is missing"](response) : response.end(content));
      const typed = file.endsWith(".js") ? { "Content-Type": "text/javascript" } : {};
      const tab = await open(
        { [file]: (response, content) => gone(setHeaders(response, typed), content) },
        { link, prepare },
      );
      await tab.waitForFunction(() => location.hash.startsWith("#1."), LONGER_THAN_PATIENCE);
      await tab.waitForSelector(READY, LONGER_THAN_PATIENCE);
      assert.equal(times(page), 2);
      await tab.browserContext().close();
    });
  }

  it("does not reload where the browser does not tell whether it just has", async () => {
    const prepare = (tab) => tab.evaluateOnNewDocument(() => (performance.getEntriesByType = () => []));
    const page = await open({ [KNOWLEDGE]: FAULTS["is missing"] }, { prepare });
    await assertGaveUp(page);
    assert.equal(times(""), 1);
    await page.browserContext().close();
  });

  it("loads what has failed when the network is back", async () => {
    const page = await open({ [KNOWLEDGE]: FAULTS["meets an error of the server"] });
    await assertGaveUp(page);
    faults = {};
    await page.setOfflineMode(true);
    await page.setOfflineMode(false);
    await assertAdvice(page);
    await page.browserContext().close();
  });

  it("stays the static page when it comes before the files that it names", async () => {
    const page = await open({
      "": (response, file) => sendPage(response, file.toString().replaceAll(/\.[0-9a-f]{8}\./g, ".ffffffff.")),
    });
    await page.waitForFunction(() => document.querySelector("#footer"));
    await assertWaysOut(page);
    await page.browserContext().close();
  });
});

// The page counts its patience in beats; here it beats forty times as fast, unless told otherwise.
describe("the page with a file that comes late [chromium]", () => {
  let site;
  let late;
  let held;
  before(async () => {
    site = await startSite();
    const [answer] = site.server.listeners("request");
    site.server.removeAllListeners("request");
    site.server.on("request", (request, response) => {
      if (request.url.endsWith(late)) held.push(() => answer(request, response));
      else answer(request, response);
    });
  });
  after(() => site.close());

  function open(settings = {}) {
    held = [];
    late = settings.late ?? KNOWLEDGE;
    const prepare = async (tab) => {
      await tab.evaluateOnNewDocument(beatFaster, settings.faster ?? 40);
      await settings.prepare?.(tab);
    };
    return visit(site, { ...settings, prepare });
  }
  const release = () => held.splice(0).forEach((go) => go());
  const told = (page) => page.$eval("#failed", ({ hidden }) => !hidden);
  const untilTold = (page) => page.waitForFunction(() => document.querySelector("#failed")?.hidden === false);
  const untilLoaded = (page) => page.waitForFunction(() => history.scrollRestoration === "manual");

  it("says that something is missing, and is taken over when it comes all the same", async () => {
    const page = await open();
    await untilTold(page);
    await assertWaysOut(page);
    release();
    await page.waitForSelector(READY);
    assert.deepEqual(await page.evaluate(() => [document.activeElement.tagName, scrollY]), ["BODY", 0]);
    assert.equal(await page.$("#failed:not([hidden])"), null);
    await assertAdvice(page);
    await page.browserContext().close();
  });

  it("shows the page of its link when that comes late", async () => {
    const page = await open({ link: "#1.customer.stuck-nomail.mailkind-confirm.see-confirm" });
    await untilTold(page);
    release();
    await page.waitForSelector("[data-guide=confirm]");
    await page.browserContext().close();
  });

  it("leaves a reader of the static page alone until the next answer", async () => {
    const page = await open();
    await page.waitForSelector("[data-answer=nomail]");
    await page.click("[data-answer=nomail]");
    await untilTold(page);
    const seen = () => page.evaluate(() => [scrollY, document.querySelector("h1").textContent, location.hash]);
    const before = await seen();
    assert.ok(before[0] > 0);
    release();
    await untilLoaded(page);
    assert.deepEqual(await seen(), before);
    await page.click("[data-answer=badlink]");
    await page.waitForSelector("main [data-question]:not([data-question=stuck])");
    assert.deepEqual(await page.evaluate(() => [document.activeElement.tagName, scrollY]), ["H1", 0]);
    assert.ok(await page.$(READY));
    await page.browserContext().close();
  });

  it("does not take the focus from an answer", async () => {
    const page = await open();
    await page.waitForSelector("[data-answer=badlink]");
    await page.focus("[data-answer=badlink]");
    await untilTold(page);
    await page.keyboard.press("Shift");
    release();
    await untilLoaded(page);
    assert.equal(await page.evaluate(() => document.activeElement.dataset.answer), "badlink");
    await page.keyboard.press("Enter");
    await page.waitForSelector(READY);
    assert.equal((await look(page)).link, "#1.customer.stuck-badlink");
    await page.browserContext().close();
  });

  it("does not count the time in which nobody sees it", async () => {
    const page = await open({ prepare: (tab) => tab.evaluateOnNewDocument(hide) });
    await page.waitForFunction(() => window.beats > 80);
    assert.equal(await told(page), false);
    await page.evaluate(() => (window.hidden = false));
    await untilTold(page);
    await page.browserContext().close();
  });

  it("does not count the time in which it sleeps", async () => {
    // Patience for 2.5 seconds, of which freezing and waking may take most on a busy machine.
    const page = await open({ faster: 4 });
    await page.waitForFunction(() => window.beats > 0);
    const session = await page.createCDPSession();
    await session.send("Page.setWebLifecycleState", { state: "frozen" });
    await new Promise((done) => setTimeout(done, 4000));
    await session.send("Page.setWebLifecycleState", { state: "active" });
    const { beats, failed } = await page.evaluate(() => ({
      beats: window.beats,
      failed: !document.querySelector("#failed").hidden,
    }));
    assert.ok(beats < 40, `it counted ${beats} beats`);
    assert.equal(failed, false);
    release();
    await assertAdvice(page);
    await page.browserContext().close();
  });

  it("starts with the first question where the skip link was used before", async () => {
    const page = await open({ late: MAIN });
    await page.waitForSelector("[data-answer]");
    await page.focus("#skip");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => location.hash === "#main");
    release();
    await page.waitForSelector(READY);
    const { link, notice, question, focus } = await look(page);
    assert.deepEqual([link, notice, question, focus], ["#1.customer", undefined, "stuck", "MAIN"]);
    await page.browserContext().close();
  });
});

describe("the page whose script fails later [chromium]", () => {
  let site;
  before(async () => (site = await startSite()));
  after(() => site.close());

  for (const [what, fail] of Object.entries({
    "the core fails": () => (JSON.parse = () => window.nothing.there),
    "drawing fails": () => (document.createElement = () => window.nothing.there),
  })) {
    for (const [where, answers] of Object.entries({
      "at the first question": [],
      "at the second": ["[data-answer=nomail]"],
    })) {
      it(`works as the static page when ${what} ${where}`, async () => {
        const page = await site.open();
        for (const answer of answers) await follow(page, answer);
        await page.evaluate(fail);
        const failed = await follow(page, "[data-answer]");
        assert.deepEqual([failed.question, failed.title], ["stuck", "Customers Portal helper"]);
        assert.equal(await page.$eval("#failed", ({ hidden }) => hidden), false);
        if (answers.length === 0) assert.ok((await topOf(page, failed.link)) < 400, failed.link);
        for (const answer of ["badlink", "message"]) {
          await page.click(`[data-answer=${answer}]`);
          const top = await topOf(page, `#1.customer.stuck-${answer}`);
          assert.ok(top > -1 && top < 400, `${answer} is ${top} px down`);
        }
        await Promise.all([page.waitForNavigation(), page.click('[id="1.customer.stuck-message"] .choice')]);
        assert.equal(new URL(page.url()).pathname, "/plain/stuck-message.html");
        await page.close();
      });
    }
  }

  function topOf(page, link) {
    return page.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, link.slice(1));
  }
});

describe("the page without a network [chromium]", () => {
  it("goes on to all advice once it is there", async () => {
    const site = await startSite();
    const page = await visit(site);
    await assertAdvice(page);
    site.server.close();
    site.server.closeAllConnections();
    await assertAdvice(page);
    await assert.rejects(fetch(site.address));
    await site.close();
  });

  it("reaches advice over a slow one (Chromium only: it can slow itself down)", async () => {
    const site = await startSite();
    const page = await site.browser.newPage();
    await page.emulateNetworkConditions({ download: 50_000, upload: 50_000, latency: 400 });
    page.goto(site.address).catch(() => {});
    await assertAdvice(page);
    await site.close();
  });
});

describe("the page in a browser without WebAssembly [chromium]", () => {
  it("reaches advice with the core in JavaScript (Chromium only: its switch for that)", async () => {
    const site = await startSite(siteFolder, "chromium", { arguments: ["--js-flags=--jitless"] });
    const page = await visit(site);
    await assertAdvice(page);
    assert.equal(await page.evaluate(() => typeof WebAssembly), "undefined");
    const files = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
    assert.ok(files.some((file) => file.endsWith(PLAIN)));
    await site.close();
  });
});

/** Opens the page with an empty cache, and without waiting for all its files, as some may never come. */
async function visit(site, { link = "", prepare } = {}) {
  const context = await site.browser.createBrowserContext();
  const page = await context.newPage();
  await prepare?.(page);
  page.goto(site.address + link).catch(() => {});
  return page;
}

/** What follows runs in the page before its own script. */
function beatFaster(times) {
  const setBeat = window.setInterval;
  window.beats = 0;
  window.setInterval = (act, pause) =>
    setBeat(() => {
      window.beats += 1;
      act();
    }, pause / times);
}

function hide() {
  window.hidden = true;
  Object.defineProperty(document, "hidden", { get: () => window.hidden });
}

function withoutWebAssembly(tab) {
  return tab.evaluateOnNewDocument(() => delete window.WebAssembly);
}

function setHeaders(response, headers) {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  return response;
}

function contentOf(path) {
  const file = join(siteFolder, path || "index.html");
  return existsSync(file) ? readFileSync(file) : undefined;
}

function sendPage(response, html) {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" }).end(html);
}

/** Talks a case through, from the first question to its guide. */
async function assertAdvice(page) {
  await page.waitForSelector(READY, LONGER_THAN_PATIENCE);
  const example = exampleOf("customer");
  const way = await replay(page, example);
  assert.equal(way.at(-1).guide, example.guide);
}

/** The page has given up: it says so, and nothing of it is missing. */
async function assertGaveUp(page) {
  await page.waitForFunction(() => document.querySelector("#failed")?.hidden === false, LONGER_THAN_PATIENCE);
  await assertWaysOut(page);
}

async function assertWaysOut(page) {
  const seen = await page.evaluate(() => ({
    heading: document.querySelector("main h1").textContent,
    links: [...document.querySelectorAll("main a, #overview a, #footer a")]
      .filter((a) => a.checkVisibility())
      .map((a) => a.href),
    focus: document.activeElement === document.body,
  }));
  assert.ok(seen.heading);
  assert.ok(seen.links.some((link) => link.endsWith("/all.html")));
  assert.ok(seen.links.some((link) => link.startsWith("https://support.gitlab.com/")));
  assert.ok(seen.focus, "nothing takes the focus");
}

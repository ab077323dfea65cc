// What readers get when the host is at fault: the faults are made with nginx and hosting/nginx.conf. docs/hosting.md has the same tables.
// tests/browser/faults.test.mjs has what the page itself makes of it: reloads, patience, and the core in JavaScript.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { typeOf } from "../../scripts/headers.mjs";
import { READY, builtFile, exampleOf, replay, root, siteFolder } from "../browser/support.mjs";
import { launch } from "../browser/support/engines.mjs";
import { CERTIFICATE, freePort, startNginx, trust } from "./nginx.mjs";
import { ask, buildSite, temporaryFolder } from "./support.mjs";
import { filesAsked } from "./visit.mjs";

const AT_ONCE = { concurrency: 4 };
const PATIENCE = { timeout: 30_000 };

const ADVICE = "advice";
const STATIC_PAGE = "the static page";
const KNOWLEDGE = "knowledge/customers-portal";
const RENEWED = /, renewed$/;
const MAIN = `/${builtFile("main.js")}`;

/** The columns of the table: kinds of files that the page loads. */
const KINDS = { core: /\.wasm$/, script: /\.js$/, knowledge: /\.txt$/ };

/** What can happen to one file, as a location of nginx for it; and what readers get, for each kind of file. */
const FAULTS_OF_A_FILE = [
  {
    fault: "is missing",
    made: () => "return 404;",
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "is refused (503)",
    made: () => "return 503;",
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "starts and never ends",
    made: (file) => `limit_rate 1; ${sending(file)}`,
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "is cut off: the connection ends before the file does",
    made: () => `proxy_pass ${halves.address};`,
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "was only half uploaded",
    made: byHalf,
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "is replaced by a page with status 200: a guest network's, or `index.html` for unknown paths",
    made: () => "rewrite ^ /index.html last;",
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "has the type `text/plain`",
    made: (file) => sending(file, { type: "text/plain" }),
    gets: [ADVICE, STATIC_PAGE, ADVICE],
  },
  {
    fault: "has the type `application/octet-stream`",
    made: (file) => sending(file, { type: "application/octet-stream" }),
    gets: [ADVICE, STATIC_PAGE, ADVICE],
  },
  {
    fault: "is compressed but not labeled",
    made: (file) => `add_header X-Content-Type-Options nosniff; ${sending(file, { names: `${file}.br` })}`,
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
  {
    fault: "is compressed differently than its header says",
    made: (file) => `add_header Content-Encoding gzip; ${sending(file, { names: `${file}.br` })}`,
    gets: [ADVICE, STATIC_PAGE, STATIC_PAGE],
  },
];

/** What can happen to a host as a whole, and to two releases on it. */
const FAULTS_OF_A_HOST = [
  {
    fault: "Files arrive at 10 KB a second",
    gets: "Advice, after some seconds",
    async test(host) {
      const { page } = await host.open({ inServer: "set $limit_rate 10k;" });
      await assertAdvice(page);
    },
  },
  {
    fault: "Files arrive at 2 KB a second",
    gets: "The static page, as soon as the page has arrived",
    async test(host) {
      const { page, origin } = await host.open({ inServer: "set $limit_rate 2k;" });
      await assertStaticPage(page, origin, { told: false });
    },
  },
  {
    fault: "The server goes down once the first question is there",
    gets: "Advice: everything has arrived by then",
    async test(host) {
      const { page, origin, stop } = await host.open();
      await page.waitForSelector(READY, PATIENCE);
      await stop();
      await assert.rejects(ask(origin, "/"));
      await assertAdvice(page);
    },
  },
  {
    fault: "The server goes down before the core has arrived",
    gets: "The static page; its links work when the server is back",
    async test(host) {
      const { page, stop } = await host.open({ inServer: 'if ($uri ~ "\\.wasm$") { set $limit_rate 1; }' });
      await page.waitForFunction(hasCome, PATIENCE, MAIN);
      await stop();
      await assertStaticPage(page, undefined, { told: true });
    },
  },
  {
    fault: "Only half of the page itself was uploaded",
    gets: "Advice: the script is at its start and makes what is missing",
    async test(host) {
      const { page } = await host.open({ inServer: locationOf("/index.html", byHalf("/index.html")) });
      await assertAdvice(page);
    },
  },
  {
    fault: "The connection ends in the middle of the page itself",
    gets: "What has arrived, or nothing; a reload brings everything",
    async test(host) {
      const { page, origin, stop } = await host.open({
        inServer: locationOf("/index.html", `proxy_pass ${halves.address};`),
      });
      await page.arrived;
      await stop();
      await host.start(siteFolder, { port: new URL(origin).port });
      await page.reload({ waitUntil: "domcontentloaded" });
      await assertAdvice(page);
    },
  },
  {
    fault: "The page itself is missing",
    gets: "The server's error page; links to `all.html` and into `plain/` still work",
    async test(host) {
      const { page, origin } = await host.open({ inServer: "location = /index.html { return 404; }" });
      await page.waitForFunction(() => document.body?.textContent.includes("404"), PATIENCE);
      await page.goto(`${origin}/all.html`);
      assert.ok((await page.$$("main h2")).length > 0);
    },
  },
  {
    fault: "A style or script of `all.html`, a map or a plain page is missing",
    gets: "All its text and links, less styled",
    async test(host) {
      for (const name of ["all.html", "map.html", "map-agent.html", "plain/stuck-nomail.html"]) {
        for (const file of await filesOf(name, "h1")) {
          const { page } = await host.open({ inServer: locationOf(file, "return 404;"), link: name });
          await page.waitForFunction(hasWholeHtml, PATIENCE);
          const named = readFileSync(join(siteFolder, name), "utf8").match(/<a\s/g);
          assert.equal(await page.$$eval("a", (links) => links.length), named.length, `${name} without ${file}`);
        }
      }
    },
  },
  {
    fault: "A cache keeps the previous release's page, and that release's files are still there",
    gets: "That release's advice",
    async test(host) {
      const { page } = await host.renew({ cached: "^/$", kept: true });
      assert.doesNotMatch((await assertAdvice(page)).heading, RENEWED);
    },
  },
  {
    fault: "A cache keeps the previous release's page, and that release's files are gone",
    gets: "The static page",
    async test(host) {
      const { page, origin } = await host.renew({ cached: "^/$" });
      await assertStaticPage(page, origin, { told: false });
    },
  },
  {
    fault: "A cache keeps the page and its script; a reload bypasses the cache",
    gets: "Today's advice: the page reloads once",
    async test(host) {
      const { page } = await host.renew({ cached: "^/(main.*)?$", passed: true });
      assert.match((await assertAdvice(page)).heading, RENEWED);
    },
  },
  {
    fault: "A cache keeps the page and its script, whatever the browser asks",
    gets: "The static page",
    async test(host) {
      const { page, origin } = await host.renew({ cached: "^/(main.*)?$" });
      await assertStaticPage(page, origin, { told: true });
    },
  },
  {
    fault: "A new release's page is published before its files",
    gets: "The static page",
    async test(host) {
      const { page, origin } = await host.open({ inServer: `location = /index.html { root ${latter.folder}; }` });
      await assertStaticPage(page, origin, { told: false, release: latter.folder });
    },
  },
  {
    fault: "The knowledge belongs to another release, under this one's name",
    gets: "That release's advice: its words and its logic are one file",
    async test(host) {
      const { page } = await host.open({ inServer: swapped("knowledge/customer.txt") });
      assert.match((await assertAdvice(page)).heading, RENEWED);
    },
  },
  {
    fault: "The core is that of agents, under the name of the customers'",
    gets: "Advice, or the static page where it does not fit the script",
    // Which of them, the build decides: it gives short names to what a core takes and gives.
    async test(host) {
      const { page, origin } = await host.open({ inServer: swapped("signpost.wasm", "agent.wasm") });
      const told = () => page.waitForFunction(() => document.querySelector("#failed")?.hidden === false, PATIENCE);
      const fits = await Promise.race([
        page.waitForSelector(READY, PATIENCE).then(() => true),
        told().then(() => false),
      ]);
      if (fits) await assertAdvice(page);
      else await assertStaticPage(page, origin, { told: true });
    },
  },
  {
    fault: "Everything but the page and its script belongs to another release, under this one's names",
    gets: "That release's advice",
    async test(host) {
      const files = ["signpost.wasm", "knowledge/customer.txt"];
      const { page } = await host.open({ inServer: files.map((file) => swapped(file)).join("\n") });
      assert.match((await assertAdvice(page)).heading, RENEWED);
    },
  },
];

/** The next release, made before it is needed. */
let latter;

const halves = await serveHalves();
const whole = await startNginx(siteFolder);
const browser = await launch("chromium", { arguments: trust() });
after(async () => {
  await browser.close();
  await whole.stop();
  halves.server.close();
});

/** The files that a page loads, found by opening it. */
async function filesOf(page, ready = READY) {
  const [, ...files] = await filesAsked(browser, `${whole.origin}/${page}`, ready);
  assert.ok(files.length > 0, page);
  return files;
}

const FILES = await filesOf("");
const AGENTS_FILES = await filesOf("agent.html#1.agent");

describe("one file of the page [chromium]", AT_ONCE, () => {
  for (const { fault, made, gets } of FAULTS_OF_A_FILE) {
    for (const file of FILES) {
      const wanted = gets[Object.values(KINDS).findIndex((kind) => kind.test(file))];
      it(`${fault}: ${file} › ${wanted}`, async (t) => {
        const { page, origin } = await hostOf(t).open({ inServer: locationOf(file, made(file)) });
        await assertFault(origin, file);
        if (wanted === ADVICE) await assertAdvice(page);
        else await assertStaticPage(page, origin, { told: file !== MAIN });
      });
    }
  }

  for (const file of AGENTS_FILES.filter((one) => !FILES.includes(one))) {
    const wanted = /\.(wasm|css)$/.test(file) ? ADVICE : STATIC_PAGE;
    it(`is missing for agents: ${file} › ${wanted}`, async (t) => {
      const host = hostOf(t);
      const { page, origin } = await host.open({
        inServer: locationOf(file, "return 404;"),
        link: "agent.html#1.agent",
      });
      if (wanted === ADVICE) await assertAdvice(page, "agent");
      else await assertStaticPageOfAgents(page, { told: !/^\/agent\.\w+\.js$/.test(file) });
    });
  }
});

describe("the host [chromium]", AT_ONCE, () => {
  before(() => (latter = buildLatter()));

  for (const { fault, gets, test } of FAULTS_OF_A_HOST) {
    it(`${fault} › ${gets}`, (t) => test(hostOf(t)));
  }
});

describe("docs/hosting.md", () => {
  it("names the faults that are tested, and what readers get", () => {
    const text = readFileSync(join(root, "docs/hosting.md"), "utf8");
    const [, section] = /^## When something fails\n(.*?)^## /ms.exec(text);
    const rows = [...section.matchAll(/^\| (.*) \|$/gm)].map(([, cells]) => cells.split(" | "));
    const told = rows.filter(([first]) => !first.startsWith("---"));
    assert.deepEqual(told, [
      ["a file of the page", ...Object.keys(KINDS)],
      ...FAULTS_OF_A_FILE.map(({ fault, gets }) => [fault, ...gets]),
      ["the host", "what readers get"],
      ...FAULTS_OF_A_HOST.map(({ fault, gets }) => [fault, gets]),
    ]);
  });
});

/** What a test needs to open pages of a host of its own; all of it goes with the test. */
function hostOf(t) {
  const visit = async (address) => {
    const context = await browser.createBrowserContext();
    t.after(() => context.close());
    const page = await context.newPage();
    // Not all that a page asks for may ever come.
    page.arrived = page.goto(address).catch(() => {});
    return page;
  };
  const start = async (folder, settings) => {
    const nginx = await startNginx(folder, settings);
    t.after(nginx.stop);
    return nginx;
  };
  return {
    visit,
    start,
    /** Opens the page of a host with a fault. */
    async open({ inServer, link = "" } = {}) {
      const nginx = await start(siteFolder, { inServer });
      return { ...nginx, page: await visit(`${nginx.origin}/${link}`) };
    },
    /** Opens the page of a renewed site, through a cache that was asked for it before and keeps what it should not. */
    async renew({ cached, passed = false, kept = false }) {
      const folder = join(temporaryFolder(), "site");
      symlinkSync(siteFolder, folder);
      const [port, cachePort] = [await freePort(), await freePort()];
      await start(folder, { port, around: cacheBefore(port, cachePort, cached, passed) });
      const origin = `https://127.0.0.1:${cachePort}`;
      const cacheState = async (path) => (await ask(origin, path, { encoding: "br" })).headers["x-cache"];
      for (const path of ["/", MAIN]) await cacheState(path);
      unlinkSync(folder);
      symlinkSync(kept ? latter.withFormerFiles : latter.folder, folder);
      assert.equal(await cacheState("/"), "HIT");
      return { origin, page: await visit(origin) };
    },
  };
}

/** A server of nginx before the site, such as a network of caches. It keeps what it is told, whatever the site says; a reload may pass. */
function cacheBefore(port, cachePort, cached, passed) {
  const hand = `proxy_pass https://127.0.0.1:${port}; proxy_http_version 1.1;`;
  const keep =
    "add_header X-Cache $upstream_cache_status; proxy_cache kept; proxy_cache_valid 200 1h; proxy_ignore_headers Cache-Control Vary;";
  return `proxy_cache_path ${temporaryFolder()} keys_zone=kept:1m;
    server {
      listen 127.0.0.1:${cachePort} ssl http2;
      ssl_certificate ${CERTIFICATE.certificate};
      ssl_certificate_key ${CERTIFICATE.key};
      location / { ${hand} }
      location ~ ${cached} { ${hand} ${keep} ${passed ? "proxy_cache_bypass $http_cache_control;" : ""} }
    }`;
}

/** The site with another knowledge, and the same with the files of this one beside it, as hosting/gitlab-ci.yml puts them. */
function buildLatter() {
  const sources = join(temporaryFolder(), "public");
  cpSync(join(root, "public"), sources, { recursive: true });
  for (const name of ["knowledge.json", "words/en.customer.json", "words/en.agent.json"]) {
    const path = join(sources, KNOWLEDGE, name);
    const text = readFileSync(path, "utf8").replaceAll('"resetportal"', '"resetportal2"');
    writeFileSync(path, text.replaceAll(/"headline": "[^"]+/g, "$&, renewed"));
  }
  const { folder } = buildSite("--public", sources);
  const withFormerFiles = join(temporaryFolder(), "site");
  for (const [from, to] of [
    [folder, withFormerFiles],
    [`${siteFolder}/.`, withFormerFiles],
  ]) {
    assert.equal(spawnSync("cp", ["-rn", from, to]).status, 0);
  }
  return { folder, withFormerFiles };
}

/** Sends a file of the latter release, or another one, instead of a file of this one. */
function swapped(name, other = name) {
  const [file, theirs] = [`/${builtFile(name)}`, `/${builtFile(other, latter.folder)}`];
  const names = `${theirs}$signpost_br ${theirs}`;
  return locationOf(file, `root ${latter.folder}; ${sending(file, { names })}`);
}

function locationOf(file, directives) {
  return `location = ${file} { ${directives} }`;
}

/** Directives that send a file as hosting/nginx.conf does, or with another type, or what lies under another name. */
function sending(file, { type = typeOf(file), names = "$uri$signpost_br $uri" } = {}) {
  return `types { } default_type "${type}"; try_files ${names} =404;`;
}

/** Directives that send the first half of a file, packed or not. */
function byHalf(file) {
  const folder = temporaryFolder();
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  for (const end of ["", ".br", ".gz"]) writeFileSync(join(folder, file + end), firstHalf(file + end));
  return `root ${folder}; ${sending(file)}`;
}

function firstHalf(file) {
  const content = readFileSync(join(siteFolder, file));
  return content.subarray(0, content.length / 2);
}

/** A server behind nginx that promises a whole file, sends half of it, and hangs up. */
async function serveHalves() {
  const server = createServer(({ url }, response) => {
    const half = firstHalf(url);
    response.writeHead(200, { "Content-Type": typeOf(url), "Content-Length": half.length * 2 });
    response.write(half, () => response.destroy());
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { server, address: `http://127.0.0.1:${server.address().port}` };
}

/** The host does send a file otherwise than it should, or not within a second. */
async function assertFault(origin, file) {
  const told = (answer) =>
    answer && [answer.status, answer.headers["content-type"], answer.headers["content-encoding"], answer.body];
  const asked = (host) => ask(host, file, { encoding: "br" }).then(told);
  const wrong = await Promise.race([asked(origin).catch(() => undefined), wait(1000)]);
  assert.notDeepEqual(wrong, await asked(whole.origin));
}

async function assertAdvice(page, audience = "customer") {
  await page.waitForSelector(READY, PATIENCE);
  const example = exampleOf(audience);
  const advice = (await replay(page, example)).at(-1);
  assert.equal(advice.guide, example.guide);
  return advice;
}

/** The reader has the page as it came: its whole question, and ways on that work. `told`: with a sentence about it. */
async function assertStaticPage(page, origin, { told, release = siteFolder }) {
  await page.waitForFunction(
    (wanted) => document.querySelector("#status") && document.querySelector("#failed").hidden !== wanted,
    PATIENCE,
    told,
  );
  assert.ok((await page.content()).includes(builtFile("main.js", release)));
  const { question, links, answer } = await page.evaluate(() => ({
    question: document.querySelector("main section").outerHTML,
    links: [...document.links].filter((link) => link.checkVisibility()).map(({ href }) => href),
    answer: document.querySelector("main [data-answer]").hash.slice(1),
  }));
  assert.ok(readFileSync(join(release, "index.html"), "utf8").includes(question));
  assert.ok(links.some((link) => link.endsWith("/all.html")));
  assert.ok(links.some((link) => link.startsWith("https://support.gitlab.com/")));
  if (!origin) return;
  const own = links.filter((link) => link.startsWith(origin)).map((link) => new URL(link).pathname);
  for (const path of new Set(own)) assert.equal((await ask(origin, path, { method: "HEAD" })).status, 200, path);
  // An answer leads to its part of the page, and that to the next question.
  await page.evaluate((id) => document.getElementById(id).querySelector("a.choice").click(), answer);
  await page.waitForFunction(() => location.pathname.startsWith("/plain/") && document.querySelector("h1"), PATIENCE);
}

/** Agents have the page as it came: what to do now, and ways on. */
async function assertStaticPageOfAgents(page, { told }) {
  await page.waitForFunction((wanted) => document.querySelector("#failed").hidden !== wanted, PATIENCE, told);
  const links = await page.$$eval("#main a, #footer a", (all) => all.map((link) => link.getAttribute("href")));
  assert.deepEqual(links, ["./", "all.html", "map-agent.html"]);
}

/** Run in the page: whether all of its HTML has come, and whether a file has. */
function hasWholeHtml() {
  return document.readyState !== "loading" && document.querySelector("h1");
}

function hasCome(path) {
  return performance.getEntriesByType("resource").some(({ name }) => name.endsWith(path));
}

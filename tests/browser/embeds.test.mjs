// Signpost inside pages of other origins: in a frame with embed.js.
// Tests that look into a frame need Chromium's debugger, and say so in their names.

import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { publicHeaders } from "../../scripts/headers.mjs";
import { buildSite } from "../hosting/support.mjs";
import { inFrame, pictures, startHosts } from "./hosts.mjs";
import { AXE, READY, RULES, describe, inEngines } from "./support.mjs";

// As docs/embedding.md asks of pages where the place is in sight from the start.
const RESERVE = "<style>[data-signpost] { min-height: 1970px }</style>";
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

describe("a frame made by embed.js [chromium]", () => {
  let hosts;
  let loader;
  before(async () => {
    hosts = await startHosts();
    loader = `<script src="${hosts.site}embed.js" defer></script>`;
  });
  afterEach(() => hosts.closeTabs());
  after(() => hosts.close());

  const place = (attributes = "") => `<div data-signpost ${attributes}><a href="${hosts.site}">Get in</a></div>`;
  const openPlaces = async (body, settings) => {
    const page = await hosts.open(body + loader, settings);
    await fitted(page);
    return page;
  };
  const framesOf = (page) => page.frames().filter((frame) => frame.url().startsWith(hosts.site));

  it("is sandboxed, named, and keeps the link below it", async () => {
    const page = await openPlaces(place());
    const frame = await page.evaluate(() => {
      const { title, allow, referrerPolicy, src } = document.querySelector("iframe");
      const sandbox = document.querySelector("iframe").getAttribute("sandbox");
      return { title, allow, referrerPolicy, src, sandbox };
    });
    assert.deepEqual(frame, {
      title: "Customers Portal helper",
      allow: "clipboard-write",
      referrerPolicy: "no-referrer",
      src: hosts.site,
      sandbox: SANDBOX,
    });
    assert.equal(await page.evaluate(() => document.querySelector("iframe + a").checkVisibility()), true);
    assert.deepEqual(page.faults, []);
  });

  it("is as high as what it shows (Chromium only)", async () => {
    for (const width of [256, 320, 375, 640, 1024]) {
      const page = await openPlaces(place(), { width });
      const [frame] = framesOf(page);
      await frame.waitForFunction(() => innerHeight === Math.ceil(document.body.getBoundingClientRect().height));
      const inside = await frame.evaluate(() => ({
        window: innerHeight,
        content: Math.ceil(document.body.getBoundingClientRect().height),
        scrolls: document.documentElement.scrollHeight > innerHeight,
        sideways: document.documentElement.scrollWidth > innerWidth,
      }));
      assert.deepEqual(inside, { window: inside.content, content: inside.content, scrolls: false, sideways: false });
      await page.close();
      hosts.tabs.length = 0;
    }
  });

  it("has its own height and answers where there are three on one page (Chromium only)", async () => {
    const page = await openPlaces(
      place() + place('data-start="#1.customer.stuck-nomail"') + place('data-start="#1.customer.see-confirm"'),
      { height: 4000 },
    );
    const before = await heights(page);
    assert.equal(new Set(before).size, 3, before.join());
    const frames = framesOf(page);
    const links = await Promise.all(frames.map((frame) => frame.evaluate(() => location.hash)));
    await frames[0].evaluate(() => document.querySelector('[data-answer="error"], [data-answer]').click());
    await page.waitForFunction(
      (old) => [...document.querySelectorAll("iframe")].some((frame, index) => frame.offsetHeight !== old[index]),
      {},
      before,
    );
    const now = await heights(page);
    assert.equal(now.filter((height, index) => height !== before[index]).length, 1, now.join());
    const then = await Promise.all(frames.map((frame) => frame.evaluate(() => location.hash)));
    assert.equal(then.filter((link, index) => link !== links[index]).length, 1, then.join());
  });

  it("takes no focus and changes neither address, title, history nor scroll of the host (Chromium only)", async () => {
    const page = await hosts.open(`<input id="mine" autofocus>${place()}<p>after</p>${loader}`, { path: "#nowhere" });
    const state = () =>
      page.evaluate(() => ({
        entries: history.length,
        address: location.href,
        title: document.title,
        scroll: scrollY,
        focus: document.activeElement?.id,
      }));
    const before = await state();
    assert.equal(before.focus, "mine");
    await fitted(page);
    const [frame] = framesOf(page);
    assert.deepEqual(await state(), before);
    for (let clicks = 0; clicks < 3; clicks++) {
      const link = await frame.evaluate(() => location.hash);
      await frame.evaluate(() => document.querySelector("[data-answer], [data-outcome=failed]").click());
      await frame.waitForFunction((old) => location.hash !== old, {}, link);
      assert.equal(await frame.evaluate(() => document.activeElement.tagName), "H1");
    }
    // The clicks have taken the reader into the frame; all else is as it was.
    assert.deepEqual({ ...(await state()), focus: "mine" }, before);
    assert.deepEqual(page.faults, []);
  });

  it("brings the heading back into sight after an answer far down (Chromium only)", async () => {
    const page = await openPlaces(`<p style="height: 300px"></p>${place('data-start="#1.customer.see-confirm"')}`, {
      height: 600,
    });
    const [frame] = framesOf(page);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await frame.click("[data-outcome=failed]");
    await page.waitForFunction(() => document.querySelector("iframe").getBoundingClientRect().top > -300);
  });

  it("loads nothing but embed.js until the reader comes near", async () => {
    const page = await hosts.open(`<p style="height: 5000px"></p>${place()}${loader}`, { fresh: true });
    await pictures(page);
    assert.deepEqual(hosts.visits, ["/embed.js"]);
    assert.equal(await page.evaluate(() => document.querySelector("iframe")), null);
    await page.evaluate(() => scrollTo(0, 4100));
    await fitted(page);
    assert.ok(hosts.visits.includes("/"));
  });

  for (const [where, above] of [
    ["in sight from the start", 40],
    ["far down", 2000],
  ]) {
    it(`moves the text after it by at most 0.02 where it is ${where} (Chromium only)`, async () => {
      const page = await hosts.open(
        `${RESERVE}<div style="height: ${above}px"></div>${place()}<p>after</p>${"<p>text</p>".repeat(50)}${loader}`,
        { width: 800, height: 1080 },
      );
      await page.evaluate(() => {
        window.shift = 0;
        new PerformanceObserver((list) => {
          for (const { value } of list.getEntries()) window.shift += value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      for (let top = 0; top < above; top += 200) {
        await page.evaluate((y) => scrollTo(0, y), top);
        await pictures(page);
      }
      await fitted(page);
      await pictures(page);
      const shift = await page.evaluate(() => window.shift);
      assert.ok(shift <= 0.02, `layout shift ${shift}`);
    });
  }

  it("tells no height while it is hidden (Chromium only)", async () => {
    const page = await hosts.open(`<div id="tab">${place()}</div>`, { prepare: listen });
    await page.evaluate(() => {
      new MutationObserver(() => (document.querySelector("#tab").hidden = true)).observe(
        document.querySelector("[data-signpost]"),
        { childList: true },
      );
    });
    await page.addScriptTag({ url: `${hosts.site}embed.js` });
    const frame = await page.waitForFrame((one) => one.url().startsWith(hosts.site));
    await frame.waitForSelector(READY);
    await pictures(page);
    assert.deepEqual(await page.evaluate(() => window.heights), []);
    await page.evaluate(() => (document.querySelector("#tab").hidden = false));
    await fitted(page);
    assert.ok((await page.evaluate(() => Math.min(...window.heights))) > 200);
  });

  it("waits in a hidden tab, and fits once that is shown, also the second time", async () => {
    const page = await hosts.open(`<div id="tab" hidden>${place()}</div>${loader}`);
    await pictures(page);
    // The script may come from the cache.
    assert.deepEqual(
      hosts.visits.filter((path) => path !== "/embed.js"),
      [],
    );
    await page.evaluate(() => (document.querySelector("#tab").hidden = false));
    await fitted(page);
    const shown = await heights(page);
    await page.evaluate(() => (document.querySelector("#tab").hidden = true));
    await pictures(page);
    await page.evaluate(() => (document.querySelector("#tab").hidden = false));
    await pictures(page);
    assert.deepEqual(await heights(page), shown);
  });

  for (const [what, styles] of [
    ["gives frames all the height", "html, body { height: 100% } iframe { height: 100% }"],
    ["lays out in columns", "body { display: flex; flex-direction: column; height: 100vh }"],
    ["lays out in a grid", "body { display: grid; grid-template-columns: 1fr 1fr }"],
  ]) {
    it(`fits, and settles, where the host ${what}`, async () => {
      const page = await hosts.open(`<style>${styles}</style>${place()}${loader}`);
      await page.evaluate(() => {
        window.told = 0;
        addEventListener("message", ({ data }) => (window.told += data.type === "resize"));
      });
      await fitted(page);
      await pictures(page);
      const { told, set, real } = await page.evaluate(() => {
        const frame = document.querySelector("iframe");
        return { told: window.told, set: parseFloat(frame.style.height), real: frame.offsetHeight };
      });
      assert.equal(set, real);
      assert.ok(told <= 3, `${told} messages`);
    });
  }

  it("stops growing where its content grows with it (Chromium only)", async () => {
    const page = await openPlaces(place());
    const [frame] = framesOf(page);
    await frame.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("body { min-height: calc(100vh + 7px) }");
      document.adoptedStyleSheets = [sheet];
    });
    const stopped = await settled(page);
    // The last height comes once more, when the time is over, and nothing after it.
    await page.waitForFunction((old) => document.querySelector("iframe").offsetHeight !== old, {}, stopped);
    assert.equal(await settled(page), stopped + 7);
  });

  it("follows a column that gets narrower step by step (Chromium only)", async () => {
    const page = await openPlaces(
      `<div id="column" style="width: 700px">${place('data-start="#1.customer.see-confirm"')}</div>`,
    );
    const [frame] = framesOf(page);
    await page.evaluate(async () => {
      for (let width = 700; width >= 280; width -= 6) {
        document.querySelector("#column").style.width = `${width}px`;
        await new Promise((done) => requestAnimationFrame(done));
      }
    });
    await frame.waitForFunction(() => innerHeight === Math.ceil(document.body.getBoundingClientRect().height));
  });

  it("gets its last height where much is added to it in a short time (Chromium only)", async () => {
    const page = await openPlaces(place());
    const [frame] = framesOf(page);
    const high = await frame.evaluate(async () => {
      for (let times = 0; times < 40; times++) {
        document.querySelector("main").append(Object.assign(document.createElement("p"), { textContent: "more" }));
        await new Promise((done) => requestAnimationFrame(done));
      }
      return Math.ceil(document.body.getBoundingClientRect().height);
    });
    await page.waitForFunction((wanted) => document.querySelector("iframe").offsetHeight === wanted, {}, high);
  });

  it("comes and goes with its place", async () => {
    const page = await hosts.open(loader);
    const add = () =>
      page.evaluate((html) => {
        const holder = document.createElement("div");
        holder.id = "holder";
        holder.append(new DOMParser().parseFromString(html, "text/html").body.firstChild);
        document.body.append(holder);
      }, place());
    await add();
    await fitted(page);
    const [height] = await heights(page);
    await page.evaluate(() => {
      window.kept = document.querySelector("#holder");
      window.kept.remove();
    });
    await page.waitForFunction(() => !window.kept.querySelector("iframe"));
    await page.evaluate(() => document.body.append(window.kept));
    await fitted(page);
    assert.deepEqual(await heights(page), [height]);
    // Moved in one go, the frame loads itself again and is greeted again.
    await page.evaluate(() => {
      document.querySelector("iframe").style.height = "300px";
      document.body.prepend(window.kept);
    });
    await page.waitForFunction((old) => document.querySelector("iframe").offsetHeight === old, {}, height);
    assert.deepEqual(page.faults, []);
  });

  it("is one for each place where embed.js stands twice on a page", async () => {
    const page = await hosts.open(place() + loader + place() + loader, {
      height: 4000, // shows both, since a frame far below loads late
      prepare: countListeners,
    });
    await fitted(page);
    await pictures(page);
    assert.deepEqual(await framesInPlaces(page), [1, 1]);
    assert.equal(await page.evaluate(() => window.listeners), 1);
  });

  it("is one for each place where a site swaps the body and keeps the old one, or a copy of it, for Back", async () => {
    const page = await hosts.open(place() + place('data-start="#1.customer.see-confirm"') + loader, {
      height: 4000,
      prepare: countListeners,
    });
    await fitted(page);
    const before = await heights(page);
    for (let visits = 0; visits < 3; visits++) {
      const left = await page.evaluate(async () => {
        const old = document.body;
        const copy = old.cloneNode(true);
        // A script in a body that was parsed or cloned runs only if it is made anew.
        for (const script of copy.querySelectorAll("script")) {
          const fresh = document.createElement("script");
          fresh.src = script.src;
          script.replaceWith(fresh);
        }
        const run = new Promise((done) => copy.querySelector("script").addEventListener("load", done));
        old.replaceWith(copy);
        await run;
        return old.querySelectorAll("iframe").length;
      });
      assert.equal(left, 0, "frames of the old body");
      await fitted(page);
      assert.deepEqual(await framesInPlaces(page), [1, 1]);
      assert.deepEqual(await heights(page), before);
    }
    assert.equal(await page.evaluate(() => window.listeners), 1);
    assert.deepEqual(page.faults, []);
  });

  it("is found without looking through all of a page that changes often", async () => {
    const page = await openPlaces(place());
    const looks = await page.evaluate(async () => {
      let count = 0;
      for (const kind of [Document, Element]) {
        const { querySelectorAll } = kind.prototype;
        kind.prototype.querySelectorAll = function (selector) {
          if (this.querySelector("[data-signpost]")) count++;
          return querySelectorAll.call(this, selector);
        };
      }
      for (let changes = 0; changes < 100; changes++) {
        document.body.append(document.createElement("p"), "text");
        document.querySelector("p").remove();
        await null;
      }
      return count;
    });
    assert.equal(looks, 0);
    await page.evaluate((html) => {
      const { body } = new DOMParser().parseFromString(`<div><p></p>${html}</div>`, "text/html");
      document.body.append(body.firstChild);
      // Below the first place it is far out of sight, and waits.
      scrollTo(0, document.body.scrollHeight);
    }, place());
    await page.waitForFunction(() => document.querySelectorAll("iframe").length === 2);
  });

  it("leaves no blank space on paper where it was not loaded", async () => {
    const page = await hosts.open(
      `<style>@media print { #far { display: none } }</style><p>Above</p><p id="far" style="height: 5000px"></p>
       ${place()}${place()}<p>Below</p>${loader}`,
    );
    await page.waitForFunction(() => document.querySelector("[data-signpost]").style.minHeight === "1970px");
    const pdf = Buffer.from(await page.pdf()).toString("latin1");
    assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, 1);
    assert.deepEqual(await framesInPlaces(page), [0, 0]);
    assert.equal(await page.evaluate(() => document.querySelector("[data-signpost]").style.minHeight), "1970px");
  });

  it("starts where the host says, if that is a link", async () => {
    const links = {
      "#1.customer.stuck-nomail": "#1.customer.stuck-nomail",
      "#1.agent": "#1.agent",
      "javascript:alert(1)": "",
      "//evil.example/": "",
      "#2.customer": "",
      "#1.customer.stuck": "",
      "#1.customer.A-b": "",
      [`#1.customer${".stuck-nomail".repeat(60)}`]: "",
    };
    for (const [start, expected] of Object.entries(links)) {
      const page = await openPlaces(place(`data-start="${start}"`));
      assert.equal(await page.evaluate(() => document.querySelector("iframe").src), hosts.site + expected, start);
      await hosts.closeTabs();
    }
  });

  it("has the host's theme, from the start and when it changes (Chromium only)", async () => {
    const page = await openPlaces(place('data-theme="dark"'));
    const [frame] = framesOf(page);
    const background = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const setTheme = async (theme, color) => {
      await page.evaluate((word) => (document.querySelector("[data-signpost]").dataset.theme = word), theme);
      await frame.waitForFunction((want) => getComputedStyle(document.body).backgroundColor === want, {}, color);
    };
    const [dark, light] = ["rgb(24, 23, 29)", "rgb(255, 255, 255)"];
    assert.equal(await background(), dark);
    await setTheme("light", light);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    assert.equal(await background(), light);
    await setTheme("auto", dark);
    await setTheme("light", light);
    await setTheme("url(evil)", dark);
  });

  it("tells the guide that it shows, if the host asks for events", async () => {
    const start = 'data-start="#1.customer.see-confirm"';
    const page = await hosts.open(
      `<script>heard = []; addEventListener("signpost-advice", ({ target, detail }) => heard.push([target.id, detail]))</script>` +
        place(`id="silent" ${start}`) +
        place(`id="asked" data-events ${start}`) +
        place('id="question" data-events') +
        loader,
      { height: 5000 },
    );
    await fitted(page);
    await page.waitForFunction(() => window.heard.length > 0);
    await pictures(page);
    assert.deepEqual(await page.evaluate(() => window.heard), [["asked", { guide: "confirm" }]]);
  });

  it("ignores messages of another window", async () => {
    const forger = `<script>addEventListener("message", ({ data }) => data.forge && send(data.forge));
      function send(messages) { for (const message of messages) parent.postMessage(message, "*"); parent.postMessage("sent", "*") }</script>`;
    const page = await openPlaces(
      `${place()}<iframe class="forger"></iframe><iframe class="forger" sandbox="allow-scripts"></iframe>`,
    );
    const before = await page.evaluate(() => document.querySelector("[data-signpost] iframe").style.height);
    await page.evaluate(async (html) => {
      for (const frame of document.querySelectorAll(".forger")) {
        frame.srcdoc = html;
        await new Promise((done) => frame.addEventListener("load", done, { once: true }));
      }
    }, forger);
    const message = { signpost: 1, id: "signpost-1", type: "resize", height: 5000 };
    const messages = [message, { ...message, type: "ready", id: "" }, ...Array(10_000).fill(message)];
    await page.evaluate(async (list) => {
      const sent = (frame) =>
        new Promise((done) => {
          addEventListener("message", function heard({ data, source }) {
            if (data !== "sent" || source !== frame.contentWindow) return;
            removeEventListener("message", heard);
            done();
          });
          frame.contentWindow.postMessage({ forge: list }, "*");
        });
      for (const frame of document.querySelectorAll(".forger")) await sent(frame);
      for (const one of list.slice(0, 100)) postMessage(one, "*");
      await new Promise((done) => setTimeout(done));
    }, messages);
    await pictures(page);
    assert.equal(await page.evaluate(() => document.querySelector("[data-signpost] iframe").style.height), before);
    assert.deepEqual(page.faults, []);
  });

  it("ignores messages of another origin, even of its own window", async () => {
    const page = await openPlaces(place());
    const before = await page.evaluate(() => document.querySelector("iframe").style.height);
    const other = await hosts.address(
      `<script>parent.postMessage({ signpost: 1, id: "signpost-1", type: "resize", height: 5000 }, "*"); parent.postMessage("sent", "*")</script>`,
    );
    const origin = await page.evaluate(async (address) => {
      const frame = document.querySelector("iframe");
      // In its sandbox, all that it shows would have the origin "null".
      frame.removeAttribute("sandbox");
      return new Promise((done) => {
        addEventListener("message", (event) => event.data === "sent" && done(event.origin));
        frame.src = address;
      });
    }, other);
    assert.equal(origin, hosts.host);
    await pictures(page);
    assert.equal(await page.evaluate(() => document.querySelector("iframe").style.height), before);
  });

  it("listens to its own page also where the host has taken its sandbox away", async () => {
    const page = await openPlaces(place());
    const before = await heights(page);
    await page.evaluate((address) => {
      const frame = document.querySelector("iframe");
      frame.removeAttribute("sandbox");
      frame.src = address;
    }, `${hosts.site}?again#1.customer.see-confirm`);
    await page.waitForFunction((old) => document.querySelector("iframe").offsetHeight !== old, {}, before[0]);
  });

  it("takes only whole heights within limits from its own frame (Chromium only)", async () => {
    const page = await openPlaces(place());
    const [frame] = framesOf(page);
    const message = { signpost: 1, id: "signpost-1", type: "resize", height: 777 };
    const tell = async (text) => {
      await frame.evaluate((json) => {
        // NaN and the like have no JSON.
        parent.postMessage(new Function(`return (${json})`)(), "*");
      }, text);
      await pictures(page);
      return page.evaluate(() => document.querySelector("iframe").style.height);
    };
    const refused = [
      ...[NaN, Infinity, -Infinity].map((height) => `{...${JSON.stringify(message)}, height: ${height}}`),
      ...["'900'", "null", "undefined", "[900]", "{}", "900.5", "true", "900n"].map(
        (height) => `{...${JSON.stringify(message)}, height: ${height}}`,
      ),
      `JSON.parse('{"__proto__": ${JSON.stringify(message)}}')`,
      JSON.stringify([message]),
      JSON.stringify(JSON.stringify(message)),
      ...[{ signpost: 2 }, { signpost: "1" }, { id: "signpost-2" }, { id: "" }, { type: "grow" }, { type: null }].map(
        (change) => JSON.stringify({ ...message, ...change }),
      ),
      "null",
      "undefined",
      "1",
      "new Map([['signpost', 1]])",
      "new ArrayBuffer(2000)",
    ];
    await tell(JSON.stringify({ ...message, height: 800 }));
    for (const text of refused) assert.equal(await tell(text), "800px", text);
    const taken = {
      200: "200px",
      199: "200px",
      0: "200px",
      "-5": "200px",
      20000: "20000px",
      20001: "20000px",
      1e9: "20000px",
    };
    for (const [height, expected] of Object.entries(taken)) {
      assert.equal(await tell(JSON.stringify({ ...message, height: Number(height) })), expected, height);
    }
    assert.deepEqual(page.faults, []);
  });

  it("takes no guide that is no id, and none that was not asked for (Chromium only)", async () => {
    const page = await openPlaces(place("data-events") + place(), { height: 3000 });
    await page.evaluate(() => {
      window.heard = [];
      addEventListener("signpost-advice", ({ detail }) => window.heard.push(detail.guide));
    });
    const send = (frame, guides) =>
      frame.evaluate(async (list) => {
        const { id, port } = await new Promise((done) => {
          addEventListener("message", ({ data, ports }) => done({ id: data.id, port: ports[0] }), { once: true });
          parent.postMessage({ signpost: 1, id: "", type: "ready" }, "*");
        });
        // Only the port leads there: the open way is closed to advice.
        parent.postMessage({ signpost: 1, id, type: "advice", guide: "open" }, "*");
        for (const guide of list) port.postMessage({ signpost: 1, id, type: "advice", guide });
      }, guides);
    const [asked, silent] = framesOf(page);
    await send(silent, ["silent"]);
    await send(asked, [
      "",
      "Confirm",
      "con firm",
      "1st",
      "<b>",
      "confirm\n",
      "a".repeat(65),
      null,
      1,
      ["x"],
      "confirm",
    ]);
    await page.waitForFunction(() => window.heard.length > 0);
    await pictures(page);
    assert.deepEqual(await page.evaluate(() => window.heard), ["confirm"]);
  });

  it("takes a theme only from the page around it (Chromium only)", async () => {
    const page = await openPlaces(place());
    const [frame] = framesOf(page);
    await frame.evaluate(() => {
      const { port2 } = new MessageChannel();
      postMessage({ signpost: 1, id: "x", type: "init", theme: "dark", events: true }, "*", [port2]);
    });
    await pictures(page);
    assert.equal(await frame.evaluate(() => getComputedStyle(document.body).backgroundColor), "rgb(255, 255, 255)");
  });

  it("is without a fault that axe can find, in light and in dark (Chromium only)", async () => {
    for (const [theme, width] of [
      ["light", 320],
      ["dark", 1024],
    ]) {
      const page = await openPlaces(place(`data-theme="${theme}" data-start="#1.customer.see-confirm"`), { width });
      const [frame] = framesOf(page);
      await frame.evaluate(AXE);
      const faults = await frame.evaluate(
        async (options) => {
          const { violations } = await window.axe.run(document, options);
          return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
        },
        { runOnly: { type: "tag", values: RULES }, resultTypes: ["violations"] },
      );
      assert.deepEqual(faults, [], theme);
      await hosts.closeTabs();
    }
  });

  it("leaves a readable frame and the link where the server lets nobody read its files (Chromium only)", async () => {
    hosts.headers = { "Access-Control-Allow-Origin": "https://elsewhere.example" };
    try {
      const page = await hosts.open(place() + loader, { fresh: true });
      const frame = await page.waitForFrame((one) => one.url().startsWith(hosts.site));
      await frame.waitForSelector("#footer a[href='all.html']");
      assert.equal(await frame.$("#overview[hidden]"), null);
      assert.equal(await page.evaluate(() => document.querySelector("a").checkVisibility()), true);
    } finally {
      hosts.headers = {};
    }
  });

  it("leaves its place as it is where the browser is too old for it (Chromium only)", async () => {
    for (const name of ["IntersectionObserver", "MutationObserver"]) {
      const page = await hosts.open(place('id="mine"') + loader, {
        prepare: (tab) => tab.evaluateOnNewDocument((gone) => delete window[gone], name),
      });
      await pictures(page);
      assert.equal(page.faults.length, 1, "embed.js has run");
      const untouched = `<div data-signpost="" id="mine"><a href="${hosts.site}">Get in</a></div>`;
      assert.equal(await page.evaluate(() => document.querySelector("#mine").outerHTML), untouched, name);
      await hosts.closeTabs();
    }
  });
});

describe("a frame without a script [chromium]", () => {
  let hosts;
  before(async () => (hosts = await startHosts()));
  afterEach(() => hosts.closeTabs());
  after(() => hosts.close());

  const openFrame = async (attributes) => {
    const page = await hosts.open(`<iframe src="${hosts.site}" width="600" height="640" ${attributes}></iframe>`);
    const frame = page.frames().find((one) => one.url().startsWith(hosts.site));
    await frame.waitForSelector("#overview[hidden]");
    return { page, frame };
  };

  for (const [what, attributes] of [
    ["in a sandbox", `sandbox="${SANDBOX}"`],
    ["in a sandbox that leaves its origin", `sandbox="${SANDBOX} allow-same-origin"`],
    ["without a sandbox", ""],
  ]) {
    it(`works ${what}, and adds no entry to the history (Chromium only)`, async () => {
      const { page, frame } = await openFrame(attributes);
      const before = await page.evaluate(() => history.length);
      while (await frame.$("[data-answer]")) {
        const link = await frame.evaluate(() => location.hash);
        await frame.evaluate(() => [...document.querySelectorAll("[data-answer]")].pop().click());
        await frame.waitForFunction((old) => location.hash !== old, {}, link);
      }
      assert.ok(await frame.$("[data-guide], [data-handover]"));
      await frame.evaluate(() => document.querySelector(".back").click());
      assert.equal(await page.evaluate(() => history.length), before);
      assert.deepEqual(page.faults, []);
    });

    for (const allow of ["", 'allow="clipboard-write"']) {
      it(`copies the address of the page itself, ${what}, ${allow || "without permission"} (Chromium only)`, async () => {
        const { page, frame } = await openFrame(`${attributes} ${allow}`);
        await frame.evaluate(() => (location.hash = "#1.customer.see-confirm"));
        await frame.waitForSelector("[data-guide]");
        await frame.evaluate(() => {
          document.addEventListener("copy", () => (window.copied = String(getSelection())));
          const write = navigator.clipboard?.writeText.bind(navigator.clipboard);
          if (write) {
            navigator.clipboard.writeText = async (text) => {
              await write(text);
              window.copied = text;
            };
          }
        });
        await frame.click("[data-action=copy-link]");
        await frame.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
        assert.equal(await frame.evaluate(() => window.copied), `${hosts.site}#1.customer.see-confirm`);
        const words = await frame.evaluate(() => document.querySelector("[role=status]").textContent);
        assert.doesNotMatch(words, /http/);
        assert.ok(page);
      });
    }
  }

  it("adds no entry to the history for an answer that is selected before the core is there (Chromium only)", async () => {
    let arrived;
    const asked = new Promise((done) => (arrived = done));
    const page = await hosts.open("", {
      prepare: async (tab) => {
        await tab.setRequestInterception(true);
        tab.on("request", (request) => (request.url().endsWith(".wasm") ? arrived(request) : void request.continue()));
      },
    });
    await page.evaluate(
      (site, sandbox) => {
        const frame = document.body.appendChild(document.createElement("iframe"));
        frame.setAttribute("sandbox", sandbox);
        Object.assign(frame, { src: site, width: 600, height: 640 });
      },
      hosts.site,
      SANDBOX,
    );
    const core = await asked;
    const frame = page.frames().find((one) => one.url().startsWith(hosts.site));
    const before = await page.evaluate(() => history.length);
    await frame.click("[data-answer=nomail]");
    await frame.waitForFunction(() => location.hash === "#1.customer.stuck-nomail");
    assert.ok(await frame.$("#overview:not([hidden])"), "the static page answers");
    await core.continue();
    await frame.waitForSelector(READY);
    assert.equal(await frame.evaluate(() => location.hash), "#1.customer.stuck-nomail");
    assert.equal(await page.evaluate(() => history.length), before);
  });

  it("adds no entry to the history when agents change their view (Chromium only)", async () => {
    const page = await hosts.open(
      `<iframe src="${hosts.site}agent.html#1.agent" width="600" height="640" sandbox="${SANDBOX}"></iframe>`,
    );
    const frame = page.frames().find((one) => one.url().startsWith(hosts.site));
    await frame.waitForSelector(".toggle");
    const before = await page.evaluate(() => history.length);
    await frame.click(".toggle a");
    await frame.waitForSelector(".quick");
    await frame.click(".toggle a");
    await frame.waitForSelector(".toggle ~ section [data-answer]");
    assert.equal(await page.evaluate(() => history.length), before);
  });

  it("shows the address beside the button where nothing can be copied (Chromium only)", async () => {
    const { frame } = await openFrame(`sandbox="${SANDBOX}"`);
    await frame.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
      location.hash = "#1.customer.see-confirm";
    });
    await frame.waitForSelector("[data-guide]");
    await frame.click("[data-action=copy-link]");
    await frame.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
    const { words, distance } = await frame.evaluate(() => {
      const [status, button] = ["[role=status]", "[data-action=copy-link]"].map((one) => document.querySelector(one));
      const tops = [status, button].map((node) => node.getBoundingClientRect().top);
      return { words: status.querySelector("pre").textContent, distance: Math.abs(tops[0] - tops[1]) };
    });
    assert.equal(words, `${hosts.site}#1.customer.see-confirm`);
    assert.ok(distance < 100, `${distance} px away`);
  });

  it("opens every link that leaves the conversation in a new tab (Chromium only)", async () => {
    const { frame } = await openFrame(`sandbox="${SANDBOX}"`);
    for (const link of ["#1.customer", "#1.customer.see-confirm"]) {
      await frame.evaluate((hash) => (location.hash = hash), link);
      await frame.waitForFunction((hash) => location.hash.startsWith(hash), {}, link);
      const links = await frame.$$eval("a[href]:not(#skip, #overview a)", (found) =>
        found.map(({ href, target, rel, textContent }) => ({ href, target, rel, textContent })),
      );
      for (const { href, target, rel, textContent } of links) {
        if (href.startsWith(`${hosts.site}#1.`)) assert.equal(target, "");
        else {
          assert.deepEqual([target, rel], ["_blank", "noopener noreferrer"], href);
          assert.match(textContent, /\S \(opens in a new tab\)$/);
        }
      }
      assert.ok(links.some(({ target }) => target));
    }
  });

  it("moves to what the host opens in it, and leaves the focus where it is (Chromium only)", async () => {
    const { page, frame } = await openFrame(`sandbox="${SANDBOX}"`);
    await page.evaluate(
      (site) => (document.querySelector("iframe").src = `${site}#1.customer.see-confirm`),
      hosts.site,
    );
    await frame.waitForSelector("[data-guide]");
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "BODY");
    assert.equal(await frame.evaluate(() => document.activeElement.tagName), "BODY");
    await page.evaluate((site) => (document.querySelector("iframe").src = `${site}#1.agent`), hosts.site);
    await frame.waitForSelector("#evidence");
  });
});

inEngines("embedded in pages of another origin", (engine) => {
  let hosts;
  let loader;
  let element;
  before(async () => {
    hosts = await startHosts((address) => buildSite("--quick", "--origin", address).folder, {
      engine,
      // Bars that take room, as most systems with a mouse have them.
      settings: { preferences: { "widget.gtk.overlay-scrollbars.enabled": false } },
    });
    loader = `<script src="${hosts.site}embed.js" defer></script>`;
    element = `<script type="module" src="${hosts.site}signpost-element.js"></script><signpost-helper></signpost-helper>`;
  });
  afterEach(() => hosts.closeTabs());
  after(() => hosts.close());

  const place = "<div data-signpost></div>";
  const frame = () => `<iframe src="${hosts.site}" width="600" height="640" sandbox="${SANDBOX}"></iframe>`;
  const insideFrame = (page, code, ...values) => inFrame(page, hosts.site, code, ...values);
  const waitInFrame = async (page, code, ...values) => {
    const end = Date.now() + 15_000;
    while (!(await insideFrame(page, code, ...values))) assert.ok(Date.now() < end, String(code));
  };

  /** A public server's headers, for a host of this test in the place of those that are named. */
  const publicly = () => {
    const { "Content-Security-Policy": policy, ...headers } = publicHeaders(new URL(hosts.site).origin);
    const forHost = policy.replace(/frame-ancestors .*/, `frame-ancestors ${hosts.host}`);
    assert.notEqual(forHost, policy);
    return { ...headers, "Content-Security-Policy": forHost };
  };

  /** Selects an answer in the frame, and sees the next page. */
  const answerInFrame = async (page) => {
    await waitInFrame(page, () => document.querySelector("#overview[hidden]") !== null);
    const before = await insideFrame(page, () => {
      const { textContent } = document.querySelector("h1");
      document.querySelector("[data-answer]").click();
      return textContent;
    });
    await waitInFrame(page, (old) => document.querySelector("h1").textContent !== old, before);
  };

  /** Waits until the frame is as high as its content. */
  const fitsInFrame = (page) =>
    waitInFrame(page, () => innerHeight === Math.ceil(document.body.getBoundingClientRect().height));

  for (const [server, headers] of [
    ["the local server", () => ({})],
    ["a public server", publicly],
  ]) {
    it(`a sandboxed frame from ${server} comes to life`, async () => {
      hosts.headers = headers();
      await answerInFrame(await hosts.open(frame()));
    });
  }

  it("a frame made by embed.js fits its content, and follows a window that gets narrower", async () => {
    hosts.headers = publicly();
    const page = await hosts.open(`<div id="column" style="width: 700px">${place}</div>${loader}`);
    await fitted(page);
    await fitsInFrame(page);
    await answerInFrame(page);
    await fitsInFrame(page);
    const [before] = await heights(page);
    await page.evaluate(() => (document.querySelector("#column").style.width = "300px"));
    await page.waitForFunction((old) => document.querySelector("iframe").offsetHeight > old, {}, before);
    await fitsInFrame(page);
    const { body, all } = await insideFrame(page, () => ({ body: document.body.offsetWidth, all: innerWidth }));
    assert.equal(body, all, "no room is kept for a scroll bar");
  });

  it("an element is styled, and leads on", async () => {
    hosts.headers = publicly();
    const page = await hosts.open(element);
    await leadsOnInElement(page);
    const { display } = await page.evaluate(() => {
      const { display } = getComputedStyle(
        document.querySelector("signpost-helper").shadowRoot.querySelector(".choice"),
      );
      return { display };
    });
    assert.equal(display, "grid");
  });

  it("all of them work in a page that isolates itself", async () => {
    hosts.headers = publicly();
    const page = await hosts.open(place + loader + element, {
      height: 3000,
      headers: { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Opener-Policy": "same-origin" },
    });
    assert.equal(await page.evaluate(() => crossOriginIsolated), true);
    await fitted(page);
    await fitsInFrame(page);
    await answerInFrame(page);
    await leadsOnInElement(page);
  });
});

/** Waits until each place has a frame whose height was told. */
function fitted(page) {
  return page.waitForFunction(() => {
    const places = [...document.querySelectorAll("[data-signpost]")];
    return places.every((one) => one.querySelector("iframe") && one.style.minHeight === "0px");
  });
}

function heights(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("[data-signpost] iframe")].map((frame) => frame.offsetHeight),
  );
}

/** Waits until a frame has kept its height for ten pictures, and returns that. */
async function settled(page) {
  let [last] = await heights(page);
  for (let same = 0, looks = 0; same < 10; looks++) {
    assert.ok(looks < 500, `still changes: ${last}`);
    await pictures(page);
    const [now] = await heights(page);
    same = now === last ? same + 1 : 0;
    last = now;
  }
  return last;
}

function framesInPlaces(page) {
  return page.evaluate(() =>
    [...document.querySelectorAll("[data-signpost]")].map((one) => one.querySelectorAll("iframe").length),
  );
}

/** Writes down the heights that frames tell, in `heights`. */
function listen(page) {
  return page.evaluateOnNewDocument(() => {
    window.heights = [];
    addEventListener("message", ({ data }) => data.type === "resize" && window.heights.push(data.height));
  });
}

/** Counts who listens to messages, in `listeners`. */
function countListeners(page) {
  return page.evaluateOnNewDocument(() => {
    window.listeners = 0;
    const { addEventListener } = window;
    window.addEventListener = function (type, ...more) {
      if (type === "message") window.listeners++;
      return addEventListener.call(this, type, ...more);
    };
  });
}

/** Selects an answer in the first element, and sees the next page. */
async function leadsOnInElement(page) {
  const heading = () => document.querySelector("signpost-helper").shadowRoot?.querySelector("h1")?.textContent;
  await page.waitForFunction(heading);
  const before = await page.evaluate(heading);
  await page.evaluate(() =>
    document.querySelector("signpost-helper").shadowRoot.querySelector("[data-answer]").click(),
  );
  await page.waitForFunction(
    (old) => document.querySelector("signpost-helper").shadowRoot.querySelector("h1").textContent !== old,
    {},
    before,
  );
}

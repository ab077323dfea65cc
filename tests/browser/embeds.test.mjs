// Signpost inside pages of other origins: in a frame with embed.js.
// Tests that look into a frame need Chromium's debugger, and say so in their names.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, it } from "node:test";
import { pictures, startHosts } from "./hosts.mjs";
import { AXE, RULES } from "./support.mjs";

// As docs/embedding.md asks of pages where the place is in sight from the start.
const RESERVE = "<style>[data-signpost] { min-height: 900px }</style>";
const SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox";

describe("a frame made by embed.js", () => {
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
      title: "Customers Portal sign-in helper",
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
    let last;
    for (let same = 0, looks = 0; same < 10; looks++) {
      assert.ok(looks < 500, `still grows: ${last}`);
      await pictures(page);
      const [now] = await heights(page);
      same = now === last ? same + 1 : 0;
      last = now;
    }
    assert.ok(last < 20000, `${last}`);
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

  it("believes no message of another window", async () => {
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
    const page = await openPlaces(place("data-events"));
    const [frame] = framesOf(page);
    await page.evaluate(() => {
      window.heard = [];
      addEventListener("signpost-advice", ({ detail }) => window.heard.push(detail.guide));
    });
    // Only the port leads there: the open way is closed to advice.
    await frame.evaluate(() =>
      parent.postMessage({ signpost: 1, id: "signpost-1", type: "advice", guide: "confirm" }, "*"),
    );
    await pictures(page);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
  });

  it("believes a theme only from the page around it (Chromium only)", async () => {
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

  it("leaves the link where the browser is too old for it (Chromium only)", async () => {
    for (const name of ["IntersectionObserver", "MessageChannel", "MutationObserver"]) {
      const page = await hosts.open(place() + loader, {
        prepare: (tab) => tab.evaluateOnNewDocument((gone) => delete window[gone], name),
      });
      await pictures(page);
      assert.equal(await page.evaluate(() => document.querySelector("a").checkVisibility()), true, name);
    }
  });
});

describe("a frame without a script", () => {
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
      it(`copies the address of the page itself, ${what}, ${allow || "without leave"} (Chromium only)`, async () => {
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
      return { words: status.textContent, distance: Math.abs(tops[0] - tops[1]) };
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
    await frame.waitForFunction(() => document.querySelector("#agent-tag")?.hidden === false);
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

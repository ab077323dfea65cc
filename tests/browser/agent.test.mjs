// What support agents have beside the page: the box for evidence, all questions at once, and what they hand on.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { pictures } from "./hosts.mjs";
import {
  axeFaults,
  builtFile,
  describe,
  faultsOf,
  follow,
  inEngines,
  look,
  pasted,
  root,
  siteFolder,
  startSite,
  type,
} from "./support.mjs";

const REPLIES = join(root, "tests/content/replies");
const REPLIES_SITE = "https://help.example/"; // the address in these files
const guides = readdirSync(REPLIES)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(/\.md$/, ""));

const STORY = "I'm not getting the confirmation email";
const SECRET = "Sup3rS3cretT0kenThatNobodyMaySee";
const SUPPRESSED = JSON.stringify({
  event: "failed",
  severity: "permanent",
  reason: "suppress-bounce",
  recipient: "anna@example.com",
  timestamp: 1763971200.5,
  "delivery-status": { code: 605, description: "Not delivering to previously bounced address", message: "" },
  message: { headers: { to: "anna@example.com", "message-id": "20251124.1@customers.gitlab.com", subject: "Sign in" } },
  storage: { url: `https://storage.mailgun.net/v3/domains/customers.gitlab.com/messages/${SECRET}` },
});
const RESET = JSON.stringify({
  event: "delivered",
  recipient: "anna@example.com",
  timestamp: 1763971200.5,
  "delivery-status": { code: 250, message: "OK" },
  envelope: { sender: "gitlab@mg.gitlab.com" },
  message: {
    headers: { to: "anna@example.com", from: "GitLab <gitlab@mg.gitlab.com>", "message-id": "1@mg.gitlab.com" },
  },
});
const HANDED_OVER = `> What I told the Customers Portal helper:
> - ...
> Link: https://help.example/%231.customer.stuck-nomail.mailkind-
> signin.tried-checkspam`;
const NO_PORTAL_MAIL =
  '{"items": [], "paging": {"next": "https://api.mailgun.net/v3/customers.gitlab.com/events/W10"}}';

inEngines("an agent with evidence", (engine) => {
  let site;
  let page;

  before(async () => {
    site = await startSite(undefined, engine);
    page = await site.open("#1.agent");
  });
  after(() => site.close());

  it("is proposed answers, each with its line and without secrets, and accepts one", async () => {
    await paste(page, SUPPRESSED);
    const found = await findings(page);
    assert.ok(
      found.some(({ line }) => /customers\.gitlab\.com.*605/.test(line)),
      JSON.stringify(found),
    );
    assert.ok(found.every(({ line }) => !line.includes(SECRET)));
    const seen = await follow(page, '[data-accept="stuck-nomail"]');
    assert.equal(seen.link, "#1.agent.stuck-nomail");
    assert.equal(await state(page, "stuck-nomail"), "given");
    assert.equal(await state(page, "maillog-suppressed"), "later");
    await follow(page, '[data-answer="signin"]');
    assert.equal(await state(page, "maillog-suppressed"), "open");
    const advised = await follow(page, '[data-accept="maillog-suppressed"]');
    assert.equal(advised.link, "#1.agent.stuck-nomail.mailkind-signin.maillog-suppressed");
    assert.equal(advised.guide, "unsuppress");
  });

  it("keeps the text in the box from page to page, and nowhere else", async () => {
    assert.equal(await page.$eval("#evidence", ({ value }) => value), SUPPRESSED);
    assert.ok(!(await page.evaluate(() => location.href)).includes("anna"));
    const kept = await page.evaluate(() => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      history.state,
    ]);
    assert.deepEqual(kept, [0, 0, "", null]);
    const other = await site.open("#1.agent");
    await paste(other, SUPPRESSED);
    await other.reload();
    await other.waitForSelector("#evidence");
    assert.equal(await other.$eval("#evidence", ({ value }) => value), "");
    await other.close();
  });

  it("drops what is not wanted, and is not offered it again for this text", async () => {
    await type(page, "#1.agent");
    await paste(page, SUPPRESSED);
    await page.evaluate(() => document.querySelector('[data-drop="stuck-nomail"]').click());
    assert.equal(await state(page, "stuck-nomail"), undefined);
    assert.equal(await page.$("[data-accept]"), null);
    assert.equal(await page.evaluate(() => document.activeElement.id), "evidence");
    await paste(page, `${SUPPRESSED}\n`);
    assert.equal(await state(page, "stuck-nomail"), "open");
  });

  it("goes on from what a customer handed over with one press, and nothing is accepted by itself", async () => {
    await type(page, "#1.agent.stuck-nomail.record-yes");
    await paste(page, HANDED_OVER);
    assert.equal((await look(page)).link, "#1.agent.stuck-nomail.record-yes");
    const shown = await page.$eval(".finding", ({ textContent }) => textContent);
    assert.match(shown, /Tried without success:.*Continue from these answers/);
    assert.equal(await page.$$eval(".finding:first-child [data-accept]", ({ length }) => length), 1);
    assert.match(
      await page.$eval(".findings > .means", ({ textContent }) => textContent),
      /^(Still to find out|Then): ./,
    );
    const seen = await follow(page, '[data-accept^="#1.customer"]');
    assert.equal(seen.link, "#1.agent.stuck-nomail.mailkind-signin.tried-checkspam.record-yes");
    assert.equal(await page.$('[data-accept^="#1.customer"]'), null);
  });

  it("is told what is not understood or too large, and the text stays", async () => {
    await paste(page, "Hello, please help me.");
    assert.match(await status(page), /^Nothing in this text is known/);
    const large = "x".repeat(1_200_000);
    await paste(page, large);
    assert.match(await status(page), /^This is more than 1 MB/);
    assert.equal(await page.$eval("#evidence", ({ value }) => value.length), large.length);
    await paste(page, "");
    assert.equal(await status(page), "");
  });

  it("is shown guesses from the words below what was found exactly, and takes the answers of one", async () => {
    await type(page, "#1.agent");
    await paste(page, `${STORY}\n${SUPPRESSED}`);
    const order = await page.$$eval(".finding", (all) => all.map(({ dataset }) => dataset.guess !== undefined));
    assert.ok(order.includes(false) && order.includes(true), order.join());
    assert.deepEqual(order, [...order].sort(), "guesses come last");
    assert.match(await status(page), /^Found in the text: \d+\. Guessed from the words: [1-5]$/);
    await paste(page, STORY);
    assert.match(await status(page), /^Guessed from the words: [1-5]$/);
    const shown = await page.$eval(".findings", ({ textContent }) => textContent);
    assert.match(shown, /^Guessed from the words.* not on a record\..*Words that point to this: /);
    const link = await page.$eval("[data-guess] a", ({ hash }) => hash);
    assert.match(link, /^#1\.agent(\.[a-z]+-[a-z]+)+$/);
    assert.equal((await follow(page, "[data-guess] a")).link, link);
    assert.equal(await page.$eval("#evidence", ({ value }) => value), STORY);
  });

  it("cannot take a guess that what was found exactly contradicts", async () => {
    await type(page, "#1.agent");
    await page.evaluate(() => {
      window.parse = JSON.parse;
      JSON.parse = (text) => {
        const value = window.parse(text);
        for (const guess of value.guesses ?? []) guess.contradicted = true;
        return value;
      };
    });
    await paste(page, STORY);
    await page.evaluate(() => (JSON.parse = window.parse));
    const guesses = await page.$$eval("[data-guess]", (all) =>
      all.map((one) => [one.querySelector("a"), /What was found exactly says otherwise\.$/.test(one.textContent)]),
    );
    assert.ok(guesses.length > 0);
    for (const guess of guesses) assert.deepEqual(guess, [null, true]);
  });

  it("does not hear the same status again on each page", async () => {
    await paste(page, SUPPRESSED);
    await page.evaluate(() => {
      const status = document.querySelector(".evidence-status");
      window.written = [status.textContent];
      new MutationObserver(() => window.written.push(status.textContent)).observe(status, { childList: true });
    });
    await follow(page, '[data-answer="nomail"]');
    await follow(page, '[data-answer="signin"]');
    assert.match(await status(page), /^Found in the text: \d/);
    await paste(page, "Hello");
    const written = await page.evaluate(() => window.written);
    assert.ok(written.length > 1, "and hears what is new");
    for (const [at, words] of written.entries()) assert.notEqual(words, written[at - 1]);
  });

  it("loads nothing of what customers load", async () => {
    const other = await site.open("#1.agent");
    const loaded = await other.evaluate(() => [
      location.href,
      ...performance.getEntriesByType("resource").map(({ name }) => name),
    ]);
    const names = loaded.map((one) =>
      new URL(one).pathname
        .split("/")
        .at(-1)
        .replace(/\.[0-9a-f]{8}/, ""),
    );
    const files = [...new Set(names)].filter((name) => /^[\w.]+$/.test(name)).sort();
    assert.deepEqual(files, ["agent.html", "agent.js", "agent.txt", "agent.wasm"]);
    await other.close();
  });

  it("makes nothing known to anybody", async () => {
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(page.late ?? [], []);
  });
});

inEngines("an agent who sees all questions at once", (engine) => {
  let site;

  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  it("answers by number, sees the advice change, and copies the reply", async () => {
    const page = await site.open("?quick#1.agent");
    await catchCopies(page);
    await page.bringToFront();
    const asked = await page.$$eval(".check", (checks) => checks.map(({ dataset }) => dataset.question));
    assert.deepEqual(asked, ["stuck"]);
    const before = await page.evaluate(() => document.querySelector(".quick-advice").textContent);
    assert.equal(await pressAndSee(page, "4"), "#1.agent.stuck-nomail");
    assert.notEqual(await page.evaluate(() => document.querySelector(".quick-advice").textContent), before);
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H3");
    assert.equal(await pressAndSee(page, "2"), "#1.agent.stuck-nomail.mailkind-confirm");
    assert.equal((await look(page)).heading, "Confirm the email, then sign in");
    await page.keyboard.press("c");
    await page.waitForFunction(() => window.copied !== undefined);
    assert.match(await page.evaluate(() => window.copied), /^Hello,\n/);
    assert.match(await page.$eval("#status", ({ textContent }) => textContent), /^Copied/);
    assert.equal(await page.$eval(".replies pre", (shown) => shown.getAttribute("translate")), "no");
    await page.close();
  });

  for (const [what, keys, link] of [
    ["2", [{ key: "2" }], "#1.agent.stuck-password"],
    [
      "2, which is held",
      [{ key: "2" }, { key: "2", repeat: true }, { key: "2", repeat: true }],
      "#1.agent.stuck-password",
    ],
    ["2, twice", [{ key: "2" }, { key: "2" }], "#1.agent.stuck-password.site-gitlab"],
    ["the key of 2 in France", [{ key: "é", code: "Digit2" }], "#1.agent.stuck-password"],
    ["Ctrl+2", [{ key: "2", ctrlKey: true }], "#1.agent"],
    ["Alt+2", [{ key: "2", altKey: true }], "#1.agent"],
    ["Meta+2", [{ key: "2", metaKey: true }], "#1.agent"],
    ["an arrow, whose key has no sign", [{ key: "ArrowDown", code: "ArrowDown" }], "#1.agent"],
  ]) {
    it(`is at ${link} after ${what}`, async () => {
      const page = await site.open("?quick#1.agent");
      await page.bringToFront();
      for (const key of keys) await pressKey(page, key);
      assert.equal(await page.evaluate(() => location.hash), link);
      await page.close();
    });
  }

  it("answers by key with one question at a time, too, and each key stands on what it presses", async () => {
    const page = await site.open("#1.agent");
    await catchCopies(page);
    await page.bringToFront();
    assert.equal(await page.evaluate(() => document.activeElement.tagName), "H1");
    assert.equal(await pressAndSee(page, "4"), "#1.agent.stuck-nomail");
    const says = await page.$eval('[data-answer="confirm"]', ({ textContent }) => textContent);
    assert.match(says, /^2.* Then: Confirm the email, then sign in$/);
    assert.equal(await pressAndSee(page, "b"), "#1.agent");
    await pressAndSee(page, "4");
    assert.equal(await pressAndSee(page, "2"), "#1.agent.stuck-nomail.mailkind-confirm");
    assert.equal(await page.$eval('[data-outcome="worked"] kbd', ({ textContent }) => textContent), "w");
    await page.keyboard.press("n");
    await page.waitForFunction(() => window.copied !== undefined);
    assert.match(await page.evaluate(() => window.copied), /^INTERNAL/);
    assert.equal(await pressAndSee(page, "f"), "#1.agent.stuck-nomail.mailkind-confirm.tried-confirm");
    const keys = await page.$$eval("[aria-keyshortcuts]", (all) =>
      all.map((one) => [
        one.getAttribute("aria-keyshortcuts"),
        (one.labels?.[0] ?? one).querySelector("kbd")?.textContent,
      ]),
    );
    assert.ok(keys.length > 5);
    for (const [key, shown] of keys) assert.equal(shown, key);
    assert.equal(new Set(keys.map(([key]) => key)).size, keys.length, "each presses one thing");
    await page.close();
  });

  it("copies by the letter's key, also with Caps Lock and in other alphabets, unless it means another letter", async () => {
    const page = await site.open("?quick#1.agent.stuck-nomail.mailkind-confirm");
    await catchCopies(page);
    await page.bringToFront();
    const copies = [];
    for (const key of [
      { key: "C", code: "KeyC" },
      { key: "с", code: "KeyC" }, // Ukrainian
      { key: "Process", code: "KeyC" }, // an input method
      { key: "j", code: "KeyC" }, // Dvorak
    ]) {
      await page.evaluate(() => (window.copied = undefined));
      await pressKey(page, key);
      copies.push(await page.evaluate(() => window.copied?.startsWith("Hello") ?? false));
    }
    assert.deepEqual(copies, [true, true, true, false]);
    await page.close();
  });

  it("says what each answer would mean", async () => {
    const page = await site.open("?quick#1.agent.stuck-nomail");
    const means = await page.$$eval('[data-question="mailkind"] [data-answer]', (links) =>
      Object.fromEntries(links.map((link) => [link.dataset.answer, link.querySelector(".means")?.textContent.trim()])),
    );
    assert.equal(means.confirm, "Then: Confirm the email, then sign in");
    assert.match(means.reset, /^Perhaps: /);
    await page.close();
  });

  it("can type what are keys elsewhere", async () => {
    const page = await site.open("?quick#1.agent");
    await catchCopies(page);
    await page.bringToFront();
    await page.keyboard.press("e");
    assert.equal(await page.evaluate(() => document.activeElement.id), "evidence");
    for (const key of "2cnl") await page.keyboard.press(key);
    assert.equal(await page.$eval("#evidence", ({ value }) => value), "2cnl");
    assert.equal(await page.evaluate(() => location.hash), "#1.agent");
    assert.equal(await page.evaluate(() => window.copied), undefined);
    await page.close();
  });

  it("shares links that have nothing of the view", async () => {
    const page = await site.open("?quick#1.agent.stuck-nomail.mailkind-confirm");
    await catchCopies(page);
    await page.bringToFront();
    await page.keyboard.press("l");
    await page.waitForFunction(() => window.copied !== undefined);
    const copied = await page.evaluate(() => window.copied);
    assert.equal(copied, `${site.address}#1.customer.stuck-nomail.mailkind-confirm.see-confirm`);
    await page.goto(copied);
    await page.waitForSelector('[data-guide="confirm"]');
    assert.equal(await page.$("textarea"), null);
    await page.close();
  });

  it("has the view in the frame of a ticket system, which adds to the query, and keeps that", async () => {
    const added = "origin=https%3A%2F%2Facme.zendesk.com&app_guid=12-34";
    for (const [query, other] of [
      [`?quick&${added}`, `?${added}`],
      [`?${added}&quick=`, `?${added}`],
      [`?${added}`, `?quick&${added}`],
      ["?quickly", "?quick&quickly"],
    ]) {
      const page = await site.open(`${query}#1.agent.stuck-nomail`);
      assert.equal((await page.$(".quick")) !== null, /quick(&|=)/.test(query), query);
      await toggle(page, other);
      assert.equal(await page.evaluate(() => location.href), `${site.address}agent.html${other}#1.agent.stuck-nomail`);
      assert.equal((await page.$(".quick")) !== null, /quick(&|=)/.test(other), other);
      await page.close();
    }
  });

  it("goes to one question at a time and back, with the same case", async () => {
    const page = await site.open("?quick#1.agent.stuck-nomail");
    await toggle(page, "");
    assert.equal(await page.evaluate(() => location.href), `${site.address}agent.html#1.agent.stuck-nomail`);
    assert.equal(await page.$(".quick"), null);
    await toggle(page, "?quick");
    assert.equal(await page.evaluate(() => location.href), `${site.address}agent.html?quick#1.agent.stuck-nomail`);
    assert.notEqual(await page.$(".quick"), null);
    await page.close();
  });
});

// The clipboard itself, keys as a person presses them, and dark: Chromium can be asked for all three.
describe("an agent with a ticket [chromium]", () => {
  let site;

  before(async () => {
    site = await startSite();
    await site.browser.defaultBrowserContext().overridePermissions(site.address, ["clipboard-sanitized-write"]);
  });
  after(() => site.close());

  // Which text belongs to which guide, tests/wasm/agent.test.mjs has of all of them.
  it("copies exactly what was looked at, for every twentieth guide", async () => {
    const page = await site.open("#1.agent");
    await page.bringToFront();
    for (const guide of guides.filter((_, at) => at % 20 === 0)) {
      await type(page, `#1.agent.see-${guide}`);
      for (const [index, ending] of [".md", ".txt", ".note.txt"].entries()) {
        const kept = readFileSync(join(REPLIES, guide + ending), "utf8").replaceAll(REPLIES_SITE, site.address);
        assert.equal(await copied(page, `.replies [data-text]:nth-child(${index + 1})`), kept, guide + ending);
      }
    }
    await page.close();
  });

  for (const [width, scheme] of [
    [258, "light"],
    [258, "dark"],
    [1280, "light"],
    [1280, "dark"],
  ]) {
    it(`reads well at ${width} px, ${scheme}`, async () => {
      const page = await site.open("?quick#1.agent.stuck-nomail", { width });
      await paste(page, `${STORY} ${SUPPRESSED} anna.b@example.com anna_b@example.com`);
      assert.ok((await findings(page)).length >= 2);
      assert.notEqual(await page.$("[data-guess]"), null);
      assert.deepEqual(await axeFaults(page, scheme), []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${wide} px are out of sight`);
      await type(page, "#1.agent.stuck-nomail.mailkind-signin.maillog-bounced");
      assert.deepEqual(await axeFaults(page, scheme), []);
      await page.close();
    });
  }

  const tickets = [
    {
      what: "a reset mail that is only in mg.gitlab.com",
      text: `I never get the email to get into the customers portal.\n${NO_PORTAL_MAIL}\n${RESET}`,
      // What the customer reports, which mail, what the log shows.
      keys: ["4", "1", "a"],
      link: "#1.agent.stuck-nomail.mailkind-signin.maillog-onlymg",
      reply: /sign-in page on customers\.gitlab\.com/,
      most: 12,
    },
    {
      what: "a link that is suppressed after a bounce",
      text: SUPPRESSED,
      keys: ["a", "1", "a"],
      link: "#1.agent.stuck-nomail.mailkind-signin.maillog-suppressed",
      reply: /Ask for the sign-in link yourself/,
      most: 12,
    },
    {
      what: "two like addresses, and a GitLab.com account that is linked to the wrong profile",
      text:
        "I bought as anna_b@example.com but sign in as anna.b@example.com. When I link, it says:\n" +
        "> This GitLab.com account has already been linked to another\n> Customers Portal account\n\n" +
        "Provider\tgitlab\nUid\t4711\nConfirmed at\t2025-03-01 10:00:00 UTC",
      keys: ["a"],
      link: "#1.agent.stuck-message.message-already",
      reply: /Link account|sign in to the portal/i,
      most: 12,
    },
  ];
  for (const { what, text, keys, link, reply, most } of tickets) {
    it(`answers in at most ${most} keys: ${what}`, async () => {
      const page = await site.open("?quick#1.agent", { width: 1280, height: 900 });
      await page.bringToFront();
      await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
      let pressed = 0;
      const press = async (key, settings) => {
        pressed += 1;
        await page.keyboard.press(key, settings);
      };
      await press("e");
      await page.keyboard.down("Control");
      await press("v", { commands: ["Paste"] });
      await page.keyboard.up("Control");
      await page.waitForSelector(".finding");
      // Out of the box, on to what is proposed.
      await press("Tab");
      for (const key of keys) {
        const from = await page.evaluate(() => location.hash);
        await press(key);
        await page.waitForFunction((hash) => location.hash !== hash, {}, from);
        await pictures(page);
        await pictures(page); // A key that comes before the page is drawn is one for the page before.
      }
      await press("c");
      await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
      assert.equal(await page.evaluate(() => location.hash), link);
      const clip = await pasted(page);
      assert.match(clip, reply);
      assert.ok(!clip.includes("anna"), "the reply has an address in it");
      assert.ok(pressed <= most, `${pressed} keys`);
      console.log(`# ${what}: ${pressed} keys`);
      if (process.env.SHOTS)
        await page.screenshot({ path: join(process.env.SHOTS, `${link.slice(1)}.png`), fullPage: true });
      assert.deepEqual(page.faults, []);
      assert.deepEqual(page.late, []);
      await page.close();
    });
  }

  it("has all questions in a sidebar of 320 px, and whatever the ticket system puts into its address", async () => {
    const page = await site.browser.newPage();
    await page.setViewport({ width: 320, height: 700 });
    await page.evaluate((src) => {
      document.body.style.margin = "0";
      const frame = document.body.appendChild(document.createElement("iframe"));
      frame.style.cssText = "border: 0; width: 100%; height: 600px";
      frame.src = src;
    }, `${site.address}?quick&origin=https%3A%2F%2Facme.zendesk.com&app_guid=1234#1.agent`);
    await page.waitForFunction(() => frames[0]);
    const frame = await page.waitForFrame((one) => one.url().includes("agent.html"));
    await frame.waitForSelector(".quick [data-answer]");
    assert.ok(await frame.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await frame.click("[data-answer=nomail]");
    await frame.waitForSelector("[data-question=mailkind]");
    await page.close();
  });

  it("W-11 hears no complaint, not even seconds later", async () => {
    const page = await site.open("#1.agent", { context: await site.browser.createBrowserContext() });
    // Chromium complains three seconds after the page has loaded about what was preloaded and not used.
    await new Promise((done) => setTimeout(done, 5000));
    assert.deepEqual(page.faults, []);
    await page.browserContext().close();
  });

  it("sees all questions in their styles from the first picture on", async () => {
    const page = await site.open("?quick#1.agent.stuck-nomail", {
      width: 1280,
      prepare: (tab) => tab.evaluateOnNewDocument(watchDisplay),
    });
    assert.deepEqual(await page.evaluate(() => window.displays()), ["grid"]);
    await page.close();
  });

  it("works without WebAssembly, with the same core as JavaScript", async () => {
    const page = await site.open("?quick#1.agent", {
      prepare: (tab) => tab.evaluateOnNewDocument(() => delete window.WebAssembly),
    });
    await paste(page, SUPPRESSED);
    assert.equal(await state(page, "stuck-nomail"), "open");
    await page.close();
  });

  it("is the only one who downloads all this: customers get none of it, and have no such box", async () => {
    const page = await site.open();
    const mine = ["agent.wasm", "agent.js"].map((name) => builtFile(name, siteFolder));
    assert.ok(page.requests.every((url) => !mine.some((name) => url.endsWith(name))));
    assert.equal(await page.$("textarea:not(#own-words), input"), null);
    await page.close();
  });

  it("opens a customer's summary with the same answers, and the checks worth making", async () => {
    const page = await site.open("#1.customer.stuck-other.topic-payment");
    await catchCopies(page);
    const shown = await look(page);
    assert.ok(shown.handover, JSON.stringify(shown));
    await page.evaluate(() => document.querySelector(".summary [data-action]").click());
    await page.waitForFunction(() => window.copied !== undefined);
    const summary = await page.evaluate(() => window.copied);
    assert.equal(summary, await page.$eval(".summary pre", (box) => box.textContent));
    const [address] = summary.match(/https?:\S+$/);
    assert.ok(address.startsWith(`${site.address}agent.html#1.agent.`));
    const agent = await site.open(new URL(address).hash);
    assert.deepEqual((await look(agent)).answers, shown.answers);
    await agent.close();
    await page.close();
  });
});

/** Puts text into the box as pasting does, and waits until it was read: a page's timers end in their order, however slow it is. */
async function paste(page, text) {
  await page.evaluate((value) => {
    const box = document.querySelector("#evidence");
    box.value = value;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    return new Promise((done) => setTimeout(done, 200));
  }, text);
}

function findings(page) {
  return page.$$eval(".finding code", (all) => all.map(({ textContent }) => ({ line: textContent })));
}

function state(page, proposal) {
  return page.evaluate((key) => document.querySelector(`[data-proposal="${key}"]`)?.dataset.state, proposal);
}

function status(page) {
  return page.$eval(".evidence-status", ({ textContent }) => textContent);
}

/** From now on, what the page copies is kept in window.copied. */
async function catchCopies(page) {
  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text) => void (window.copied = text) },
    });
  });
}

/** Goes to the other view, whose address has this behind its path. */
async function toggle(page, search) {
  await page.evaluate(() => document.querySelector(".toggle a").click());
  const there = (wanted) => location.search === wanted && document.querySelector(".toggle a") !== null;
  await page.waitForFunction(there, {}, search);
}

/** Runs in the page before it: how the view of all questions was laid out, in each picture. */
function watchDisplay() {
  const seen = new Set();
  window.displays = () => [...seen];
  (function look() {
    const view = document.querySelector(".quick");
    if (view) seen.add(getComputedStyle(view).display);
    requestAnimationFrame(look);
  })();
}

/** Presses a key of any keyboard where the focus is, and lets the page act on it. */
function pressKey(page, key) {
  return page.evaluate((init) => {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
    return new Promise((done) => setTimeout(done, 50));
  }, key);
}

async function pressAndSee(page, key) {
  const from = await page.evaluate(() => location.hash);
  await page.keyboard.press(key);
  await page.waitForFunction((hash) => location.hash !== hash, {}, from);
  await pictures(page);
  return page.evaluate(() => location.hash);
}

/** What a button puts on the clipboard. */
async function copied(page, button) {
  await page.evaluate((selector) => document.querySelector(selector).click(), button);
  await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
  return pasted(page);
}

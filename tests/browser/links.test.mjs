// The link is the session: Back, Forward, reload, sharing, changing an answer, broken links.

import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import {
  exampleOf,
  examples,
  faultsOf,
  follow,
  inEngines,
  look,
  pasted,
  READY,
  readJson,
  replay,
  startSite,
  travel,
  type,
} from "./support.mjs";

const customer = exampleOf("customer");
const agent = exampleOf("agent");
const { labels } = readJson("words/en.customer.json");

inEngines("a link", (engine) => {
  let site;
  let page;

  before(async () => {
    site = await startSite(undefined, engine);
    page = await site.open();
  });
  after(() => site.close());

  it("is not needed: the bare address starts with the customer's first question", async () => {
    const { link, question, focus } = await look(page);
    assert.equal(link, "#1.customer");
    assert.ok(question);
    assert.equal(focus, "BODY", "the first page leaves the focus alone");
  });

  it("goes back and forward through the pages, as the browser's buttons do", async () => {
    const way = await replay(page, customer);
    for (const { link, heading } of way.slice(0, -1).reverse()) {
      const seen = await travel(page, -1);
      assert.deepEqual([seen.link, seen.heading, seen.focus], [link, heading, "H1"]);
    }
    for (const { link, heading } of way.slice(1)) {
      const seen = await travel(page, 1);
      assert.deepEqual([seen.link, seen.heading], [link, heading]);
    }
  });

  it("leads to the page before with the page's own Back", async () => {
    const way = await replay(page, customer);
    const back = await follow(page, ".back");
    assert.equal(back.heading, way[way.length - 2].heading);
  });

  it("shows the same page after a reload and in another tab", async () => {
    const way = await replay(page, customer);
    const last = way[way.length - 1];
    await page.reload();
    await page.waitForSelector(READY);
    assert.equal((await look(page)).heading, last.heading);

    const other = await site.open(last.link);
    const { link, heading, guide, notice } = await look(other);
    assert.deepEqual(
      { link, heading, guide, notice },
      { link: last.link, heading: last.heading, guide: last.guide, notice: undefined },
    );
    await other.close();
  });

  it("keeps the other answers when one is changed", async () => {
    const way = await replay(page, customer);
    const { answers } = way[way.length - 1];
    const asked = await follow(page, `.so-far [data-given="${answers[0]}"] a`);
    assert.equal(asked.question, answers[0]);
    const current = await page.$eval("[aria-current=true]", (choice) => choice.dataset.answer);
    assert.equal(current, customer.answers[answers[0]] ?? "unsure");

    const same = await follow(page, "[aria-current=true]");
    assert.deepEqual(same.answers.slice().sort(), answers.slice().sort());
    assert.equal(same.guide, customer.guide);
  });

  it("is drawn once when it is opened twice", async () => {
    const { link } = await type(page, "#1.customer");
    const drawn = await page.evaluate(async (hash) => {
      let count = 0;
      const observer = new MutationObserver(() => count++);
      observer.observe(document.querySelector("main"), { childList: true });
      location.hash = hash;
      location.hash = hash;
      await new Promise((done) => setTimeout(done, 50));
      observer.disconnect();
      return count;
    }, link);
    assert.equal(drawn, 0, "the same link is no change");
  });

  it("is replaced by its canonical form without a new entry in the history", async () => {
    const length = await page.evaluate(() => history.length);
    const { link } = await type(page, "#1.customer.nosuch-thing");
    assert.equal(link, "#1.customer");
    assert.equal(await page.evaluate(() => history.length), length + 1, "the typed link is one entry");
  });

  it("is followed also where the browser refuses to change the address, as Safari does after many changes", async () => {
    const fresh = await site.open();
    await fresh.evaluate(() => {
      history.replaceState = () => {
        throw new DOMException("Attempt to use history.replaceState() more than 100 times", "SecurityError");
      };
    });
    const seen = await type(fresh, "#1.customer.stuck-nomail.nosuch-x");
    assert.deepEqual([seen.question, seen.link], ["mailkind", "#1.customer.stuck-nomail.nosuch-x"]);
    assert.ok(seen.notice);
    assert.equal((await follow(fresh, "[data-answer]")).focus, "H1");
    assert.deepEqual(await faultsOf(fresh), []);
    await fresh.close();
  });

  it("of a customer brings nothing of the agents', and one of an agent no core of the customers'", async () => {
    for (const [link, foreign] of [
      ["#1.customer", /agent/],
      ["#1.agent", /signpost|\/main\.|customer\.[0-9a-f]+\.txt/],
    ]) {
      const opened = await site.open(link);
      const files = await opened.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      assert.ok(files.length >= 3, link);
      assert.deepEqual(
        files.filter((url) => foreign.test(url)),
        [],
      );
      await opened.close();
    }
  });

  for (const [from, typed, to] of [
    ["#1.customer", "#1.agent.stuck-nomail", "agent.html#1.agent.stuck-nomail"],
    ["#1.customer", "#1.Agent.stuck-nomail", "agent.html#1.agent.stuck-nomail"],
    ["?quick&app_guid=1#1.agent", "#1.customer.stuck-nomail", "?quick&app_guid=1#1.customer.stuck-nomail"],
  ]) {
    it(`of the other audience leads to the other page: ${typed}`, async () => {
      const fresh = await site.open(from);
      await fresh.evaluate((hash) => void setTimeout(() => (location.hash = hash)), typed);
      await arrives(fresh, site.address + to);
      assert.equal((await look(fresh)).question, "mailkind");
      // WebDriver tells nothing of a page that was left.
      if (engine !== "webkit") assert.deepEqual(await faultsOf(fresh), []);
      await fresh.close();
    });
  }

  for (const [opened, to] of [
    ["./#1.agent.stuck-nomail", "agent.html#1.agent.stuck-nomail"],
    ["./?quick&app_guid=1#1.agent.stuck-nomail", "agent.html?quick&app_guid=1#1.agent.stuck-nomail"],
    ["index.html#1.AGENT%2Estuck-nomail", "agent.html#1.agent.stuck-nomail"],
    ["agent.html#1.customer.stuck-nomail", "#1.customer.stuck-nomail"],
    ["agent.html#1.Customer.stuck-nomail", "#1.customer.stuck-nomail"],
    ["agent.html", "agent.html#1.agent"],
  ]) {
    it(`opened on the other page leads to its own, and Back leaves both: ${opened}`, async () => {
      const fresh = await site.open("all.html", { ready: false });
      const before = await fresh.evaluate(() => history.length);
      await fresh.goto(site.address + opened);
      await arrives(fresh, site.address + to);
      assert.equal(await fresh.evaluate(() => history.length), before + 1);
      await fresh.close();
    });
  }

  it("can be shared by an agent with a customer and with another agent", async () => {
    const agentPage = await site.open("#1.agent");
    const way = await replay(agentPage, agent);
    assert.equal(way[way.length - 1].guide, agent.guide);
    const shared = await agentPage.$$eval("[data-action=copy-link]", (buttons) =>
      buttons.map((button) => button.dataset.link),
    );
    assert.equal(shared.length, 2);
    for (const [index, audience] of ["customer", "agent"].entries()) {
      assert.match(shared[index], new RegExp(`^#1\\.${audience}\\.`));
      const opened = await site.open(shared[index]);
      assert.deepEqual(await faultsOf(opened), []);
      assert.ok((await look(opened)).heading);
      await opened.close();
    }
    await agentPage.close();
  });

  it("is copied whole, and the page says so", async () => {
    await page.bringToFront();
    const way = await replay(page, customer);
    await page.click("[data-action=copy-link]");
    await page.waitForFunction(() => document.querySelector("[role=status]").textContent !== "");
    assert.equal(await page.$eval("[role=status]", (status) => status.textContent), labels.copied);
    const copied = await pasted(page);
    assert.ok(copied.startsWith(`${site.address}#1.customer.`), copied);

    const opened = await site.open(new URL(copied).hash);
    assert.equal((await look(opened)).guide, way[way.length - 1].guide);
    await opened.close();
    await page.bringToFront();
    await follow(page, ".ways-out li:last-child a");
    assert.equal(await page.$eval("[role=status]", (status) => status.textContent), "");
  });
});

/** Waits until a tab shows the page of an address. */
function arrives(page, address) {
  return page.waitForFunction(
    (wanted, ready) => location.href === wanted && document.querySelector(ready) !== null,
    {},
    address,
    READY,
  );
}

inEngines("a broken link", (engine) => {
  const question = Object.keys(customer.answers)[0];
  const given = `${question}-${customer.answers[question]}`;
  const broken = [
    "#2.customer",
    "#1",
    "#1.visitor",
    "#1.customer.nosuch-yes",
    `#1.customer.${question}`,
    `#1.customer.${question}-nosuch`,
    `#1.customer.${given}.${given}`,
    `#1.customer.${given}-more`,
    `#1.customer.${given}.tried-nosuch`,
    `#1.customer.${given}.ask-nosuch`,
    `#1.customer.${given}.solved-nosuch`,
    `#1.customer.${given}.see-nosuch`,
    `#1.customer.ask-${question}.${given}`,
    "#1.customer.<img src=x onerror=alert(1)>",
    "#1.customer.%F0%9F%92%A9-%00",
    `#1.customer.${"a".repeat(600)}`,
    "#__proto__",
  ];
  // What mail programs and people do to links; the case can still be read.
  const bent = [
    "#1.customer.",
    `#1.Customer.${given}`,
    `#1.customer.${given.toUpperCase()}`,
    `#1.customer%2E${given}%2E`,
    `#1.customer.${given}.)`,
    `#1.customer.${given}&utm_source=mail`,
  ];
  let site;

  before(async () => (site = await startSite(undefined, engine)));
  after(() => site.close());

  for (const link of broken) {
    it(`still gives a page, with a notice: ${link.slice(0, 60)}`, async () => {
      const page = await site.open(link);
      const { notice, heading, link: canonical } = await look(page);
      assert.ok(heading);
      assert.ok(notice, "says that something was dropped");
      assert.match(canonical, /^#1\.(customer|agent)[a-z0-9.-]*$/);
      assert.deepEqual(await faultsOf(page), []);
      await page.close();
    });
  }

  for (const link of bent) {
    it(`is corrected without a word: ${link}`, async () => {
      const page = await site.open(link);
      const { notice, answers, link: canonical } = await look(page);
      assert.equal(notice, undefined);
      assert.deepEqual(answers, link === "#1.customer." ? [] : [question]);
      assert.match(canonical, /^#1\.customer[a-z0-9.-]*$/);
      await page.close();
    });
  }

  it("that lost only its end keeps the rest, without a loop", async () => {
    const example = examples.find((one) => one.audience === "customer");
    const page = await site.open(`#1.customer.${question}-${example.answers[question] ?? "unsure"}.nosuch-x`);
    assert.deepEqual((await look(page)).answers, [question]);
    await page.close();
  });
});

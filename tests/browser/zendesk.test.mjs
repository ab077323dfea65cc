// The app in the sidebar of a Zendesk ticket, in a page that speaks the framework's messages: what it reads, writes, and never does.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, it } from "node:test";
import { marked } from "marked";
import { pictures } from "./hosts.mjs";
import { axeFaults, describe, root, startSite, type } from "./support.mjs";
import { SITE, startZendesk } from "./support/zendesk.mjs";

const read = (path) => readFileSync(join(root, path), "utf8");
const tickets = JSON.parse(read("tests/browser/zendesk/tickets.json"));
const advice = JSON.parse(read("tests/content/advice.json"));
const { ticket: words } = JSON.parse(read("web/zendesk/translations/en.json"));

const ANNA = { id: 7, email: "anna.b@example.com", locale: "en-US", role: "end-user" };
const AGENT = { id: 1, role: "agent" };
const CONFIRM = "You have to confirm your email address before continuing.";
const GUIDE = "#1.agent.stuck-access.holder-share";

const html = (content, author = ANNA, channel = "web") => ({
  author,
  channel: { name: channel },
  message: { content, contentType: "text/html" },
});
const ticketOf = (subject, ...conversation) => ({ subject, requester: ANNA, conversation });

describe("the app in a Zendesk ticket [chromium]", () => {
  let zendesk;
  before(async () => (zendesk = await startZendesk()));
  after(() => zendesk.close());

  const opened = [];
  afterEach(() => Promise.all(opened.splice(0).map((page) => page.close())));

  /** Opens a ticket and waits until the app has read it. */
  async function open(ticket, settings) {
    const tab = await zendesk.open(ticket, settings);
    opened.push(tab.page);
    await waitForHead(tab.frame, words.reading, false);
    return tab;
  }

  describe("reads", () => {
    it("the subject and what the requester wrote, and nothing of agents, of people in copy or of internal notes", async () => {
      const { frame } = await open(
        ticketOf(
          "No way in",
          html(`<p>It says:</p><p>${CONFIRM}</p>`),
          html("<p>Has this account already been linked to another Customers Portal account?</p>", AGENT),
          html("<p>Confirmation token is invalid</p>", ANNA, "internal"),
          html("<p>Confirmation token is invalid</p>", { id: 8, role: "end-user" }),
        ),
      );
      assert.equal(await head(frame), fill(words.read, { what: `${words.subject} and ${words.message}` }));
      assert.deepEqual(await lines(frame), [CONFIRM]);
      assert.equal(await value(frame), "");
    });

    it("what was found exactly before what was guessed, both above the box for more", async () => {
      const { frame } = await open(ticketOf("Help", html(`I'm not getting the confirmation email. ${CONFIRM}`)));
      const order = await frame.$$eval(".finding, #evidence", (all) =>
        all.map(({ id, dataset }) => id || (dataset.guess ? "guess" : "found")),
      );
      assert.match(order.join(), /^(found,)+(guess,)+evidence$/);
    });

    it("the requester's address beside the addresses in the text, letter by letter", async () => {
      const { frame } = await open(ticketOf("Sign-in", html("<p>I bought with anna_b@example.com.</p>")));
      assert.deepEqual(await lines(frame), ["anna.b@example.com / anna_b@example.com"]);
    });

    it("new comments as they come, and keeps what was pasted and what was answered", async () => {
      const { page, frame } = await open(ticketOf("Help", html("Please help.")));
      await frame.type("#evidence", "anna_b@example.com");
      await frame.waitForSelector(".finding");
      await press(frame, '[data-question="stuck"] [data-answer="message"]');
      await page.evaluate((comment) => {
        zendesk.ticket.conversation.push(comment);
        zendesk.tell("ticket.conversation.changed", zendesk.ticket.conversation);
      }, html(CONFIRM));
      await frame.waitForSelector('[data-proposal="stuck-message"]');
      assert.equal(
        await head(frame),
        fill(words.read, { what: `${words.subject} and ${fill(words.messages, { count: "2" })}` }),
      );
      assert.deepEqual(await lines(frame), ["anna.b@example.com / anna_b@example.com", CONFIRM].reverse());
      assert.equal(await value(frame), "anna_b@example.com");
      assert.equal(await frame.evaluate(() => location.hash), "#1.agent.stuck-message");
    });

    it("comments where there is no conversation, and the description where there is neither", async () => {
      const comments = [
        { id: 1, value: `<p>${CONFIRM}</p>`, author: ANNA },
        { id: 2, value: "<p>Confirmation token is invalid</p>", author: AGENT },
      ];
      const { frame } = await open({ subject: "Help", requester: ANNA, comments });
      assert.deepEqual(await lines(frame), [CONFIRM]);
      const plain = await open({ requester: ANNA, description: `> ${CONFIRM}` });
      assert.equal(await head(plain.frame), fill(words.read, { what: words.message }));
      assert.equal((await lines(plain.frame)).length, 1);
    });

    it("an answer by email only as far as the requester wrote it", async () => {
      const quoted = `Still no luck.<br>##- Please type your reply above this line -##<br>${CONFIRM}`;
      const { frame } = await open(ticketOf("Help", html(quoted)));
      assert.deepEqual(await lines(frame), []);
    });

    it("what a customer brings from Signpost, and goes on from the same answers and tries in one press", async () => {
      const link = "#1.customer.stuck-nomail.mailkind-signin.tried-checkspam";
      const there = "#1.agent.stuck-nomail.mailkind-signin.tried-checkspam";
      for (const words of [
        `<p>It sent me to you: <a href="${SITE}${link}">what I answered</a></p>`,
        `<p>${SITE}${link.replace("#", "%23").replace("nomail", "nomail<br>")}</p>`,
      ]) {
        const { frame } = await open(ticketOf("Still no email", html(words)));
        await press(frame, '[data-accept^="#1.customer"]');
        await frame.waitForFunction((hash) => location.hash === hash, {}, there);
        const shown = await frame.$$eval("[data-given], [data-tried]", (all) =>
          all.map(({ dataset }) => dataset.given ?? dataset.tried),
        );
        assert.deepEqual(shown, ["stuck", "mailkind", "checkspam"]);
      }
    });

    it("a new ticket, which has nobody's words yet, and one of which Zendesk tells nothing", async () => {
      const fresh = await open({ subject: "" });
      assert.equal(await head(fresh.frame), words.nothing);
      const { frame } = await open({}, { refuses: ["ticket.subject"] });
      assert.equal(await head(frame), words.unread);
      await frame.waitForSelector('[data-answer="nomail"]');
    });

    it("the requester's language, and says that replies are in English", async () => {
      const { frame } = await open({ ...ticketOf("Hilfe", html("Hallo")), requester: { ...ANNA, locale: "ja" } });
      assert.match(await head(frame), /The requester's language is Japanese\. The reply is in English\.$/);
    });
  });

  describe("writes", () => {
    const shared = () => ticketOf("Access", html("A colleague needs access too."));

    it("the reply as rich text where the editor takes it, the same as its Markdown", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      await press(frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(frame), words.replyin);
      const { text, type } = await page.evaluate(() => zendesk.editor);
      assert.equal(type, "publicReply");
      const markdown = await replyOf(frame);
      assert.equal(text, await rendered(markdown));
      assert.match(text, new RegExp(`<a href="${SITE}#1\\.customer\\.`));
    });

    it("the reply as Markdown where the editor takes no rich text, and as plain text where it takes neither", async () => {
      const { page, frame } = await openAt(shared(), GUIDE, { editor: { useRichText: false } });
      await press(frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(frame), words.replyin);
      assert.equal(await page.evaluate(() => zendesk.editor.text), await replyOf(frame));
      const refuses = ["ticket.comment.appendMarkdown"];
      const other = await openAt(shared(), GUIDE, { editor: { useRichText: false }, refuses });
      await press(other.frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(other.frame), words.replyin);
      assert.doesNotMatch(await other.page.evaluate(() => zendesk.editor.text), /\*\*|\]\(/);
    });

    it("another way where Zendesk refuses one, and says so where it refuses all", async () => {
      const refuses = ["ticket.editor.insert"];
      const { page, frame } = await openAt(shared(), GUIDE, { refuses });
      await press(frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(frame), words.replyin);
      assert.match(await page.evaluate(() => zendesk.editor.text), /^<p>/);
      refuses.push("ticket.comment.appendHtml", "ticket.comment.appendText");
      const other = await openAt(shared(), GUIDE, { refuses });
      await press(other.frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(other.frame), words.refused);
      assert.equal(await other.page.evaluate(() => zendesk.editor.text), "");
    });

    it("nothing a second time where Zendesk does not answer", async () => {
      // The SDK waits for five seconds.
      const prepare = () => {
        const wait = window.setTimeout;
        window.setTimeout = (code, time, ...more) => wait(code, time === 5000 ? 500 : time, ...more);
      };
      const { page, frame } = await openAt(shared(), GUIDE, { prepare, refuses: ["silence:ticket.editor.insert"] });
      await press(frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(frame), words.silent);
      assert.equal((await page.evaluate(() => zendesk.editor.text)).match(/<p>Hello,/g).length, 1);
    });

    it("once, however fast it is pressed", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      await frame.$eval('.writing [aria-keyshortcuts="r"]', (button) => {
        button.click();
        button.click();
      });
      await told(frame);
      assert.equal((await page.evaluate(() => zendesk.editor.text)).match(/<p>Hello,/g).length, 1);
    });

    it("the note as an internal comment", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      await press(frame, '.writing [aria-keyshortcuts="i"]');
      assert.equal(await told(frame), words.notein);
      const { text, type } = await page.evaluate(() => zendesk.editor);
      assert.equal(type, "internalNote");
      assert.match(text, /^<p>INTERNAL - do not send<br>/);
    });

    it("no note into a draft of a reply, nor where the editor can't be switched", async () => {
      const { page, frame } = await openAt(shared(), GUIDE, { editor: { text: "<p>Dear Anna</p>" } });
      await press(frame, '.writing [aria-keyshortcuts="i"]');
      assert.equal(await told(frame), words.replydraft);
      assert.deepEqual(await page.evaluate(() => [zendesk.editor.type, zendesk.editor.text]), [
        "publicReply",
        "<p>Dear Anna</p>",
      ]);
      const other = await openAt(shared(), GUIDE);
      await other.page.evaluate(() =>
        Object.defineProperty(zendesk.editor, "type", { get: () => "publicReply", set() {}, configurable: true }),
      );
      await press(other.frame, '.writing [aria-keyshortcuts="i"]');
      assert.equal(await told(other.frame), words.noteclosed);
      assert.equal(await other.page.evaluate(() => zendesk.editor.text), "");
    });

    it("the note where the editor takes its time to switch, and where the agent has switched it", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      await page.evaluate(() => {
        let type = "publicReply";
        const set = (wanted) => setTimeout(() => (type = wanted), 80);
        Object.defineProperty(zendesk.editor, "type", { get: () => type, set });
      });
      await press(frame, '.writing [aria-keyshortcuts="i"]');
      assert.equal(await told(frame), words.notein);
      const editor = { type: "internalNote", text: "<p>Seen.</p>" };
      const other = await openAt(shared(), GUIDE, { editor });
      await press(other.frame, '.writing [aria-keyshortcuts="i"]');
      assert.equal(await told(other.frame), words.notein);
      assert.match(await other.page.evaluate(() => zendesk.editor.text), /^<p>Seen\.<\/p><p>INTERNAL/);
    });

    it("a reply below what is in its editor, but none into a draft of a note", async () => {
      const { page, frame } = await openAt(shared(), GUIDE, { editor: { text: "<p>Dear Anna,</p>" } });
      await press(frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(frame), words.replyin);
      assert.match(await page.evaluate(() => zendesk.editor.text), /^<p>Dear Anna,<\/p><p>Hello,/);
      const other = await openAt(shared(), GUIDE, { editor: { type: "internalNote", text: "<p>secret</p>" } });
      await press(other.frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(other.frame), words.notedraft);
      assert.deepEqual(await other.page.evaluate(() => [zendesk.editor.type, zendesk.editor.text]), [
        "internalNote",
        "<p>secret</p>",
      ]);
      // A note that was begun and deleted is none.
      const empty = await openAt(shared(), GUIDE, { editor: { type: "internalNote", text: "<p>&nbsp;<br></p>" } });
      await press(empty.frame, '.writing [aria-keyshortcuts="r"]');
      assert.equal(await told(empty.frame), words.replyin);
      assert.equal(await empty.page.evaluate(() => zendesk.editor.type), "publicReply");
    });

    it("a tag that names the guide, and offers none where there is no guide", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      await press(frame, '.writing [aria-keyshortcuts="t"]');
      assert.equal(await told(frame), fill(words.tagin, { tag: "signpost_invite" }));
      assert.deepEqual(await page.evaluate(() => zendesk.tags), ["signpost_invite"]);
      const start = await open(shared());
      assert.equal(await start.frame.$('.writing [aria-keyshortcuts="t"]'), null);
    });

    it("by keys, and forgets what it said when the page changes", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      await frame.focus("h1");
      for (const [key, said] of [
        ["t", fill(words.tagin, { tag: "signpost_invite" })],
        ["i", words.notein],
        ["r", words.notedraft],
      ]) {
        await page.keyboard.press(key);
        await frame.waitForFunction((text) => document.querySelector(".writing > p").textContent === text, {}, said);
      }
      await frame.evaluate(() => (location.hash = "#1.agent.stuck-nomail"));
      await frame.waitForFunction(() => document.querySelector(".writing > p").textContent === "");
    });

    it("never submits, sends, closes or changes anything else", async () => {
      const { page, frame } = await openAt(shared(), GUIDE);
      for (const key of ["r", "t", "i"]) {
        await press(frame, `.writing [aria-keyshortcuts="${key}"]`);
        await told(frame);
      }
      const asked = await page.evaluate(() =>
        zendesk.log.filter(({ request }) => request && request !== "get").flatMap(({ params }) => Object.keys(params)),
      );
      assert.deepEqual([...new Set(asked)].sort(), ["resize", "ticket.editor.insert", "ticket.tags.add"]);
    });
  });

  describe("keeps private", () => {
    const SECRET = "Zebra-4711-Quartz";

    it("asks for its own page alone, stores nothing, and has no word of the ticket in its address, messages or tags", async () => {
      const { page, frame } = await openAt(
        ticketOf(SECRET, html(`${SECRET} ${CONFIRM} I need access for a colleague.`)),
        GUIDE,
      );
      for (const key of ["r", "t", "i"]) {
        await press(frame, `.writing [aria-keyshortcuts="${key}"]`);
        await told(frame);
      }
      const own = page.requests.filter((url) => !url.startsWith("http://localhost"));
      assert.deepEqual(
        own.map((url) => new URL(url).pathname),
        ["/assets/iframe.html"],
      );
      const told_ = await page.evaluate(() => JSON.stringify([zendesk.log, zendesk.tags, zendesk.editor]));
      assert.ok(!told_.includes("Zebra"));
      assert.ok(!decodeURIComponent(frame.url()).includes("Zebra"));
      const kept = await frame.evaluate(async () => [
        localStorage.length,
        sessionStorage.length,
        document.cookie,
        (await indexedDB.databases()).length,
        (await caches.keys()).length,
        performance.getEntriesByType("resource").length,
      ]);
      assert.deepEqual(kept, [0, 0, "", 0, 0, 0]);
      assert.deepEqual(page.faults, []);
    });

    it("has a policy that forbids all else", async () => {
      const { frame } = await open(ticketOf("Help", html("Hello")));
      const policy = await frame.$eval("meta[http-equiv]", ({ content }) => content);
      assert.match(
        policy,
        /^default-src 'none'; script-src 'self' 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'$/,
      );
      const broken = await frame.evaluate(async (site) => {
        const seen = [];
        addEventListener("securitypolicyviolation", ({ effectiveDirective }) => seen.push(effectiveDirective));
        const attempt = async (what) => {
          try {
            await what();
          } catch {
            // That is what is wanted.
          }
        };
        await attempt(() => fetch("/assets/iframe.html"));
        await attempt(() => fetch(site));
        await attempt(() => navigator.sendBeacon(site, "x"));
        await attempt(() => new WebSocket("wss://help.example/"));
        await attempt(() => (new Image().src = `${site}x.png`));
        await attempt(() => document.body.append(Object.assign(document.createElement("iframe"), { src: site })));
        await attempt(() =>
          document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: site })),
        );
        await attempt(() => (document.body.innerHTML = "<p>x</p>"));
        await attempt(() => eval("1"));
        await attempt(() => import(`${site}x.js`));
        await new Promise((done) => setTimeout(done, 100));
        return seen;
      }, SITE);
      assert.deepEqual([...new Set(broken)].sort(), [
        "connect-src",
        "frame-src",
        "img-src",
        "require-trusted-types-for",
        "script-src-elem",
        "style-src-elem",
      ]);
      assert.equal(broken.filter((one) => one === "connect-src").length, 4);
    });
  });

  describe("withstands", () => {
    it("markup in a ticket, which stays text", async () => {
      const markup = `<img src=x onerror="alert(1)"><script>alert(1)</script><svg onload=alert(1)> anna_b@example.com ${CONFIRM} <b`;
      const { page, frame } = await open(
        ticketOf(markup, html(markup), html(`&lt;img src=x onerror=alert(1)&gt; ${CONFIRM}`)),
      );
      await press(frame, "[data-accept=all]");
      assert.equal(await frame.$("#main img, #main script, #main svg"), null);
      assert.deepEqual(page.faults, []);
    });

    it("a million characters in some seconds, and says that it reads the newest", async () => {
      const long = html("I can't get in. ".repeat(62_500));
      const started = performance.now();
      const { frame } = await open(ticketOf("Help", long, html(`<p>${CONFIRM}</p>`)));
      assert.ok(performance.now() - started < 6000);
      assert.ok((await lines(frame)).includes(CONFIRM));
      assert.ok((await head(frame)).endsWith(words.shortened));
    });

    it("messages that somebody forged, from another frame and from its own window", async () => {
      const { page, frame } = await open(ticketOf("Help", html("Hello")));
      const before = await frame.evaluate(() => document.body.innerText);
      await page.evaluate((site) => {
        // Another frame of the same page posts into the app as Zendesk would.
        const other = document.body.appendChild(document.createElement("iframe"));
        const forge = other.contentDocument.createElement("script");
        forge.textContent = `
          const app = parent.frames[0];
          for (let id = 1; id < 50; id++)
            app.postMessage(JSON.stringify({ id, result: { "ticket.subject": "${"Confirmation token is invalid"}", errors: {} } }), "*");
          app.postMessage(JSON.stringify({ key: "zaf.ticket.conversation.changed" }), "*");
          app.postMessage(JSON.stringify({ signpost: 1, id: "x", type: "init", theme: {}, events: true }), "*");
        `;
        other.contentDocument.body.append(forge);
      }, SITE);
      await frame.evaluate(() => {
        postMessage(JSON.stringify({ key: "zaf.ticket.subject.changed" }), "*");
        postMessage({ signpost: 1, id: "x", type: "theme", theme: { text: "red" } }, "*");
      });
      const asked = () => page.evaluate(() => zendesk.log.filter(({ request }) => request === "get").length);
      const count = await asked();
      await pictures(page);
      await new Promise((done) => setTimeout(done, 200));
      assert.equal(await asked(), count);
      assert.equal(await frame.evaluate(() => document.body.innerText), before);
    });

    it("a ticket that changes while it is read: the later reading counts", async () => {
      const { page, frame } = await open(ticketOf("Help", html("Hello")));
      await page.evaluate(
        (comments) => {
          let waits = 0;
          // The first of two readings is answered last.
          zendesk.hold = (request) =>
            request === "get" && new Promise((done) => setTimeout(done, waits++ === 0 ? 300 : 0));
          zendesk.ticket.conversation = [comments[0]];
          zendesk.tell("ticket.conversation.changed");
          setTimeout(() => {
            zendesk.ticket.conversation = comments;
            zendesk.tell("ticket.conversation.changed");
          }, 50);
        },
        [html("Confirmation token is invalid"), html(CONFIRM)],
      );
      await frame.waitForFunction((line) => document.body.innerText.includes(line), {}, CONFIRM);
      await new Promise((done) => setTimeout(done, 500));
      assert.match(await head(frame), /2 messages/);
      assert.equal((await lines(frame)).length, 2);
    });

    it("a ticket of the wrong form", async () => {
      const { page, frame } = await open({
        subject: { toString: "x" },
        requester: { id: {}, email: 4, locale: ["en"] },
        conversation: [
          null,
          4,
          "text",
          { author: null, message: null },
          { author: { role: "end-user" }, message: { content: 7 } },
        ],
      });
      assert.equal(await head(frame), words.nothing);
      assert.deepEqual(page.faults, []);
    });
  });

  it("says what it needs without the address of Signpost, and outside of Zendesk", async () => {
    for (const site of [undefined, "http://help.example/", "javascript:alert(1)", "https://a:b@help.example/"]) {
      const { page, frame } = await zendesk.open(ticketOf("Help"), { settings: { site } });
      opened.push(page);
      await frame.waitForFunction((text) => document.body.innerText.includes(text), {}, words.nosite);
    }
    const { page, frame } = await zendesk.open(ticketOf("Help"), { query: "" });
    opened.push(page);
    await frame.waitForFunction((text) => document.body.innerText.includes(text), {}, words.outside);
  });

  it("works without WebAssembly, with the core as JavaScript from its own files", async () => {
    const { page, frame } = await open(ticketOf("Help", html(CONFIRM)), { prepare: () => delete window.WebAssembly });
    assert.deepEqual(await lines(frame), [CONFIRM]);
    const paths = page.requests.map((url) => new URL(url).pathname).filter((path) => path.startsWith("/assets/"));
    assert.match(paths.join(), /^\/assets\/iframe\.html,\/assets\/agent-js\.[0-9a-f]{8}\.js$/);
  });

  it("stays an agents' page: a link of customers leads nowhere else, and other pages open in a new tab", async () => {
    const { frame } = await open(ticketOf("Help", html("Hello")));
    await frame.evaluate(() => (location.hash = "#1.customer.stuck-nomail"));
    await frame.waitForFunction(() => location.hash === "#1.agent");
    const leaving = await frame.$$eval("a[href]", (all) =>
      all
        .filter(({ hash, target }) => !hash.startsWith("#1.agent") && target !== "_blank")
        .map(({ id, href }) => id || href),
    );
    assert.deepEqual(leaving, ["skip"]);
    assert.equal(await frame.$eval("footer a", ({ href }) => href), `${SITE}all.html`);
  });

  it("is as high as its content, for Zendesk to scroll", async () => {
    const { page, frame } = await openAt(ticketOf("Help", html(CONFIRM)), GUIDE);
    await pictures(page);
    const [told_, height] = [
      await page.evaluate(() => zendesk.heights.at(-1)),
      await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
    ];
    assert.equal(told_, `${height}px`);
    assert.ok((await page.evaluate(() => zendesk.heights.length)) < 8);
  });

  for (const width of [258, 320, 1280]) {
    it(`reads well at ${width} px, light and dark`, async () => {
      const story = ticketOf("No mail", html(`I'm not getting the confirmation email. anna_b@example.com ${CONFIRM}`));
      const { page, frame } = await open(story, { width, height: 1400 });
      for (const [name, link] of [
        ["start", "#1.agent"],
        ["guide", "#1.agent.stuck-message.message-confirm.where-signin"],
      ]) {
        await frame.evaluate((hash) => (location.hash = hash), link);
        await pictures(page);
        for (const scheme of ["light", "dark"]) {
          assert.deepEqual(await axeFaults(asPage(page, frame), scheme), []);
          if (process.env.SHOTS)
            await page.screenshot({ path: join(process.env.SHOTS, `zendesk-${width}-${scheme}-${name}.png`) });
        }
        const wide = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${wide} px are out of sight`);
        const small = await frame.$$eval(".writing button, .finding a, .finding button, .check a", (all) =>
          all.map((one) => one.getBoundingClientRect()).filter(({ width: w, height: h }) => w < 24 || h < 24),
        );
        assert.deepEqual(small, []);
      }
    });
  }

  describe("twelve tickets, from opening to the inserted reply:", () => {
    let site;
    let otherTab;
    const table = [];
    before(async () => {
      site = await startSite();
      otherTab = await site.open("?quick#1.agent", { width: 1280 });
    });
    after(async () => {
      await site.close();
      for (const row of table) console.log(`# ${row}`);
    });

    for (const ticket of tickets) {
      it(`${ticket.story}: ${ticket.subject}`, async () => {
        const requester = { ...ANNA, email: ticket.from };
        const started = performance.now();
        const { page, frame } = await open({
          ...ticketOf(ticket.subject, ...ticket.messages.map((message) => html(message, requester))),
          requester,
        });
        const shown = performance.now();
        let pressed = await goOn(frame, ticket);
        const guide = await frame.$eval("[data-guide]", ({ dataset }) => dataset.guide);
        assert.ok(
          ticket.right.some((label) => advice[guide].includes(label)),
          `${guide} is ${advice[guide]}, not ${ticket.right}`,
        );
        pressed += 1;
        await press(frame, '.writing [aria-keyshortcuts="r"]');
        assert.equal(await told(frame), words.replyin);
        const inserted = performance.now();
        const text = await page.evaluate(() => zendesk.editor.text);
        assert.ok(!text.includes(ticket.from));
        assert.deepEqual(page.faults, []);

        const byHand = await copyByHand(otherTab, ticket, guide);
        assert.ok(pressed <= 6 && pressed < byHand);
        table.push(
          [
            `${ticket.story.padEnd(4)} ${guide.padEnd(14)} presses ${pressed}, by hand ${byHand}`,
            `seconds of the hands ${hands(pressed)}, by hand ${hands(byHand - COPYING) + COPYING_SECONDS}`,
            `of the machine ${((shown - started) / 1000).toFixed(1)} to the findings, ${((inserted - shown) / 1000).toFixed(1)} to the reply`,
          ].join("; "),
        );
      });
    }
  });

  /** Opens a ticket at a page of the conversation. */
  async function openAt(ticket, link, settings) {
    const tab = await open(ticket, settings);
    await tab.frame.evaluate((hash) => (location.hash = hash), link);
    await tab.frame.waitForSelector("[data-guide]");
    return tab;
  }
});

/**
 * Seconds of hands, by the keystroke-level model (Card, Moran, Newell 1980): 1.35 to think of it, 1.1 to point, 0.2 to press and let go
 * of the button. Nobody's reading is counted.
 */
function hands(presses) {
  return Math.round(presses * (1.35 + 1.1 + 0.2));
}

/**
 * What copying adds: select the conversation, copy it, go to the other tab; to the box, paste, out of the box; copy the reply; back to the
 * ticket, into its editor, paste. That is four times pointing, one of them to drag, ten keys of 0.28 seconds, and four times from the
 * mouse to the keyboard and back, 0.4 seconds each way.
 */
const COPYING = 10;
const COPYING_SECONDS = hands(4) + Math.round(1.1 + 10 * 0.28 + 8 * 0.4);

/**
 * Presses what an agent presses up to the advice, and says how often. They know what is so, since they read the ticket and look up the
 * rest. First they take all that was found exactly, then the first guess that is right; what is left they answer.
 */
async function goOn(frame, { so, pasted }) {
  let pressed = 0;
  if (pasted) {
    // Into the box, Ctrl+V.
    pressed += 2;
    await frame.evaluate((text) => {
      const box = document.querySelector("#evidence");
      box.value += `\n${text}`;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      return new Promise((done) => setTimeout(done, 200));
    }, pasted);
  }
  while ((await frame.$("[data-guide]")) === null) {
    const [from, selector] = await frame.evaluate((known) => {
      const right = [...document.querySelectorAll("[data-guess]")].find((guess) => {
        const link = guess.querySelector("a")?.getAttribute("href") ?? "";
        return (
          link !== "" &&
          link
            .split(".")
            .slice(2)
            .every((answer) => known.includes(answer))
        );
      });
      const check = document.querySelector(".check");
      const question = check.dataset.question;
      const answer = known.find((one) => one.startsWith(`${question}-`))?.slice(question.length + 1) ?? "unsure";
      const press = document.querySelector("[data-accept=all]")
        ? "[data-accept=all]"
        : right
          ? `[data-guess="${right.dataset.guess}"] a`
          : `[data-question="${question}"] [data-answer="${answer}"]`;
      return [location.hash, press];
    }, so);
    pressed += 1;
    assert.ok(pressed < 12, `${from} ${selector}`);
    await press(frame, selector);
    await frame.waitForFunction((hash) => location.hash !== hash, {}, from);
  }
  return pressed;
}

/** The same ticket by hand: how many presses it takes with agent.html in another tab, which is open already. */
async function copyByHand(page, ticket, guide) {
  await type(page, "#1.agent");
  await page.$eval("#evidence", (box) => (box.value = ""));
  const text = [ticket.subject, ...ticket.messages.map((message) => message.replace(/<[^>]*>/g, "\n"))].join("\n\n");
  await page.bringToFront();
  await page.evaluate((clip) => navigator.clipboard.writeText(clip), text);
  await page.focus("h1");
  await page.keyboard.press("e");
  await page.keyboard.down("Control");
  await page.keyboard.press("v", { commands: ["Paste"] });
  await page.keyboard.up("Control");
  await page.keyboard.press("Tab");
  const pressed = await goOn(page, ticket);
  assert.equal(await page.$eval("[data-guide]", ({ dataset }) => dataset.guide), guide);
  await page.evaluate(() => (document.querySelector("#status").textContent = ""));
  await page.focus("h1");
  await page.keyboard.press("c");
  await page.waitForFunction(() => document.querySelector("#status").textContent !== "");
  return pressed + COPYING;
}

function fill(text, values) {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

function head(frame) {
  return frame.$eval(".ticket-head", ({ textContent }) => textContent);
}

function waitForHead(frame, text, is = true) {
  return frame.waitForFunction(
    (wanted, same) => ((document.querySelector(".ticket-head")?.textContent ?? wanted) === wanted) === same,
    {},
    text,
    is,
  );
}

function lines(frame) {
  return frame.$$eval(".finding code", (all) => all.map(({ textContent }) => textContent));
}

function value(frame) {
  return frame.$eval("#evidence", (box) => box.value);
}

/** Presses a button or a link, as with the keyboard. */
async function press(frame, selector) {
  await frame.waitForSelector(selector);
  await frame.$eval(selector, (target) => {
    target.focus();
    target.click();
  });
}

/** What the app says that it has done. */
async function told(frame) {
  await frame.waitForFunction(() => document.querySelector(".writing > p").textContent !== "");
  return frame.$eval(".writing > p", ({ textContent, role }) => {
    return role === "status" || role === undefined || role === null ? textContent : "";
  });
}

function replyOf(frame) {
  return frame.$eval('.replies [aria-keyshortcuts="c"]', ({ dataset }) => dataset.text);
}

/** As another program renders Markdown. */
async function rendered(markdown) {
  const text = await marked.parse(markdown, { gfm: false });
  return text.trim().replace(/>\n+</g, "><").replaceAll("&#39;", "'");
}

/** A frame with what axeFaults() asks of a page. */
function asPage(page, frame) {
  return {
    emulateMediaFeatures: (features) => page.emulateMediaFeatures(features),
    evaluate: (...parameters) => frame.evaluate(...parameters),
  };
}

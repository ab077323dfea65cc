// WebKitGTK behind W3C WebDriver: the part of puppeteer's Browser and Page that the tests use, so that each test is written once.

import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";

const DRIVER = process.env.WEBKIT_DRIVER ?? "/usr/bin/WebKitWebDriver";
const MINI_BROWSER = process.env.MINI_BROWSER ?? "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";
const PATIENCE = 15_000; // milliseconds until a wait has failed
const NARROWEST_WINDOW = 450; // CSS pixels: a window of MiniBrowser cannot be made narrower

// The names of keys in WebDriver, where they are not the character itself.
const KEYS = {
  Enter: "\uE007",
  Tab: "\uE004",
  Shift: "\uE008",
  Control: "\uE009",
  Escape: "\uE00C",
  " ": " ",
  Space: " ",
};

/** Starts WebKitGTK on a screen of its own. Call close() at the end. */
export async function launchWebKit({ environment = {} } = {}) {
  const screen = spawnBound("Xvfb", ["-displayfd", "3", "-screen", "0", "1400x1300x24", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const display = await new Promise((done, fail) => {
    screen.once("error", fail);
    screen.stdio[3].once("data", (number) => done(`:${String(number).trim()}`));
  });
  const port = await freePort();
  const frames = await listen(emptyPage);
  const driver = spawnBound(DRIVER, [`--port=${port}`, "--host=127.0.0.1"], {
    stdio: "ignore",
    env: {
      ...process.env,
      ...environment,
      DISPLAY: display,
      LIBGL_ALWAYS_SOFTWARE: "1",
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
    },
  });
  const stop = () => {
    frames.close();
    driver.kill();
    screen.kill();
  };
  try {
    return new Browser(await startSession(`http://127.0.0.1:${port}`), addressOf(frames), stop);
  } catch (error) {
    stop();
    throw error;
  }
}

/** A program that ends when this one does, however that may be. */
function spawnBound(program, values, settings) {
  return spawn("setpriv", ["--pdeathsig", "TERM", program, ...values], settings);
}

async function freePort() {
  const server = await listen();
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

function listen(answer) {
  const server = createServer(answer);
  return new Promise((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => done(server));
  });
}

function addressOf(server) {
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What frames are put into: about:blank and data: would inherit the policy of the page before them, which allows no frame. */
function emptyPage(_request, response) {
  response.setHeader("Content-Type", "text/html").end("<!doctype html><title>A page with a frame</title>");
}

async function startSession(driver) {
  await until(
    async () => (await send(driver, "GET", "/status").catch(() => ({}))).ready,
    "the driver of WebKit to start",
  );
  const capabilities = {
    alwaysMatch: { "webkitgtk:browserOptions": { binary: MINI_BROWSER, args: ["--automation"] } },
  };
  const { sessionId } = await send(driver, "POST", "/session", { capabilities });
  return (method, path, body) => send(driver, method, `/session/${sessionId}${path}`, body);
}

async function send(driver, method, path, body) {
  const response = await fetch(driver + path, { method, body: body && JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebKit: ${method} ${path}: ${value.error} ${value.message}`);
  return value;
}

async function until(check, what) {
  const end = Date.now() + PATIENCE;
  while (Date.now() < end) {
    const result = await check();
    if (result) return result;
    await pause(20);
  }
  throw new Error(`Waited in vain for ${what}`);
}

// A page that is being left answers nothing; the next one will.
function notWhileLeaving(error) {
  if (!/before the unload event|no such frame/.test(error.message)) throw error;
}

class Browser {
  #command;
  #frames;
  #stop;
  #home;
  #current;

  constructor(command, frames, stop) {
    this.#command = command;
    this.#frames = frames;
    this.#stop = stop;
  }

  async newPage() {
    await this.#leaveTab();
    const { handle } = await this.#command("POST", "/window/new", { type: "window" });
    const tab = new Tab(async (method, path, body) => {
      await this.#turnTo(tab, handle);
      return this.#command(method, path, body);
    }, this.#frames);
    return tab;
  }

  async close() {
    await this.#command("DELETE", "").catch(() => {});
    this.#stop();
  }

  // The session's first window stays open and empty: a new one can only be opened from one that is there.
  async #leaveTab() {
    this.#home ??= await this.#command("GET", "/window");
    this.#current = undefined;
    await this.#command("POST", "/window", { handle: this.#home });
  }

  // A session has one window at a time to which commands go.
  async #turnTo(tab, handle) {
    if (this.#current === tab) return;
    this.#current = tab;
    await this.#command("POST", "/window", { handle });
    if (tab.framed) await this.#command("POST", "/frame", { id: 0 });
  }
}

/** The part of puppeteer's Page that the tests use, with the same meaning. */
class Tab {
  /** Whether the page is shown in a frame, since windows cannot be made as narrow as the viewport asked for. */
  framed = false;
  #command;
  #frames;
  #viewport = { width: 1024, height: 800 };
  #address;

  constructor(command, frames) {
    this.#command = command;
    this.#frames = frames;
  }

  async goto(address) {
    this.#address = address;
    const narrow = this.#viewport.width < NARROWEST_WINDOW;
    if (!narrow && !this.framed) return this.#command("POST", "/url", { url: address });
    if (this.framed) await this.#command("POST", "/frame", { id: null });
    this.framed = false;
    await this.#command("POST", "/url", { url: narrow ? this.#frames : address });
    if (!narrow) return;
    await this.evaluate(showInFrame, address, this.#viewport);
    await this.#command("POST", "/frame", { id: 0 });
    this.framed = true;
  }

  /** The page is loaded again where it has to move into a frame or out of it. */
  async setViewport({ width, height }) {
    this.#viewport = { width, height };
    const narrow = width < NARROWEST_WINDOW;
    if (this.#address && (narrow || this.framed)) await this.goto(await this.url());
    if (!narrow) await this.#resizeWindow(width, height);
  }

  // The bar of the window takes some of its height.
  async #resizeWindow(width, height) {
    const { height: outer } = await this.#command("GET", "/window/rect");
    const bars = outer - (await this.#command("POST", "/execute/sync", { script: "return innerHeight", args: [] }));
    await this.#command("POST", "/window/rect", { x: 0, y: 0, width, height: height + bars });
    await this.waitForFunction((wanted) => innerWidth === wanted, {}, width);
  }

  /** Runs a function, or a source text that gives nothing back, in the page. */
  evaluate(code, ...values) {
    if (typeof code === "function") return this.#run(String(code), values);
    return this.#command("POST", "/execute/sync", { script: code, args: [] });
  }

  /** Runs a function in the first frame of the page. */
  async inFrame(code, ...values) {
    await this.#command("POST", "/frame", { id: 0 });
    try {
      return await this.evaluate(code, ...values);
    } finally {
      await this.#command("POST", "/frame/parent", {});
    }
  }

  // Values travel as JSON, so that what is undefined stays undefined.
  async #run(source, values) {
    const { value, error } = JSON.parse(
      await this.#command("POST", "/execute/async", {
        script: `const done = arguments[1];
          new Promise((good) => good((${source})(...JSON.parse(arguments[0])))).then(
            (value) => done(JSON.stringify({ value })),
            (error) => done(JSON.stringify({ error: String(error) })));`,
        args: [JSON.stringify(values)],
      }),
    );
    if (error !== undefined) throw new Error(error);
    return value;
  }

  $(selector) {
    return this.evaluate((wanted) => document.querySelector(wanted) !== null || null, selector);
  }

  $eval(selector, code, ...values) {
    return this.#run(`(wanted, ...values) => (${code})(document.querySelector(wanted), ...values)`, [
      selector,
      ...values,
    ]);
  }

  $$eval(selector, code, ...values) {
    const source = `(wanted, ...values) => (${code})([...document.querySelectorAll(wanted)], ...values)`;
    return this.#run(source, [selector, ...values]);
  }

  waitForFunction(code, _options, ...values) {
    return until(() => this.evaluate(code, ...values).catch(notWhileLeaving), code);
  }

  waitForSelector(selector) {
    return this.waitForFunction((wanted) => document.querySelector(wanted) !== null, {}, selector);
  }

  async click(selector) {
    const element = await this.#command("POST", "/element", { using: "css selector", value: selector });
    await this.#command("POST", `/element/${Object.values(element)[0]}/click`, {});
  }

  focus(selector) {
    return this.evaluate((wanted) => document.querySelector(wanted).focus(), selector);
  }

  keyboard = {
    down: (key) => this.#keys([{ type: "keyDown", value: KEYS[key] ?? key }]),
    up: (key) => this.#keys([{ type: "keyUp", value: KEYS[key] ?? key }]),
    press: async (key) => {
      const value = KEYS[key] ?? key;
      await this.#keys([
        { type: "keyDown", value },
        { type: "keyUp", value },
      ]);
    },
  };

  async #keys(actions) {
    await this.#command("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  url() {
    return this.evaluate(() => location.href);
  }

  title() {
    return this.evaluate(() => document.title);
  }

  content() {
    return this.evaluate(() => document.documentElement.outerHTML);
  }

  async reload() {
    if (this.framed) return this.goto(await this.url());
    await this.#command("POST", "/refresh", {});
  }

  /** Windows are not stacked: each has its own place to which keys go. */
  async bringToFront() {
    await this.#command("GET", "/window");
  }

  async screenshot({ path } = {}) {
    const picture = Buffer.from(await this.#command("GET", "/screenshot"), "base64");
    if (path) writeFileSync(path, picture);
    return picture;
  }

  async close() {
    await this.#command("DELETE", "/window");
  }
}

/** Runs in the page. */
function showInFrame(address, { width, height }) {
  const frame = document.createElement("iframe");
  frame.style.cssText = `border: 0; width: ${width}px; height: ${height}px`;
  return new Promise((done) => {
    frame.addEventListener("load", () => done(true), { once: true });
    frame.src = address;
    document.body.append(frame);
  });
}

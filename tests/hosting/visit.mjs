// A reader's visit to the site on nginx: which files a browser asks for, and what goes over the line.

import { connect, createServer } from "node:net";
import { READY } from "../browser/support.mjs";
import { launch } from "../browser/support/engines.mjs";
import { startNginx, trust } from "./nginx.mjs";

/** The paths that a browser asks for until a page is there and quiet, the page itself first. */
export async function filesAsked(browser, address, ready = READY) {
  const page = await browser.newPage();
  const asked = [];
  page.on("request", (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol === "https:") asked.push(pathname);
  });
  await page.goto(address, { waitUntil: "networkidle0" });
  await page.waitForSelector(ready);
  await page.close();
  return asked;
}

/**
 * Visits a site twice with one browser, which is closed in between: the paths that it asks for, and the bytes that the server sends
 * and gets at the first and at the second visit, handshakes and headers with them.
 */
export async function visitTwice(site) {
  const nginx = await startNginx(site);
  const line = await countingLine(new URL(nginx.origin).port);
  const browserArguments = trust();
  const visit = async () => {
    line.sent = line.got = 0;
    const browser = await launch("chromium", { arguments: browserArguments });
    const paths = await filesAsked(browser, line.origin);
    await browser.close();
    return { paths, sent: line.sent, got: line.got };
  };
  const [first, again] = [await visit(), await visit()];
  line.close();
  await nginx.stop();
  return { first, again };
}

/** Hands on what comes to a port of its own, and counts it. */
async function countingLine(port) {
  const line = { sent: 0, got: 0 };
  const server = createServer((reader) => {
    const host = connect(port, "127.0.0.1");
    reader.on("data", (data) => (line.got += data.length)).pipe(host);
    host.on("data", (data) => (line.sent += data.length)).pipe(reader);
    for (const socket of [reader, host]) socket.on("error", () => [reader, host].forEach((one) => one.destroy()));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  line.origin = `https://127.0.0.1:${server.address().port}/`;
  line.close = () => server.close();
  return line;
}

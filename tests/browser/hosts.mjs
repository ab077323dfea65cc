// Pages of another origin that embed Signpost. Both servers write down what reaches them, so that no browser needs to be asked.

import { createServer } from "node:http";
import { answerFrom, listen } from "../../scripts/serve.mjs";
import { siteFolder } from "./support.mjs";
import { launch } from "./support/engines.mjs";

/**
 * Starts the site of a folder, a host and a browser. Call close() at the end. A function makes the folder for the address of the site;
 * `settings` are those of launch().
 * `visits`: paths that the site was asked for; `violations`: what broke the policy of a host's page. open() starts both anew.
 * `headers`: what the site sends in place of its own headers.
 */
export async function startHosts(folder = siteFolder, { engine = "chromium", settings } = {}) {
  const siteServer = await listen((request, response) => answer(request, response), 0);
  const site = `http://127.0.0.1:${siteServer.address().port}/`;
  const answer = answerFrom(typeof folder === "function" ? folder(site) : folder);
  const hosts = { site, headers: {}, visits: [], violations: [], tabs: [] };
  siteServer.on("request", ({ url }) => hosts.visits.push(url));
  siteServer.prependListener("request", (request, response) => {
    const { writeHead } = response;
    response.writeHead = (status, headers) => writeHead.call(response, status, { ...headers, ...hosts.headers });
  });

  const pages = new Map();
  const hostServer = createServer(async (request, response) => {
    if (request.url === "/violations") {
      let report = "";
      for await (const part of request) report += part;
      const { "effective-directive": directive, "blocked-uri": blocked } = JSON.parse(report)["csp-report"];
      hosts.violations.push(`${directive} ${blocked}`);
      return response.writeHead(204).end();
    }
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    const page = pages.get(request.url);
    response.writeHead(page ? 200 : 404, { "Content-Type": "text/html; charset=utf-8", ...page?.headers });
    response.end(page?.html);
  });
  await new Promise((done) => hostServer.listen(0, "127.0.0.1", done));
  // Another name than that of the site makes it another site for the browser too, not only another origin.
  const host = `http://localhost:${hostServer.address().port}`;
  const browser = await launch(engine, settings);

  /** The address of a page of the host with a body. */
  function address(body, { lang = "en", headers } = {}) {
    const path = `/${pages.size}`;
    pages.set(path, {
      html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title></head><body>${body}</body></html>`,
      headers,
    });
    return host + path;
  }

  /** Opens a page of the host with a body and headers, under a policy where one is given; `fresh`: with nothing in the browser's cache. */
  async function open(
    body,
    { policy, headers, lang = "en", width = 1024, height = 800, prepare, path = "", fresh = false } = {},
  ) {
    const place = address(body, { lang, headers: { ...headers, ...policyHeader(policy) } });
    hosts.visits.length = 0;
    hosts.violations.length = 0;
    const page = await (fresh ? await browser.createBrowserContext() : browser).newPage();
    hosts.tabs.push(page);
    if (page.on) writeDownFaults(page);
    await prepare?.(page);
    await page.setViewport({ width, height });
    await page.goto(place + path);
    return page;
  }

  return Object.assign(hosts, {
    host,
    browser,
    address,
    open,
    closeTabs: () => Promise.all(hosts.tabs.splice(0).map((tab) => tab.close())),
    close: async () => {
      await browser.close();
      for (const server of [siteServer, hostServer]) {
        server.closeAllConnections();
        server.close();
      }
    },
  });
}

function policyHeader(policy) {
  return policy && { "Content-Security-Policy": `${policy}; report-uri /violations` };
}

// WebDriver reports nothing, so WebKit's pages have no list of faults.
function writeDownFaults(page) {
  page.faults = [];
  page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
}

/** Runs a function in the first frame of the site on a page. */
export async function inFrame(page, site, code, ...values) {
  if (!page.frames) return page.inFrame(code, ...values);
  return page
    .frames()
    .find((frame) => frame.url().startsWith(site))
    .evaluate(code, ...values);
}

/** Two pictures later: observers of size and of nearness have spoken by then. */
export function pictures(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

// Pages of another origin that embed Signpost. Both servers write down what reaches them, so that no browser needs to be asked.

import { createServer } from "node:http";
import { serve } from "../../scripts/serve.mjs";
import { siteFolder } from "./support.mjs";
import { launch } from "./support/engines.mjs";

/**
 * Starts the site of a folder, a host and a browser. Call close() at the end.
 * `visits`: paths that the site was asked for; `violations`: what broke the policy of a host's page. open() starts both anew.
 * `headers`: what the site sends in place of its own headers.
 */
export async function startHosts(folder = siteFolder) {
  const siteServer = await serve(folder, 0);
  const site = `http://127.0.0.1:${siteServer.address().port}/`;
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
  const browser = await launch("chromium");

  /** Opens a page of the host with a body, under a policy where one is given; `fresh`: with nothing in the browser's cache. */
  async function open(
    body,
    { policy, lang = "en", width = 1024, height = 800, prepare, path = "", fresh = false } = {},
  ) {
    const address = `/${pages.size}`;
    pages.set(address, {
      html: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Host</title></head><body>${body}</body></html>`,
      headers: policy && { "Content-Security-Policy": `${policy}; report-uri /violations` },
    });
    hosts.visits.length = 0;
    hosts.violations.length = 0;
    const page = await (fresh ? await browser.createBrowserContext() : browser).newPage();
    hosts.tabs.push(page);
    page.faults = [];
    page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
    await prepare?.(page);
    await page.setViewport({ width, height });
    await page.goto(host + address + path);
    return page;
  }

  return Object.assign(hosts, {
    host,
    browser,
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

/** Two pictures later: observers of size and of nearness have spoken by then. */
export function pictures(page) {
  return page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  );
}

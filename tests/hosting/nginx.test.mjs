// hosting/nginx.conf, run by nginx as it is: only the address, the certificate and the folder are put in. And the local server beside it.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { HEADERS, headersAt, publicHeaders } from "../../scripts/headers.mjs";
import { serve } from "../../scripts/serve.mjs";
import { READY, exampleOf, replay, siteFolder, startSite } from "../browser/support.mjs";
import { freePort, startNginx } from "./nginx.mjs";
import { ask, assertFiles, assertNothingElse, buildSite } from "./support.mjs";

describe("nginx with hosting/nginx.conf", () => {
  let nginx;
  let origin;
  let folder;
  before(async () => {
    const port = await freePort();
    folder = buildSite("--origin", `https://127.0.0.1:${port}/`).folder;
    nginx = await startNginx(folder, { port });
    origin = nginx.origin;
  });
  after(() => nginx.stop());

  it("sends each file, packed or not, with its type, its caching and the strict headers", async () => {
    await assertFiles(origin, folder, publicHeaders(origin));
  });

  it("sends nothing else, and the strict headers with every refusal", async () => {
    await assertNothingElse(origin, folder, publicHeaders(origin));
  });

  it("names the origin beside 'self', and who may show the site in a frame", async () => {
    const { headers } = await ask(origin, "/");
    const policy = headers["content-security-policy"];
    assert.ok(policy.includes(`script-src 'self' ${origin} 'wasm-unsafe-eval';`));
    assert.match(policy, /; frame-ancestors 'self' https:\/\/docs\.gitlab\.com /);
  });

  it("leads to advice in a browser, with no fault on the way", async () => {
    const site = await startSite(siteFolder, "chromium", { arguments: ["--ignore-certificate-errors"] });
    const page = await site.open("", { ready: false });
    await page.goto(`${origin}/`);
    await page.waitForSelector(READY);
    const example = exampleOf("customer");
    assert.equal((await replay(page, example)).at(-1).guide, example.guide);
    assert.deepEqual(page.faults, []);
    assert.equal(await page.evaluate(() => performance.getEntriesByType("navigation")[0].nextHopProtocol), "h2");
    await site.close();
  });

  it("closes every power of the browser that is named, and leaves the clipboard open to writing", async () => {
    const site = await startSite(siteFolder, "chromium", { arguments: ["--ignore-certificate-errors"] });
    const page = await site.open("", { ready: false });
    await page.goto(`${origin}/`);
    const allowed = await page.evaluate(() => document.featurePolicy.allowedFeatures());
    for (const [, feature] of HEADERS["Permissions-Policy"].matchAll(/([\w-]+)=\(\)/g)) {
      assert.ok(!allowed.includes(feature), feature);
    }
    assert.ok(allowed.includes("clipboard-write"));
    await site.close();
  });
});

describe("the local server", () => {
  let server;
  let address;
  before(async () => {
    server = await serve(siteFolder, 0);
    address = `http://127.0.0.1:${server.address().port}`;
  });
  after(() => server.close());

  it("sends each file, packed or not, with its type, its caching and the strict headers", async () => {
    // The page in one file brings its own policy: it is for disks and sandboxes.
    await assertFiles(address, siteFolder, headersAt(address), ["helper-single.html"]);
  });

  it("sends nothing else, and the strict headers with every refusal", async () => {
    await assertNothingElse(address, siteFolder, headersAt(address));
  });
});

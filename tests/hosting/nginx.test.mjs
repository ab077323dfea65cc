// hosting/nginx.conf, run by nginx as it is: only the address, the certificate and the folder are put in. And the local server beside it.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { HEADERS, publicHeaders } from "../../scripts/headers.mjs";
import { serve } from "../../scripts/serve.mjs";
import { READY, exampleOf, replay, root, siteFolder, startSite } from "../browser/support.mjs";
import { ask, assertFiles, assertNothingElse, buildSite, temporaryFolder } from "./support.mjs";

describe("nginx with hosting/nginx.conf", () => {
  let nginx;
  let origin;
  let folder;
  before(async () => {
    const port = await freePort();
    origin = `https://127.0.0.1:${port}`;
    folder = buildSite("--origin", `${origin}/`).folder;
    nginx = startNginx(port, folder);
    await answers(origin, nginx);
  });
  after(() => nginx.kill());

  it("sends each file, packed or not, with its type, its caching and the strict headers", async () => {
    await assertFiles(origin, folder, publicHeaders(origin));
  });

  it("sends nothing else, and the strict headers with every refusal", async () => {
    await assertNothingElse(origin, folder, publicHeaders(origin));
  });

  it("names the origin beside 'self', and who may show the site in a frame", () => {
    const policy = publicHeaders(origin)["Content-Security-Policy"];
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
    await assertFiles(address, siteFolder, HEADERS, ["helper-single.html"]);
  });

  it("sends nothing else, and the strict headers with every refusal", async () => {
    await assertNothingElse(address, siteFolder, HEADERS);
  });
});

/** Runs nginx in the foreground, as the user of the test, with all its files in a new folder. */
function startNginx(port, site) {
  const folder = temporaryFolder();
  const inFolder = (name) => join(folder, name);
  const subject = ["-subj", "/CN=127.0.0.1", "-keyout", inFolder("key.pem"), "-out", inFolder("cert.pem")];
  spawnSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", ...subject]);
  const changes = {
    "https://signpost.example.com": `https://127.0.0.1:${port}`,
    "server_name signpost.example.com": "server_name 127.0.0.1",
    "listen 443": `listen 127.0.0.1:${port}`,
    "/etc/ssl/signpost.pem": inFolder("cert.pem"),
    "/etc/ssl/signpost.key": inFolder("key.pem"),
    "/var/www/signpost": site,
  };
  let sample = readFileSync(join(root, "hosting/nginx.conf"), "utf8");
  for (const [from, to] of Object.entries(changes)) {
    assert.ok(sample.includes(from), from);
    sample = sample.replaceAll(from, to);
  }
  writeFileSync(inFolder("signpost.conf"), sample);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    inFolder("nginx.conf"),
    `daemon off; master_process off; pid ${inFolder("pid")}; error_log stderr;
     events { }
     http {
       access_log off;
       ${temporary.map((name) => `${name}_temp_path ${inFolder(name)};`).join(" ")}
       include ${inFolder("signpost.conf")};
     }`,
  );
  return spawn("/usr/sbin/nginx", ["-p", folder, "-e", "stderr", "-c", inFolder("nginx.conf")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
}

/** Waits until a server answers. */
async function answers(address, server) {
  for (let tries = 0; tries < 100 && server.exitCode === null; tries++) {
    try {
      return await ask(address, "/");
    } catch {
      await wait(100);
    }
  }
  throw new Error(`There is nobody at ${address}`);
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

// hosting/nginx.conf, run by nginx as it is: only the address, the certificate and the folder are put in, and what a test wants beside.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { X509Certificate, createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { root } from "../browser/support.mjs";
import { ask, temporaryFolder } from "./support.mjs";

export const CERTIFICATE = makeCertificate();
const TEMPORARY = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];

/** Arguments for Chromium that make the certificate a good one; with a bad one that it is told to ignore, it stores no files. */
export function trust() {
  const { publicKey } = new X509Certificate(readFileSync(CERTIFICATE.certificate));
  const key = publicKey.export({ type: "spki", format: "der" });
  const digest = createHash("sha256").update(key).digest("base64");
  return [`--ignore-certificate-errors-spki-list=${digest}`, `--user-data-dir=${temporaryFolder()}`];
}

/**
 * Serves a folder with nginx, in the foreground and as the user of the test, all its files in a new folder. `inServer` is put before
 * the locations of hosting/nginx.conf, `around` before its server.
 */
export async function startNginx(site, { port, inServer = "", around = "" } = {}) {
  port ??= await freePort();
  const folder = temporaryFolder();
  const inFolder = (name) => join(folder, name);
  writeFileSync(inFolder("signpost.conf"), sample(site, port, inServer));
  writeFileSync(
    inFolder("nginx.conf"),
    `daemon off; master_process off; pid ${inFolder("pid")}; error_log stderr crit;
     events { }
     http {
       access_log off;
       ${TEMPORARY.map((name) => `${name}_temp_path ${inFolder(name)};`).join(" ")}
       ${around}
       include ${inFolder("signpost.conf")};
     }`,
  );
  const server = spawn("/usr/sbin/nginx", ["-p", folder, "-e", "stderr", "-c", inFolder("nginx.conf")], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const origin = `https://127.0.0.1:${port}`;
  await answers(origin, server);
  return { origin, stop: () => stop(server) };
}

export function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

function sample(site, port, inServer) {
  const changes = {
    "https://signpost.example.com": `https://127.0.0.1:${port}`,
    "server_name signpost.example.com": "server_name 127.0.0.1",
    "listen 443": `listen 127.0.0.1:${port}`,
    "/etc/ssl/signpost.pem": CERTIFICATE.certificate,
    "/etc/ssl/signpost.key": CERTIFICATE.key,
    "/var/www/signpost": site,
    "  location / {": `${inServer}\n  location / {`,
  };
  let text = readFileSync(join(root, "hosting/nginx.conf"), "utf8");
  for (const [from, to] of Object.entries(changes)) {
    assert.ok(text.includes(from), from);
    text = text.replaceAll(from, () => to);
  }
  return text;
}

function makeCertificate() {
  const folder = temporaryFolder();
  const [certificate, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"];
  const names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
  spawnSync("openssl", ["req", "-x509", ...kind, ...names, "-keyout", key, "-out", certificate]);
  return { certificate, key };
}

/** Waits until a server answers, be it that there is nothing: what there is may be at fault on purpose. */
async function answers(address, server) {
  for (let tries = 0; tries < 200 && server.exitCode === null; tries++) {
    try {
      return await ask(address, "/no-such-file");
    } catch {
      await wait(50);
    }
  }
  throw new Error(`There is nobody at ${address}`);
}

async function stop(server) {
  if (server.exitCode !== null) return;
  const gone = new Promise((done) => server.once("exit", done));
  server.kill();
  await gone;
}

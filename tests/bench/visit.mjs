// What a first visit transfers, as Chromium counts it, until the first question is there and until advice is. Headers are counted
// apart: HTTP/2 sends each but once.

import { exampleOf, pageOf, replay, siteFolder, startSite } from "../browser/support.mjs";

const VISITS = [
  { who: "a customer", audience: "customer", args: [] },
  { who: "an agent", audience: "agent", args: [] },
  { who: "a customer without WebAssembly", audience: "customer", args: ["--js-flags=--jitless"] },
];

/** [{ who, question, advice }], both { requests, bytes, headers }. The page itself can be read and answered before any of it but the HTML. */
export async function visits() {
  const told = [];
  for (const { who, audience, args } of VISITS) {
    const site = await startSite(siteFolder, "chromium", { arguments: args });
    const page = await site.browser.newPage();
    const counted = await countTransfers(page);
    await page.goto(site.address + pageOf(`#1.${audience}`));
    await page.waitForSelector("#overview[hidden]");
    const question = { ...counted };
    await replay(page, exampleOf(audience));
    told.push({ who, html: counted.html, question, advice: { ...counted } });
    await site.close();
  }
  return told;
}

async function countTransfers(page) {
  const counted = { requests: 0, bytes: 0, headers: 0 };
  const headers = {};
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  session.on("Network.responseReceived", ({ requestId, response }) => {
    headers[requestId] = response.encodedDataLength;
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (encodedDataLength === 0) return; // an address that holds its own data
    counted.requests += 1;
    counted.headers += headers[requestId];
    counted.bytes += encodedDataLength - headers[requestId];
    counted.html ??= counted.bytes; // the page comes first
  });
  return counted;
}

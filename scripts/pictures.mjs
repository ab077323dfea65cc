// Makes the pictures of the documents from the built site, and the logos of the Zendesk app, in Chromium: node scripts/pictures.mjs

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { READY, root, startSite } from "../tests/browser/support.mjs";

const EVIDENCE =
  '{"event":"failed","severity":"permanent","reason":"suppress-bounce","recipient":"anna.b@example.com",' +
  '"timestamp":1763971200.5,"delivery-status":{"code":605,"description":"Not delivering to previously bounced address"},' +
  '"storage":{"url":"https://storage.mailgun.net/v3/domains/customers.gitlab.com/messages/x"}}\n' +
  "I bought with anna_b@example.com.";

const PICTURES = [
  { name: "guide", path: "#1.customer.see-signinlink", width: 860, height: 1130 },
  {
    name: "agent",
    path: "agent.html?quick#1.agent.stuck-nomail.mailkind-signin.maillog-suppressed",
    width: 1180,
    height: 820,
    paste: EVIDENCE,
  },
  { name: "map", path: "map.html", width: 1200, height: 760 },
];

// Zendesk rounds the corners of the large one, and sets the small one on grounds of its own.
const LOGOS = [
  { name: "logo", size: 320, ground: "#fff", margin: "12%" },
  { name: "logo-small", size: 128, ground: "transparent", margin: "0" },
];

const site = await startSite();
for (const { name, path, width, height, paste } of PICTURES) {
  const page = await site.open(path, { width, height, ready: false });
  await page.waitForSelector(path.includes("#") ? READY : "svg");
  if (paste) {
    await page.$eval(
      "textarea",
      (box, text) => {
        box.value = text;
        box.dispatchEvent(new Event("input"));
      },
      paste,
    );
    await page.waitForSelector(".finding");
  }
  const file = join(root, "docs", `${name}.png`);
  await page.screenshot({ path: file });
  console.log(file);
}
const logo = readFileSync(join(root, "web/zendesk/logo.svg"), "utf8");
for (const { name, size, ground, margin } of LOGOS) {
  const page = await site.browser.newPage();
  await page.setViewport({ width: size, height: size });
  await page.setContent(`<body style="margin: 0; background: ${ground}; padding: ${margin}">${logo}</body>`);
  const file = join(root, "web/zendesk", `${name}.png`);
  await page.screenshot({ path: file, omitBackground: true });
  console.log(file);
}
await site.close();

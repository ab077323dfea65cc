// A page that stands in for Zendesk: a ticket, its editor, and the app in its sidebar. It speaks the framework's messages as the SDK
// (zendesk_app_framework_sdk 2.0.11, lib/client.js) expects them, and Zendesk's paths, events and actions as docs/zendesk.md lists them.

import { createServer } from "node:http";
import { extname, join } from "node:path";
import { version } from "../../../scripts/version.mjs";
import { root } from "../support.mjs";
import { launch } from "./engines.mjs";
import { readZip } from "./zip.mjs";

export const APP = join(root, `build/zendesk-signpost-${version}.zip`);
export const SITE = "https://help.example/signpost/";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".png": "image/png" };
const GUID = "8a1f0a1c-0000-4000-8000-000000000001";

/** Serves the packed app from one site and the ticket from another. `asked` is all that the app's server was asked for. */
export async function startZendesk() {
  const files = new Map(readZip(APP).map(({ path, content }) => [`/${path}`, content]));
  const asked = [];
  const app = await listen((request, response) => {
    const path = new URL(request.url, "http://app").pathname;
    asked.push(path);
    const content = files.get(path);
    response.writeHead(content ? 200 : 404, { "Content-Type": TYPES[extname(path)] ?? "application/octet-stream" });
    response.end(content);
  });
  const desk = await listen((request, response) => {
    response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
    response.end(
      '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ticket</title></head><body></body></html>',
    );
  });
  const appSite = `http://127.0.0.1:${app.address().port}`;
  // Another name makes it another site for the browser too.
  const deskSite = `http://localhost:${desk.address().port}`;
  const browser = await launch("chromium");

  /**
   * Opens a ticket: {subject, requester: {id, email, locale}, conversation, comments, description}, with an editor {type, text,
   * useRichText}. `settings` are those that an admin entered; `query` what the app's address has in place of its own; `prepare` runs in
   * each document before its scripts; `refuses` names what Zendesk refuses, or with "silence:" does not answer.
   */
  async function open(ticket, { width = 320, height = 900, editor, settings, query, prepare, refuses } = {}) {
    const page = await browser.newPage();
    page.faults = [];
    page.requests = [];
    page.on("console", (message) => page.faults.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => page.faults.push(`error: ${error.message}`));
    page.on("request", (request) => page.requests.push(request.url()));
    await page.setViewport({ width, height });
    if (prepare) await page.evaluateOnNewDocument(prepare);
    await page.goto(deskSite);
    await page.evaluate(standIn, {
      address: `${appSite}/assets/iframe.html${query ?? `?origin=${encodeURIComponent(deskSite)}&app_guid=${GUID}`}`,
      guid: GUID,
      appSite,
      ticket,
      editor: { type: "publicReply", text: "", useRichText: true, ...editor },
      settings: settings ?? { site: SITE },
      refuses: refuses ?? [],
    });
    const frame = await page.waitForFrame((one) => one.url().startsWith(appSite));
    return { page, frame, asked };
  }

  return {
    appSite,
    asked,
    browser,
    open,
    close: async () => {
      await browser.close();
      for (const server of [app, desk]) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}

async function listen(answer) {
  const server = createServer(answer);
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** Runs in the page of the ticket. What happens there is kept in window.zendesk, with each message of the app in `log`. */
function standIn({ address, guid, appSite, ticket, editor, settings, refuses }) {
  const zendesk = (window.zendesk = {
    ticket,
    editor,
    tags: [],
    log: [],
    heights: [],
    listened: new Set(),
    hold: undefined,
  });
  document.body.style.margin = "0";
  const frame = document.createElement("iframe");
  // What Zendesk's own frame allows is not documented; this is what its apps are known to use.
  frame.sandbox = "allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin allow-scripts";
  frame.allow = "clipboard-write";
  frame.style.cssText = "border: 0; display: block; height: 400px; width: 100%";
  frame.src = address;

  const say = (message) => frame.contentWindow.postMessage(JSON.stringify(message), appSite);
  zendesk.tell = (event, message) => zendesk.listened.has(event) && say({ key: `zaf.${event}`, message });

  const read = {
    "ticket.subject": () => zendesk.ticket.subject,
    "ticket.description": () => zendesk.ticket.description,
    "ticket.requester.id": () => zendesk.ticket.requester?.id,
    "ticket.requester.email": () => zendesk.ticket.requester?.email,
    "ticket.requester.locale": () => zendesk.ticket.requester?.locale,
    "ticket.conversation": () => zendesk.ticket.conversation,
    "ticket.comments": () => zendesk.ticket.comments,
    "ticket.comment.type": () => zendesk.editor.type,
    "ticket.comment.text": () => zendesk.editor.text,
    "ticket.comment.useRichText": () => zendesk.editor.useRichText,
  };
  const append = (rich) => (text) => {
    if (rich && !zendesk.editor.useRichText) throw new Error("This editor takes no rich text");
    zendesk.editor.text += text;
  };
  const actions = {
    resize: ({ height }) => {
      zendesk.heights.push(height);
      frame.style.height = height;
    },
    "ticket.editor.insert": append(true),
    "ticket.comment.appendHtml": append(true),
    "ticket.comment.appendMarkdown": append(false),
    "ticket.comment.appendText": append(false),
    "ticket.tags.add": (tags) => zendesk.tags.push(...[tags].flat()),
  };
  const answers = {
    get: (paths) => collect(paths, (path) => read[path]?.() ?? fail(`${path} is not there`)),
    set: (values) =>
      collect(Object.keys(values), (path) => {
        if (path !== "ticket.comment.type") fail(`${path} cannot be set`);
        return (zendesk.editor.type = values[path]);
      }),
    invoke: (calls) => collect(Object.keys(calls), (name) => (actions[name] ?? fail)(...calls[name])),
  };
  function fail(message) {
    throw new Error(message);
  }
  function collect(names, give) {
    const result = { errors: {} };
    for (const name of names) {
      try {
        if (refuses.includes(name)) fail(`${name} is refused`);
        result[name] = give(name);
      } catch (error) {
        result.errors[name] = { name: "Error", message: error.message, path: name };
      }
    }
    return result;
  }

  addEventListener("message", async ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin !== appSite) return;
    const { id, request, params, key } = JSON.parse(data);
    zendesk.log.push({ request, params, key });
    if (key === "iframe.handshake") {
      const context = { product: "support", location: "ticket_sidebar", ticketId: 1, instanceGuid: guid };
      say({ key: "zaf.app.registered", message: { metadata: { appId: 1, settings }, context } });
    }
    if (key?.startsWith("iframe.on:")) zendesk.listened.add(key.slice("iframe.on:".length));
    if (!request) return;
    const result = answers[request](params);
    // A test may want to answer later.
    await zendesk.hold?.(request, params);
    if (refuses.includes(`silence:${Object.keys(params)[0]}`)) return;
    say({ id, result });
  });
  document.body.append(frame);
}

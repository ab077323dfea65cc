// The agents' page in the sidebar of a Zendesk ticket: reads the ticket by itself, and writes into it what the agent asks for.

import framework, { type Client } from "zendesk_app_framework_sdk";
import { loadForAgents } from "../agent-engine.ts";
import { agentView, type BesideTicket } from "../agent-view.ts";
import { element } from "../dom.ts";
import { showPages } from "../standalone.ts";
import { addTag, insertNote, insertReply, type Outcome } from "./editor.ts";
import { joinZendesk } from "./sidebar.ts";
import { CHANGES, readTicket, type Ticket } from "./ticket.ts";
import translations from "./translations/en.json";
import type { Desk } from "../desk";
import type { EvidenceBox } from "../evidence-view.ts";
import type { Page } from "../page";
import type { PageView } from "../page-view.ts";

const words = translations.ticket;

const client = framework.init();
if (client) void start(client);
else tell(words.outside);

async function start(client: Client): Promise<void> {
  const { settings } = await client.metadata();
  const site = addressIn(settings?.site);
  if (!site) return tell(words.nosite);
  const ticket = besideTicket(client);
  showPages({
    audience: "agent",
    home: site,
    join: () => joinZendesk(client),
    load: async () => {
      const engine = await loadForAgents();
      const view = agentView(engine.core, { site, quick: true, ticket });
      return { ...engine, view: (page) => withSite(view(page), site) };
    },
  });
}

/** The setting of an admin, as the folder that links begin with. */
function addressIn(setting: unknown): string | undefined {
  try {
    const { protocol, origin, pathname, username, password } = new URL(String(setting));
    if (protocol !== "https:" || username || password) return undefined;
    return origin + pathname.replace(/[^/]*$/, "");
  } catch {
    return undefined;
  }
}

// The page of all answers is no part of this app.
function withSite(drawn: PageView, site: string): PageView {
  for (const part of drawn.footer as HTMLElement[]) {
    part.querySelector('a[href="all.html"]')?.setAttribute("href", `${site}all.html`);
  }
  return drawn;
}

function tell(text: string): void {
  document
    .getElementById("main")
    ?.replaceChildren(element("h1", { tabindex: "-1" }, "Signpost"), element("p", {}, text));
}

function besideTicket(client: Client): BesideTicket {
  const head = element("p", { class: "hint ticket-head", role: "status" }, words.reading);
  const said = element("p", { class: "hint", role: "status" });
  let busy = false;

  function button(label: string, key: string, main: boolean, write: () => Promise<Outcome>, tag = ""): HTMLElement {
    const pressed = element(
      "button",
      { class: `button button-small${main ? " button-main" : ""}`, type: "button", "aria-keyshortcuts": key },
      element("kbd", { "aria-hidden": "true" }, key),
      label,
    );
    pressed.addEventListener("click", () => {
      // Whoever presses twice wants it once.
      if (busy) return;
      busy = true;
      said.textContent = "";
      void write().then((outcome) => {
        busy = false;
        said.textContent = fill(words[outcome], { tag });
      });
    });
    return pressed;
  }

  return {
    head,
    heading: words.found,
    writing({ step }: Page, { replies }: Desk) {
      said.textContent = "";
      const tag = step.kind === "guide" && `signpost_${step.id}`;
      const buttons = element(
        "div",
        { class: "writing" },
        element(
          "div",
          { class: "tools" },
          button(words.reply, "r", step.kind !== "question", () => insertReply(client, replies)),
          button(words.note, "i", false, () => insertNote(client, replies)),
          tag && button(fill(words.tag, { tag }), "t", false, () => addTag(client, tag), tag),
        ),
        said,
      );
      return { buttons, copying: words.copying };
    },
    join: (box) => follow(client, box, head),
  };
}

/** Reads the ticket now and after each change. Of two readings at a time, the later one counts. */
function follow(client: Client, box: EvidenceBox, head: HTMLElement): void {
  let readings = 0;
  let known: string | undefined;
  async function read(): Promise<void> {
    const reading = ++readings;
    const ticket = await readTicket(client).catch(() => undefined);
    if (reading !== readings) return;
    const text = ticket?.text ?? "";
    if (text !== known) box.readTicket(text);
    known = text;
    const told = ticket ? whatWasRead(ticket) : words.unread;
    if (head.textContent !== told) head.textContent = told;
  }
  for (const event of CHANGES) client.on(event, () => void read());
  void read();
}

function whatWasRead({ hasSubject, messages, shortened, locale }: Ticket): string {
  const parts = [
    hasSubject && words.subject,
    messages > 0 && (messages === 1 ? words.message : fill(words.messages, { count: String(messages) })),
  ].filter((part) => part !== false);
  const language = languageOf(locale);
  return [
    parts.length > 0 ? fill(words.read, { what: parts.join(" and ") }) : words.nothing,
    shortened && words.shortened,
    language && fill(words.language, { language }),
  ]
    .filter((part) => part !== false)
    .join(" ");
}

/** The name of a language that replies are not written in. */
function languageOf(locale: string): string | false {
  if (!/^[a-z]{2,3}(-|$)/i.test(locale) || /^en\b/i.test(locale)) return false;
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(locale) ?? locale;
  } catch {
    return false;
  }
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

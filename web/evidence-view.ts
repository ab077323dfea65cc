// The box for evidence: what an agent pastes is read by the core on this page, and stays here. Answers are only proposed.

import { element, unseen } from "./dom.ts";
import { textList } from "./lists.ts";
import { plainText, spans } from "./spans.ts";
import type { AgentCore } from "signpost-agent-core";
import type { Evidence, Finding, Phrases, Proposal } from "./desk";
import type { PageLink } from "./page";

/** The core reads no more; handing over more would only take time. */
const MOST_CHARACTERS = 1_000_001;
const PAUSE = 150; // milliseconds without a key

export interface EvidenceBox {
  element: HTMLElement;
  /** From now on, answers are proposed for this page. */
  show(link: PageLink): void;
}

/** `keys` says whether keys lead here. */
export function evidenceBox(core: AgentCore, phrases: Phrases, keys: boolean): EvidenceBox {
  let shown: PageLink = "";
  let pause = 0;
  const dropped = new Set<string>();
  // Nothing may keep the text: no form memory, no spelling service.
  const input = element("textarea", {
    id: "evidence",
    rows: "4",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    "data-gramm": "false",
    "aria-keyshortcuts": keys && "e",
    "aria-describedby": "evidence-hint",
  });
  const status = element("p", { role: "status", class: "evidence-status" });
  const results = element("div", { class: "findings" });

  input.addEventListener("input", () => {
    clearTimeout(pause);
    dropped.clear();
    pause = window.setTimeout(read, PAUSE);
  });
  results.addEventListener("click", ({ target }) => {
    const key = target instanceof Element && target.closest<HTMLElement>("[data-drop]")?.dataset.drop;
    if (!key) return;
    dropped.add(key);
    read();
    input.focus();
  });

  function read(): void {
    const text = input.value.slice(0, MOST_CHARACTERS);
    if (!text.trim()) {
      say("");
      results.replaceChildren();
      return;
    }
    const found = JSON.parse(core.evidence(text, shown, [...dropped].join("\n"))) as Evidence;
    say(plainText(found.problem) || `${phrases.found}: ${found.findings.length}`);
    results.replaceChildren(...resultsView(found, phrases, keys));
  }

  // A screen reader hears it again each time that it is written.
  function say(words: string): void {
    if (status.textContent !== words) status.textContent = words;
  }

  const box = element(
    "section",
    { class: "evidence" },
    element("h2", {}, element("label", { for: "evidence" }, phrases.evidence)),
    element("p", { class: "hint", id: "evidence-hint" }, phrases.evidencehint),
    input,
    status,
    results,
  );
  return {
    element: box,
    show(link) {
      shown = link;
      read();
    },
  };
}

function resultsView({ findings, acceptAll }: Evidence, phrases: Phrases, keys: boolean): HTMLElement[] {
  if (findings.length === 0) return [];
  const list = element("ul", {}, ...findings.map((finding) => findingView(finding, phrases)));
  const all = element(
    "a",
    { class: "button button-main", href: acceptAll, "data-accept": "all", "aria-keyshortcuts": keys && "a" },
    phrases.acceptall,
  );
  return acceptAll ? [element("p", {}, all), list] : [list];
}

function findingView({ line, means, proposals }: Finding, phrases: Phrases): HTMLElement {
  return element(
    "li",
    { class: "finding" },
    element("code", {}, line),
    means.length > 0 && textList(means),
    ...proposals.map((proposal) => proposalView(proposal, phrases)),
  );
}

function proposalView({ answer, state, link }: Proposal, phrases: Phrases): HTMLElement {
  const key = `${answer.question}-${answer.answer}`;
  const what = unseen(` ${plainText(answer.label)}`);
  return element(
    "div",
    { class: "proposal", "data-proposal": key, "data-state": state },
    element("p", {}, ...spans(answer.ask), " ", element("b", {}, ...spans(answer.label))),
    state !== "open" && element("p", { class: "hint" }, phrases[state]),
    state === "open" &&
      element("a", { class: "button button-small", href: link, "data-accept": key }, phrases.accept, what),
    state !== "given" &&
      element(
        "button",
        { class: "button button-small", type: "button", "data-drop": key },
        phrases.drop,
        what.cloneNode(true),
      ),
  );
}

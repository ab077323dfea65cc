// The box for evidence: what an agent pastes is read by the core on this page, and stays here. Answers are only proposed,
// first what was found exactly, then what the words of a ticket may mean.

import { element, present, unseen } from "./dom.ts";
import { textList } from "./lists.ts";
import { plainText, spans } from "./spans.ts";
import { textBox } from "./text-box.ts";
import type { AgentCore } from "signpost-agent-core";
import type { Evidence, Finding, Guess, Phrases, Proposal } from "./desk";
import type { PageLink } from "./page";

/** The core reads no more; handing over more would only take time. */
const MOST_CHARACTERS = 1_000_001;

export interface EvidenceBox {
  element: HTMLElement;
  /** From now on, answers are proposed for this page. */
  show(link: PageLink): void;
}

/** `keys` says whether keys lead here. */
export function evidenceBox(core: AgentCore, phrases: Phrases, keys: boolean): EvidenceBox {
  let shown: PageLink = "";
  const dropped = new Set<string>();
  const box = textBox({
    id: "evidence",
    label: phrases.evidence,
    hint: phrases.evidencehint,
    rows: 4,
    key: keys ? "e" : undefined,
    read(text) {
      const pasted = text.slice(0, MOST_CHARACTERS);
      const found = JSON.parse(core.evidence(pasted, shown, [...dropped].join("\n"))) as Evidence;
      return {
        said: inShort(found, phrases),
        shown: [...findingsView(found, phrases, keys), ...guessesView(found, phrases)],
      };
    },
  });
  box.input.addEventListener("input", () => dropped.clear());
  box.results.addEventListener("click", ({ target }) => {
    const key = target instanceof Element && target.closest<HTMLElement>("[data-drop]")?.dataset.drop;
    if (!key) return;
    dropped.add(key);
    box.readAgain();
    box.input.focus();
  });
  return {
    element: box.element,
    show(link) {
      shown = link;
      box.readAgain();
    },
  };
}

function inShort({ findings, guesses, problem }: Evidence, phrases: Phrases): string {
  const guessed = guesses.length > 0 && `${phrases.guesses}: ${guesses.length}`;
  if (findings.length === 0 && guessed) return guessed;
  return present([plainText(problem) || `${phrases.found}: ${findings.length}`, guessed]).join(". ");
}

function findingsView({ findings, acceptAll }: Evidence, phrases: Phrases, keys: boolean): HTMLElement[] {
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

function guessesView({ guesses }: Evidence, phrases: Phrases): HTMLElement[] {
  if (guesses.length === 0) return [];
  return [
    element("h3", {}, phrases.guesses),
    element("p", { class: "hint" }, phrases.guesshint),
    element("ul", {}, ...guesses.map((guess) => guessView(guess, phrases))),
  ];
}

function guessView({ cause, label, hint, because, link, contradicted }: Guess, phrases: Phrases): HTMLElement {
  return element(
    "li",
    { class: "finding", "data-guess": cause },
    element("p", {}, element("b", {}, ...spans(label))),
    hint.length > 0 && element("p", { class: "hint" }, ...spans(hint)),
    because.length > 0 && element("p", { class: "hint" }, `${phrases.guesswords} ${because.join(", ")}`),
    contradicted
      ? element("p", {}, phrases.guessagainst)
      : element("a", { class: "button button-small", href: link }, phrases.guessaccept, unseen(` ${plainText(label)}`)),
  );
}

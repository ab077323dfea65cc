// The box for evidence: what an agent pastes is read by the core on this page, and stays here. Answers are only proposed,
// first what was found exactly, then what the words of a ticket may mean.

import { element, present, unseen } from "./dom.ts";
import { keyed } from "./keys.ts";
import { textList } from "./lists.ts";
import { labelSpans, plainText, spans } from "./spans.ts";
import { NOTHING, textBox } from "./text-box.ts";
import type { AgentCore } from "signpost-agent-core";
import type { Evidence, Finding, Guess, Phrases, Proposal, SharedFinding } from "./desk";
import type { Page, PageLink } from "./page";

/** The core reads no more; handing over more would only take time. */
const MOST_CHARACTERS = 1_000_001;

export interface EvidenceBox {
  element: HTMLElement;
  /** From now on, answers are proposed for this page. */
  show(link: PageLink): void;
  /** From now on, the text of this ticket is read before what is pasted. */
  readTicket(text: string): void;
}

/** With a ticket to read, pasting is the exception: what was found stands first, under `heading`. */
export function evidenceBox(core: AgentCore, phrases: Phrases, heading?: string): EvidenceBox {
  let shown: PageLink = "";
  let ticket = "";
  const dropped = new Set<string>();
  const box = textBox({
    id: "evidence",
    label: phrases.evidence,
    hint: phrases.evidencehint,
    rows: 4,
    read(pasted) {
      const text = [ticket, pasted].filter((part) => part.trim()).join("\n\n");
      if (!text) return NOTHING;
      const found = JSON.parse(
        core.evidence(text.slice(0, MOST_CHARACTERS), shown, [...dropped].join("\n")),
      ) as Evidence;
      return {
        said: inShort(found, phrases),
        shown: [...findingsView(found, phrases, leadsTo), ...guessesView(found, phrases)],
      };
    },
  });
  if (heading) box.element.prepend(element("h2", {}, heading), box.status, box.results);
  keyed(box.input, "e", box.element.querySelector("label") ?? box.element);
  box.input.addEventListener("input", () => dropped.clear());
  box.results.addEventListener("click", ({ target }) => {
    const key = target instanceof Element && target.closest<HTMLElement>("[data-drop]")?.dataset.drop;
    if (!key) return;
    dropped.add(key);
    box.readAgain();
    box.input.focus();
  });
  // The next press should be no surprise.
  function leadsTo(link: PageLink): HTMLElement {
    const { step } = JSON.parse(core.page(link)) as Page;
    const asks = step.kind === "question";
    const next = labelSpans(asks ? step.ask : step.headline);
    return element("p", { class: "hint means" }, `${asks ? phrases.next : phrases.means} `, ...next);
  }

  return {
    element: box.element,
    show(link) {
      shown = link;
      box.readAgain();
    },
    readTicket(text) {
      ticket = text;
      dropped.clear();
      box.readAgain();
    },
  };
}

function inShort({ findings, guesses, problem }: Evidence, phrases: Phrases): string {
  const guessed = guesses.length > 0 && `${phrases.guesses}: ${guesses.length}`;
  if (findings.length === 0 && guessed) return guessed;
  return present([plainText(problem) || `${phrases.found}: ${findings.length}`, guessed]).join(". ");
}

/** What stands on the page of a link, in a line. */
type LeadsTo = (link: PageLink) => HTMLElement;

function findingsView({ findings, acceptAll }: Evidence, phrases: Phrases, leadsTo: LeadsTo): HTMLElement[] {
  if (findings.length === 0) return [];
  const list = element("ul", {}, ...findings.map((finding) => findingView(finding, phrases, leadsTo)));
  if (!acceptAll) return [list];
  const all = element("a", { class: "button button-main", href: acceptAll, "data-accept": "all" }, phrases.acceptall);
  return [element("p", {}, keyed(all, "a")), leadsTo(acceptAll), list];
}

function findingView(finding: Finding | SharedFinding, phrases: Phrases, leadsTo: LeadsTo): HTMLElement {
  const { line, means, proposals } = finding;
  return element(
    "li",
    { class: "finding" },
    element("code", {}, line),
    means.length > 0 && textList(means),
    ...("shared" in finding
      ? sharedView(finding, phrases, leadsTo)
      : proposals.map((proposal) => proposalView(proposal, phrases))),
  );
}

/** What was told before, which is taken as a whole: two buttons, however much it is. */
function sharedView(
  { proposals, tried, shared, link }: SharedFinding,
  phrases: Phrases,
  leadsTo: LeadsTo,
): HTMLElement[] {
  return present([
    ...proposals.map((proposal) => element("div", { class: "proposal" }, ...answerView(proposal, phrases))),
    tried.length > 0 && element("p", {}, phrases.tried),
    tried.length > 0 && textList(tried),
    link !== "" && leadsTo(link),
    element(
      "div",
      { class: "proposal", "data-shared": shared },
      link !== "" && acceptButton(link, phrases.carryon, shared),
      link !== "" && dropButton(shared, phrases.drop),
    ),
  ]);
}

function proposalView(proposal: Proposal, phrases: Phrases): HTMLElement {
  const { answer, state, link } = proposal;
  const key = `${answer.question}-${answer.answer}`;
  const what = ` ${plainText(answer.label)}`;
  return element(
    "div",
    { class: "proposal", "data-proposal": key, "data-state": state },
    ...answerView(proposal, phrases),
    state === "open" && acceptButton(link, phrases.accept, key, unseen(what)),
    state !== "given" && dropButton(key, phrases.drop, unseen(what)),
  );
}

function answerView({ answer, state }: Proposal, phrases: Phrases): HTMLElement[] {
  return present([
    element("p", {}, ...spans(answer.ask), " ", element("b", {}, ...spans(answer.label))),
    state !== "open" && element("p", { class: "hint" }, phrases[state]),
  ]);
}

function acceptButton(href: PageLink, label: string, key: string, what?: HTMLElement): HTMLElement {
  return element("a", { class: "button button-small", href, "data-accept": key }, label, what);
}

function dropButton(key: string, label: string, what?: HTMLElement): HTMLElement {
  return element("button", { class: "button button-small", type: "button", "data-drop": key }, label, what);
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

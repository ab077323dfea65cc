// What support agents have beside a page, as the agents' core returns it.

import type { GivenAnswer, Likely, OtherGuide, PageLink, QuestionStep, Text } from "./page";

/** Words of the agents' tools, by their ids; plain strings. */
export type Phrases = Record<
  | "evidence"
  | "evidencehint"
  | "found"
  | "accept"
  | "acceptall"
  | "drop"
  | "guesses"
  | "guesshint"
  | "guesswords"
  | "guessaccept"
  | "guessagainst"
  | "given"
  | "other"
  | "later"
  | "checks"
  | "means"
  | "perhaps"
  | "likelyadvice"
  | "replies"
  | "copymarkdown"
  | "copyplain"
  | "copynote"
  | "preview"
  | "quickview"
  | "stepview"
  | "keys"
  | "carryon"
  | "onlypages"
  | "next"
  | "tried",
  string
>;

/** What an answer would lead to: advice that is settled then, or what is likeliest. */
export interface Meaning {
  headline: Text;
  settled: boolean;
}

/** An open question, with what each of its options would mean; nothing while there is nothing known. */
export interface Check extends QuestionStep {
  means: Meaning[];
}

export interface Desk {
  checks: Check[];
  /** The advice that still fits, the likeliest first, where a question is asked. */
  likely: OtherGuide[];
  replies: { markdown: string; plain: string; note: string };
  phrases: Phrases;
}

export interface Proposal {
  answer: GivenAnswer;
  state: "open" | "given" | "other" | "later";
  /** The page with this answer; empty where it cannot be accepted. */
  link: PageLink;
}

export interface Finding {
  /** What it was read from, with secrets blacked out. */
  line: string;
  means: Text[];
  proposals: Proposal[];
}

/** A case that somebody shared. Its answers and tries are accepted together. */
export interface SharedFinding extends Finding {
  tried: Text[];
  /** Its link. */
  shared: PageLink;
  /** The agent's page as it goes on from there; empty where that brings nothing new. */
  link: PageLink;
}

/** What the words of a text speak for, where no exact finding does. */
export interface Guess extends Likely {
  /** An exact finding says otherwise. */
  contradicted: boolean;
}

export interface Evidence {
  findings: (Finding | SharedFinding)[];
  guesses: Guess[];
  /** The page with all that can be accepted together; empty where that is nothing. */
  acceptAll: PageLink;
  /** Why there is nothing. */
  problem: Text;
}

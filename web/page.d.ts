// The text of a page, as the core returns it for a link. Every word in it is final; nothing is composed in the browser.

export type Audience = "customer" | "agent";

/** A piece of a sentence: plain words, a label as it stands on a screen, or a link. */
export type Span = { text: string } | { ui: string } | { link: string; text: string };
export type Text = Span[];

/** Fixed wording around the content: plain strings, no marks. */
export type Labels = Record<
  | "title"
  | "unsure"
  | "back"
  | "restart"
  | "answers"
  | "change"
  | "tried"
  | "could_be"
  | "because"
  | "find_out"
  | "steps"
  | "expect"
  | "safety"
  | "warnings"
  | "never_asks"
  | "sources"
  | "checked"
  | "worked"
  | "failed"
  | "copy_link"
  | "copied"
  | "copy_summary"
  | "print"
  | "all"
  | "contact"
  | "contact_url"
  | "share_customer"
  | "share_agent"
  | "conflict"
  | "notice_dropped"
  | "notice_changed"
  | "why_asked"
  | "separates"
  | "more"
  | "why_advised"
  | "why_try"
  | "why_most"
  | "why_not"
  | "happened"
  | "look_first"
  | "fits_best"
  | "quicker"
  | "own_words"
  | "own_words_hint"
  | "own_words_found"
  | "own_words_none"
  | "own_words_list",
  string
>;

/** Links that start with "#" are links of this tool: the whole session. */
export type PageLink = string;

export interface GivenAnswer {
  question: string;
  answer: string;
  ask: Text;
  label: Text;
  /** Absent where a customer reads an answer that only an agent can look up. */
  change?: PageLink;
}

export interface TriedGuide {
  guide: string;
  headline: Text;
  change: PageLink;
}

export interface Option {
  id: string;
  label: Text;
  hint?: Text;
  /** Heading under which it stands with its neighbors of the same group. */
  group?: Text;
  link: PageLink;
}

export interface Source {
  title: string;
  url: string;
}

export interface OtherGuide {
  guide: string;
  headline: Text;
  cause: Text;
  link: PageLink;
}

/** A guide that the answers rule out, and those of them that are enough to do so. */
export interface RuledOut {
  guide: string;
  headline: Text;
  because: GivenAnswer[];
}

export interface QuestionStep {
  kind: "question";
  id: string;
  ask: Text;
  hint?: Text;
  find_out: Text[];
  /** The answer given before; only where it is being changed. */
  current?: string;
  /** The advice that the answer can rule out, in headlines. */
  why: Text[];
  options: Option[];
}

/** What a guide and a pointer to another team have in common. */
export interface Advice {
  id: string;
  /** No other guide is left. */
  certain: boolean;
  /** No other guide that is left has a larger share. */
  likeliest: boolean;
  /** The likeliest that leads here; absent where none is left. */
  cause?: { id: string; text: Text };
  /** Where it is the next step but not certain: what speaks for it all the same. */
  doubt?: Text;
  /** Why it comes now, where that is not plain. */
  why: Text[];
  /** The fewest answers that settle it. */
  because: GivenAnswer[];
  /** What one other answer would bring back; nothing where the guide is only looked at. */
  not: RuledOut[];
  /** What must be read before anything is done. */
  warnings: Text[];
  steps: Text[];
  /** For each step, what must be read before it; absent where there is nothing. */
  before?: Text[][];
  safety: Text[];
  sources: Source[];
  /** ISO date. */
  checked: string;
  worked: PageLink;
  failed: PageLink;
}

export interface GuideStep extends Advice {
  kind: "guide";
  headline: Text;
  expect: Text[];
  also: OtherGuide[];
}

interface Handover {
  kind: "handover";
  headline: Text;
  text: Text[];
  /** Without words where there is no better place than this page. */
  where: { text: Text; url?: string };
  /** Plain text with line breaks, to paste into a form; who knows the page's address adds the link to share with agents. */
  summary: string;
  /** Smallest sets of answers that cannot stand together. */
  conflict: GivenAnswer[][];
  /** Of these, the one most likely to be wrong. */
  suspect?: GivenAnswer;
  also: OtherGuide[];
}

export type HandoverStep =
  | (Handover & { reason: "exhausted" | "nothing-fits" | "contradiction" | "guides-left" })
  | (Handover & Advice & { reason: "out-of-scope" });

export interface SolvedStep {
  kind: "solved";
  headline: Text;
  keep: Text[];
}

export type Step = QuestionStep | GuideStep | HandoverStep | SolvedStep;

export interface Page {
  /** The canonical form of the link that was asked for. */
  link: PageLink;
  audience: Audience;
  language: string;
  title: string;
  labels: Labels;
  notices: Text[];
  answers: GivenAnswer[];
  tried: TriedGuide[];
  step: Step;
  back?: PageLink;
  restart: PageLink;
  share: { customer: PageLink; agent: PageLink };
  /** The address of the standalone page, which links open from anywhere; only where who shows this page knows it. */
  site?: string | undefined;
}

/** A situation that somebody's own words may tell of. */
export interface Likely {
  cause: string;
  guide: string;
  /** The page with the answers that the situation settles. */
  link: PageLink;
  /** Between 0 and 1. */
  likeness: number;
  /** Words of the text that speak for it. */
  because: string[];
  label: Text;
  /** May be empty. */
  hint: Text;
}

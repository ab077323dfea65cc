// <signpost-helper>: Signpost as a part of a host's page, for hosts that trust it with their origin.
//   <signpost-helper heading-level="2" theme="auto" start="#1.customer"><a href="https://HOST/PATH/">…</a></signpost-helper>
// What stands inside shows until the first page is there, and stays where that fails. The host's address, history, title and focus are
// its own: they are never touched.

import { act } from "./actions.ts";
import { element, present } from "./dom.ts";
import { fitIn } from "./embedding.ts";
import { loadEngine, type EitherEngine } from "./either-engine.ts";
import { addressOf, followedLink, isLink } from "./link.ts";
import { ownWords } from "./own-words.ts";
import { pageView } from "./page-view.ts";
import { themeOf, themeSetter, type Theme } from "./theme.ts";
import type { Page } from "./page";

/** The styles of the page, for a shadow root. Set by scripts/site.mjs. */
declare const STYLES: string;

/** Where the lines of the site's language begin. Set by scripts/site.mjs. */
declare const DIRECTION: "ltr" | "rtl";

/** Where the files of this script are, and the standalone page too unless the attribute `site` names another place. */
const OWN_SITE = new URL(".", import.meta.url).href;
const START = "#1.customer";
const NEAR = "200px";

/** Says which guide is shown; only where the element has the attribute `events`. */
export type SignpostAdviceEvent = CustomEvent<{ guide: string }>;

// Sites that are made on a server import this there, where there are no elements.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

export class SignpostHelper extends Base {
  static readonly observedAttributes = ["heading-level", "start", "theme"];

  private readonly root = this.attachShadow({ mode: "open" });
  private readonly content = element("div", { class: "main column" });
  private readonly ways = element("div", { class: "footer column" });
  private readonly status = element("div", { class: "status", role: "status" });
  private readonly region = element("section", { class: "signpost embedded" }, this.content, this.ways, this.status);
  private readonly ownWords = ownWords((text, link) => this.engine?.likely(text, link) ?? []);
  private nearby: IntersectionObserver | undefined;
  private setTheme: ((theme: Theme) => void) | undefined;
  private engine: EitherEngine | undefined;
  private shown: Page | undefined;
  /** Counts what was asked for: only the last of it is drawn. */
  private asked = 0;
  private loading = false;

  constructor() {
    super();
    this.root.append(document.createElement("slot"));
    this.region.addEventListener("click", (event) => this.follow(event));
  }

  connectedCallback(): void {
    if (this.shown) return;
    this.nearby ??= new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.begin();
      },
      { rootMargin: NEAR },
    );
    this.nearby.observe(this);
    addEventListener("online", this.beginAgain);
  }

  disconnectedCallback(): void {
    this.nearby?.disconnect();
    removeEventListener("online", this.beginAgain);
  }

  attributeChangedCallback(name: string): void {
    if (name === "start" && this.asked > 0) void this.show(this.start);
    else if (this.shown && name === "theme") this.setTheme?.(themeOf(this.getAttribute("theme")));
    else if (this.shown) this.draw(this.shown);
  }

  private get start(): string {
    const start = this.getAttribute("start");
    return isLink(start) ? start : START;
  }

  // A script that was bundled into a host's own lies in the host's folder.
  private get site(): string {
    const site = this.getAttribute("site") ?? "";
    return /^https?:\/\/[^?#]+\/$/.test(site) ? new URL(site).href : OWN_SITE;
  }

  private get headingLevel(): number {
    const level = Number(this.getAttribute("heading-level"));
    return Number.isInteger(level) && level >= 1 && level <= 6 ? level : 2;
  }

  // The host's page has waited with this until now, so that nothing is loaded for readers who never come here. What has failed is tried
  // again when they come back, and when the network does.
  private begin(): void {
    if (!this.shown && !this.loading) void this.show(this.start);
  }

  private readonly beginAgain = (): void => {
    if (this.asked > 0) this.begin();
  };

  private async show(link: string, byReader = false): Promise<void> {
    const turn = ++this.asked;
    this.loading = true;
    try {
      if (this.engine?.audienceOf(link) !== this.engine?.audience || !this.engine) {
        const engine = await loadEngine(link);
        if (turn !== this.asked) return;
        this.engine = engine;
      }
      const page = { ...this.engine.page(link), site: this.site };
      this.draw(page);
      this.tellAdvice(page);
      if (byReader) this.content.querySelector("h1")?.focus();
    } catch (error) {
      if (turn !== this.asked) return;
      console.error(error);
      this.shown = undefined;
      this.root.replaceChildren(document.createElement("slot"));
    }
    this.loading = false;
  }

  private draw(page: Page): void {
    const view = pageView(page);
    const box = this.ownWords(page, (drawn) => this.fit(drawn));
    const more = this.engine?.onlyPages;
    const toMore = element("a", { href: addressOf(page.link, this.site) }, more);
    const notice = more !== undefined && element("p", { class: "box box-info", "data-only-pages": true }, toMore);
    this.content.replaceChildren(...present([...view.main, box, notice]));
    this.ways.replaceChildren(...view.footer);
    this.status.textContent = "";
    this.region.lang = page.language;
    this.region.dir = DIRECTION;
    this.region.setAttribute("aria-label", page.labels.title);
    this.fit(this.region);
    if (!this.region.isConnected || this.region.parentNode !== this.root) this.mount();
    this.nearby?.disconnect();
    this.shown = page;
  }

  private fit(drawn: ParentNode): void {
    fitIn(drawn, this.site, this.headingLevel);
  }

  // Sheets of this kind need no leave in the host's policy of styles.
  private mount(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLES);
    this.root.adoptedStyleSheets = [sheet];
    this.setTheme = themeSetter([sheet], this.region);
    this.setTheme(themeOf(this.getAttribute("theme")));
    this.root.replaceChildren(this.region);
  }

  private follow(event: MouseEvent): void {
    const link = followedLink(event, this.site);
    if (link) {
      event.preventDefault();
      void this.show(link, true);
    } else if (this.shown) {
      act(event, this.shown, this.status);
    }
  }

  private tellAdvice({ step }: Page): void {
    if (!this.hasAttribute("events") || step.kind === "question" || !("id" in step)) return;
    const detail = { guide: step.id };
    this.dispatchEvent(new CustomEvent("signpost-advice", { bubbles: true, composed: true, detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "signpost-helper": SignpostHelper;
  }
  interface HTMLElementEventMap {
    "signpost-advice": SignpostAdviceEvent;
  }
}

// Without such style sheets nothing could be shown: the tag stays what it is, a link, and nothing is loaded for it.
const able = globalThis.CSSStyleSheet && "replaceSync" in CSSStyleSheet.prototype;
if (able && !customElements.get("signpost-helper")) customElements.define("signpost-helper", SignpostHelper);

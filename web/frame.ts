// The side of the frame: tells the page around how high this one is, and takes its theme.

import { isMessage, type FromFrame, type FromHost } from "./messages.ts";
import { themeOf, themeSetter } from "./theme.ts";
import type { Page } from "./page";

// A page that grows with its own frame would grow without end. After so many growths at one width, its last height is told once more.
const GROWTHS = 20;
const WITHIN = 2000; // milliseconds

/** The page around this one. */
export interface Host {
  /** From now on the height is that of a page, and worth telling. */
  tellHeight(): void;
  tellAdvice(page: Page): void;
}

/** Starts to talk to the page around this one. */
export function joinHost(): Host {
  let id = "";
  let port: MessagePort | undefined;
  let events = false;
  let guide = "";
  const setTheme = themeSetter(readableSheets(), document.documentElement);

  addEventListener("message", ({ source, data, ports }: MessageEvent<FromHost>) => {
    if (source !== parent || !isMessage(data, "init") || !ports[0]) return;
    port?.close();
    port = ports[0];
    port.onmessage = takeTheme;
    id = data.id;
    events = data.events === true;
    setTheme(themeOf(data.theme));
    sendHeight();
    sendAdvice();
  });
  tellAnybody({ signpost: 1, id: "", type: "ready" });

  function takeTheme({ data }: MessageEvent<FromHost>): void {
    if (isMessage(data, "theme", id)) setTheme(themeOf(data.theme));
  }

  function sendAdvice(): void {
    if (events && guide) port?.postMessage({ signpost: 1, id, type: "advice", guide } satisfies FromFrame);
  }

  let settled = false;
  let told = 0;
  let width = 0;
  let growths: number[] = [];
  let last = 0; // the timer that tells the last height
  addEventListener("click", growAgain);

  function sendHeight(): void {
    const box = document.body.getBoundingClientRect();
    const height = Math.ceil(box.height);
    // A hidden frame has no height, and needs none.
    if (!id || !settled || height === 0 || height === told) return;
    if (box.width !== width) growAgain();
    width = box.width;
    if (height > told && growsForEver()) return;
    told = height;
    tellAnybody({ signpost: 1, id, type: "resize", height });
  }

  function growsForEver(): boolean {
    if (last) return true;
    const now = performance.now();
    growths = [...growths.filter((then) => now - then < WITHIN), now];
    if (growths.length <= GROWTHS) return false;
    last = setTimeout(() => {
      told = Infinity; // so that no height counts as a growth
      sendHeight();
    }, WITHIN);
    return true;
  }

  function growAgain(): void {
    clearTimeout(last);
    last = 0;
    growths = [];
  }

  return {
    tellHeight() {
      if (settled) return;
      settled = true;
      // Browsers draw no frame that is out of sight, and tell its observers nothing. It should fit before it comes into sight.
      sendHeight();
      // Speaks once for each drawn picture at most.
      new ResizeObserver(sendHeight).observe(document.body);
    },
    tellAdvice({ step }) {
      guide = "id" in step && step.kind !== "question" ? step.id : "";
      sendAdvice();
    },
  };
}

// Anybody may read these two: a height is no secret, and the origin of the page around is not known before it has spoken.
function tellAnybody(message: Extract<FromFrame, { type: "ready" | "resize" }>): void {
  parent.postMessage(message, "*");
}

// A host that lets nobody read its files has no theme to choose.
function readableSheets(): CSSStyleSheet[] {
  return [...document.styleSheets].filter((sheet) => {
    try {
      return sheet.cssRules;
    } catch {
      return false;
    }
  });
}

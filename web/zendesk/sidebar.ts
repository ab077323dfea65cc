// The side of the app that talks to the page around it: tells Zendesk how high the app is.

import type { Client } from "zendesk_app_framework_sdk";
import type { Host } from "../frame.ts";

export function joinZendesk(client: Client): Host {
  let told = 0;
  function tell(): void {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    // A sidebar that is hidden has no height, and needs none.
    if (height === 0 || height === told) return;
    told = height;
    // Where Zendesk does not take it, the app scrolls within its frame.
    client.invoke("resize", { width: "100%", height: `${height}px` }).catch(() => undefined);
  }
  return {
    tellHeight() {
      tell();
      new ResizeObserver(tell).observe(document.body);
    },
    tellAdvice() {
      // Zendesk hears of nothing but what an agent asks for.
    },
  };
}

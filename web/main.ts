// The page of customers.

import { loadForCustomers } from "./customer-engine.ts";
import { ownWords } from "./own-words.ts";
import { pageView } from "./page-view.ts";
import { showPages } from "./standalone.ts";

showPages({
  audience: "customer",
  // What is shared has nothing of the address but its place.
  home: location.href.replace(/[?#].*/, ""),
  load: async () => {
    const engine = await loadForCustomers();
    return { ...engine, view: pageView, ownWords: ownWords(engine.likely) };
  },
});

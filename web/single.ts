// The page of customers in one file: for a disk, and for sandboxes that may load nothing. scripts/single.mjs puts the rest into it.

import { loadForCustomers } from "./customer-engine.ts";
import { element } from "./dom.ts";
import { AGENTS_PAGE, audienceStated } from "./link.ts";
import { ownWords } from "./own-words.ts";
import { pageView, withAllAnswersAt, type PageView } from "./page-view.ts";
import { showPages } from "./standalone.ts";
import type { Page } from "./page";

/** Where the site is, if the build was told. Where this file lies is nobody's business: a disk has the reader's name in its paths. */
declare const ADDRESS: string | undefined;

showPages({
  audience: "customer",
  home: ADDRESS,
  // There, what is relative would belong to the page around.
  base: location.protocol === "about:" ? location.href : undefined,
  load: async () => {
    const engine = await loadForCustomers();
    return {
      ...engine,
      view: (page) => withAgents(page, withAllAnswersAt(ADDRESS, pageView(page))),
      ownWords: ownWords(engine.likely),
    };
  },
});

// Agents have a page of their own, of which this file knows no address: it says what was opened, and where that belongs.
function withAgents({ labels }: Page, drawn: PageView): PageView {
  const link = location.hash;
  if (ADDRESS || audienceStated(link) !== "agent") return drawn;
  const where = `${labels.share_agent}: ${AGENTS_PAGE}${link}`;
  return {
    ...drawn,
    main: [element("p", { class: "box box-info notice", "data-agents": true }, where), ...drawn.main],
  };
}

// The page of support agents. All they have is in this script and in a core of its own: customers download neither.

import { loadForAgents } from "./agent-engine.ts";
import { agentView } from "./agent-view.ts";
import { showPages } from "./standalone.ts";

const HOME = new URL("./", location.href).href;
const QUICK = "quick";

// A ticket system may have put more into the query of a frame.
const query = location.search.slice(1).split("&").filter(Boolean);
const others = query.filter((part) => part !== QUICK && !part.startsWith(`${QUICK}=`));
const quick = others.length < query.length;
const otherQuery = (quick ? others : [QUICK, ...others]).join("&");

showPages({
  audience: "agent",
  home: HOME,
  load: async () => {
    const engine = await loadForAgents();
    return {
      ...engine,
      view: agentView(engine.core, {
        site: HOME,
        quick,
        other: location.pathname + (otherQuery && `?${otherQuery}`),
      }),
    };
  },
  takesFocus: true,
});

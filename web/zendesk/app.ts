// The agents' page in the sidebar of a Zendesk ticket: reads the ticket by itself, and writes into it what the agent asks for.

import framework, { type Client } from "zendesk_app_framework_sdk";
import { loadForAgents } from "../agent-engine.ts";
import { agentView } from "../agent-view.ts";
import { element } from "../dom.ts";
import { withAllAnswersAt } from "../page-view.ts";
import { showPages } from "../standalone.ts";
import { besideTicket } from "./beside-ticket.ts";
import { joinZendesk } from "./sidebar.ts";
import translations from "./translations/en.json";

const words = translations.ticket;

const client = framework.init();
if (client) void start(client);
else tell(words.outside);

async function start(client: Client): Promise<void> {
  const { settings } = await client.metadata();
  const site = addressIn(settings?.site);
  if (!site) return tell(words.nosite);
  const ticket = besideTicket(client, words);
  showPages({
    audience: "agent",
    home: site,
    join: () => joinZendesk(client),
    load: async () => {
      const engine = await loadForAgents();
      const view = agentView(engine.core, { site, quick: true, ticket });
      return { ...engine, view: (page) => withAllAnswersAt(site, view(page)) };
    },
  });
}

/** The setting of an admin, as the folder that links begin with. */
function addressIn(setting: unknown): string | undefined {
  try {
    const { protocol, origin, pathname, username, password } = new URL(String(setting));
    if (protocol !== "https:" || username || password) return undefined;
    return origin + pathname.replace(/[^/]*$/, "");
  } catch {
    return undefined;
  }
}

function tell(text: string): void {
  document
    .getElementById("main")
    ?.replaceChildren(element("h1", { tabindex: "-1" }, "Signpost"), element("p", {}, text));
}

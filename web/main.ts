// The page of customers.

import { loadForCustomers } from "./customer-engine.ts";
import { pageView } from "./page-view.ts";
import { showPages } from "./standalone.ts";

showPages({
  audience: "customer",
  // What is shared has nothing of the address but its place.
  home: location.href.replace(/[?#].*/, ""),
  load: async () => ({ ...(await loadForCustomers()), view: pageView }),
});

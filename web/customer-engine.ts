// The core and the words of customers.

import createCore from "signpost-core";
import { engineOf, loadCore, loadText, type Engine, type Files } from "./engine.ts";

declare const FILES_OF_CUSTOMERS: Files;

export async function loadForCustomers(): Promise<Engine> {
  const files = FILES_OF_CUSTOMERS;
  const [core, knowledge] = await Promise.all([
    loadCore(files, createCore, () => import("signpost-plain-core")),
    loadText(files.knowledge),
  ]);
  return engineOf("customer", core, knowledge);
}

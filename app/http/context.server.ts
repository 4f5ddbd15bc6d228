/** What every loader and action gets: the tools of the running server. Tests hand in their own. */

import type { JobQueue } from "#app/jobs/queue.server.ts";
import type { Client, Person } from "#app/people/person.ts";
import type { Settings } from "#app/settings.server.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ViewCache } from "./view-cache.server.ts";

export interface Tools {
  db: Db;
  vault: Vault;
  settings: Settings;
  queue: Pick<JobQueue, "wake">;
  views: ViewCache;
  now(): number;
}

/** Whose request it is. */
export interface Asked {
  /** null = nobody is signed in. */
  person: Person | null;
  client: Client;
  requestId: string;
}

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends Tools, Asked {
    /** For scripts that the framework writes into the page. */
    nonce: string;
    /** Called by each loader and action with the route it belongs to. */
    answering(route: string): void;
  }
}

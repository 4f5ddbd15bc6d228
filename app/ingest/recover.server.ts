/** What a start does before anything else: removes what a crash left half done. */

import { sweep, type Vault } from "#app/vault/vault.server.ts";
import type { Db } from "#db/client.server.ts";
import { abandonDelivery, loadingDeliveries } from "#db/deliveries.server.ts";
import { referencedFiles } from "#db/file-references.server.ts";

export interface Recovered {
  deliveries: number;
  files: number;
}

/** Deliveries that another living process is loading are left alone, and so are its temporary files. */
export async function recover(db: Db, vault: Vault, keepIncoming: ReadonlySet<string>): Promise<Recovered> {
  let deliveries = 0;
  for (const delivery of await loadingDeliveries(db)) {
    if (delivery.loadingPid !== null && delivery.loadingPid !== process.pid && processIsAlive(delivery.loadingPid))
      continue;
    await abandonDelivery(db, delivery.id);
    deliveries += 1;
  }
  const files = sweep(vault, await referencedFiles(db), (name) => {
    const owner = Number(name.split("-")[0]);
    return keepIncoming.has(name) || (owner !== process.pid && processIsAlive(owner));
  });
  return { deliveries, files };
}

export function processIsAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

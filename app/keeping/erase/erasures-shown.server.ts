/** Erasures as a page lists them, newest first. */
import type { Db } from "#db/client.server.ts";
import { batchOfDelivery } from "#db/erasure-plan.server.ts";
import { listErasures } from "#db/keeping.server.ts";

export interface ErasureShown {
  id: number;
  vendor: string;
  token: string;
  reason: string;
  by: string;
  at: number;
  rows: number;
  evidence: number;
  /** Pages of the records whose prompt or responses hold the word. */
  mentions: string[];
}

export async function erasuresShown(db: Db): Promise<ErasureShown[]> {
  const found = await listErasures(db);
  return found.map(({ id, vendor, token, reason, by, at, counts, redacted, mentions }) => ({
    ...{ id, vendor, token, reason, by, at },
    rows: Object.values(counts).reduce((sum, n) => sum + n, 0),
    evidence: redacted.length,
    mentions: mentions
      .slice(0, MENTIONS_SHOWN)
      .map(([delivery, n]) => `/batches/${batchOfDelivery(db, delivery)}/records/${delivery}/${n}`),
  }));
}

const MENTIONS_SHOWN = 20;

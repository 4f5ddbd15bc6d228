/**
 * Keeps the batch views used last. A view is immutable (a delivery never changes once it is ready), so the only rule is
 * size: a page that filters 30,000 rows then starts from memory instead of from blobs.
 */

import type { BatchView } from "#app/metrics/batch-view.ts";
import { batchView, type Measurable } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";

const MOST_JUDGMENTS = 400_000;

export interface ViewCache {
  of(deliveries: readonly Measurable[]): Promise<BatchView>;
}

export function viewCache(db: Db): ViewCache {
  const views = new Map<string, BatchView>();
  return {
    async of(deliveries) {
      const key = deliveries.map(({ id }) => id).join(",");
      const view = views.get(key) ?? (await batchView(db, deliveries));
      views.delete(key);
      views.set(key, view);
      for (const oldest of views.keys()) {
        if (oldest === key || total(views) <= MOST_JUDGMENTS) break;
        views.delete(oldest);
      }
      return view;
    },
  };
}

function total(views: Map<string, BatchView>): number {
  let judgments = 0;
  for (const view of views.values()) judgments += view.judgments.n;
  return judgments;
}

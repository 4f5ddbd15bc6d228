/**
 * Keeps the batch views used last: a page that filters 30,000 rows then starts from memory instead of from blobs. A view
 * changes only when its prompts are held against other protected sets, or an annotator is erased, which the key says;
 * otherwise the only rule is size.
 */

import type { BatchView } from "#app/metrics/batch-view.ts";
import { batchView, lazyBatchView, type Measurable } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { erasuresSoFar } from "#db/keeping.server.ts";
import { lastCompared } from "#db/protected-sets.server.ts";

const MOST_JUDGMENTS = 400_000;

export interface ViewCache {
  of(deliveries: readonly Measurable[]): Promise<BatchView>;
}

/** For a command that reads few columns of many rows, once. */
export function lazyViews(db: Db): ViewCache {
  return { of: (deliveries) => lazyBatchView(db, deliveries) };
}

export function viewCache(db: Db): ViewCache {
  const views = new Map<string, BatchView>();
  return {
    async of(deliveries) {
      const ids = deliveries.map(({ id }) => id);
      const key = `${ids.join(",")} ${await lastCompared(db, ids)} ${erasuresSoFar(db)}`;
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

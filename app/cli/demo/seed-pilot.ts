/** A first release of the demo, made before a week was judged for good: what its last release is compared with. */
import { APPROVED } from "#app/domain/pointer.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { movePointer } from "#app/release/move-pointer.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { pointerHistory } from "#db/pointers.server.ts";
import type { Store } from "../store.ts";

/** The week that is held at first, with a lower weight until it is understood. */
export const PILOT_UP_TO = 3;
const LEAD = "Demo lead";
const HOUR = 3_600_000;

interface Pilot {
  batchId: string;
  /** Batches decided before. */
  earlier: readonly string[];
  name: string;
  at: number;
}

export async function seedPilot(store: Store, { batchId, earlier, name, at }: Pilot): Promise<void> {
  const tools = { ...store, views: viewCache(store.db), now: () => at + HOUR };
  const reason = "Held until the gold items are scored; trains at a lower weight until then.";
  const decided = await decideBatch(tools, {
    batchId,
    commercial: "hold",
    training: "reweight",
    reason,
    signer: LEAD,
    rules: [{ action: "weight", weight: 0.8, where: {}, reason }],
    seenDecisionId: null,
  });
  if (decided.kind !== "decided") throw new Error(decided.message);
  const made = await createRelease(tools, { name, batchIds: [...earlier, batchId], createdBy: LEAD });
  if (made.kind === "refused") throw new Error(made.message);
  await pointTo(store, name, "A first run on what is there.", at + 2 * HOUR);
}

export async function pointTo(store: Store, release: string, reason: string, at: number): Promise<void> {
  const tools = { ...store, views: viewCache(store.db), now: () => at };
  const seen = (await pointerHistory(store.db, APPROVED))[0]?.id ?? null;
  const moved = await movePointer(tools, { pointer: APPROVED, release, by: LEAD, reason }, seen);
  if (moved.kind !== "moved") throw new Error(`The demo pointer was not moved: ${JSON.stringify(moved)}`);
}

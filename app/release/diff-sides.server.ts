/** One side of a comparison of releases: a batch as that release holds it, and what became of its records there. */
import type { DeliveryRow } from "#db/deliveries.server.ts";
import type { Change, Why } from "./diff.ts";
import type { Manifest } from "./manifest.ts";
import type { Member } from "./member-pairs.server.ts";
import { OUTCOMES_PER_CHUNK, type Outcome, type OutcomeChunk, outcomeAt } from "./outcomes.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";

export interface MetRecord {
  was: Outcome;
  is: Outcome;
  /** Where it is shown. */
  deliveryId: number;
  place: number;
  why(change: Change): Why;
}

export interface Meeting {
  batch: { id: string; week: number };
  n: number;
  /** undefined where another meeting has the record. */
  records(i: number): MetRecord | undefined;
}

type ManifestBatch = Manifest["batches"][number];
export type OneSide = { side: ReleaseOutcomes; member: Member; batch: ManifestBatch };

export const ABSENT: Outcome = { weight: 0, reason: null, split: null };

export function sidesOf(side: ReleaseOutcomes): OneSide[] {
  return side.members.flatMap((member, i) => {
    const batch = side.manifest.batches[i];
    return batch ? [{ side, member, batch }] : [];
  });
}

/** Records that one release has and the other cannot have. */
export async function* alone(
  { side, member, batch }: OneSide,
  which: "before" | "after",
  why: Why,
  deliveries: readonly DeliveryRow[] = member.deliveries,
): AsyncGenerator<Meeting> {
  for (const { id } of deliveries)
    for await (const chunk of chunksOf(side, id))
      yield {
        batch: { id: batch.batch, week: batch.week },
        n: chunk.weights.length,
        records(i) {
          const outcome = outcomeAt(chunk, i);
          const place = chunk.chunk * OUTCOMES_PER_CHUNK + i;
          const met = which === "before" ? { was: outcome, is: ABSENT } : { was: ABSENT, is: outcome };
          return { ...met, deliveryId: id, place, why: () => why };
        },
      };
}

export async function* chunksOf(side: ReleaseOutcomes, deliveryId: number): AsyncGenerator<OutcomeChunk> {
  for (let i = 0; ; i += 1) {
    const chunk = await side.chunk(deliveryId, i);
    if (!chunk) return;
    yield chunk;
  }
}

/** Place of a delivery's first item among those of the member. */
export function firstItem({ deliveries }: Member, id: number): number {
  let first = 0;
  for (const delivery of deliveries) {
    if (delivery.id === id) return first;
    first += delivery.items;
  }
  return first;
}

/** A batch that was delivered anew between two releases: its records meet by their id. */
import type { DeliveryRow } from "#db/deliveries.server.ts";
import { twinsOf } from "#db/release-outcomes.server.ts";
import type { Why } from "./diff.ts";
import { ABSENT, alone, chunksOf, type Meeting, type OneSide } from "./diff-sides.server.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { OUTCOMES_PER_CHUNK, type Outcome, type OutcomeChunk, outcomeAt } from "./outcomes.ts";
import type { ReleaseOutcomes } from "./release-outcomes.server.ts";

export async function* replacedDeliveries(
  { db }: ReleaseTools,
  old: OneSide,
  now: OneSide,
  replaced: readonly DeliveryRow[],
): AsyncGenerator<Meeting> {
  const fresh = now.member.deliveries.filter(({ id }) => !old.member.deliveries.some((one) => one.id === id));
  const why = replacedBy(now, fresh);
  const met = new Map(fresh.map(({ id, items }) => [id, new Uint8Array(items)]));
  const others = await Promise.all(fresh.map(async ({ id }) => wholeOf(now.side, id)));
  for (const { id, items } of replaced) {
    const twins = fresh.map((delivery) => ({ delivery, places: twinsOf(db, id, items, delivery.id) }));
    for await (const chunk of chunksOf(old.side, id)) {
      const base = chunk.chunk * OUTCOMES_PER_CHUNK;
      yield {
        batch: { id: old.batch.batch, week: old.batch.week },
        n: chunk.weights.length,
        records(i) {
          const was = outcomeAt(chunk, i);
          const which = twins.findIndex(({ places }) => (places[base + i] ?? -1) >= 0);
          const twin = twins[which];
          if (!twin) return { was, is: ABSENT, deliveryId: id, place: base + i, why: () => why };
          const place = twin.places[base + i] as number;
          (met.get(twin.delivery.id) as Uint8Array)[place] = 1;
          const is = others[which]?.(place) ?? ABSENT;
          return { was, is, deliveryId: twin.delivery.id, place, why: () => why };
        },
      };
    }
  }
  for await (const meeting of alone(now, "after", why, fresh))
    yield {
      ...meeting,
      records(i) {
        const record = meeting.records(i);
        return record && met.get(record.deliveryId)?.[record.place] === 1 ? undefined : record;
      },
    };
}

function replacedBy({ batch }: OneSide, fresh: readonly DeliveryRow[]): Why {
  const versions = fresh.map(({ version, fileName }) => `version ${version} (${fileName})`).join(" and ");
  return {
    kind: "delivery",
    key: `anew-${batch.batch}`,
    text: `Week ${batch.week} was delivered anew: ${versions || "an earlier version is no longer part of it"}.`,
    href: `/batches/${batch.batch}/deliveries`,
  };
}

/** Any record of a delivery by its place: six bytes a record. */
async function wholeOf(side: ReleaseOutcomes, deliveryId: number): Promise<(place: number) => Outcome> {
  const chunks: OutcomeChunk[] = [];
  for await (const chunk of chunksOf(side, deliveryId)) chunks.push(chunk);
  return (place) => {
    const chunk = chunks[Math.floor(place / OUTCOMES_PER_CHUNK)];
    return chunk ? outcomeAt(chunk, place % OUTCOMES_PER_CHUNK) : ABSENT;
  };
}

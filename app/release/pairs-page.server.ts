/** A page of the pairs of a release, by weight: what a bar of its histogram opens. */
import { findRelease } from "#db/releases.server.ts";
import { type ListedPair, listedPairs, type PairPlace } from "./listed-pairs.server.ts";
import { manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { outcomesOf } from "./release-outcomes.server.ts";
import { VaultFault } from "./vault-fault.ts";
import { pairsInRange, rangeOfParams } from "./weight-bins.ts";

export const PAIRS_PER_PAGE = 50;

/** undefined when there is no such release. */
export async function pairsPage(tools: ReleaseTools, idOrName: string, params: URLSearchParams) {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return undefined;
  const { counts, batches } = manifestSchema.parse(release.manifest);
  const range = rangeOfParams(params);
  const after = placeOf(params.get("after"));
  return {
    release: { id: release.id, name: release.name },
    range,
    total: pairsInRange(counts.weights, range),
    all: counts.pairs,
    isSplit: counts.heldOut !== undefined,
    weeks: batches.length,
    isFirst: after === null,
    found: await firstOrFault(async () => {
      const rows: ListedPair[] = [];
      for await (const pair of listedPairs(tools, await outcomesOf(tools, release), range, after)) {
        if (rows.length === PAIRS_PER_PAGE) return { rows, next: placeText(rows.at(-1)) };
        rows.push(pair);
      }
      return { rows, next: null };
    }),
  };
}

export type PairsPage = NonNullable<Awaited<ReturnType<typeof pairsPage>>>;

async function firstOrFault(read: () => Promise<{ rows: ListedPair[]; next: string | null }>) {
  try {
    return { kind: "pairs" as const, ...(await read()) };
  } catch (error) {
    if (error instanceof VaultFault) return { kind: "fault" as const, message: error.message };
    throw error;
  }
}

/** As the address has it. */
function placeText(place: PairPlace | undefined): string | null {
  return place ? `${place.deliveryId}-${place.n}-${place.pair}` : null;
}

/** null for what is no place: then the list begins at its beginning. */
function placeOf(text: string | null): PairPlace | null {
  const [, deliveryId, n, pair] = /^(\d{1,12})-(\d{1,12})-(\d{1,6})$/.exec(text ?? "") ?? [];
  return pair === undefined ? null : { deliveryId: Number(deliveryId), n: Number(n), pair: Number(pair) };
}

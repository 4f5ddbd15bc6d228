/** A page of the pairs of a release, by weight and side: what a bar of its histogram opens. */
import { findRelease } from "#db/releases.server.ts";
import { type ReleaseCounts, rowsOfSide } from "./counts.ts";
import { listedPairs, type PairFilter, type PairPlace } from "./listed-pairs.server.ts";
import { manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { pageOrFault, placeOfText, placeText } from "./page-or-fault.server.ts";
import { SPLITS } from "./release-options.ts";
import { outcomesOf } from "./release-outcomes.server.ts";
import { pairsInRange, rangeOfParams } from "./weight-bins.ts";

export const PAIRS_PER_PAGE = 50;

/** undefined when there is no such release. */
export async function pairsPage(tools: ReleaseTools, idOrName: string, params: URLSearchParams) {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return undefined;
  const { counts, batches } = manifestSchema.parse(release.manifest);
  const filter = pairFilterOf(params, counts);
  const after = placeOf(params.get("after"));
  const found = await pageOrFault(PAIRS_PER_PAGE, async () =>
    listedPairs(tools, await outcomesOf(tools, release), filter, after),
  );
  const last = found.kind === "rows" && found.hasMore ? found.rows.at(-1) : undefined;
  return {
    release: { id: release.id, name: release.name },
    filter,
    total: pairsInRange(rowsOfSide(counts, filter.split), filter),
    all: counts.pairs,
    isSplit: isSplit(counts),
    weeks: batches.length,
    isFirst: after === null,
    next: last ? placeText([last.deliveryId, last.n, last.pair]) : null,
    found,
  };
}

export type PairsPage = NonNullable<Awaited<ReturnType<typeof pairsPage>>>;

/** A side that the release does not have, or of which it has not counted the weights, is not asked for. */
export function pairFilterOf(params: URLSearchParams, counts: ReleaseCounts): PairFilter {
  const split = SPLITS.find((side) => side === params.get("split")) ?? null;
  return { ...rangeOfParams(params), split: isSplit(counts) ? split : null };
}

/** Releases made before the weights of a side were counted have no total to say. */
function isSplit({ heldOut }: ReleaseCounts): boolean {
  return heldOut?.weights !== undefined;
}

function placeOf(text: string | null): PairPlace | null {
  const [deliveryId, n, pair] = placeOfText(text, 3) ?? [];
  return deliveryId === undefined || n === undefined || pair === undefined ? null : { deliveryId, n, pair };
}

/** A page of the records of a release of which something gives no pair, for one reason. */
import type { RecordPlace } from "#app/domain/record.ts";
import { findRelease } from "#db/releases.server.ts";
import { leftOutRecords } from "./left-out-records.server.ts";
import { manifestSchema } from "./manifest.ts";
import type { ReleaseTools } from "./member-pairs.server.ts";
import { pageOrFault, placeOfText, placeText } from "./page-or-fault.server.ts";
import { outcomesOf } from "./release-outcomes.server.ts";
import { NO_PAIR_REASONS, type NoPairReason } from "./training-pair.ts";

export const RECORDS_PER_PAGE = 50;

/** undefined when there is no such release, or no such reason. */
export async function withoutPage(tools: ReleaseTools, idOrName: string, params: URLSearchParams) {
  const release = await findRelease(tools.db, idOrName);
  if (!release) return undefined;
  const { counts, batches, unit } = manifestSchema.parse(release.manifest);
  const reason = reasonOf(params);
  if (!reason) return undefined;
  const after = placeOf(params.get("after"));
  const found = await pageOrFault(RECORDS_PER_PAGE, async () =>
    leftOutRecords(tools, await outcomesOf(tools, release), reason, after),
  );
  const last = found.kind === "rows" && found.hasMore ? found.rows.at(-1) : undefined;
  return {
    release: { id: release.id, name: release.name },
    reason,
    meaning: NO_PAIR_REASONS[reason],
    unit,
    total: counts.withoutPair[reason] ?? 0,
    weeks: batches.length,
    isFirst: after === null,
    next: last ? placeText([last.deliveryId, last.n]) : null,
    found,
  };
}

export type WithoutPage = NonNullable<Awaited<ReturnType<typeof withoutPage>>>;

export function reasonOf(params: URLSearchParams): NoPairReason | undefined {
  const asked = params.get("reason") ?? "";
  return (Object.keys(NO_PAIR_REASONS) as NoPairReason[]).find((reason) => reason === asked);
}

function placeOf(text: string | null): RecordPlace | null {
  const [deliveryId, n] = placeOfText(text, 2) ?? [];
  return deliveryId === undefined || n === undefined ? null : { deliveryId, n };
}

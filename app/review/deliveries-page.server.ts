/** What was handed over for a batch: every version, and the rows that were set aside. */
import type { Db } from "#db/client.server.ts";
import { type DeliveryRow, deliveriesOfBatch, quarantineByRule, quarantineOf } from "#db/deliveries.server.ts";

/** Rows shown on the page; the CSV has them all. */
export const QUARANTINE_SHOWN = 1000;

export interface DeliveryFacts
  extends Pick<
    DeliveryRow,
    | "id"
    | "version"
    | "kind"
    | "fileName"
    | "fileSha256"
    | "fileBytes"
    | "format"
    | "reader"
    | "parserVersion"
    | "rows"
    | "items"
    | "responses"
    | "judgments"
    | "quarantined"
    | "receivedAt"
    | "receivedBy"
  > {
  /** Version that took its place; null while it counts. */
  supersededByVersion: number | null;
}

export interface DeliveriesPage {
  deliveries: DeliveryFacts[];
  /** Of the deliveries that count. */
  byRule: { rule: string; field: string; count: number }[];
  quarantined: { delivery: number; version: number; line: number; field: string; rule: string; hint: string }[];
  quarantinedTotal: number;
}

/** Newest first. */
export async function deliveriesPage(db: Db, batchId: string): Promise<DeliveriesPage> {
  const rows = await deliveriesOfBatch(db, batchId);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const active = rows.filter(({ supersededBy }) => supersededBy === null);
  const quarantined: DeliveriesPage["quarantined"] = [];
  for (const { id, version } of active) {
    const room = QUARANTINE_SHOWN - quarantined.length;
    if (room <= 0) break;
    for (const { line, field, rule, hint } of await quarantineOf(db, id, room))
      quarantined.push({ delivery: id, version, line, field, rule, hint });
  }
  return {
    deliveries: rows.map((row) => factsOf(row, versions)),
    byRule: await quarantineByRule(
      db,
      active.map(({ id }) => id),
    ),
    quarantined,
    quarantinedTotal: active.reduce((sum, one) => sum + one.quarantined, 0),
  };
}

function factsOf(row: DeliveryRow, versions: ReadonlyMap<number, number>): DeliveryFacts {
  const { id, version, kind, fileName, fileSha256, fileBytes, format, reader, parserVersion } = row;
  const { rows, items, responses, judgments, quarantined, receivedAt, receivedBy, supersededBy } = row;
  return {
    id,
    version,
    kind,
    fileName,
    fileSha256,
    fileBytes,
    format,
    reader,
    parserVersion,
    rows,
    items,
    responses,
    judgments,
    quarantined,
    receivedAt,
    receivedBy,
    supersededByVersion: supersededBy === null ? null : (versions.get(supersededBy) ?? null),
  };
}

/** What was delivered, of the files that the decision was signed on. */
import type { Db } from "#db/client.server.ts";
import { deliveryById, quarantineByRule } from "#db/deliveries.server.ts";
import type { DecisionEvidence } from "../decision-evidence.ts";
import type { Delivered } from "./content.ts";

export async function deliveredFacts(
  db: Db,
  { files, before }: DecisionEvidence,
  expectedUnits: number,
): Promise<Delivered> {
  const deliveries = await Promise.all(files.map(({ deliveryId }) => deliveryById(db, deliveryId)));
  const rules = await quarantineByRule(
    db,
    files.map(({ deliveryId }) => deliveryId),
  );
  return {
    files: deliveries.flatMap((one) =>
      one
        ? [
            {
              name: one.fileName,
              version: one.version,
              kind: one.kind,
              receivedAt: new Date(one.receivedAt).toISOString(),
              sha256: one.fileSha256,
              rows: one.rows,
              records: one.items,
              setAside: one.quarantined,
            },
          ]
        : [],
    ),
    records: before.items,
    judgments: before.judgments,
    units: before.units,
    expectedUnits,
    setAside: rules.map(({ rule, field, count }) => ({ rule, field, rows: count })),
  };
}

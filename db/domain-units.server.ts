/** Paid units in force of each batch of a contract, by the domain of their items. */
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { PaidUnit } from "#app/domain/unit.ts";
import { storedDomains, storedFirstResponse } from "./batch-views.server.ts";
import type { Db } from "./client.server.ts";
import type { Dictionary } from "./deliveries.server.ts";
import { batches, deliveries } from "./schema.ts";

/** By batch; "" for items without a domain. A conversation belongs to the domain of its first item. */
export async function unitsByDomain(
  db: Db,
  contractId: string,
  unit: PaidUnit,
): Promise<Map<string, Record<string, number>>> {
  if (unit === "rating") return ratingsByDomain(db, contractId);
  const rows = db.all<{ batchId: string; domain: string; units: number }>(
    sql`SELECT batch_id AS batchId, domain, sum(units) AS units FROM (${unitsOf(contractId, unit)}) GROUP BY batch_id, domain`,
  );
  const found = new Map<string, Record<string, number>>();
  for (const { batchId, domain, units } of rows) found.set(batchId, { ...found.get(batchId), [domain]: units });
  return found;
}

/** A response is a rating: their numbers are in the columns. */
function ratingsByDomain(db: Db, contractId: string): Map<string, Record<string, number>> {
  const active = db
    .select({ id: deliveries.id, batchId: deliveries.batchId, dictionary: deliveries.dictionary })
    .from(deliveries)
    .innerJoin(batches, eq(batches.id, deliveries.batchId))
    .where(and(eq(batches.contractId, contractId), eq(deliveries.state, "ready"), isNull(deliveries.supersededBy)))
    .all();
  const found = new Map<string, Map<string, number>>();
  for (const { id, batchId, dictionary } of active) {
    const names = (dictionary as Dictionary).domains;
    const units = found.get(batchId) ?? new Map<string, number>();
    found.set(batchId, units);
    const first = storedFirstResponse(db, id);
    for (const [i, place] of storedDomains(db, id).entries()) {
      const domain = names[place] ?? "";
      units.set(domain, (units.get(domain) ?? 0) + (first[i + 1] as number) - (first[i] as number));
    }
  }
  return new Map([...found].map(([batchId, units]) => [batchId, Object.fromEntries(units)]));
}

function unitsOf(contractId: string, unit: Exclude<PaidUnit, "rating">): SQL {
  const from = sql`FROM items i JOIN deliveries d ON d.id = i.delivery_id JOIN batches b ON b.id = d.batch_id
    WHERE b.contract_id = ${contractId} AND d.state = 'ready' AND d.superseded_by IS NULL`;
  if (unit !== "conversation") return sql`SELECT d.batch_id, coalesce(i.domain, '') AS domain, 1 AS units ${from}`;
  const key = sql`coalesce('c' || i.conversation, 'i' || i.delivery_id || '.' || i.n)`;
  return sql`SELECT batch_id, domain, 1 AS units FROM (SELECT d.batch_id, coalesce(i.domain, '') AS domain,
    row_number() OVER (PARTITION BY d.batch_id, ${key} ORDER BY i.delivery_id, i.n) AS place ${from}) WHERE place = 1`;
}

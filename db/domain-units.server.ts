/** Paid units in force of each batch of a contract, by the domain of their items. */
import { type SQL, sql } from "drizzle-orm";
import type { PaidUnit } from "#app/domain/unit.ts";
import type { Db } from "./client.server.ts";

/** By batch; "" for items without a domain. A conversation belongs to the domain of its first item. */
export async function unitsByDomain(
  db: Db,
  contractId: string,
  unit: PaidUnit,
): Promise<Map<string, Record<string, number>>> {
  const rows = db.all<{ batchId: string; domain: string; units: number }>(
    sql`SELECT batch_id AS batchId, domain, sum(units) AS units FROM (${unitsOf(contractId, unit)}) GROUP BY batch_id, domain`,
  );
  const found = new Map<string, Record<string, number>>();
  for (const { batchId, domain, units } of rows) found.set(batchId, { ...found.get(batchId), [domain]: units });
  return found;
}

function unitsOf(contractId: string, unit: PaidUnit): SQL {
  const from = sql`FROM items i JOIN deliveries d ON d.id = i.delivery_id JOIN batches b ON b.id = d.batch_id
    WHERE b.contract_id = ${contractId} AND d.state = 'ready' AND d.superseded_by IS NULL`;
  if (unit === "rating")
    return sql`SELECT d.batch_id, coalesce(i.domain, '') AS domain,
      (SELECT count(*) FROM responses r WHERE r.delivery_id = i.delivery_id AND r.item = i.n) AS units ${from}`;
  if (unit !== "conversation") return sql`SELECT d.batch_id, coalesce(i.domain, '') AS domain, 1 AS units ${from}`;
  const key = sql`coalesce('c' || i.conversation, 'i' || i.delivery_id || '.' || i.n)`;
  return sql`SELECT batch_id, domain, 1 AS units FROM (SELECT d.batch_id, coalesce(i.domain, '') AS domain,
    row_number() OVER (PARTITION BY d.batch_id, ${key} ORDER BY i.delivery_id, i.n) AS place ${from}) WHERE place = 1`;
}

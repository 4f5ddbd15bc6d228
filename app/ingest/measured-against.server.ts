/** The facts beside a week as they are now, to be noted with its numbers and held against what was noted. */
import { createHash } from "node:crypto";
import type { MeasuredAgainst } from "#app/domain/measured-against.ts";
import { isItem, type PaidUnit } from "#app/domain/unit.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, contractById } from "#db/contracts.server.ts";
import { earlierDeliveries } from "#db/deliveries.server.ts";
import { checkpointContext } from "./checkpoint-context.server.ts";

type Week = Pick<BatchRow, "contractId" | "week" | "expectedUnits">;

export async function factsOf(db: Db, batch: Week): Promise<MeasuredAgainst> {
  const earlier = await earlierDeliveries(db, batch.contractId, batch.week);
  const contract = await contractById(db, batch.contractId);
  const { expectedUnits } = batch;
  return {
    expected: hashOf(!contract || isItem(contract.unit as PaidUnit) ? expectedUnits : [expectedUnits, contract.unit]),
    models: await modelsFact(db, batch),
    mix: hashOf(contract?.mix ?? null),
    earlier: hashOf(earlier.map(({ id }) => id)),
  };
}

export async function modelsFact(db: Db, batch: Week): Promise<string> {
  const { approvedModels, approvedSpans, checkpointAge } = await checkpointContext(db, batch);
  return hashOf([sorted(approvedModels), sorted(approvedSpans), sorted(checkpointAge)]);
}

/** Whatever the order in which the register has them. */
function sorted(collection: Iterable<unknown> | null): unknown[] | null {
  return collection && [...collection].map((one) => JSON.stringify(one)).sort();
}

function hashOf(fact: unknown): string {
  return createHash("sha256").update(JSON.stringify(fact)).digest("hex").slice(0, 16);
}

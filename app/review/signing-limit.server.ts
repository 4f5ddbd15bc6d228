/** The limit for one signature under which a person signs about a batch: the contract's, less what they raised themselves. */
import { type LimitChange, limitFor } from "#app/domain/approval.ts";
import type { ContractFile } from "#app/domain/contract-file.ts";
import { parseMoney } from "#app/domain/money.ts";
import { instantOfWall } from "#app/domain/wall-clock.ts";
import { amendmentsOf } from "#db/amendments.server.ts";
import type { Db } from "#db/client.server.ts";
import type { ContractRow } from "#db/contracts.server.ts";
import { deliveriesOfBatch } from "#db/deliveries.server.ts";

export type Limited = Pick<ContractRow, "id" | "currency" | "timeZone" | "secondApproverAboveMinor">;

/** Minor units of the contract's currency; null = one signature is always enough. */
export async function signingLimit(
  db: Db,
  contract: Limited,
  { batchId, signer }: { batchId: string; signer: string },
): Promise<number | null> {
  const changes = await limitChanges(db, contract);
  const inForce = contract.secondApproverAboveMinor;
  if (changes.length === 0) return inForce;
  const came = (await deliveriesOfBatch(db, batchId)).map(({ receivedAt }) => receivedAt);
  return limitFor(inForce, changes, { signer, deliveredAt: Math.min(...came) });
}

async function limitChanges(db: Db, { id, currency, timeZone }: Limited): Promise<LimitChange[]> {
  const limitOf = (file: unknown) => {
    const { secondApproverAbove: above } = file as ContractFile;
    return above === undefined ? null : parseMoney(above, currency);
  };
  const changes = (await amendmentsOf(db, id)).map(({ before, after, signer, at, effectiveOn }) => ({
    beforeMinor: limitOf(before),
    afterMinor: limitOf(after),
    signer,
    from: Math.max(at, instantOfWall(Date.parse(`${effectiveOn}T00:00:00Z`), timeZone)),
  }));
  return changes.filter(({ beforeMinor, afterMinor }) => beforeMinor !== afterMinor);
}

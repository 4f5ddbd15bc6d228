/** Measures a delivery against its contract and stores every outcome. States are not stored: policies change. */

import type { MeasuredAgainst } from "#app/domain/measured-against.ts";
import { languagesOfMix } from "#app/domain/mix.ts";
import type { PaidUnit } from "#app/domain/unit.ts";
import type { BatchView } from "#app/metrics/batch-view.ts";
import type { ContractGold } from "#app/metrics/gold/contract-gold.ts";
import type { MeasureContext, MixTarget } from "#app/metrics/metric.ts";
import type { Vault } from "#app/vault/vault.server.ts";
import { batchView, goldKeysOf, pairKeysOf } from "#db/batch-views.server.ts";
import type { Db } from "#db/client.server.ts";
import { type BatchRow, batchById, contractById } from "#db/contracts.server.ts";
import { activeDeliveries, type DeliveryRow, earlierDeliveries } from "#db/deliveries.server.ts";
import { goldAskedOf, goldOfContract } from "#db/gold.server.ts";
import { storeMetricValues } from "#db/metric-values.server.ts";
import { setsComparedWith } from "#db/protected-sets.server.ts";
import { deletedAmong } from "#db/retention.server.ts";
import { scoresOf } from "#db/scores.server.ts";
import { sharedWithOtherContracts } from "#db/shared-pairs.server.ts";
import { checkpointContext } from "./checkpoint-context.server.ts";
import { measureInThreads } from "./measure-in-threads.server.ts";
import { factsOf } from "./measured-against.server.ts";
import { membersSample } from "./texts/members-sample.server.ts";

/**
 * Where texts were deleted under retention, what was measured while they were here stays: it is what was decided on.
 *
 * @param vault null where the texts are not at hand: what is learnt from their words is then not computable
 */
export async function measureDelivery(db: Db, vault: Vault | null, delivery: DeliveryRow, now: number): Promise<void> {
  if ((await deletedAmong(db, [delivery.id])).size > 0) return;
  const { view, context, against } = await measurable(db, delivery, vault);
  await storeMetricValues(db, delivery.id, await measureInThreads(view, context), { now, against });
}

/** The batch as it stands with this delivery, and the facts around it that metrics need; texts only with the vault. */
export async function measurable(
  db: Db,
  delivery: DeliveryRow,
  vault: Vault | null = null,
): Promise<{ view: BatchView; context: MeasureContext; against: MeasuredAgainst }> {
  const batch = await batchById(db, delivery.batchId);
  if (!batch) throw new Error("The delivery's batch is gone.");
  const members = await membersWith(db, delivery);
  const earlier = await earlierDeliveries(db, batch.contractId, batch.week);
  const before = ofLastWeek(earlier);
  const contract = await contractById(db, batch.contractId);
  const mix = (contract?.mix ?? null) as MixTarget[] | null;
  const view = await batchView(db, members);
  const gold = (await goldOfContract(db, batch.contractId)).filter(({ retirement }) => retirement === null);
  return {
    view,
    against: await factsOf(db, batch),
    context: {
      rowsDelivered: sum(members, (member) => member.rows) - repairedOf(members),
      rowsQuarantined: quarantinedOf(members),
      expectedUnits: batch.expectedUnits > 0 ? batch.expectedUnits : null,
      ...(contract && { paidUnit: contract.unit as PaidUnit }),
      ...(await checkpointContext(db, batch)),
      earlierGoldKeys: earlier.length > 0 ? await goldKeysOf(db, earlier, gold) : null,
      contractGold: await contractGoldOf(db, batch),
      ...(await pairsDelivered(db, batch, view)),
      previous: before.length > 0 ? await batchView(db, before) : null,
      previousScores: await scoresOf(db, before),
      mix,
      languages: languagesOfMix(mix ?? []),
      scores: await scoresOf(db, members),
      protectedSets: await setsComparedWith(
        db,
        members.map(({ id }) => id),
      ),
      texts: vault && membersSample(db, vault, members, view),
      seed: batch.week,
    },
  };
}

/** Scores imported for the week before until now. */
export async function scoresBefore(db: Db, { contractId, week }: BatchRow): Promise<MeasureContext["scores"]> {
  return scoresOf(db, ofLastWeek(await earlierDeliveries(db, contractId, week)));
}

/** @param earlier the newest week first */
function ofLastWeek<One extends { week: number }>(earlier: readonly One[]): One[] {
  return earlier.filter(({ week }) => week === earlier[0]?.week);
}

/** What earlier weeks and other contracts have delivered until now. */
export async function pairsDelivered(
  db: Db,
  { contractId, week }: Pick<BatchRow, "contractId" | "week">,
  { items }: BatchView,
): Promise<Pick<MeasureContext, "earlierPairKeys" | "otherPairKeys">> {
  const before = (await earlierDeliveries(db, contractId, week)).map(({ id }) => id);
  return {
    earlierPairKeys: before.length > 0 ? await pairKeysOf(db, before) : null,
    otherPairKeys: await sharedWithOtherContracts(db, contractId, items.pairKey),
  };
}

/** Gold that came from a batch is not asked of it: it was chosen where people disagreed, so accuracy would be too low. */
export async function contractGoldOf(
  db: Db,
  batch: { id: string; contractId: string },
): Promise<ContractGold[] | null> {
  const asked = await goldAskedOf(db, batch);
  const keys = asked.map(({ pairKey, firstKey, keyStrength, keyTie }) => ({
    ...{ pairKey, firstKey, strength: keyStrength, tie: keyTie },
  }));
  return keys.length > 0 ? keys : null;
}

/** A correction is measured together with the delivery it corrects; a full delivery stands alone. */
async function membersWith(db: Db, delivery: DeliveryRow): Promise<DeliveryRow[]> {
  if (delivery.kind === "full") return [delivery];
  const active = await activeDeliveries(db, delivery.batchId);
  return [...active.filter(({ id }) => id !== delivery.id), delivery];
}

/** Rows that a correction repaired came twice and count once. */
function repairedOf([base, ...corrections]: readonly DeliveryRow[]): number {
  return Math.min(
    base?.quarantined ?? 0,
    sum(corrections, (member) => member.items),
  );
}

function quarantinedOf(members: readonly DeliveryRow[]): number {
  return sum(members, (member) => member.quarantined) - repairedOf(members);
}

function sum(rows: readonly DeliveryRow[], of: (row: DeliveryRow) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}

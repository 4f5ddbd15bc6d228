/** An overlap set of the demo: items of its large contract, bought a second time from another vendor to compare the two. */
import { parseContract } from "#app/domain/contract.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { helpfulnessContract } from "#db/demo/helpfulness.ts";
import { OVERLAP_ITEMS, overlapLines } from "#db/demo/overlap.ts";
import type { Store } from "../store.ts";
import { POLICY_WITHOUT_GOLD } from "./demo-contract.ts";
import { DAY, decide, SIGNER, takeIn } from "./demo-steps.ts";
import { seedLife } from "./seed-life.ts";

/** The week of the large contract whose items are sent again: nothing is planted in it. */
const WEEK = 2;
/** The weeks after which they are: the second vendor is at work by then. */
const WEEKS_LATER = 3;

export async function seedOverlap(store: Store, seed: number, demoStartsOn: string, folder: string): Promise<void> {
  const plan = helpfulnessContract(seed, demoStartsOn).weeks.find(({ week }) => week === WEEK)?.plan;
  const monday = Date.parse(`${demoStartsOn}T00:00:00Z`) + WEEKS_LATER * 7 * DAY;
  const parsed = parseContract({
    ...{ vendor: "Three Rivers Language Services", title: "Overlap set, general helpfulness", currency: "USD" },
    ...{ unit: "comparison", committedUnits: OVERLAP_ITEMS, tiers: [{ fromUnit: 1, unitPrice: "5.80" }] },
    ...{ startsOn: new Date(monday).toISOString().slice(0, 10), ramp: [OVERLAP_ITEMS], rejectionWindowDays: 10 },
    ...{ feedback: { kind: "likert", points: 5 }, approvedModels: plan?.models ?? [], policy: POLICY_WITHOUT_GOLD },
  });
  if (!plan || !parsed.ok) throw new Error(`The demo's overlap set is not valid: ${JSON.stringify(parsed)}`);
  const stored = await storeContract(store.db, parsed.contract, { now: monday - 10 * DAY, by: SIGNER });
  if (stored.kind === "refused") throw new Error(stored.message);
  await seedLife(store, stored.id, "overlap-set", parsed.contract.startsOn);
  const [batch] = await batchesOf(store.db, stored.id);
  if (!batch) throw new Error("The demo's overlap set has no week.");
  const content = [...overlapLines(plan, seed + 31, monday)].join("");
  const receivedAt = monday + 4 * DAY + DAY / 2;
  await takeIn(store, { batchId: batch.id, fileName: "overlap-set.jsonl", content, reader: null }, receivedAt, folder);
  await decide(
    store,
    batch.id,
    {
      ...{ commercial: "accept", training: "drop", creditBasisPoints: 0, excludeAnnotators: [], weight: 1 },
      reason: "Bought to compare two vendors on the same items; the pairs train under the other contract already.",
    },
    receivedAt + DAY,
    [],
  );
}

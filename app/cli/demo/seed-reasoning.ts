/**
 * A young contract of the demo: prices by domain and phase, a first-batch discount, tolerances, a rework and a replacement
 * under way, a slot to confirm and an amendment that waits for its day.
 */
import { amendContract } from "#app/contracts/amend.server.ts";
import { parseContract } from "#app/domain/contract.ts";
import { contractFile } from "#app/review/contract-file.server.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { addMilestoneOf, bookSlotOf, changeMilestone } from "#app/schedule/change-schedule.server.ts";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryChunks } from "#db/demo/lines.ts";
import { REASONING, reasoningPlan } from "#db/demo/reasoning-set.ts";
import { milestonesOf } from "#db/schedule.server.ts";
import type { Store } from "../store.ts";
import { POLICY_WITHOUT_GOLD } from "./demo-contract.ts";
import { DAY, decide, SIGNER, takeIn } from "./demo-steps.ts";
import { seedLife } from "./seed-life.ts";
import { seedTerms } from "./seed-terms.ts";

const OPERATIONS = "Demo operations";
/** The Friday of the week, 09:00 UTC, counted in days from its Monday 09:00. */
const FRIDAY = 4;
const MORNING = (9 * DAY) / 24;
/** Days after its start. */
const SIGNED_AHEAD = 18;
const HOLDS_FROM = 35;
const CONFIRM_BY = 26;

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** @param demoStartsOn a Monday, YYYY-MM-DD */
export async function seedReasoning(store: Store, seed: number, demoStartsOn: string, folder: string): Promise<void> {
  const monday = Date.parse(`${demoStartsOn}T00:00:00Z`) + REASONING.weeksLater * 7 * DAY;
  const at = (day: number) => monday + day * DAY + MORNING;
  const friday = (week: number) => at((week - 1) * 7 + FRIDAY);
  const { vendor, title, models, weeks } = REASONING;
  const parsed = parseContract({
    ...{ vendor, title, currency: "USD", unit: "comparison", startsOn: dayOf(monday) },
    committedUnits: weeks.reduce((sum, { expected }) => sum + expected, 0),
    tiers: [
      { fromUnit: 1, unitPrice: "8.00" },
      { phase: "calibration", fromUnit: 1, unitPrice: "6.00" },
      { domain: "coding", fromUnit: 1, toUnit: 400, unitPrice: "12.50" },
      { domain: "coding", fromUnit: 401, unitPrice: "11.00" },
      { domain: "maths", fromUnit: 1, unitPrice: "9.50" },
    ],
    firstBatchDiscount: { percent: 20, upToUnits: 200 },
    tolerance: { under: 5, over: 5 },
    weeks: weeks.map(({ expected: expectedUnits }, i) => ({
      ...{ week: i + 1, phase: i === 0 ? "calibration" : "production", expectedUnits },
      dueOn: dayOf(friday(i + 1)),
    })),
    ...{ feedback: { kind: "likert", points: 5 }, approvedModels: models, rejectionWindowDays: 10 },
    policy: POLICY_WITHOUT_GOLD,
  });
  if (!parsed.ok) throw new Error(`The demo's reasoning set is not valid: ${JSON.stringify(parsed.problems)}`);
  const stored = await storeContract(store.db, parsed.contract, { now: at(-20), by: SIGNER });
  if (stored.kind === "refused") throw new Error(stored.message);
  const { id } = stored;
  await seedLife(store, id, REASONING.id, dayOf(monday));
  await seedTerms(store, id, REASONING.id, dayOf(monday));
  for (const batch of await batchesOf(store.db, id)) {
    const week = weeks[batch.week - 1];
    if (!week || week.delivered === 0) continue;
    const content = [...deliveryChunks(reasoningPlan(seed, batch.week, monday), emptyTruth())].join("");
    const file = { batchId: batch.id, fileName: `reasoning-week-${batch.week}.jsonl`, content, reader: null };
    await takeIn(store, file, friday(batch.week), folder);
    const common = { creditBasisPoints: 0, excludeAnnotators: [], weight: 1 };
    if (week.decision)
      await decide(store, batch.id, { ...common, ...week.decision }, friday(batch.week) + week.decidedAfter * DAY, []);
  }
  await planAhead(store, id, at);
}

/** What is agreed for the weeks to come: a day that slipped, a slot that waits for its confirmation, a change of price. */
async function planAhead({ db }: Store, contractId: string, at: (day: number) => number): Promise<void> {
  const tools = (day: number) => ({ db, now: () => at(day) });
  const signed = { by: OPERATIONS, reason: "" };
  const final = { ...signed, kind: "final_delivery", dueOn: dayOf(at(32)), owner: OPERATIONS };
  await made(addMilestoneOf(tools(-7), contractId, final));
  const [milestone] = await milestonesOf(db, contractId);
  const reason = "Two of five weeks come again; the vendor has nobody free before.";
  const slip = { ...signed, entry: "due", day: dayOf(at(46)), reason };
  if (milestone) await made(changeMilestone(tools(18), milestone.id, slip));
  const slot = { week: "5", units: "300", confirmBy: dayOf(at(CONFIRM_BY)), by: OPERATIONS };
  await made(bookSlotOf(tools(-7), contractId, slot));
  const contract = await contractById(db, contractId);
  const before = await contractFile(db, contractId);
  const tiers = before?.tiers?.map((tier) => (tier.domain === "maths" ? { ...tier, unitPrice: "9.00" } : tier));
  const parsed = parseContract({ ...before, tiers });
  if (!contract || !parsed.ok) throw new Error("The demo's reasoning set cannot be amended.");
  const typed = {
    effectiveOn: dayOf(at(HOLDS_FROM)),
    amendReason: "Agreed after the second week: maths costs less from the last week on.",
    amendSigner: SIGNER,
  };
  await made(amendContract(tools(SIGNED_AHEAD), contract, { terms: parsed.contract }, typed));
}

async function made(written: Promise<{ ok: boolean }>): Promise<void> {
  const result = await written;
  if (!result.ok) throw new Error(`The demo's reasoning set failed: ${JSON.stringify(result)}`);
}

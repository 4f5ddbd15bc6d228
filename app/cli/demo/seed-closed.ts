/** A contract of the demo that is over: a pilot of last spring, decided, paid, its one credit settled, closed with its report. */

import { parseContract } from "#app/domain/contract.ts";
import type { Stage } from "#app/domain/stage.ts";
import { lazyViews } from "#app/http/view-cache.server.ts";
import { contractLedger } from "#app/ledger/contract-ledger.server.ts";
import { type FollowUp, recordFollowUp, recordInvoice, type Written } from "#app/ledger/write-entry.server.ts";
import { moveContract } from "#app/reports/close-out/close-out.server.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { appendStage } from "#db/contract-life.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import { PILOT, pilotPlan } from "#db/demo/closed-pilot.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryChunks } from "#db/demo/lines.ts";
import { appendRetentionRule } from "#db/retention.server.ts";
import type { Store } from "../store.ts";
import { POLICY_WITHOUT_GOLD } from "./demo-contract.ts";
import { DAY, decide, SIGNER, takeIn } from "./demo-steps.ts";

const FINANCE = "Demo finance";
const WEEKS_EARLIER = 26;

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

/** @param demoStartsOn a Monday, YYYY-MM-DD; the pilot began half a year before */
export async function seedClosed(store: Store, seed: number, demoStartsOn: string, folder: string): Promise<void> {
  const monday = Date.parse(`${demoStartsOn}T00:00:00Z`) - WEEKS_EARLIER * 7 * DAY;
  const at = (day: number) => monday + day * DAY + (9 * DAY) / 24;
  const parsed = parseContract({
    ...{ vendor: PILOT.vendor, title: PILOT.title, currency: "USD", unit: "comparison", startsOn: dayOf(monday) },
    ...{ committedUnits: 2 * PILOT.units, tiers: [{ fromUnit: 1, unitPrice: (PILOT.priceMinor / 100).toFixed(2) }] },
    ...{ ramp: [PILOT.units, PILOT.units], rejectionWindowDays: 7, feedback: { kind: "likert", points: 5 } },
    ...{ approvedModels: PILOT.models, policy: POLICY_WITHOUT_GOLD },
  });
  if (!parsed.ok) throw new Error(`The demo's pilot is not valid: ${JSON.stringify(parsed.problems)}`);
  const stored = await storeContract(store.db, parsed.contract, { now: at(-20), by: SIGNER });
  if (stored.kind === "refused") throw new Error(stored.message);
  const { id } = stored;
  const asked = { contractId: id, on: dayOf(at(-20)), note: "Two vendors of code reviews were asked." };
  await appendStage(store.db, { ...asked, stage: "sourcing", red: null, open: null, at: at(-20), by: SIGNER }, 0);
  const kept = { contractId: id, days: 90, reason: "The pilot’s agreement, clause 9: ninety days after its end." };
  await appendRetentionRule(store.db, { ...kept, by: SIGNER, at: at(-6) });
  await move(store, id, "agreed", at(-6), "Signed: two short weeks, to see how they work.");
  await move(
    store,
    id,
    "running",
    at(0),
    "Week 1 is open.",
    "A pilot: its answers are read, nothing is trained on them.",
  );
  for (const batch of await batchesOf(store.db, id)) {
    const content = [...deliveryChunks(pilotPlan(seed, batch.week, monday), emptyTruth())].join("");
    const receivedAt = at(batch.week * 7 - 3);
    const file = { batchId: batch.id, fileName: `pilot-spring-${batch.week}.jsonl`, content, reader: null };
    await takeIn(store, file, receivedAt, folder);
    const common = { training: "drop" as const, excludeAnnotators: [], weight: 1 };
    await decide(
      store,
      batch.id,
      { ...common, ...(PILOT.decisions[batch.week - 1] ?? PILOT.usual) },
      receivedAt + DAY,
      [],
    );
  }
  await move(store, id, "closing", at(14), "Both weeks are in and decided.");
  await settle(store, id, at);
  await move(
    store,
    id,
    "closed",
    at(35),
    "Paid, the credit of week 1 taken off. The larger contract is being drafted.",
  );
}

async function move({ db }: Store, id: string, stage: Stage, at: number, note: string, redReason = ""): Promise<void> {
  const form = new URLSearchParams({ stage, note, redReason, on: dayOf(at), by: SIGNER });
  const moved = await moveContract({ db, views: lazyViews(db), now: () => at }, id, form);
  if (!moved.ok) throw new Error(`The demo's pilot was not moved: ${JSON.stringify(moved.errors)}`);
}

/** One invoice over what was delivered; a credit note brings it down to what is payable, and the rest is paid. */
async function settle({ db }: Store, id: string, at: (day: number) => number): Promise<void> {
  const ledger = await contractLedger(db, id, at(16));
  if (!ledger) throw new Error("The demo's pilot has no ledger.");
  const lines = ledger.batches.map(({ batchId, week, deliveredUnits: units }) => ({
    ...{ batchId, description: `Week ${week}`, units, unitPriceMicro: PILOT.priceMinor * 10_000 },
    amountMinor: PILOT.priceMinor * units,
  }));
  const head = { number: "2026-031", note: "Both weeks of the pilot.", currency: "USD", by: FINANCE };
  const invoiceId = idOf(await recordInvoice(db, id, { ...head, datedOn: dayOf(at(16)), lines }, at(16)));
  const follow = async (day: number, entry: Pick<FollowUp, "kind" | "number" | "batchId" | "amountMinor" | "note">) => {
    const whole = { ...entry, invoiceId, reverses: null, datedOn: dayOf(at(day)), by: FINANCE };
    idOf(await recordFollowUp(db, ledger.contract, whole, at(day)));
  };
  let payable = 0;
  for (const { batchId, week, deliveredUnits, payableMinor } of ledger.batches) {
    payable += payableMinor;
    const amountMinor = PILOT.priceMinor * deliveredUnits - payableMinor;
    const note = `The credit agreed for week ${week}.`;
    if (amountMinor > 0)
      await follow(24, { kind: "credit_note", number: `2026-031-C${week}`, batchId, amountMinor, note });
  }
  await follow(30, { kind: "payment", number: "T-0412", batchId: null, amountMinor: payable, note: "Paid in full." });
}

function idOf(written: Written): number {
  if (written.kind === "refused") throw new Error(`The ledger of the demo's pilot was refused: ${written.message}`);
  return written.id;
}

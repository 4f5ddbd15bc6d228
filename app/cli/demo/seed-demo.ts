/** Fills an empty data folder with the demo: contracts, deliveries taken in the ordinary way, decisions, a release. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseContract } from "#app/domain/contract.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { batchesOf } from "#db/contracts.server.ts";
import type { DemoContract } from "#db/demo/contract.ts";
import { demoContracts } from "#db/demo/index.ts";
import type { Store } from "../store.ts";
import { CALIBRATED, contractFile, TWO_SIGNATURES } from "./demo-contract.ts";
import { DAY, decide, deliver, readerOf, release, SIGNER } from "./demo-steps.ts";
import { seedCalibration } from "./seed-calibration.ts";
import { seedCheckpoints } from "./seed-checkpoints.ts";
import { seedClosed } from "./seed-closed.ts";
import { seedFlags } from "./seed-flags.ts";
import { seedInspection } from "./seed-inspections.ts";
import { seedInstructions } from "./seed-instructions.ts";
import { seedLedger } from "./seed-ledger.ts";
import { seedAmendment, seedDocuments, seedLife } from "./seed-life.ts";
import { seedLoop } from "./seed-loop.ts";
import { seedOverlap } from "./seed-overlap.ts";
import { PILOT_UP_TO, seedPilot } from "./seed-pilot.ts";
import { seedPopulation } from "./seed-population.ts";
import { seedProtected } from "./seed-protected.ts";
import { seedQuestions } from "./seed-questions.ts";
import { seedReasoning } from "./seed-reasoning.ts";
import { seedApproval, seedAwaiting, seedReport } from "./seed-reports.ts";
import { rulesOfDemo } from "./seed-rules.ts";
import { seedSchedule } from "./seed-schedule.ts";
import { seedTerms } from "./seed-terms.ts";
import { seedVendors } from "./seed-vendors.ts";
import { seedWeekReasons } from "./seed-week-reasons.ts";

/** The week 6 that waits for a decision was tuned at this seed. */
const DEMO_SEED = 7;
/** The week whose vendor report is stored. */
const REPORTED_WEEK = 3;

/** One inspection that is done, and one under way on a week that waits for a decision. */
const INSPECTED = [
  { id: CALIBRATED, week: 1, reviews: 125 },
  { id: "multilingual-helpfulness", week: 3, reviews: 52 },
];

export async function seedDemo(store: Store, startsOn: string, say: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "assay-demo-"));
  try {
    await seedProtected(store, folder, SIGNER, Date.parse(`${startsOn}T08:00:00Z`));
    for (const contract of demoContracts(DEMO_SEED, startsOn)) await seedContract(store, contract, folder, say);
    say("  Overlap set: the same 400 comparisons from a second vendor");
    await seedVendors(store, Date.parse(`${startsOn}T09:00:00Z`));
    await seedOverlap(store, DEMO_SEED, startsOn, folder);
    say("  Reasoning set, winter: 890 comparisons at prices by domain, one week to be reworked, one to be replaced");
    await seedReasoning(store, DEMO_SEED, startsOn, folder);
    say("  Pilot, spring: 400 comparisons of last spring, paid and closed");
    await seedClosed(store, DEMO_SEED, startsOn, folder);
    await seedWeekReasons(store);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function seedContract(
  store: Store,
  demo: DemoContract,
  folder: string,
  say: (text: string) => void,
): Promise<void> {
  const parsed = parseContract(contractFile(demo));
  if (!parsed.ok) throw new Error(`The demo contract is not valid: ${JSON.stringify(parsed.problems)}`);
  const now = Date.parse(`${demo.startsOn}T09:00:00Z`);
  const stored = await storeContract(store.db, parsed.contract, { now, by: SIGNER });
  if (stored.kind === "refused") throw new Error(stored.message);
  await seedLife(store, stored.id, demo.id, demo.startsOn);
  await seedInstructions(store, stored.id, demo.id, demo.startsOn);
  await seedSchedule(store, stored.id, demo.id, demo.startsOn);
  await seedTerms(store, stored.id, demo.id, demo.startsOn);
  if (demo.id === CALIBRATED) await seedCheckpoints(store, stored.id, demo.startsOn);
  const reader = await readerOf(store, demo, stored.id, now);
  const decided: string[] = [];
  for (const batch of await batchesOf(store.db, stored.id)) {
    const week = demo.weeks.find((one) => one.week === batch.week);
    if (!week || week.receivedAt === null) continue;
    say(`  ${demo.title}, week ${week.week}: ${week.units} comparisons`);
    await deliver(store, batch, week, week.receivedAt, demo, reader, folder);
    if (!week.decision) {
      if (demo.id === TWO_SIGNATURES) await seedAwaiting(store, batch.id, week.receivedAt + 2 * DAY);
      continue;
    }
    if (demo.id === CALIBRATED && week.week === PILOT_UP_TO)
      await seedPilot(store, { batchId: batch.id, earlier: decided, name: `${demo.id}-pilot`, at: week.receivedAt });
    await decide(store, batch.id, week.decision, week.receivedAt + 2 * DAY, rulesOfDemo(demo.id, week.week));
    await seedApproval(store, batch.id, week.receivedAt + 2 * DAY);
    const [leftOut] = week.decision.excludeAnnotators;
    if (demo.id === CALIBRATED && week.week === REPORTED_WEEK && leftOut)
      await seedReport(store, batch.id, leftOut, week.receivedAt + 3 * DAY);
    if (week.decision.training === "include" || week.decision.training === "reweight") decided.push(batch.id);
  }
  if (decided.length > 1) await release(store, demo, decided);
  await seedLedger(store, stored.id, demo.id, lastDecidedAt(demo));
  await seedQuestions(store, stored.id, demo.id, lastReceivedAt(demo) + 2 * DAY);
  const inspected = INSPECTED.find(({ id }) => id === demo.id);
  if (inspected) await seedInspection(store, stored.id, { ...inspected, seed: DEMO_SEED });
  if (demo.id !== CALIBRATED) return;
  await seedCalibration(store, stored.id, folder, DEMO_SEED);
  await seedPopulation(store, stored.id, DEMO_SEED, now);
  await seedFlags(store, stored.id);
  await seedDocuments(store, stored.id, now);
  await seedAmendment(store, stored.id, (demo.weeks[4]?.receivedAt ?? now) + 3 * DAY);
  const releases = { [PILOT_UP_TO]: `${demo.id}-pilot`, 5: `${demo.id}-r1` };
  await seedLoop(store, stored.id, releases, DEMO_SEED);
}

function lastDecidedAt({ weeks }: DemoContract): number {
  return Math.max(...weeks.map(({ decision, receivedAt }) => (decision && receivedAt ? receivedAt + 2 * DAY : 0)));
}

function lastReceivedAt(demo: DemoContract): number {
  return Math.max(...demo.weeks.map(({ receivedAt }) => receivedAt ?? 0));
}

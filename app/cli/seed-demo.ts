/** Fills an empty data folder with the demo: contracts, deliveries taken in the ordinary way, decisions, a release. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseContract } from "#app/domain/contract.ts";
import { mixOf } from "#app/domain/mix.ts";
import type { Policy } from "#app/domain/policy.ts";
import { viewCache } from "#app/http/view-cache.server.ts";
import { DEFAULT_LIMITS } from "#app/ingest/formats/format.ts";
import { ingest } from "#app/ingest/ingest.server.ts";
import { mappingChoice, type ReaderChoice } from "#app/ingest/reader-choice.ts";
import { createRelease } from "#app/release/release.server.ts";
import { DEFAULT_SPLIT } from "#app/release/release-options.ts";
import { decideBatch } from "#app/review/decide.server.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import type { Rule } from "#app/review/rules.ts";
import { storeContract } from "#app/review/store-contract.server.ts";
import { type BatchRow, batchesOf, contractById } from "#db/contracts.server.ts";
import { latestDecisions } from "#db/decisions.server.ts";
import { CODE_REVIEW_MAPPING } from "#db/demo/code-review.ts";
import type { DemoContract, DemoDecision, DemoWeek } from "#db/demo/contract.ts";
import { emptyTruth } from "#db/demo/faults.ts";
import { deliveryText, demoContracts } from "#db/demo/index.ts";
import { saveMapping } from "#db/mappings.server.ts";
import { seedCalibration } from "./seed-calibration.ts";
import { seedFlags } from "./seed-flags.ts";
import { seedInspection } from "./seed-inspections.ts";
import { seedInstructions } from "./seed-instructions.ts";
import { seedLedger } from "./seed-ledger.ts";
import { seedAmendment, seedDocuments, seedLife } from "./seed-life.ts";
import { seedLoop } from "./seed-loop.ts";
import { PILOT_UP_TO, pointTo, seedPilot } from "./seed-pilot.ts";
import { seedPopulation } from "./seed-population.ts";
import { seedProtected } from "./seed-protected.ts";
import { seedQuestions } from "./seed-questions.ts";
import { DEMO_LIMIT, seedApproval, seedAwaiting, seedReport } from "./seed-reports.ts";
import { rulesOfDemo } from "./seed-rules.ts";
import { seedSchedule } from "./seed-schedule.ts";
import { DEMO_USES, seedTerms } from "./seed-terms.ts";
import type { Store } from "./store.ts";

/** The week 6 that waits for a decision was tuned at this seed. */
const DEMO_SEED = 7;
const SIGNER = "Demo lead";
const MIX_TOLERANCE = 0.03;
const DAY = 86_400_000;
/** Its decisions pass the limit for one signer; the newest still awaits its second. */
const TWO_SIGNATURES = "code-review";
/** The week whose vendor report is stored. */
const REPORTED_WEEK = 3;
/** Its days are those of another time zone. */
const ELSEWHERE = "multilingual-helpfulness";
/** The contract with gold, and so with calibration rounds; its vendor tells something of its annotators. */
const CALIBRATED = "general-helpfulness";

/** One inspection that is done, and one under way on a week that waits for a decision. */
const INSPECTED = [
  { id: CALIBRATED, week: 1, reviews: 125 },
  { id: "multilingual-helpfulness", week: 3, reviews: 52 },
];

/** The smaller contracts buy neither gold items nor, in one case, named annotators: their absence is noted, not held against them. */
const POLICY_WITHOUT_GOLD: Policy = {
  ...DEFAULT_POLICY,
  name: "Without gold",
  criteria: DEFAULT_POLICY.criteria.map((criterion) => ({ ...criterion, whenInsufficient: "note" as const })),
};

export async function seedDemo(store: Store, startsOn: string, say: (text: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "assay-demo-"));
  try {
    await seedProtected(store, folder, SIGNER, Date.parse(`${startsOn}T08:00:00Z`));
    for (const contract of demoContracts(DEMO_SEED, startsOn)) await seedContract(store, contract, folder, say);
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

async function deliver(
  store: Store,
  batch: BatchRow,
  week: DemoWeek,
  receivedAt: number,
  demo: DemoContract,
  reader: ReaderChoice | null,
  folder: string,
): Promise<void> {
  const file = join(folder, week.fileName);
  writeFileSync(file, bytesOf(demo, week));
  const request = {
    file,
    fileName: week.fileName,
    batchId: batch.id,
    reader,
    kind: "full" as const,
    receivedBy: "Demo operations",
    now: receivedAt,
    limits: DEFAULT_LIMITS,
  };
  const result = await ingest(store.db, store.vault, request, { progress: () => {}, cancelled: () => false });
  rmSync(file);
  if (result.kind === "refused") throw new Error(`The demo delivery was refused: ${result.message} ${result.hint}`);
}

function bytesOf(demo: DemoContract, week: DemoWeek): string | Buffer {
  const text = [...deliveryText(demo, week, emptyTruth())].join("");
  return demo.format.file === "jsonl.gz" ? gzipSync(text) : text;
}

async function decide(
  store: Store,
  batchId: string,
  decision: DemoDecision,
  at: number,
  more: readonly Rule[],
): Promise<void> {
  const rules: Rule[] = [...more];
  const seenDecisionId = (await latestDecisions(store.db, [batchId])).get(batchId)?.id ?? null;
  if (decision.excludeAnnotators.length > 0)
    rules.push({ action: "exclude", where: { annotators: decision.excludeAnnotators }, reason: decision.reason });
  if (decision.weight !== 1)
    rules.push({ action: "weight", weight: decision.weight, where: {}, reason: decision.reason });
  const commercial = decision.commercial === "accept-with-credit" ? "accept_with_credit" : decision.commercial;
  const { training, reason } = decision;
  const result = await decideBatch(
    { db: store.db, views: viewCache(store.db), now: () => at },
    {
      batchId,
      commercial,
      training,
      reason,
      signer: SIGNER,
      rules,
      seenDecisionId,
      creditBasisPoints: commercial === "accept_with_credit" ? decision.creditBasisPoints : undefined,
    },
  );
  if (result.kind !== "decided") throw new Error(`The demo decision failed: ${JSON.stringify(result)}`);
}

async function release(store: Store, demo: DemoContract, batchIds: string[]): Promise<void> {
  const { db, vault } = store;
  const last = demo.weeks.filter((week) => week.decision).at(-1);
  const now = (last?.receivedAt ?? 0) + 3 * DAY;
  const name = `${demo.id}-r1`;
  const result = await createRelease(
    { db, vault, views: viewCache(db), now: () => now },
    { name, batchIds, createdBy: SIGNER, options: { split: DEFAULT_SPLIT }, ...DEMO_USES[demo.id] },
  );
  if (result.kind === "refused") throw new Error(result.message);
  if (demo.id === CALIBRATED) await pointTo(store, name, "Weeks 1 to 5, with the exclusions agreed.", now + DAY);
}

async function readerOf(
  store: Store,
  demo: DemoContract,
  contractId: string,
  now: number,
): Promise<ReaderChoice | null> {
  if (demo.format.layout !== "mapping") return null;
  const contract = await contractById(store.db, contractId);
  const saved = await saveMapping(store.db, {
    vendorId: contract?.vendorId ?? "",
    name: "review-table",
    body: CODE_REVIEW_MAPPING,
    now,
  });
  return mappingChoice(CODE_REVIEW_MAPPING, `${saved.name}-${saved.version}`);
}

function lastReceivedAt(demo: DemoContract): number {
  return Math.max(...demo.weeks.map(({ receivedAt }) => receivedAt ?? 0));
}

function contractFile(demo: DemoContract): unknown {
  return {
    vendor: demo.vendor.name,
    title: demo.title,
    currency: demo.currency,
    unit: demo.unit,
    committedUnits: demo.committedUnits,
    tiers: demo.priceTiers.map(({ fromUnit, unitPriceMinor }) => ({
      fromUnit,
      unitPrice: (unitPriceMinor / 100).toFixed(2),
    })),
    startsOn: demo.startsOn,
    weeks: demo.weeks.map((week) => ({
      week: week.week,
      phase: week.phase,
      dueOn: new Date(week.dueAt).toISOString().slice(0, 10),
      expectedUnits: week.units,
      instructionVersion: week.instructionVersion,
    })),
    feedback: feedbackOf(demo),
    approvedModels: demo.checkpoints,
    mix: [...mixOf("domain", demo.domainMix, MIX_TOLERANCE), ...mixOf("language", demo.languageMix, MIX_TOLERANCE)],
    rejectionWindowDays: demo.rejectionWindowDays,
    ...daysOf(demo),
    ...(demo.id === TWO_SIGNATURES ? { secondApproverAbove: DEMO_LIMIT } : {}),
    ...(demo.format.layout === "assay" ? {} : { policy: POLICY_WITHOUT_GOLD }),
  };
}

/** One contract counts its days elsewhere and has a holiday on the Thursday of its third week. */
function daysOf({ id, startsOn }: DemoContract): object {
  if (id !== ELSEWHERE) return {};
  const holiday = Date.parse(startsOn) + 17 * DAY;
  return { timeZone: "Europe/Berlin", holidays: [new Date(holiday).toISOString().slice(0, 10)] };
}

function feedbackOf({ feedback }: DemoContract): unknown {
  if (feedback.kind === "likert") return { kind: "likert", points: feedback.categories };
  if (feedback.kind === "strength") return { kind: "strength", scale: Math.floor(feedback.categories / 2) };
  return { kind: "choice" };
}

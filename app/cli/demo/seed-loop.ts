/** Gives the demo's large contract its model loop: releases as the weeks came, runs on them, and runs without a week. */
import { viewCache } from "#app/http/view-cache.server.ts";
import { registerRun } from "#app/loop/register-run.server.ts";
import { takeEvaluations } from "#app/loop/take-evaluations.server.ts";
import { createRelease } from "#app/release/release.server.ts";
import { normalQuantile } from "#app/stats/normal-quantile.ts";
import { seededRandom } from "#app/stats/seeded-random.ts";
import { type BatchRow, batchesOf } from "#db/contracts.server.ts";
import {
  DEMO_ABLATED_WEEKS,
  DEMO_ABLATION_SEEDS,
  DEMO_BENCHMARKS,
  DEMO_CHECKPOINT,
  DEMO_METHOD,
  DEMO_RUN_SEEDS,
  type DemoBenchmark,
} from "#db/demo/training-runs.ts";
import type { Store } from "../store.ts";

const DAY = 86_400_000;
const ENGINEER = "Demo engineer";
const LAST = Math.max(...Object.keys(DEMO_RUN_SEEDS).map(Number));

interface DemoRun {
  name: string;
  seeds: number;
  /** Over the base, in the direction that is better. */
  gain(benchmark: DemoBenchmark): number;
  at: number;
  facts: Record<string, unknown>;
}

/** @param made names of releases that are there already, by their newest week; the last holds every decided week */
export async function seedLoop(
  store: Store,
  contractId: string,
  made: Record<number, string>,
  seed: number,
): Promise<void> {
  const whole = made[LAST] ?? "";
  const batches = await batchesOf(store.db, contractId);
  const random = seededRandom(seed);
  const [first] = batches;
  for (const run of [
    baseRun(first?.dueAt ?? 0),
    ...(await mainRuns(store, batches, made)),
    ...ablations(batches, whole),
  ])
    await seedRun(store, run, random);
}

function baseRun(at: number): DemoRun {
  const facts = { kind: "base", note: "Evaluated before any training; the decoding seed varies." };
  return { name: DEMO_CHECKPOINT, seeds: 3, gain: () => 0, at, facts };
}

async function mainRuns(store: Store, batches: readonly BatchRow[], made: Record<number, string>): Promise<DemoRun[]> {
  const runs: DemoRun[] = [];
  for (const [key, seeds] of Object.entries(DEMO_RUN_SEEDS)) {
    const week = Number(key);
    const through = batches.filter((batch) => batch.week <= week);
    const at = (through.at(-1)?.dueAt ?? 0) + 6 * DAY;
    const release = made[week] ?? (await seedRelease(store, through, week, at));
    runs.push({
      name: `dpo-week-${week}`,
      seeds,
      gain: ({ gains }) => gains[week] ?? 0,
      at: at + DAY,
      facts: { kind: "main", release, checkpoint: `dpo-7b-w${week}`, config: "configs/dpo-7b.yaml" },
    });
  }
  return runs;
}

async function seedRelease(store: Store, through: readonly BatchRow[], week: number, at: number): Promise<string> {
  const name = `general-helpfulness-week-${week}`;
  const tools = { ...store, views: viewCache(store.db), now: () => at };
  const batchIds = through.map(({ id }) => id);
  const made = await createRelease(tools, { name, batchIds, createdBy: ENGINEER });
  if (made.kind === "refused") throw new Error(made.message);
  return name;
}

function ablations(batches: readonly BatchRow[], whole: string): DemoRun[] {
  const at = (batches.find(({ week }) => week === LAST)?.dueAt ?? 0) + 8 * DAY;
  return DEMO_ABLATED_WEEKS.map((week) => ({
    name: `dpo-without-week-${week}`,
    seeds: DEMO_ABLATION_SEEDS,
    gain: ({ gains, worths }) => (gains[LAST] ?? 0) - (worths[week] ?? 0),
    at,
    facts: {
      kind: "ablation",
      release: whole,
      leftOut: batches.flatMap((batch) => (batch.week === week ? batch.id : [])),
      config: "configs/dpo-7b.yaml",
    },
  }));
}

async function seedRun({ db }: Store, run: DemoRun, random: () => number): Promise<void> {
  const seeds = Array.from({ length: run.seeds }, (_, i) => i + 1);
  const method = run.facts.kind === "base" ? "" : DEMO_METHOD;
  const named = { name: run.name, baseCheckpoint: DEMO_CHECKPOINT, method, seeds, by: ENGINEER };
  const made = await registerRun(db, { ...named, ...run.facts }, run.at);
  if (!made.ok) throw new Error(JSON.stringify(made.errors));
  const rows = DEMO_BENCHMARKS.flatMap((benchmark) =>
    seeds.map((seed) => {
      const { name: evaluation, unit, better, n, contamination } = benchmark;
      const turned = better === "higher" ? run.gain(benchmark) : -run.gain(benchmark);
      const noise = benchmark.seedNoise * normalQuantile(random());
      const hits = Math.round(n * Math.min(1, Math.max(0, benchmark.base + turned + noise)));
      return { evaluation, unit, better, n, contamination, seed, value: hits / n };
    }),
  );
  const taken = await takeEvaluations(db, { text: JSON.stringify(rows), run: made.id, by: ENGINEER, now: run.at });
  if (taken.kind === "refused") throw new Error(JSON.stringify(taken.faults));
}

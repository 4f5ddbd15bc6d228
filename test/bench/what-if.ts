/**
 * A what-if on a batch of 100,000 judgments by 200 annotators: the first numbers (n, effective size, units), then the main
 * metrics with their intervals. CPU time of one thread; "first" is the first question about a batch, "again" another one.
 */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { METRICS } from "#app/metrics/index.ts";
import type { MeasureContext } from "#app/metrics/metric.ts";
import { countPaidUnits } from "#app/metrics/paid-units.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { judge } from "#app/review/judge.ts";
import { type Rule, ruleSchema, withWeights } from "#app/review/rules.ts";
import { settledRules } from "#app/review/settle-rules.ts";
import { mendableGates, suggest } from "#app/review/suggest.ts";
import { suggestCandidates } from "#app/review/suggest-candidates.ts";
import { standingOf } from "#app/review/what-if.ts";
import { WHAT_IF_METRICS } from "#app/review/what-if-report.server.ts";
import { cleanBatch } from "#db/demo/clean-batch.ts";
import { generated } from "../detection/generated.ts";

const ITEMS = 80_000;
const MAIN = METRICS.filter(({ id }) => WHAT_IF_METRICS.includes(id));

export function whatIfFigures(print: (text: string) => void): void {
  const plan = { ...cleanBatch(1, ITEMS), annotators: 200, overlap: 0.2 };
  const previous = generated({ ...plan, seed: 2, first: ITEMS }).view;
  const faults = [{ kind: "spammer" as const, annotator: "w-07", share: 0.04 }];
  const { view, context: own } = generated({ ...plan, faults });
  const context: MeasureContext = { ...own, previous };
  print(
    `what-if: ${view.judgments.n.toLocaleString("en-US")} judgment rows, ${view.names.annotators.length} annotators`,
  );
  for (const [name, rules] of SETS) {
    const first = figures(view, rules, context);
    const again = figures(view, rules, context);
    print(
      `  ${name}: first numbers ${ms(first.counted)}, all ${ms(first.all)}; again ${ms(again.counted)}, ${ms(again.all)}`,
    );
  }
  const judged = judge(
    DEFAULT_POLICY,
    METRICS,
    new Map(MAIN.map((metric) => [metric.id, metric.measure(view, context)])),
  );
  const start = cpu();
  const candidates = suggestCandidates(view, mendableGates(judged));
  const found = cpu();
  const { tried } = suggest({ view, context, policy: DEFAULT_POLICY, judged, candidates });
  print(`  suggest: ${candidates.length} candidates ${ms(found - start)}, ${tried} sets ${ms(cpu() - found)}`);
}

const rule = (body: object): Rule => ruleSchema.parse({ where: {}, reason: "bench", ...body });
const SETS: [string, Rule[]][] = [
  ["one exclusion", [rule({ action: "exclude", where: { annotators: ["w-07"] } })]],
  [
    "five rules",
    [
      rule({ action: "exclude", where: { annotators: ["w-08"] } }),
      rule({ action: "strength", shape: "steps", points: [{ strength: 0, weight: 0.5 }] }),
      rule({ action: "duplicates" }),
      rule({ action: "strata", dimension: "domain", shares: [{ stratum: "code", share: 0.3 }], least: 0.3, most: 3 }),
      rule({ action: "cap", most: 1.5 }),
    ],
  ],
  [
    "skill and consensus",
    [
      rule({ action: "reliability", by: "agreement", least: 0.25, most: 1.5 }),
      rule({ action: "confidence", least: 0.1 }),
    ],
  ],
];

function figures(view: BatchView, rules: readonly Rule[], context: MeasureContext): { counted: number; all: number } {
  const start = cpu();
  const { weight } = settledRules(view, rules, { checkpointAges: null });
  const left = withWeights(view, weight);
  for (const one of [view, left]) {
    standingOf(one);
    countPaidUnits(one, "comparison");
  }
  const counted = cpu() - start;
  judge(DEFAULT_POLICY, MAIN, new Map(MAIN.map((metric) => [metric.id, metric.measure(left, context)])));
  return { counted, all: cpu() - start };
}

/** Milliseconds of this process. */
function cpu(): number {
  return process.cpuUsage().user / 1000;
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}

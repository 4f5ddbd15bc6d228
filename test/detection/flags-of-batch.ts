/**
 * Everything that can be held against a batch without a fault, each a yes or no: what false alarms are counted of. The
 * worst-slice finder has a simulation of its own (`test/simulate/worst-slices.ts`): in the demo's maths the better answers are the
 * shorter ones, so that its slices truly differ although nobody is at fault.
 */
import { annotatorConduct } from "#app/metrics/conduct/annotator-conduct.ts";
import { DEFAULT_POLICY } from "#app/review/default-policy.ts";
import { marksOf } from "#app/review/funnel-marks.ts";
import { recommend } from "#app/review/recommend.ts";
import { beyondLimits, centreOf, MEASURES, type Measure, standApart } from "#app/review/stand-apart.ts";
import { type Funnel, funnel } from "#app/stats/funnel-outliers.ts";
import type { Measured } from "./measured.ts";

export interface Alarm {
  name: string;
  /** Times it was raised in the batch, and how often it could have been. */
  of(measured: Measured): { raised: number; chances: number };
}

const once = (raised: boolean) => ({ raised: Number(raised), chances: 1 });
const CONSPICUOUS_SPEED = 2;
const FEWEST_TIMED = 20;

const conduct = (name: string, isRaised: (row: ReturnType<typeof annotatorConduct>[number]) => boolean): Alarm => ({
  name,
  of: ({ view }) => {
    const rows = annotatorConduct(view);
    return { raised: rows.filter(isRaised).length, chances: rows.length };
  },
});

/** Rows of a metric's table whose last cell says `word`. */
function inTable(name: string, metric: string, word: string): Alarm {
  return {
    name,
    of: ({ judged }) => {
      const outcome = judged.find((one) => one.metric.id === metric)?.outcome;
      const rows = outcome?.kind === "estimate" ? (outcome.detail?.rows ?? []) : [];
      return of(rows.filter((row) => row.at(-1) === word).length, rows.length);
    },
  };
}

type Shares = Parameters<typeof marksOf>[0];

function inFunnel(name: string, measure: Measure, marks: (shares: Shares, centre: number) => boolean[]): Alarm {
  return {
    name,
    of: ({ annotators }) => {
      const centre = centreOf(annotators, measure);
      const shares = annotators.flatMap((row) => row[measure] ?? []);
      return of(centre === null ? 0 : marks(shares, centre).filter(Boolean).length, shares.length);
    },
  };
}

/** What nobody is marked for, beside the marks: beyond the limits that are drawn, which are those of one annotator. */
export const LINES: readonly Alarm[] = MEASURES.map((measure) =>
  inFunnel(`funnel of ${measure}: beyond the 99.8 % limits`, measure, (shares, centre) =>
    shares.map((share) => beyondLimits(share, centre)),
  ),
);

export const ALARMS: readonly Alarm[] = [
  { name: "the gates fail", of: ({ judged }) => once(recommend(DEFAULT_POLICY, judged).state === "fail") },
  {
    name: "sent back or refused",
    of: ({ judged }) => once(["reject", "rework"].includes(recommend(DEFAULT_POLICY, judged).commercial)),
  },
  {
    name: "any criterion of the policy fails",
    of: ({ judged }) => once(judged.some(({ state, criterion }) => criterion !== null && state === "fail")),
  },
  { name: "an annotator stands apart", of: ({ annotators }) => of(standApart(annotators).length, annotators.length) },
  ...MEASURES.map((measure) => inFunnel(`funnel of ${measure}: marked`, measure, marksOf)),
  {
    name: "leave-one-out funnel with overdispersion: |z| > 3.09",
    of: ({ annotators }) => {
      const shares = annotators.flatMap(({ agreement }) => (agreement && agreement.n >= 20 ? [agreement] : []));
      const found: Funnel | null = funnel(shares);
      return of(found?.z.filter((z) => Math.abs(z) > 3.09).length ?? 0, shares.length);
    },
  },
  conduct(
    "relative speed index of 2 or more",
    ({ speedIndex }) => speedIndex !== null && speedIndex.n >= FEWEST_TIMED && speedIndex.value >= CONSPICUOUS_SPEED,
  ),
  conduct("improbable run of a side", ({ sideRun }) => sideRun?.improbable === true),
  conduct("improbable run of a label", ({ labelRun }) => labelRun?.improbable === true),
  inTable("the standing preference of an annotator moved", "sentinel-annotators", "moved"),
  inTable("a day of the standing comparison out of control", "daily-sentinel", "out"),
  inTable("a day of ties out of control", "daily-tie-rate", "out"),
  conduct("copying", ({ copying }) => copying.length > 0),
  conduct("repeated justifications", ({ repeated }) => repeated !== null && repeated.n >= 10 && repeated.low > 0.05),
];

function of(raised: number, chances: number) {
  return { raised, chances };
}

export interface AlarmRate {
  name: string;
  /** Batches in which it was raised at all. */
  batches: number;
  raised: number;
  chances: number;
}

export function alarmRates(batches: readonly Measured[], alarms = ALARMS): AlarmRate[] {
  return alarms.map(({ name, of: count }) => {
    const counts = batches.map(count);
    return {
      name,
      batches: counts.filter(({ raised }) => raised > 0).length,
      raised: counts.reduce((sum, one) => sum + one.raised, 0),
      chances: counts.reduce((sum, one) => sum + one.chances, 0),
    };
  });
}

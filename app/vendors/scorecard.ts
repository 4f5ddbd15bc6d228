/** Everything a vendor's scorecard says, from its batches, its questions and its claims. Currencies are never added up. */
import { isKept, KEPT_AMOUNT } from "#app/domain/kept-fields.ts";
import { costPerUnit } from "#app/domain/pricing.ts";
import { daysWaited, type QuestionTimes, turnaround } from "#app/domain/question.ts";
import type { Outcome } from "#app/metrics/metric.ts";
import { medianInterval } from "#app/stats/median-interval.ts";
import { ratioOverClusters } from "#app/stats/ratio-over-clusters.ts";
import { studentQuantile95 } from "#app/stats/student-quantile.ts";
import type { Lot } from "./lot.ts";
import { MEASURES, type Measure } from "./measures.ts";
import type { Pooled } from "./over-lots.ts";

export interface ScoreLine extends Omit<Measure, "counts" | "pool">, Pooled {
  /** Batches behind it. */
  lots: number;
}

export interface MoneyLine {
  currency: string;
  contracts: number;
  payableMinor: number;
  effectiveUnits: number | null;
  /** Ten-thousandths of a minor unit per effective unit, its interval over the batches; null bounds below two batches. */
  perEffective: { micro: number; low: number | null; high: number | null; batches: number } | null;
  openCredits: number;
  openCreditMinor: number;
}

export interface ResponseLine {
  outcome: Outcome;
  medianDays: number | null;
  n: number;
  open: number;
  longestOpenDays: number | null;
}

/** A credit, or units to deliver again, that nothing has closed. */
export interface OpenClaim {
  currency: string;
  kind: "credit" | "rework" | "replacement";
  minor: number | null;
  units: number | null;
}

export function scoreLines(lots: readonly Lot[]): ScoreLine[] {
  return MEASURES.map(({ counts, pool, ...measure }) => {
    const counted = lots.filter(counts);
    return { ...measure, ...pool(counted), lots: counted.length };
  });
}

/** One line a currency, in the order of the alphabet. */
export function moneyLines(lots: readonly Lot[], claims: readonly OpenClaim[]): MoneyLine[] {
  return [...new Set(lots.map(({ currency }) => currency))].sort().map((currency) => {
    const own = lots.filter((lot) => lot.currency === currency);
    const credits = claims.filter((claim) => claim.currency === currency && claim.minor !== null);
    const decided = own.filter(({ effectiveUnits }) => effectiveUnits !== null);
    const payableMinor = own.reduce((sum, lot) => sum + lot.payableMinor, 0);
    const effective = decided.length === 0 ? null : decided.reduce((sum, lot) => sum + (lot.effectiveUnits ?? 0), 0);
    return {
      currency,
      contracts: new Set(own.map(({ contractId }) => contractId)).size,
      payableMinor,
      effectiveUnits: effective === null ? null : Math.round(effective),
      perEffective: effective === null ? null : costOf(own.filter(isSigned), Math.round(effective)),
      openCredits: credits.length,
      openCreditMinor: isKept(payableMinor) ? KEPT_AMOUNT : credits.reduce((sum, { minor }) => sum + (minor ?? 0), 0),
    };
  });
}

/** Silence accepts what is paid, and says nothing of what trains. */
const isSigned = ({ isDeemed }: Lot) => !isDeemed;

function costOf(lots: readonly Lot[], effective: number): MoneyLine["perEffective"] {
  const micro = costPerUnit(
    lots.reduce((sum, lot) => sum + lot.payableMinor, 0),
    effective,
  );
  if (micro === null) return null;
  if (isKept(micro)) return { micro, low: null, high: null, batches: lots.length };
  const parts = lots.map((lot) => ({ y: lot.payableMinor, w: lot.effectiveUnits ?? 0 }));
  const ratio = ratioOverClusters(parts);
  const batches = ratio?.clusters ?? 0;
  if (!ratio || batches < 2) return { micro, low: null, high: null, batches };
  const half = studentQuantile95(batches - 1) * Math.sqrt(ratio.variance) * MICRO;
  return { micro, low: Math.max(0, Math.round(micro - half)), high: Math.round(micro + half), batches };
}

/** Ten-thousandths in a minor unit, as prices are kept. */
const MICRO = 10_000;

/** Of the questions that the vendor has to answer. */
export function responseLine(questions: readonly QuestionTimes[], now: number): ResponseLine {
  const answered = questions.filter(({ answeredAt }) => answeredAt !== null).map((one) => daysWaited(one, now));
  const { n, medianDays, open, longestOpenDays } = turnaround(questions, now);
  const interval = medianInterval(answered);
  const nUnit = "answers";
  const outcome: Outcome = interval
    ? { kind: "estimate", ...interval, n, nUnit }
    : { kind: "not-enough", n, needed: 6, nUnit };
  return { outcome, medianDays, n, open, longestOpenDays };
}

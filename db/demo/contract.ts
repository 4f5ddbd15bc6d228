/** What the demo's contracts have in common: plain data that the database and the screens are filled from. */
import type { DeliveryPlan } from "./plan.ts";

export interface DemoWeek {
  week: number;
  phase: "calibration" | "production";
  /** Comparisons expected. */
  units: number;
  instructionVersion: string;
  /** UTC milliseconds: Friday 18:00 of the working week. */
  dueAt: number;
  /** When the file arrived; null = it never did. */
  receivedAt: number | null;
  fileName: string;
  plan: DeliveryPlan;
  /** What a lead decided; null = waiting. */
  decision: DemoDecision | null;
}

export interface DemoDecision {
  commercial: "accept" | "accept-with-credit" | "rework" | "reject" | "hold";
  training: "include" | "reweight" | "quarantine" | "drop";
  /** Basis points of the batch's price credited by the vendor. */
  creditBasisPoints: number;
  excludeAnnotators: string[];
  /** Weight of the whole batch in training. */
  weight: number;
  reason: string;
}

export interface DemoContract {
  id: string;
  vendor: { id: string; name: string };
  title: string;
  unit: "comparison";
  currency: "USD";
  committedUnits: number;
  /** Minor units (cents). */
  committedMinor: number;
  /** First unit (1-based) each unit price applies to; integer minor units. */
  priceTiers: { fromUnit: number; unitPriceMinor: number }[];
  /** ISO date, a Monday. */
  startsOn: string;
  rejectionWindowDays: number;
  /** In the words of the domain. */
  feedback: { kind: "likert" | "choice" | "strength"; categories: number; hasTie: boolean };
  format: { file: "jsonl" | "csv" | "jsonl.gz"; layout: "assay" | "mapping" | "helpsteer3" };
  /** Contracted shares of the prompts. */
  domainMix: Record<string, number>;
  languageMix: Record<string, number>;
  /** Approved for collection, first and last week inclusive. */
  checkpoints: { model: string; fromWeek: number; toWeek: number }[];
  weeks: DemoWeek[];
}

export const DAY = 86_400_000;
export const HOUR = 3_600_000;

/** Monday 00:00 UTC of working week `week` (1-based) of a contract that starts on the Monday `startsOn`. */
export function mondayOf(startsOn: string, week: number): number {
  return Date.parse(`${startsOn}T00:00:00Z`) + (week - 1) * 7 * DAY;
}

/** The Monday on which a six-week contract started whose last delivery came in before `now` (UTC milliseconds). */
export function demoStart(now: number): string {
  const day = Math.floor(now / DAY);
  const sinceSaturday = (day + 5) % 7;
  const lastSaturday = day - sinceSaturday;
  return new Date((lastSaturday - 5 - 35) * DAY).toISOString().slice(0, 10);
}

/** Price of the first `units` units in minor units. */
export function tieredPrice(tiers: DemoContract["priceTiers"], units: number): number {
  return tiers.reduce((sum, tier, i) => {
    const last = Math.min(units, (tiers[i + 1]?.fromUnit ?? Number.POSITIVE_INFINITY) - 1);
    return sum + Math.max(0, last - tier.fromUnit + 1) * tier.unitPriceMinor;
  }, 0);
}

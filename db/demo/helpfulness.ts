/**
 * "General helpfulness, autumn": six weeks of 2,000, 5,000, 10,000, 20,000, 30,000 and 30,000 comparisons. The first
 * 7,000 cost $4.70 each, the other 90,000 cost $5.19: $32,900 + $467,100 = $500,000.
 */
import { cleanBatch } from "./clean-batch.ts";
import { DAY, type DemoContract, type DemoWeek, HOUR, mondayOf } from "./contract.ts";
import type { Fault } from "./faults.ts";
import { HELPFULNESS_DECISIONS } from "./helpfulness-decisions.ts";
import { at } from "./random.ts";

const UNITS = [2_000, 5_000, 10_000, 20_000, 30_000, 30_000];
const ANNOTATORS = [28, 30, 34, 40, 46, 46];
/** Falls from week to week: annotators learn, instructions get clearer. */
const NOISE = [0.68, 0.6, 0.52, 0.48, 0.47, 0.46];
const OVERLAP = [0.2, 0.18, 0.15, 0.15, 0.12, 0.12];
const INSTRUCTIONS = ["1.0", "1.1", "1.1", "2.0", "2.0", "2.0"];

export function helpfulnessContract(seed: number, startsOn: string): DemoContract {
  return {
    id: "general-helpfulness",
    vendor: { id: "larkfield", name: "Larkfield Annotation" },
    title: "General helpfulness, autumn",
    unit: "comparison",
    currency: "USD",
    committedUnits: 97_000,
    committedMinor: 50_000_000,
    priceTiers: [
      { fromUnit: 1, unitPriceMinor: 470 },
      { fromUnit: 7_001, unitPriceMinor: 519 },
    ],
    startsOn,
    rejectionWindowDays: 10,
    feedback: { kind: "likert", categories: 5, hasTie: true },
    format: { file: "jsonl", layout: "assay" },
    domainMix: {
      writing: 0.19,
      planning: 0.15,
      coding: 0.14,
      knowledge: 0.12,
      maths: 0.1,
      extraction: 0.1,
      science: 0.09,
      advice: 0.06,
      multilingual: 0.05,
    },
    languageMix: { en: 0.95, de: 0.017, es: 0.016, fr: 0.017 },
    checkpoints: UNITS.flatMap((_, i) =>
      modelsOf(i + 1).map((model) => ({ model, fromWeek: i + 1, toWeek: Math.min(i + 2, 6) })),
    ),
    weeks: UNITS.map((units, i) => weekOf(seed, startsOn, i + 1, units)),
  };
}

function weekOf(seed: number, startsOn: string, week: number, units: number): DemoWeek {
  const monday = mondayOf(startsOn, week);
  return {
    week,
    phase: week === 1 ? "calibration" : "production",
    units,
    instructionVersion: at(INSTRUCTIONS, week - 1),
    dueAt: monday + 4 * DAY + 18 * HOUR,
    receivedAt: monday + 4 * DAY + 17.5 * HOUR,
    fileName: `${prefixOf(week)}.jsonl`,
    plan: {
      ...cleanBatch(seed, units),
      first: firstOf(week),
      prefix: prefixOf(week),
      annotators: at(ANNOTATORS, week - 1),
      overlap: at(OVERLAP, week - 1),
      noise: at(NOISE, week - 1),
      models: modelsOf(week),
      // Asked for after the third week.
      provenance: week > 3,
      monday,
      faults: FAULTS[week] ?? [],
    },
    decision: HELPFULNESS_DECISIONS[week] ?? null,
  };
}

const FAULTS: Record<number, Fault[]> = {
  3: [
    { kind: "spammer", annotator: "w-07", share: 0.04 },
    { kind: "position-clicker", annotator: "w-12", share: 0.045 },
    { kind: "sycophancy", share: 0.05, lean: 0.6 },
    { kind: "protected-prompts", items: 6 },
    { kind: "malformed-rows", rows: 7 },
  ],
  4: [
    { kind: "length-lover", annotator: "w-19", share: 0.04 },
    { kind: "flipped-scale", annotator: "w-23", share: 0.035 },
    { kind: "format-lover", annotator: "w-27", share: 0.04 },
    { kind: "malformed-rows", rows: 12 },
  ],
  5: [
    {
      kind: "copied-block",
      share: 0.007,
      from: { first: firstOf(4), prefix: prefixOf(4), line: 3_000 },
      annotator: "w-31",
    },
    { kind: "copied-block", share: 0.005, from: null, annotator: "w-31" },
    { kind: "malformed-rows", rows: 9 },
  ],
  6: [
    { kind: "spammer", annotator: "w-40", share: 0.055 },
    { kind: "weak", annotator: "w-44", share: 0.06 },
    { kind: "stale-checkpoint", share: 0.12, models: modelsOf(3) },
    { kind: "length-drift", domain: "writing", pull: 0.8 },
    { kind: "malformed-rows", rows: 31 },
  ],
};

function firstOf(week: number): number {
  return UNITS.slice(0, week - 1).reduce((sum, units) => sum + units, 0);
}

function prefixOf(week: number): string {
  return `gh-w${week}`;
}

function modelsOf(week: number): [string, string] {
  return [`sft-7b-r${week}-a`, `sft-7b-r${week}-b`];
}

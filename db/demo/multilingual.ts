/**
 * "Multilingual helpfulness": four weeks of 2,500 in the HelpSteer3 layout (JSONL, to be gzipped by the writer). Week 3
 * came six days late, week 4 never.
 */
import type { ItemRecord, Message } from "#app/domain/record.ts";
import { cleanBatch } from "./clean-batch.ts";
import { DAY, type DemoContract, type DemoDecision, HOUR, mondayOf } from "./contract.ts";
import { MULTILINGUAL_MIX } from "./families/index.ts";
import type { PlantedTruth } from "./faults.ts";
import { generateItems } from "./generate.ts";
import type { DeliveryPlan } from "./plan.ts";

const UNITS = 2_500;
const LATE_DAYS: (number | null)[] = [0, 0, 6, null];
const LANGUAGE_NAMES: Record<string, string> = { en: "english", de: "german", es: "spanish", fr: "french" };

const WITHOUT_NAMES =
  "The annotators are not named in this layout, so agreement cannot be computed; the next contract asks for pseudonyms.";
const DECISIONS: DemoDecision[] = [
  {
    commercial: "accept",
    training: "reweight",
    creditBasisPoints: 0,
    excludeAnnotators: [],
    weight: 0.5,
    reason: WITHOUT_NAMES,
  },
  {
    commercial: "accept",
    training: "include",
    creditBasisPoints: 0,
    excludeAnnotators: [],
    weight: 1,
    reason: WITHOUT_NAMES,
  },
];

export function multilingualContract(seed: number, startsOn: string): DemoContract {
  return {
    id: "multilingual-helpfulness",
    vendor: { id: "three-rivers", name: "Three Rivers Language Services" },
    title: "Multilingual helpfulness",
    unit: "comparison",
    currency: "USD",
    committedUnits: 10_000,
    committedMinor: 6_400_000,
    priceTiers: [{ fromUnit: 1, unitPriceMinor: 640 }],
    startsOn,
    rejectionWindowDays: 10,
    feedback: { kind: "strength", categories: 7, hasTie: true },
    format: { file: "jsonl.gz", layout: "helpsteer3" },
    domainMix: { multilingual: 0.8, general: 0.2 },
    languageMix: { de: 0.267, es: 0.266, fr: 0.267, en: 0.2 },
    checkpoints: [],
    weeks: LATE_DAYS.map((late, i) => {
      const monday = mondayOf(startsOn, i + 1);
      const dueAt = monday + 4 * DAY + 18 * HOUR;
      return {
        week: i + 1,
        phase: i === 0 ? "calibration" : "production",
        units: UNITS,
        instructionVersion: i < 2 ? "1.0" : "1.1",
        dueAt,
        receivedAt: late === null ? null : dueAt - HOUR + late * DAY,
        fileName: `multilingual-${i + 1}.jsonl.gz`,
        plan: {
          ...cleanBatch(seed, UNITS),
          first: i * UNITS,
          mix: MULTILINGUAL_MIX,
          prefix: `ml-${i + 1}`,
          annotators: 18,
          overlap: 1,
          gold: 0,
          noise: 0.5,
          history: { share: 0.05, exchanges: 1 },
          monday,
          comments: 1,
        },
        decision: i < 2 ? (DECISIONS[i] ?? null) : null,
      };
    }),
  };
}

/** Lines in the HelpSteer3 preference layout, without their line feed: scores from -3 (first much better) to 3. */
export function* helpSteer3Lines(plan: DeliveryPlan, truth: PlantedTruth): Generator<string> {
  for (const { item } of generateItems(plan, truth)) yield JSON.stringify(helpSteer3(item));
}

/** The same as text with line feeds. */
export function* helpSteer3Chunks(plan: DeliveryPlan, truth: PlantedTruth): Generator<string> {
  for (const line of helpSteer3Lines(plan, truth)) yield `${line}\n`;
}

function helpSteer3(item: ItemRecord) {
  const individual = item.judgments.flatMap((judgment) =>
    judgment.kind === "likert" ? [opinion(judgment.value, judgment.seconds ?? 0, judgment.comment)] : [],
  );
  const mean = individual.reduce((sum, one) => sum + one.score, 0) / individual.length;
  const context: Message[] = typeof item.prompt === "string" ? [{ role: "user", content: item.prompt }] : item.prompt;
  return {
    domain: item.domain === "multilingual" ? "multilingual" : "general",
    language: LANGUAGE_NAMES[item.language ?? "en"],
    context,
    response1: item.responses[0]?.text,
    response2: item.responses[1]?.text,
    overall_preference: Math.round(mean),
    individual_preference: individual,
  };
}

/** The five-point label on seven points; the strong ones become 2 or 3, by the parity of the time taken. */
function opinion(value: number, seconds: number, comment: string | undefined) {
  const score = [0, Math.round(seconds * 10) % 2 === 0 ? -3 : -2, -1, 0, 1, Math.round(seconds * 10) % 2 === 0 ? 3 : 2][
    value
  ];
  return {
    score: score ?? 0,
    reasoning: comment ?? "Both serve the request about equally well.",
    feedback1: null,
    feedback2: null,
  };
}

/** "Code review pairs": three weeks of about 1,500, delivered as CSV in the vendor's own columns, a row per judgment. */
import { cleanBatch } from "./clean-batch.ts";
import { DAY, type DemoContract, type DemoDecision, HOUR, mondayOf } from "./contract.ts";
import { CODE_MIX } from "./families/index.ts";
import type { PlantedTruth } from "./faults.ts";
import { type Generated, generateItems } from "./generate.ts";
import type { DeliveryPlan } from "./plan.ts";
import { at } from "./random.ts";

const UNITS = [1_500, 1_520, 1_480];
const WEAK_KINDS = new Set(["partial", "wrong", "off-topic", "refusal"]);

export const CODE_REVIEW_COLUMNS = [
  "task_id",
  "question",
  "answer_one",
  "answer_two",
  "model_one",
  "model_two",
  "reviewer",
  "verdict",
  "time_spent_s",
  "submitted",
  "topic",
] as const;

/** How the columns become the canonical record: a column mapping, version 1. */
export const CODE_REVIEW_MAPPING = {
  version: 1,
  item: "task_id",
  row: "judgment",
  prompt: { columns: ["question"] },
  responses: [
    { text: "answer_one", model: "model_one" },
    { text: "answer_two", model: "model_two" },
  ],
  label: {
    columns: ["verdict"],
    scale: { kind: "choice", first: ["A"], second: ["B"], tie: ["tie"], bothBad: ["both_bad"] },
  },
  annotator: "reviewer",
  at: "submitted",
  seconds: { column: "time_spent_s", unit: "s" },
  domain: "topic",
  orderKnown: true,
} as const;

const DECISION: DemoDecision = {
  commercial: "accept",
  training: "include",
  creditBasisPoints: 0,
  excludeAnnotators: [],
  weight: 1,
  reason: "Agreement is where two reviewers of our own stand; no gold items were contracted.",
};

export function codeReviewContract(seed: number, startsOn: string): DemoContract {
  return {
    id: "code-review",
    vendor: { id: "harbour-lane", name: "Harbour Lane Reviews" },
    title: "Code review pairs",
    unit: "comparison",
    currency: "USD",
    committedUnits: 4_500,
    committedMinor: 5_400_000,
    priceTiers: [{ fromUnit: 1, unitPriceMinor: 1_200 }],
    startsOn,
    rejectionWindowDays: 7,
    feedback: { kind: "choice", categories: 3, hasTie: true },
    format: { file: "csv", layout: "mapping" },
    domainMix: { coding: 1 },
    languageMix: { en: 1 },
    checkpoints: [
      { model: "coder-7b-s1", fromWeek: 1, toWeek: 3 },
      { model: "coder-7b-s2", fromWeek: 1, toWeek: 3 },
    ],
    weeks: UNITS.map((units, i) => {
      const monday = mondayOf(startsOn, i + 1);
      return {
        week: i + 1,
        phase: i === 0 ? "calibration" : "production",
        units,
        instructionVersion: "1.0",
        dueAt: monday + 4 * DAY + 18 * HOUR,
        receivedAt: monday + 4 * DAY + 12 * HOUR,
        fileName: `code-review-week-${i + 1}.csv`,
        plan: {
          ...cleanBatch(seed, units),
          first: UNITS.slice(0, i).reduce((sum, n) => sum + n, 0),
          mix: CODE_MIX,
          prefix: `cr-${i + 1}`,
          annotators: 22,
          overlap: 0.2,
          gold: 0,
          noise: 0.42,
          history: { share: 0, exchanges: 0 },
          models: ["coder-7b-s1", "coder-7b-s2"],
          monday,
        },
        decision: i < 2 ? DECISION : null,
      };
    }),
  };
}

/** CSV lines with their line feed (fields with line breaks are quoted, RFC 4180), header first. */
export function* codeReviewCsv(plan: DeliveryPlan, truth: PlantedTruth): Generator<string> {
  yield `${CODE_REVIEW_COLUMNS.join(",")}\n`;
  for (const generated of generateItems(plan, truth)) yield rows(generated);
}

function rows({ item, kinds }: Generated): string {
  const [one, two] = [at(item.responses, 0), at(item.responses, 1)];
  const question = typeof item.prompt === "string" ? item.prompt : item.prompt.map((m) => m.content).join("\n\n");
  const bothWeak = kinds.every((kind) => WEAK_KINDS.has(kind));
  let text = "";
  for (const judgment of item.judgments) {
    if (judgment.kind !== "likert") continue;
    const verdict = judgment.value < 3 ? "A" : judgment.value > 3 ? "B" : bothWeak ? "both_bad" : "tie";
    const { annotator = "", seconds = "", at: submitted = "" } = judgment;
    const cells = [item.id, question, textOf(one.text), textOf(two.text), one.model, two.model, annotator, verdict];
    text += `${[...cells, seconds, submitted, item.domain].map((value) => cell(String(value ?? ""))).join(",")}\n`;
  }
  return text;
}

function textOf(text: Generated["item"]["responses"][number]["text"]): string {
  return typeof text === "string" ? text : text.map((message) => message.content).join("\n\n");
}

function cell(text: string): string {
  return /[",\n\r]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

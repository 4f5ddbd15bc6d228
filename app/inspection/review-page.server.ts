/** One item for one reviewer: blind until answered, then with the vendor's label. Never with what another reviewer said. */
import { type AnswerOption, answerOptions, labelOfJudgment } from "#app/domain/answer-options.ts";
import { normaliseJudgment } from "#app/domain/comparisons.ts";
import type { Feedback } from "#app/domain/feedback.ts";
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { recordOfLine } from "#app/domain/record-of-line.ts";
import { rawJudgmentText } from "#app/review/raw-judgment.ts";
import { MissingFromVault, readAt, type Vault } from "#app/vault/vault.server.ts";
import { batchById, contractById } from "#db/contracts.server.ts";
import { deliveryById } from "#db/deliveries.server.ts";
import { reservedItem } from "#db/inspection-holds.server.ts";
import { blindAnswer } from "#db/inspection-reviews.server.ts";
import { inspectedItem, inspectionById, inspectionProgress } from "#db/inspections.server.ts";
import { whyTextsGone } from "#db/keeping.server.ts";
import { type InspectionTools, reviewerOf } from "./tools.server.ts";

export interface ReviewItem {
  n: number;
  /** Prompt and responses in the order shown to the annotator, and nothing else; null when the vault has lost the text. */
  record: Pick<ItemRecord, "prompt" | "responses"> | null;
  /** Why its text was given up on purpose; undefined where it was not. */
  gone: string | undefined;
  orderKnown: boolean;
  /** Once the reviewer has answered. */
  revealed: {
    mine: string;
    label: string;
    /** The side of the label and of the answer differ: no defect by itself. */
    differs: boolean;
    annotator: string | null;
    models: (string | null)[];
    comment: string | null;
  } | null;
}

export type ReviewPage = NonNullable<Awaited<ReturnType<typeof reviewPage>>>;

export async function reviewPage(tools: Pick<InspectionTools, "db" | "vault">, inspectionId: string, as: string) {
  const inspection = await inspectionById(tools.db, inspectionId);
  const batch = inspection && (await batchById(tools.db, inspection.batchId));
  const contract = batch && (await contractById(tools.db, batch.contractId));
  if (!inspection || !batch || !contract) return undefined;
  const reviewer = reviewerOf(as);
  const options = answerOptions(contract.feedback as Feedback);
  const n = reviewer && !inspection.outcome ? await reservedItem(tools.db, inspectionId, reviewer.key) : undefined;
  const progress = await inspectionProgress(tools.db, inspectionId);
  return {
    id: inspectionId,
    number: inspection.number,
    kind: inspection.kind,
    ended: inspection.outcome?.end ?? null,
    instructionVersion: inspection.instructionVersion,
    batch: { id: batch.id, week: batch.week },
    contract: { id: contract.id, title: contract.title },
    as: reviewer?.name ?? "",
    progress,
    options: options.map(({ id, label }) => ({ id, label })),
    item: n === undefined ? null : await reviewItem(tools, inspectionId, n, reviewer?.key ?? "", options),
  };
}

async function reviewItem(
  { db, vault }: Pick<InspectionTools, "db" | "vault">,
  inspectionId: string,
  n: number,
  reviewerKey: string,
  options: readonly AnswerOption[],
): Promise<ReviewItem | null> {
  const item = await inspectedItem(db, inspectionId, n);
  const delivery = item && (await deliveryById(db, item.deliveryId));
  if (!item || !delivery) return null;
  const gone = await whyTextsGone(db, delivery.id, delivery.textSha256);
  const record = gone === undefined ? readRecord(vault, delivery.textSha256, item) : null;
  const answered = record && (await blindAnswer(db, inspectionId, n, reviewerKey));
  return {
    n,
    record: record && { prompt: record.prompt, responses: record.responses.map(({ text }) => ({ text })) },
    gone,
    orderKnown: record?.order_known !== false,
    revealed: answered ? revealedOf(record, item.judgment, answered, options) : null,
  };
}

function revealedOf(
  record: ItemRecord,
  place: number,
  answered: { answer: { kind: string; value: unknown; degree?: number }; strength: number | null },
  options: readonly AnswerOption[],
): ReviewItem["revealed"] {
  const judgment = record.judgments[place];
  const same = options.find(
    ({ answer }) =>
      answer.kind === answered.answer.kind &&
      answer.value === answered.answer.value &&
      answer.degree === answered.answer.degree,
  );
  const label = judgment ? labelOf(judgment, record.responses.length, options) : null;
  return {
    mine: same?.label ?? String(answered.answer.value),
    label: label?.text ?? "no label there any more",
    differs: Math.sign(label?.strength ?? Number.NaN) !== Math.sign(answered.strength ?? Number.NaN),
    annotator: judgment?.annotator ?? null,
    models: record.responses.map(({ model }) => model ?? null),
    comment: judgment?.comment ?? null,
  };
}

function labelOf(
  judgment: JudgmentRecord,
  responses: number,
  options: readonly AnswerOption[],
): { text: string; strength: number | null } {
  const raw = rawJudgmentText(judgment);
  const label = labelOfJudgment(judgment, responses);
  const same = label && options.find(({ strength, tie }) => strength === label.strength && tie === label.tie);
  const comparisons = normaliseJudgment(judgment, responses);
  // Of more than two responses the words are the vendor's; a side can only be compared where there are two.
  const strength = comparisons.length === 1 ? (comparisons[0]?.strength ?? null) : null;
  return { text: same ? `${same.label} (${raw})` : raw, strength };
}

/** null when the vault has lost the file, or it does not hold a record there. */
function readRecord(
  vault: Vault,
  sha256: string,
  { offset, length }: { offset: number; length: number },
): ItemRecord | null {
  try {
    return recordOfLine(readAt(vault, sha256, offset, length).toString("utf8"));
  } catch (error) {
    if (error instanceof MissingFromVault || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Reads a generated delivery back as records, with its planted truth. */
import type { ItemRecord, JudgmentRecord } from "#app/domain/record.ts";
import { emptyTruth, type PlantedTruth } from "#db/demo/faults.ts";
import { deliveryLines } from "#db/demo/lines.ts";
import type { DeliveryPlan } from "#db/demo/plan.ts";

export function deliver(plan: DeliveryPlan): { lines: string[]; truth: PlantedTruth } {
  const truth = emptyTruth();
  return { lines: [...deliveryLines(plan, truth)], truth };
}

export function records(lines: string[]): ItemRecord[] {
  return lines.map((line): ItemRecord => JSON.parse(line));
}

/** The Likert value; throws when a judgment is of another kind. */
export function value(judgment: JudgmentRecord): number {
  if (judgment.kind !== "likert") throw new Error(`a ${judgment.kind} judgment`);
  return judgment.value;
}

/** -1 first, 0 tie, +1 second. */
export function side(judgment: JudgmentRecord): number {
  return Math.sign(value(judgment) - 3);
}

export function text(item: ItemRecord, position: 0 | 1): string {
  const found = item.responses[position]?.text;
  if (typeof found !== "string") throw new Error(`no text at ${position}`);
  return found;
}

export function byAnnotator(items: ItemRecord[], name: string): { item: ItemRecord; judgment: JudgmentRecord }[] {
  return items.flatMap((item) =>
    item.judgments.filter((judgment) => judgment.annotator === name).map((judgment) => ({ item, judgment })),
  );
}

/** Prompt and responses whatever their order, lower case, white space collapsed: the identity of a pair. */
export function pairIdentity(item: ItemRecord): string {
  const parts = [JSON.stringify(item.prompt), ...[text(item, 0), text(item, 1)].sort()];
  return parts.join("\u0001").toLowerCase().replace(/\s+/gu, " ");
}

/** Share of judgments on gold items that take the agreed side. */
export function goldAccuracy(items: ItemRecord[], leaveOut: string[] = []): number {
  let right = 0;
  let all = 0;
  for (const item of items) {
    if (!item.gold || typeof item.gold.value !== "number") continue;
    for (const judgment of item.judgments) {
      if (leaveOut.includes(judgment.annotator ?? "")) continue;
      all += 1;
      if (side(judgment) === Math.sign(item.gold.value - 3)) right += 1;
    }
  }
  return right / all;
}

/** Raw agreement of pairs of judgments on the same item that both take a side. */
export function agreementNoTies(items: ItemRecord[]): number {
  let same = 0;
  let all = 0;
  for (const item of items) {
    const sides = item.judgments.map(side).filter((s) => s !== 0);
    for (let i = 0; i < sides.length; i += 1) {
      for (let j = i + 1; j < sides.length; j += 1) {
        all += 1;
        if (sides[i] === sides[j]) same += 1;
      }
    }
  }
  return same / all;
}

/** Share of judgments that take a side, on responses of unequal length, in which the longer one wins. */
export function longerWins(items: ItemRecord[]): number {
  let longer = 0;
  let all = 0;
  for (const item of items) {
    const difference = Math.sign(text(item, 1).length - text(item, 0).length);
    for (const judgment of item.judgments) {
      if (difference === 0 || side(judgment) === 0) continue;
      all += 1;
      if (side(judgment) === difference) longer += 1;
    }
  }
  return longer / all;
}

/** Imported scores on the decided comparisons: did the preferred response score higher? */
import { prefixedName } from "#app/domain/prefixed-scores.ts";
import { type BatchView, NONE_U8 } from "../batch-view.ts";
import type { MeasureContext, NotComputable, ScoreColumns } from "../metric.ts";
import { notComputable } from "../outcomes.ts";

/** The first imported set of scores per response: what the metrics of one number speak of. */
export function responseScores({ scores }: Pick<MeasureContext, "scores">): ScoreColumns | null {
  return responseSets(scores)[0] ?? null;
}

/** The imported sets of scores per response, reward models before judges. */
export function responseSets<One extends SetName>(sets?: readonly One[] | null): One[] {
  const found = (sets ?? []).filter(isPerResponse);
  return (["reward", "judge"] as const).flatMap((kind) => found.filter((set) => set.kind === kind));
}

type SetName = Pick<ScoreColumns, "kind" | "name">;

/** Whether it scores responses to the prompts as they were asked: no trait, and nothing put in front of them. */
export function isPerResponse({ kind, name }: SetName): boolean {
  return kind !== "trait" && prefixedName(name) === null;
}

export const NO_SCORES: NotComputable = notComputable(
  "No scores per response were imported for this batch.",
  "Score the responses with a reward model or a judge, and import the file: assay scores FILE.",
);

/** score(preferred) - score(other); NaN for ties, undecided rows and where either has no score. */
export function scoreMargin({ items, judgments }: BatchView, values: Float32Array, row: number): number {
  const strength = judgments.strength[row] as number;
  const second = judgments.second[row] as number;
  if (!(strength !== 0) || Number.isNaN(strength) || second === NONE_U8) return Number.NaN;
  const base = items.firstResponse[judgments.item[row] as number] as number;
  const difference = (values[base + second] as number) - (values[base + (judgments.first[row] as number)] as number);
  const margin = strength > 0 ? difference : -difference;
  return Number.isFinite(margin) ? margin : Number.NaN;
}

/** 1, 0, and a half where the scores are equal; NaN where there is no margin. */
export function scoreAgrees(margin: number): number {
  if (Number.isNaN(margin)) return Number.NaN;
  return margin > 0 ? 1 : margin < 0 ? 0 : 0.5;
}

/** Bands of strength for scores: Llama 2's four names on any scale. Upper ends. */
export const STRENGTH_BANDS = [
  ["up to 1/4", 0.2505],
  ["up to 1/2", 0.5005],
  ["up to 3/4", 0.7505],
  ["above 3/4", 1.01],
] as const;

export function strengthBand(strength: number): number {
  const size = Math.abs(strength);
  return size > 0 ? STRENGTH_BANDS.findIndex(([, most]) => size <= most) : -1;
}

/**
 * The skills of annotators without their intervals: what weights need. The intervals take ten times as long, because every
 * tenth of the prompts is left out once.
 */
import { type TwoClassSkill, twoClassSkill } from "#app/stats/two-class-skill.ts";
import type { BatchView } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";
import { type SideAnswers, sideAnswers } from "./side-answers.ts";
import { whyNotIdentifiable } from "./why-not-identifiable.ts";

/** With fewer answers a confusion table is a guess. */
export const FEWEST_ANSWERS = 20;
export const SMOOTHING = 0.5;
const TOLERANCE = 1e-5;

export interface PointSkill {
  /** Balanced accuracy: mean of the shares right where the first and where the second is better. */
  value: number;
  n: number;
  /** P(prefers the first | first is better), P(prefers the second | second is better). */
  right: [number, number];
}

export interface SkillPoints {
  /** By annotator number; null under FEWEST_ANSWERS or outside the group that shared items connect. */
  skills: (PointSkill | null)[];
  data: SideAnswers;
  model: TwoClassSkill;
  /** By annotator, the answers that count; 0 for those without a skill. */
  counted: Uint32Array;
}

/** A reason, as a sentence, where overlap is too thin to identify any skill. */
export const skillPoints = oncePerView(fitted);

function fitted(view: BatchView): SkillPoints | string {
  const data = sideAnswers(view);
  const why = whyNotIdentifiable(view, data);
  if (why !== null) return why;
  const { answers, pinned, counts, overlap } = data;
  const model = twoClassSkill(answers, { smoothing: SMOOTHING, pinned, tolerance: TOLERANCE });
  const counted = counts.map((n, who) => (n >= FEWEST_ANSWERS && overlap.connected[who] === 1 ? n : 0));
  const skills = Array.from(balancedAccuracies(model.right, counted), (value, who): PointSkill | null => {
    if (Number.isNaN(value)) return null;
    const right: [number, number] = [model.right[who * 2] as number, model.right[who * 2 + 1] as number];
    return { value, n: counts[who] as number, right };
  });
  return { skills, data, model, counted };
}

/** NaN for those who do not count. */
export function balancedAccuracies(right: Float64Array, counted: Uint32Array): Float64Array {
  return Float64Array.from(counted, (n, who) =>
    n > 0 ? ((right[who * 2] as number) + (right[who * 2 + 1] as number)) / 2 : Number.NaN,
  );
}

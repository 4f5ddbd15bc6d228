/** How often each annotator takes the better side, from who agrees with whom (Dawid-Skene): no gold needed, overlap is. */
import { biasFreeJackknife } from "#app/stats/delete-group-jackknife.ts";
import { fixedPointShift } from "#app/stats/fixed-point-shift.ts";
import type { Interval } from "#app/stats/interval.ts";
import { type Jackknife, logOddsJackknife } from "#app/stats/log-odds-jackknife.ts";
import { TwoClassFit, type TwoClassSkill } from "#app/stats/two-class-skill.ts";
import { wilsonInterval } from "#app/stats/wilson-interval.ts";
import type { BatchView } from "../batch-view.ts";
import { oncePerView } from "../once-per-view.ts";
import { leavePromptsOut } from "./leave-prompts-out.ts";
import type { SideAnswers } from "./side-answers.ts";
import { balancedAccuracies, type PointSkill, SMOOTHING, skillPoints } from "./skill-points.ts";

export { FEWEST_ANSWERS } from "./skill-points.ts";

/** EM steps after which the moves of a resample are read; what is left of the way is extrapolated from the last two. */
const STEPS = [2, 1, 1];

type Moves = [number[], number[], number[]];

export type Skill = PointSkill & Interval;

export interface SkillTable {
  /** By annotator number; null under FEWEST_ANSWERS or outside the group that shared items connect. */
  skills: (Skill | null)[];
  /** Mean over those, each weighing its answers; null without any. */
  mean: (Interval & { value: number }) | null;
  n: number;
  data: SideAnswers;
  /** P(second is better) of each comparison of `data`. */
  second: Float64Array;
  /** Mean probability of the likelier side, of all and without each tenth of the prompts, skills fitted anew. */
  confidence: { value: number; leftOut: number[] };
}

/** A reason, as a sentence, where overlap is too thin to identify any skill. */
export const annotatorSkill = oncePerView(estimate);

function estimate(view: BatchView): SkillTable | string {
  const points = skillPoints(view);
  if (typeof points === "string") return points;
  const { data, model, counted } = points;
  const whole = balancedAccuracies(model.right, counted);
  const { shift, confidence } = shifts(view, data, model, counted);
  const leftOut = (who: number) =>
    Array.from(
      { length: shift.length / whole.length },
      (_, group) => (whole[who] as number) + (shift[group * whole.length + who] as number),
    );
  const skills = points.skills.map(
    (skill, who): Skill | null => skill && { ...skill, ...bounded(skill.value, leftOut(who), skill.n) },
  );
  return { skills, ...meanOf(whole, shift, counted), data, second: model.second, confidence };
}

/** How far each skill moves without a tenth of the prompts (by tenth, then annotator), and how sure the consensus then is. */
function shifts(view: BatchView, data: SideAnswers, model: TwoClassSkill, counted: Uint32Array) {
  const whole = balancedAccuracies(model.right, counted);
  const moves: Moves = [[], [], []];
  const sureMoves: Moves = [[], [], []];
  const value = sureness(model.second, null);
  for (const keep of leavePromptsOut(view, data)) {
    const fit = new TwoClassFit(data.answers, { smoothing: SMOOTHING, pinned: data.pinned, keep, from: model });
    let before = whole;
    let sureBefore = value;
    for (const [i, mostSteps] of STEPS.entries()) {
      fit.advance(mostSteps);
      const now = balancedAccuracies(fit.right, counted);
      const sure = sureness(fit.second, keep);
      sureMoves[i]?.push(sure - sureBefore);
      sureBefore = sure;
      for (let who = 0; who < now.length; who += 1) moves[i]?.push((now[who] as number) - (before[who] as number));
      before = now;
    }
  }
  return { shift: ended(moves), confidence: { value, leftOut: ended(sureMoves).map((move) => value + move) } };
}

/** What a resample moves by in the end, from the moves of its steps. */
function ended([first, second, third]: Moves): number[] {
  const rest = fixedPointShift(second, third);
  return first.map((move, i) => move + (rest[i] as number));
}

function sureness(second: Float64Array, keep: Uint8Array | null): number {
  let sum = 0;
  let n = 0;
  for (let at = 0; at < second.length; at += 1) {
    if (keep?.[at] === 0) continue;
    sum += Math.max(second[at] as number, 1 - (second[at] as number));
    n += 1;
  }
  return sum / n;
}

function meanOf(whole: Float64Array, shift: number[], counted: Uint32Array): Pick<SkillTable, "mean" | "n"> {
  const n = counted.reduce((sum, one) => sum + one, 0);
  if (n === 0) return { mean: null, n };
  const over = (of: (who: number) => number) =>
    counted.reduce((sum, weight, who) => (weight > 0 ? sum + (weight / n) * of(who) : sum), 0);
  const value = over((who) => whole[who] as number);
  const leftOut = Array.from(
    { length: shift.length / whole.length },
    (_, group) => value + over((who) => shift[group * whole.length + who] as number),
  );
  // Fits of few answers lean to the middle; of one annotator that is small beside chance, of the mean it is not.
  return { mean: { value, ...bounded(value, leftOut, n, biasFreeJackknife) }, n };
}

/** Never narrower than if all true sides were known. */
function bounded(value: number, leftOut: number[], n: number, jackknife?: Jackknife): Interval {
  const known = wilsonInterval(value, n);
  const spread = logOddsJackknife(value, leftOut, jackknife);
  if (!spread) return { low: 0, high: 1 };
  return { low: Math.min(known.low, spread.low), high: Math.max(known.high, spread.high) };
}

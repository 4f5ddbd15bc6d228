/** How the mean of the annotator pairs' kappas varies from prompt to prompt. */
import { cohenKappa, type Kappa } from "#app/stats/cohen-kappa.ts";
import type { BatchView } from "../batch-view.ts";
import { isLeftOutByPrompt, MOST_LEFT_OUT, type PromptVariance } from "./prompt-variance.ts";
import { eachPair, eachSideUnit, type RaterPair, type RaterPairs } from "./rater-pairs.ts";

export interface MeanKappaVariance extends PromptVariance {
  /** Comparisons of pairs that have a kappa, and prompts with any. */
  n: number;
  prompts: number;
}

/**
 * Each comparison's influence on the mean, summed by prompt, gives the variance; of few prompts the mean without each of them
 * does, as in `promptVariance`. A pair that has no kappa without a prompt is left out there as it is elsewhere.
 *
 * @param kappas of `pairs.pairs`, null where a pair has none
 */
export function meanKappaVariance(
  view: BatchView,
  { pairs, placeOf }: RaterPairs,
  kappas: readonly (Kappa | null)[],
): MeanKappaVariance {
  const totals = pairs.map(({ table }) => totalOf(table));
  const counted = kappas.filter((kappa) => kappa !== null).length;
  const sum = kappas.reduce((all, kappa) => all + (kappa?.value ?? 0), 0);
  const without: number[] = [];
  const tallied = { n: 0, prompts: 0, squares: 0, shares: 0 };
  /** Of the open prompt: what it adds to the table of each pair, its influence, and its share of all weight. */
  let own = new Map<number, number[][]>();
  let [influence, share] = [0, 0];
  const addUnit = (unit: Parameters<typeof eachPair>[0]) => {
    let isUsed = false;
    eachPair(unit, (one, other, weight) => {
      const place = placeOf(unit.annotator[one] as number, unit.annotator[other] as number);
      const kappa = place < 0 ? null : kappas[place];
      if (!kappa) return;
      isUsed = true;
      const [row, column] = [unit.label[one] as number, unit.label[other] as number];
      const part = weight / (totals[place] as number) / counted;
      influence += part * (kappa.influence[row]?.[column] ?? 0);
      share += part;
      const table = own.get(place) ?? kappa.influence.map((line) => line.map(() => 0));
      own.set(place, table);
      const line = table[row] as number[];
      line[column] = (line[column] as number) + weight;
    });
    if (isUsed) tallied.n += 1;
  };
  const closePrompt = () => {
    if (own.size === 0) return;
    tallied.prompts += 1;
    tallied.squares += influence * influence;
    tallied.shares += share * share;
    if (tallied.prompts <= MOST_LEFT_OUT) without.push(meanWithout({ sum, counted }, own, pairs, kappas));
    own = new Map();
    [influence, share] = [0, 0];
  };
  eachSideUnit(view, addUnit, closePrompt);
  const worth = 1 / tallied.shares;
  const linear = (tallied.squares * worth) / (worth - 1);
  return {
    n: tallied.n,
    prompts: tallied.prompts,
    worth,
    variance: isLeftOutByPrompt(tallied.prompts, tallied.n) ? (spreadOf(without) ?? linear) : linear,
  };
}

/** NaN where no pair has a kappa without the prompt. */
function meanWithout(
  { sum, counted }: { sum: number; counted: number },
  own: ReadonlyMap<number, number[][]>,
  pairs: readonly RaterPair[],
  kappas: readonly (Kappa | null)[],
): number {
  let [left, count] = [sum, counted];
  for (const [place, table] of own) {
    const rest = pairs[place]?.table.map((line, i) => line.map((all, j) => difference(all, table[i]?.[j] ?? 0)));
    const kappa = cohenKappa(rest ?? []);
    left += (kappa?.value ?? 0) - (kappas[place]?.value ?? 0);
    if (!kappa) count -= 1;
  }
  return count > 0 ? left / count : Number.NaN;
}

/** What only the prompt that is left out had is none, and not the rounding of a difference. */
function difference(all: number, own: number): number {
  return all - own > 1e-12 * all ? all - own : 0;
}

/** Of the delete-one jackknife; null where some value is undefined. */
function spreadOf(without: readonly number[]): number | null {
  const groups = without.length;
  const mean = without.reduce((sum, one) => sum + one, 0) / groups;
  const squares = without.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Number.isNaN(squares) ? null : ((groups - 1) / groups) * squares;
}

function totalOf(table: readonly (readonly number[])[]): number {
  return table.flat().reduce((sum, count) => sum + count, 0);
}

/** Which comparisons were answered: a side, a tie, both bad or both good. */
import { type BatchView, NONE_U8, Tie } from "../batch-view.ts";

export function isAnswered({ judgments }: BatchView, row: number): boolean {
  if (judgments.second[row] === NONE_U8) return false;
  const tie = judgments.tie[row];
  return (
    tie === Tie.BOTH_BAD || tie === Tie.BOTH_GOOD || tie === Tie.TIE || !Number.isNaN(judgments.strength[row] as number)
  );
}

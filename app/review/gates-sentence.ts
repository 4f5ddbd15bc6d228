/** How several gates are judged at once, in a sentence for whoever reads their table. */
import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import { Z_95 } from "#app/stats/normal-quantile.ts";

/** @example "8 gates are judged together: one fails only when its 95 % interval, widened 1.40 times, is wholly beyond …" */
export function gatesSentence(gates: number): string {
  if (gates < 2) return "the whole 95 % interval must be beyond the line to fail; what straddles it warns";
  const widened = (familyWiseZ(gates) / Z_95).toFixed(2);
  return (
    `${gates} gates are judged together: one fails only when its 95 % interval, widened ${widened} times (Bonferroni, an ` +
    "approximation), is wholly beyond the line, so that chance fails any of them in a faultless batch at most once in " +
    "twenty; what straddles the line warns; what is counted has no interval and is taken as it is"
  );
}

/** The exclusions that a recommendation to reweight comes with: annotators who stand apart. */
import type { AnnotatorRow } from "#app/metrics/annotators/annotator-table.ts";
import type { Recommendation } from "./recommend.ts";
import type { Rule } from "./rules.ts";
import { apartText, standApart } from "./stand-apart.ts";

/** [] unless reweighting is recommended: nobody is left out of a batch that passes. */
export function recommendedRules(
  rows: readonly AnnotatorRow[],
  { training }: Pick<Recommendation, "training">,
): Rule[] {
  if (training !== "reweight") return [];
  return standApart(rows).map((apart) => ({
    action: "exclude",
    where: { annotators: [apart.name] },
    reason: apartText(apart).slice(0, 2000),
  }));
}

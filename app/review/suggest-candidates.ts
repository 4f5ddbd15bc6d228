/** What a suggestion may leave out: people who stand apart, slices that do worse, records with defects; never opinions. */
import type { BatchView } from "#app/metrics/batch-view.ts";
import { annotatorsOf } from "./annotators-of.ts";
import type { Judged } from "./judge.ts";
import { MARK_TEXT, type Mark } from "./marks.ts";
import { matchSlice } from "./match-slice.ts";
import type { Rule } from "./rules.ts";
import type { Slice } from "./slice.ts";
import { apartText, standApart } from "./stand-apart.ts";
import { worstSlices } from "./worst-slices.ts";

/** Defects of a record that a gate counts. Wrong gold answers and disagreement are none: leaving them out only hides them. */
const DEFECTS: Record<string, Mark> = {
  "eval-contamination": "contaminated",
  "degenerate-pairs": "broken",
  "pii-rate": "pii",
  "exact-duplicates": "duplicate",
  "cross-batch-duplicates": "copy_of_earlier",
};
/** A slice defined by what was answered would be cherry-picking. */
const BY_ANSWER: (keyof Slice)[] = ["side", "gold", "longerWins", "strengthAtLeast", "strengthAtMost", "marks"];
/** More than so many judgments of a batch are no exclusion but another batch. */
const MOST_SHARE = 0.4;
export const MOST_CANDIDATES = 12;

/** Most promising first, at most MOST_CANDIDATES, each an exclusion that can be undone. */
export function suggestCandidates(view: BatchView, failing: readonly Judged[]): Rule[] {
  const all = [...defects(failing), ...annotators(view), ...slices(view)];
  const limit = MOST_SHARE * view.judgments.n;
  const fitting: Rule[] = [];
  for (const rule of all) {
    if (fitting.length === MOST_CANDIDATES) break;
    const size = matchSlice(view, rule.where).reduce((sum, one) => sum + one, 0);
    if (size > 0 && size <= limit) fitting.push(rule);
  }
  return fitting;
}

function defects(failing: readonly Judged[]): Rule[] {
  return failing.flatMap(({ metric }) => {
    const mark = DEFECTS[metric.id];
    return mark ? [exclusion({ marks: [mark] }, `Defect: ${MARK_TEXT[mark].title}`)] : [];
  });
}

function annotators(view: BatchView): Rule[] {
  return standApart(annotatorsOf(view)).map((one) => exclusion({ annotators: [one.name] }, apartText(one)));
}

/** Findings about an annotator alone are left to the test that names people. */
function slices(view: BatchView): Rule[] {
  return worstSlices(view)
    .findings.filter(({ slice }) => !BY_ANSWER.some((key) => slice[key] !== undefined) && !isPerson(slice))
    .map(({ slice, title, value, rest, n }) =>
      exclusion(slice, `${title} ${value.toFixed(3)} (n ${n}) where the rest of the batch has ${rest.toFixed(3)}`),
    );
}

function isPerson(slice: Slice): boolean {
  return slice.annotators !== undefined && Object.keys(slice).length === 1;
}

function exclusion(where: Slice, reason: string): Rule {
  return { action: "exclude", where, reason: reason.slice(0, 2000) };
}

import { ShareByAnnotator } from "../annotators/share-by-annotator.ts";
import { NONE_U32 } from "../batch-view.ts";
import type { Detail, Metric } from "../metric.ts";
import { notComputable } from "../outcomes.ts";
import { rowShare, shareOutcome } from "../row-share.ts";
import { eachRow } from "../rows.ts";
import { contradictsLabel, hasFitLength, justifications } from "./justifications.ts";
import { worstAnnotators } from "./worst-annotators.ts";

export const repeatedJustifications: Metric = {
  id: "repeated-justifications",
  version: 1,
  title: "Repeated justifications",
  group: "conduct",
  unit: "share",
  better: "lower",
  about:
    "How many written reasons their annotator had written before, word for word. Also: reasons that name the other side than the label, and reasons of 10 to 50 words.",
  formula:
    "Justifications beyond the first of each annotator and text (letter case, spaces and punctuation aside), weighted / justifications. Interval: Wilson's at n / design effect, prompts as clusters.",
  source: "HelpSteer3 asks for one or two sentences of 10 to 50 words (Wang et al. 2025). Lines: ours.",
  needs: ["a written justification of every judgment", "annotator ids"],
  minimumN: 100,
  lines: { warn: 0.02, fail: 0.05 },
  gate: false,
  measure: (view) => {
    const { repeatOf, written, judged } = justifications(view);
    if (judged > 0 && written === 0)
      return notComputable(
        "No judgment comes with a written justification.",
        "Contract for one or two sentences of reasons beside every label.",
      );
    const detail = (): Detail => {
      const repeats = new ShareByAnnotator(view.names.annotators.length);
      eachRow(
        view,
        (row) => {
          const annotator = view.judgments.annotator[row] as number;
          if (annotator !== NONE_U32) repeats.add(annotator, repeatOf(row), view.weight[row] as number);
        },
        () => {},
      );
      const table = worstAnnotators(view, repeats, "Repeats by annotator, and all justifications", "share", "n");
      const ofAll = [
        ["all: another side than the label", (row: number) => contradictsLabel(view, row)],
        ["all: 10 to 50 words", (row: number) => hasFitLength(view, row)],
      ] as const;
      const more = ofAll.map(([title, score]) => {
        const share = rowShare(view, score);
        return [title, share?.value ?? null, share?.low ?? null, share?.high ?? null, share?.n ?? 0];
      });
      return {
        ...table,
        rows: [...table.rows, ...more],
        rowParams: [...(table.rowParams ?? []), ...more.map(() => null)],
      };
    };
    return shareOutcome(repeatedJustifications, view, repeatOf, "justifications", detail);
  },
};

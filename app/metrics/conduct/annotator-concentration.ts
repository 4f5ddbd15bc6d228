import { effectiveNumber, herfindahlIndex } from "#app/stats/concentration.ts";
import { NONE_U32 } from "../batch-view.ts";
import { countedRows } from "../counted-rows.ts";
import { listedRows } from "../listed-rows.ts";
import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { rowsOf } from "./worst-annotators.ts";

/** More annotators than this make an address that is too long for some. */
const MOST_NAMED = 100;

export const annotatorConcentration: Metric = {
  id: "annotator-concentration",
  version: 2,
  title: "Annotator concentration",
  group: "conduct",
  unit: "share",
  better: "lower",
  about: "Share of the judgments made by the busiest annotator: what few people prefer is what the model learns.",
  formula:
    "Largest weight of one annotator / weight of all judgments with a named annotator, counted. A ranking is one judgment.",
  source: "Effective number of annotators is 1 / sum of squared shares (Herfindahl). Lines: ours.",
  needs: ["annotator ids"],
  nUnit: "judgments",
  minimumN: 100,
  lines: { warn: 0.05, fail: 0.15 },
  gate: false,
  counted: true,
  measure: (view) => {
    const { judgments, names, weight } = view;
    const byAnnotator = new Float64Array(names.annotators.length);
    let judged = 0;
    let n = 0;
    for (const row of countedRows(view).row) {
      if (judgments.lead[row] !== 1) continue;
      judged += 1;
      const annotator = judgments.annotator[row] as number;
      if (annotator === NONE_U32 || annotator >= byAnnotator.length) continue;
      n += 1;
      byAnnotator[annotator] = (byAnnotator[annotator] as number) + (weight[row] as number);
    }
    if (judged > 0 && n === 0)
      return notComputable(
        "No judgment names its annotator.",
        "Contract for a stable pseudonym of the annotator on every judgment.",
      );
    if (n === 0) return notEnough(annotatorConcentration, 0);
    const total = byAnnotator.reduce((sum, w) => sum + w, 0);
    const busiest = Array.from(byAnnotator, (w, annotator) => ({ w, name: names.annotators[annotator] ?? "" }))
      .filter(({ w }) => w > 0)
      .sort((a, b) => b.w - a.w || (a.name < b.name ? -1 : 1));
    const tenth = busiest.slice(0, Math.ceil(busiest.length / 10));
    const ofTenth = tenth.reduce((sum, { w }) => sum + w, 0);
    const rows: (string | number | null)[][] = busiest.slice(0, 10).map(({ name, w }) => [name, w, w / total]);
    const rowParams: (string | null)[] = rows.map(([name]) => rowsOf(view, String(name)));
    const ofTenthParams = listedRows(view)(tenth.map(({ name }) => ["annotator", name]));
    rows.push([`busiest tenth of the annotators (${tenth.length} of ${busiest.length})`, ofTenth, ofTenth / total]);
    rows.push(["effective number of annotators", effectiveNumber(byAnnotator), null]);
    rows.push(["sum of squared shares", herfindahlIndex(byAnnotator), null]);
    return counted((busiest[0]?.w ?? 0) / total, n, annotatorConcentration.nUnit, {
      title: "Busiest annotators",
      columns: ["annotator", "judgments", "share"],
      rows,
      rowParams: [...rowParams, tenth.length > MOST_NAMED ? null : ofTenthParams, null, null],
    });
  },
};

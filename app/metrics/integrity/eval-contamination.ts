import type { Metric } from "../metric.ts";
import { counted, notComputable, notEnough } from "../outcomes.ts";
import { CONTAMINATION_RULES, DECIDING_RULES } from "./contamination-rules.ts";

export const evalContamination: Metric = {
  id: "eval-contamination",
  version: 1,
  title: "Evaluation contamination",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items whose prompt is, holds or is cut from a text of a protected evaluation set.",
  formula:
    "Kept items with a prompt message that has the same words as an evaluation text, or covers ≥ 0.5 of its words with common 8-grams (evaluation in batch), or has ≥ 0.7 of its own 8-grams there (batch in evaluation) / kept items, counted. Words: lower case, punctuation removed. Only prompts and their context are compared.",
  source:
    "Coverage as in Lambert et al. 2024 (Tulu 3) and Llama 3; shares as in PaLM; 13-grams as in GPT-3, appendix C; two stages as in Apertus (arXiv:2509.14233). Lines: ours.",
  needs: ["a protected evaluation set"],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0, fail: 0.001 },
  gate: true,
  counted: true,
  rows: "mark=contaminated",
  since: 2,
  measure: ({ items, keepItem }, { protectedSets }) => {
    if (!protectedSets || protectedSets.length === 0)
      return notComputable(
        "No protected evaluation set was compared with this batch.",
        "Add the evaluation sets to keep out under Protected sets.",
      );
    const byRule = new Uint32Array(CONTAMINATION_RULES.length);
    let kept = 0;
    let contaminated = 0;
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      kept += 1;
      const bits = items.contamination[i] as number;
      if (bits === 0) continue;
      if ((bits & DECIDING_RULES) !== 0) contaminated += 1;
      for (const [rule, { bit }] of CONTAMINATION_RULES.entries())
        if ((bits & bit) !== 0) byRule[rule] = (byRule[rule] as number) + 1;
    }
    if (kept === 0) return notEnough(evalContamination, 0);
    const rows = CONTAMINATION_RULES.map(({ name, direction, bit }, rule) => [
      name,
      direction,
      byRule[rule] as number,
      (bit & DECIDING_RULES) !== 0 ? "decides" : "counted beside",
    ]);
    return counted(contaminated / kept, kept, evalContamination.nUnit, {
      title: `Items by rule, compared with ${protectedSets.join(", ")}`,
      columns: ["rule", "direction", "items", "role"],
      rows,
      rowParams: CONTAMINATION_RULES.map(({ id }, rule) => (byRule[rule] === 0 ? null : `contamination=${id}`)),
    });
  },
};

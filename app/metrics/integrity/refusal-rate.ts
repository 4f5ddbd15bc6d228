import { NONE_U16, ResponseFlag } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

export const refusalRate: Metric = {
  id: "refusal-rate",
  version: 1,
  title: "Refusals",
  group: "integrity",
  unit: "share",
  better: "lower",
  about:
    "Share of responses that decline to answer. What is right depends on the prompts; a jump between weeks is not.",
  formula: "Responses of kept items that open with a refusal (word list) / responses of kept items, counted.",
  source: "Word list: ours, after the refusals of XSTest (Röttger et al. 2024). Lines: ours.",
  needs: [],
  nUnit: "responses",
  minimumN: 100,
  lines: { warn: 0.2, fail: 0.5 },
  gate: false,
  counted: true,
  rows: "mark=refusal",
  shownOnly: true,
  measure: ({ items, responses, names, keepItem }) => {
    const models = [...names.models, "(not given)"];
    const all = models.map(() => 0);
    const refused = models.map(() => 0);
    const records = models.map(() => 0);
    const lastItem = models.map(() => -1);
    for (let i = 0; i < items.n; i += 1) {
      if (keepItem[i] !== 1) continue;
      const end = items.firstResponse[i + 1] as number;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        const model = responses.model[r] as number;
        const slot = model === NONE_U16 || model >= names.models.length ? names.models.length : model;
        all[slot] = (all[slot] ?? 0) + 1;
        if (((responses.flags[r] as number) & ResponseFlag.REFUSAL) === 0) continue;
        refused[slot] = (refused[slot] ?? 0) + 1;
        if (lastItem[slot] !== i) records[slot] = (records[slot] ?? 0) + 1;
        lastItem[slot] = i;
      }
    }
    const n = all.reduce((sum, one) => sum + one, 0);
    if (n === 0) return notEnough(refusalRate, 0);
    const rows = models
      .map((name, slot): [string, number, number, number] => [
        name,
        (refused[slot] ?? 0) / (all[slot] || 1),
        all[slot] ?? 0,
        records[slot] ?? 0,
      ])
      .filter(([, , count]) => count > 0)
      .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const share = refused.reduce((sum, one) => sum + one, 0) / n;
    return counted(share, n, refusalRate.nUnit, {
      title: "Refusals by model",
      columns: ["model", "share refused", "responses", "records with a refusal"],
      rows,
      rowParams: rows.map(([name]) =>
        names.models.includes(name) ? new URLSearchParams({ refuses: name }).toString() : null,
      ),
    });
  },
};

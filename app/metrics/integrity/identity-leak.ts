import { NONE_U16, ResponseFlag } from "../batch-view.ts";
import type { Metric } from "../metric.ts";
import { counted, notEnough } from "../outcomes.ts";

export const identityLeak: Metric = {
  id: "identity-leak",
  version: 1,
  title: "Identity leaks",
  group: "integrity",
  unit: "share",
  better: "lower",
  about: "Share of items where a response says which model or vendor wrote it; the comparison is then no longer blind.",
  formula:
    "Kept items with a response that names a model or vendor of the word list, says that it is one, or holds the name of its own model / kept items with a response, counted. Names with another meaning (Gemini, Claude …) count only where the response speaks of itself.",
  source:
    "After the cleaning of the Chatbot Arena releases (FastChat, clean_battle_data: 33 names). Lines 1 % and 3 %: ours.",
  needs: [],
  nUnit: "items",
  minimumN: 1,
  lines: { warn: 0.01, fail: 0.03 },
  gate: false,
  counted: true,
  rows: "mark=identity_leak",
  since: 2,
  measure: ({ items, responses, names, keepItem }) => {
    const byModel = new Map<string, { responses: number; items: number; last: number }>();
    let kept = 0;
    let leaking = 0;
    for (let i = 0; i < items.n; i += 1) {
      const end = items.firstResponse[i + 1] as number;
      if (keepItem[i] !== 1 || end === items.firstResponse[i]) continue;
      kept += 1;
      let leaks = false;
      for (let r = items.firstResponse[i] as number; r < end; r += 1) {
        if (((responses.flags[r] as number) & ResponseFlag.IDENTITY_LEAK) === 0) continue;
        leaks = true;
        const model = responses.model[r] as number;
        const name = model === NONE_U16 ? "(not given)" : (names.models[model] ?? "(not given)");
        const own = byModel.get(name) ?? { responses: 0, items: 0, last: -1 };
        byModel.set(name, { responses: own.responses + 1, items: own.items + Number(own.last !== i), last: i });
      }
      if (leaks) leaking += 1;
    }
    if (kept === 0) return notEnough(identityLeak, 0);
    const rows = [...byModel].sort(([a, x], [b, y]) => y.responses - x.responses || (a < b ? -1 : 1));
    return counted(leaking / kept, kept, identityLeak.nUnit, {
      title: "Leaking responses by model",
      columns: ["model", "responses", "items"],
      rows: rows.map(([name, own]) => [name, own.responses, own.items]),
      rowParams: rows.map(([name]) => (names.models.includes(name) ? `${new URLSearchParams({ leaks: name })}` : null)),
    });
  },
};

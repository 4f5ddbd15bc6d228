import { familyWiseZ } from "#app/stats/family-wise-z.ts";
import type { Metric } from "../metric.ts";
import { notComputable, notEnough } from "../outcomes.ts";
import { type Stratum, stratumOf } from "./stratum.ts";

export const mixCompliance: Metric = {
  id: "mix-compliance",
  version: 2,
  title: "Excess over the agreed mix",
  group: "drift",
  unit: "share",
  better: "lower",
  about: "By how much the share of the worst stratum misses its agreed share beyond the agreed tolerance.",
  formula:
    "Largest over the agreed strata of |share of records - agreed share| - tolerance, and 0 when all are within. A record that does not name its stratum counts in the whole. Interval: Wilson's with Student's t for each share at n / design effect, prompts as clusters, at the level of all strata together.",
  source: "Prompt mixes by stratum as in Dubey et al. 2024 (Llama 3), table 6. Lines: ours.",
  needs: ["an agreed mix in the contract", "the domain or language of each record"],
  nUnit: "records",
  minimumN: 500,
  lines: { warn: 0, fail: 0.02 },
  gate: false,
  measure: (view, { mix }) => {
    if (!mix || mix.length === 0)
      return notComputable("The contract agrees on no mix of domains or languages.", "Agree on shares and tolerances.");
    const z = familyWiseZ(mix.length);
    const strata = mix.map((target) => stratumOf(view, target, z));
    const n = strata[0]?.n ?? 0;
    if (n === 0) return notEnough(mixCompliance, 0);
    if (strata.every(({ named }) => named === 0))
      return notComputable("No record names its stratum.", "Contract for the domain and the language of every record.");
    const largest = (of: (one: Stratum) => number) => Math.max(0, ...strata.map(of));
    const excess = (one: Stratum, share: number) => Math.abs(share - one.target.share) - one.target.tolerance;
    return {
      kind: "estimate",
      value: largest((one) => excess(one, one.value)),
      low: largest((one) => excess(one, Math.min(one.high, Math.max(one.low, one.target.share)))),
      high: largest((one) => Math.max(excess(one, one.low), excess(one, one.high))),
      n,
      nUnit: mixCompliance.nUnit,
      detail: {
        title: "Agreed and delivered shares",
        columns: ["stratum", "agreed", "tolerance", "delivered", "low", "high", "beyond tolerance", "records"],
        rows: strata.map((one) => [
          one.target.stratum,
          one.target.share,
          one.target.tolerance,
          one.value,
          one.low,
          one.high,
          Math.max(0, excess(one, one.value)),
          one.records,
        ]),
        rowParams: mix.map(({ dimension, stratum }) => `${dimension}=${encodeURIComponent(stratum)}`),
      },
    };
  },
};

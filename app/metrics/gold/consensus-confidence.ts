import { biasSpanningJackknife } from "#app/stats/delete-group-jackknife.ts";
import { logOddsJackknife } from "#app/stats/log-odds-jackknife.ts";
import type { Metric } from "../metric.ts";
import { sampledInterval } from "../outcomes.ts";
import { annotatorSkill } from "./annotator-skill.ts";
import { notIdentifiable } from "./why-not-identifiable.ts";

const BANDS = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99];

export const consensusConfidence: Metric = {
  id: "consensus-confidence",
  version: 4,
  title: "Confidence of the consensus",
  group: "gold",
  unit: "share",
  better: "higher",
  about: "How sure the consensus side of a shared comparison is, given who gave which answer.",
  formula:
    "Mean over comparisons with two or more decided answers of the probability of the likelier side in Dawid and Skene's model, which the same answers tell and which therefore is a little too sure of itself. Interval: delete-a-group jackknife on the log odds, prompts left out a tenth at a time and skills fitted anew; it spans the value and the value with that bias taken out, because the tenths tell only part of it. It speaks of what many more such comparisons would give, not of these alone.",
  source: "Posterior class probabilities of Dawid and Skene 1979. Lines: ours.",
  needs: ["100 or more comparisons decided by two or more annotators", "annotator ids"],
  nUnit: "comparisons decided by two or more annotators",
  minimumN: 100,
  lines: { warn: 0.8, fail: 0.7 },
  gate: false,
  slices: "items",
  rows: "mark=disagreement",
  shownOnly: true,
  measure: (view) => {
    const table = annotatorSkill(view);
    if (typeof table === "string") return notIdentifiable(view, table);
    const { item } = table.data;
    const counts = new Uint32Array(BANDS.length);
    for (const second of table.second) {
      const band = BANDS.findLastIndex((from) => Math.max(second, 1 - second) >= from);
      counts[Math.max(0, band)] = (counts[Math.max(0, band)] as number) + 1;
    }
    // A list counts records: where one holds several comparisons it would count others than the table.
    const severalToAnItem = new Set(item).size < item.length;
    const { value, leftOut } = table.confidence;
    const spread = logOddsJackknife(value, leftOut, biasSpanningJackknife);
    return {
      kind: "estimate",
      value,
      ...sampledInterval({ value, low: spread?.low ?? 0.5, high: spread?.high ?? 1 }, item.length, [0.5, 1]),
      n: item.length,
      nUnit: consensusConfidence.nUnit,
      detail: {
        title: "Comparisons by the probability of their likelier side",
        columns: ["probability", "comparisons", "share"],
        rows: BANDS.map((from, i) => [
          `${from.toFixed(2)} to ${(BANDS[i + 1] ?? 1).toFixed(2)}`,
          counts[i] as number,
          (counts[i] as number) / item.length,
        ]),
        rowParams: BANDS.map((_, band) => (counts[band] === 0 || severalToAnItem ? null : recordsOfBand(band))),
      },
    };
  },
};

function recordsOfBand(band: number): string {
  const bounds = { sureMin: BANDS[band], sureBelow: BANDS[band + 1] };
  return new URLSearchParams(
    Object.entries(bounds).flatMap(([name, bound]) => (bound === undefined ? [] : [[name, String(bound)]])),
  ).toString();
}

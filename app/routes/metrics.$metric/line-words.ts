import { lineText } from "#app/domain/figure.ts";
import type { Metric } from "#app/metrics/metric.ts";

/** A warn or fail line in words: "under 0.90", "over 0.66", "0.05 from 1.00". */
export function lineWords({ better, target }: Pick<Metric, "better"> & { target?: number | null }, at: number): string {
  if (better === "near-target") return `${lineText(at)} from ${lineText(target ?? 0)}`;
  return `${better === "higher" ? "under" : "over"} ${lineText(at)}`;
}

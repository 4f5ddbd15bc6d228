/** How an inspection stands, as a state. */
import type { InspectionEnd } from "#app/domain/inspection.ts";
import type { MetricState } from "#app/metrics/metric.ts";

export function endWords(end: InspectionEnd | null): { state: MetricState; word: string } {
  if (end === null) return { state: "insufficient", word: "open" };
  if (end === "rejected") return { state: "fail", word: "rejected" };
  if (end === "abandoned") return { state: "insufficient", word: "abandoned" };
  return { state: "pass", word: end };
}

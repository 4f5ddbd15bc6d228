/** Which metrics of the catalogue are listed: words, a group, something that a delivery must carry. */
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { Metric, MetricGroup } from "#app/metrics/metric.ts";

export interface CatalogueFilter {
  /** Every word must occur in the title, the id, what it tells, its formula or its source. */
  words: string;
  group: MetricGroup | null;
  /** One of the needs, as written. */
  needs: string | null;
}

type Described = Omit<Metric, "measure">;

export function catalogueFilterOf(params: URLSearchParams): CatalogueFilter {
  const group = params.get("group") ?? "";
  return {
    words: (params.get("q") ?? "").trim().slice(0, 200),
    group: Object.hasOwn(METRIC_GROUPS, group) ? (group as MetricGroup) : null,
    needs: params.get("needs") || null,
  };
}

export function filterCatalogue(metrics: readonly Described[], filter: CatalogueFilter): Described[] {
  const words = filter.words.toLowerCase().split(/\s+/).filter(Boolean);
  return metrics.filter((metric) => {
    const { id, title, about, formula, source, group, needs } = metric;
    if (filter.group !== null && group !== filter.group) return false;
    if (filter.needs !== null && !needs.includes(filter.needs)) return false;
    const text = [id, title, about, formula, source].join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** Everything that any metric needs, most often needed first. */
export function needsOf(metrics: readonly Described[]): string[] {
  const counts = new Map<string, number>();
  for (const need of metrics.flatMap(({ needs }) => needs)) counts.set(need, (counts.get(need) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([need]) => need);
}

import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { Metric, MetricGroup } from "#app/metrics/metric.ts";
import { lineWords } from "../metrics.$metric/line-words.ts";

type Listed = Omit<Metric, "measure">;

const GROUPS: Record<MetricGroup, { title: string; sub: string }> = {
  integrity: { title: "Integrity", sub: "is the file whole, and new" },
  agreement: { title: "Agreement", sub: "do annotators say the same of the same item" },
  gold: { title: "Gold", sub: "do they say what was agreed" },
  conduct: { title: "Conduct", sub: "how the labels were given" },
  bias: { title: "Bias", sub: "what wins besides quality" },
  drift: { title: "Drift", sub: "what changed since the batch before" },
  policy: { title: "Policy", sub: "is it what was ordered" },
  scores: { title: "Scores", sub: "what reward models, judges and traits say of the labels" },
};

/** A table a group, in the order of the catalogue. */
export function Catalogue({ metrics, query }: { metrics: readonly Listed[]; query: string }) {
  return (
    <>
      {[...new Set(metrics.map(({ group }) => group))].map((group) => (
        <Table
          key={group}
          caption={GROUPS[group].title}
          sub={GROUPS[group].sub}
          rows={metrics.filter((metric) => metric.group === group)}
          rowKey={(metric) => metric.id}
          rowHref={(metric) => `/metrics/${metric.id}${query}`}
          columns={[
            { key: "title", header: "Metric", render: (metric) => metric.title },
            { key: "about", header: "What it tells", stack: true, render: (metric) => metric.about },
            { key: "needs", header: "Needs", minor: true, render: (metric) => metric.needs.join(", ") },
            { key: "n", header: "Minimum n", numeric: true, render: (metric) => groupDigits(metric.minimumN) },
            {
              key: "warn",
              header: "Warn by default",
              numeric: true,
              render: (metric) => lineWords(metric, metric.lines.warn),
            },
            {
              key: "fail",
              header: "Fail by default",
              numeric: true,
              render: (metric) => lineWords(metric, metric.lines.fail),
            },
            { key: "gate", header: "Role", render: (metric) => (metric.gate ? "gate" : "advice") },
          ]}
        />
      ))}
    </>
  );
}

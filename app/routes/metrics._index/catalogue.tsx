import { Facts } from "#app/components/facts.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { METRIC_GROUPS } from "#app/metrics/groups.ts";
import type { Metric } from "#app/metrics/metric.ts";
import { lineWords } from "../metrics.$metric/line-words.ts";

type Listed = Omit<Metric, "measure">;

/** A table a group, in the order of the catalogue. */
export function Catalogue({ metrics, query }: { metrics: readonly Listed[]; query: string }) {
  return (
    <>
      {[...new Set(metrics.map(({ group }) => group))].map((group) => (
        <Table
          key={group}
          look="catalogue"
          caption={METRIC_GROUPS[group].title}
          sub={METRIC_GROUPS[group].question}
          rows={metrics.filter((metric) => metric.group === group)}
          rowKey={(metric) => metric.id}
          rowHref={(metric) => `/metrics/${metric.id}${query}`}
          fold={(metric) => <Formula metric={metric} />}
          columns={[
            { key: "title", header: "Metric", render: (metric) => metric.title },
            { key: "about", header: "What it tells", stack: true, render: (metric) => metric.about },
            { key: "needs", header: "Needs", minor: true, render: (metric) => metric.needs.join(", ") },
            { key: "n", header: "Minimum n", numeric: true, render: (metric) => groupDigits(metric.minimumN) },
            { key: "lines", header: "Warn, fail by default", render: linesOf },
            { key: "role", header: "Role", render: roleOf },
            { key: "numbers", header: "Formula", numeric: true, render: () => null },
          ]}
        />
      ))}
    </>
  );
}

function Formula({ metric }: { metric: Listed }) {
  return (
    <details>
      <summary>
        formula<span className="visually-hidden"> of {metric.title}</span>
      </summary>
      <Facts
        facts={[
          { label: "Formula and rows", value: <span className="prose">{metric.formula}</span> },
          { label: "Source", value: <span className="prose">{metric.source}</span> },
          {
            label: "Id and version",
            value: (
              <>
                <code>{metric.id}</code>, version {metric.version}
              </>
            ),
          },
        ]}
      />
    </details>
  );
}

function linesOf(metric: Listed): string {
  return `${lineWords(metric, metric.lines.warn)}; ${lineWords(metric, metric.lines.fail)}`;
}

/** What the default policy makes of it. */
export function roleOf({ gate, shownOnly }: Pick<Metric, "gate" | "shownOnly">): string {
  if (gate) return "gate";
  return shownOnly ? "shown only" : "advises";
}

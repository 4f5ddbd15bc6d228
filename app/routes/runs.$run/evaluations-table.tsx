import { EmptyState } from "#app/components/empty-state.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { countOf, groupDigits, valueText } from "#app/domain/figure.ts";
import type { RunPage } from "#app/loop/run-page.server.ts";

export function EvaluationsTable({ page, now }: { page: RunPage; now: number }) {
  const { run, evaluations, superseded } = page;
  return (
    <Table
      caption="Evaluations"
      sub="one row a benchmark and seed"
      rows={evaluations}
      rowKey={({ id }) => String(id)}
      csvHref={`/runs/${run.id}/evaluations.csv`}
      note={
        superseded > 0
          ? `${countOf(superseded, "earlier value")} corrected since; the CSV lists them too.`
          : countOf(evaluations.length, "evaluation")
      }
      empty={
        <EmptyState
          title="Not evaluated yet."
          command={`npx assay run evaluate scores.csv --run ${shellWord(run.name)}`}
        >
          Note a value for each seed, with the n it was measured on or its standard error.
        </EmptyState>
      }
      columns={[
        { key: "evaluation", header: "Evaluation", render: ({ name }) => name },
        { key: "seed", header: "Seed", numeric: true, render: ({ seed }) => String(seed) },
        {
          key: "value",
          header: "Value",
          numeric: true,
          render: ({ value, unit }) => valueText(value, unit === "share" ? "share" : "ratio"),
        },
        { key: "n", header: "n", numeric: true, render: ({ n }) => (n === null ? null : groupDigits(n)) },
        {
          key: "error",
          header: "Standard error",
          numeric: true,
          render: ({ standardError }) => (standardError === null ? null : valueText(standardError, "ratio")),
        },
        { key: "better", header: "Better", minor: true, render: ({ better }) => better },
        {
          key: "remarks",
          header: "Remarks",
          stack: true,
          render: ({ contamination, corrects, why }) =>
            [
              contamination && `contamination: ${contamination}`,
              corrects && `corrected from ${valueText(corrects.value, "ratio")}: ${why}`,
            ]
              .filter(Boolean)
              .join("; ") || null,
        },
        {
          key: "noted",
          header: "Noted",
          minor: true,
          render: ({ at }) => <When at={at} now={now} />,
        },
      ]}
    />
  );
}

import { EmptyState } from "#app/components/empty-state.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { When } from "#app/components/when.tsx";
import { countOf, groupDigits, valueText } from "#app/domain/figure.ts";
import { EVALUATION_LIST } from "#app/loop/run-lists.ts";
import type { RunPage } from "#app/loop/run-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export function EvaluationsTable({ page, now }: { page: RunPage; now: number }) {
  const { run, evaluations, superseded } = page;
  return (
    <ListTable
      list={EVALUATION_LIST}
      caption="Evaluations"
      sub="one row a benchmark and seed"
      rows={evaluations}
      rowKey={({ id }) => String(id)}
      csvHref={`/runs/${run.id}/evaluations.csv?standing=in-force`}
      note={
        superseded > 0
          ? `${countOf(superseded, "earlier value")} corrected since`
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
          sorts: "standard error",
          header: "Standard error",
          numeric: true,
          render: ({ standardError }) => (standardError === null ? null : valueText(standardError, "ratio")),
        },
        { key: "better", header: "Better", minor: true, render: ({ better }) => better },
        {
          key: "remarks",
          sorts: "contamination",
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
          sorts: "noted at",
          header: "Noted",
          minor: true,
          render: ({ at }) => <When at={at} now={now} />,
        },
      ]}
    />
  );
}

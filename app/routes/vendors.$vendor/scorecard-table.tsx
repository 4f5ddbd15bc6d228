import { Facts } from "#app/components/facts.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf } from "#app/domain/figure.ts";
import { lotQuery } from "#app/vendors/lot-filter.ts";
import type { Scorecard } from "#app/vendors/scorecard-page.server.ts";
import { ScoreSpread, ScoreValue } from "../vendor-parts/score-line.tsx";

/** A row a measure; each opens the batches behind it. */
export function ScorecardTable({ card }: { card: Scorecard }) {
  const { vendor, filter, lines, unitKinds, batches } = card;
  const query = lotQuery(filter);
  return (
    <Table
      caption="Scorecard"
      sub={`over ${countOf(batches.shown, "batch", "batches")} of all its contracts${
        unitKinds.length > 1 ? `; ${unitKinds.join("s, ")}s count alike` : ""
      }`}
      rows={lines}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/vendors/${vendor.id}/batches?${lotQuery(filter, { measure: id })}`}
      csvHref={`/vendors/${vendor.id}/scorecard.csv${query && `?${query}`}`}
      note={<a href={`/vendors/${vendor.id}/scorecard.json${query && `?${query}`}`}>JSON</a>}
      columns={[
        { key: "measure", header: "Measure", render: ({ title }) => title },
        {
          key: "value",
          header: "Value [95 % interval] n",
          numeric: true,
          stack: true,
          render: (line) => <ScoreValue line={line} />,
        },
        {
          key: "bar",
          header: "Drawn",
          minor: true,
          render: (line) =>
            line.unit === "share" && line.outcome.kind === "estimate" ? (
              <IntervalBar
                outcome={line.outcome}
                state="accent"
                unit="share"
                label={line.title}
                better={line.better}
                axis={WHOLE}
              />
            ) : null,
        },
        { key: "spread", header: "Batches from – to", minor: true, render: (line) => <ScoreSpread line={line} /> },
        { key: "lots", header: "Batches", numeric: true, render: ({ lots }) => lots },
      ]}
    />
  );
}

/** What counts in each number. */
export function Definitions({ card: { lines } }: { card: Scorecard }) {
  return (
    <details>
      <summary>What each number counts</summary>
      <Facts facts={lines.map(({ title, definition }) => ({ label: title, value: definition }))} />
    </details>
  );
}

const WHOLE = { min: 0, max: 1 };

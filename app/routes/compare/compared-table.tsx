import { Estimate } from "#app/components/estimate.tsx";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { estimateText } from "#app/domain/figure.ts";
import { type ComparedMetric, type CompareSort, TURN_TEXT } from "#app/review/compare-metrics.ts";
import type { ComparedBatches } from "#app/review/compare-page.server.ts";

interface ComparedTableProps {
  compared: ComparedBatches;
  search: string;
}

export function ComparedTable({ compared, search }: ComparedTableProps) {
  const { metrics, sort, reversed, a, b } = compared;
  const sortHref = (key: CompareSort) =>
    `/compare${withParams(search, { sort: sort === key && !reversed ? `-${key}` : key })}#metrics`;
  const downwards = sort === "metric" ? reversed : !reversed;
  return (
    <div id="metrics">
      <Table
        caption="Every metric of both"
        sub="B − A with its 95 % interval; its size in distances of the fail line from the warn line. Drift is each batch’s from the one before it in its own contract."
        rows={metrics.filter(({ turn }) => turn !== "none")}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/metrics/${id}?contract=${b.contract.id}`}
        sort={{ key: sort, direction: downwards ? "descending" : "ascending" }}
        csvHref={`/compare.csv${withParams(search, {})}`}
        note={`${metrics.length} metrics in the CSV, with those that only one side has`}
        columns={[
          { key: "metric", header: "Metric", sortHref: sortHref("metric"), render: ({ title }) => title },
          { key: "a", header: `A, week ${a.week}`, stack: true, render: (row) => <Side row={row} side="a" /> },
          { key: "b", header: `B, week ${b.week}`, stack: true, render: (row) => <Side row={row} side="b" /> },
          {
            key: "size",
            header: "B − A",
            numeric: true,
            sortHref: sortHref("size"),
            render: ({ difference }) =>
              difference && <span className="nowrap">{estimateText(difference, "difference")}</span>,
          },
          {
            key: "worst",
            header: "B is",
            stack: true,
            sortHref: sortHref("worst"),
            render: (row) => <TurnOf row={row} />,
          },
        ]}
        empty={<p className="sub">No metric has an estimate of both.</p>}
      />
      <NotCompared metrics={metrics.filter(({ turn }) => turn === "none")} />
    </div>
  );
}

function NotCompared({ metrics }: { metrics: readonly ComparedMetric[] }) {
  if (metrics.length === 0) return null;
  return (
    <details className="missing">
      <summary>{metrics.length} not compared: why</summary>
      <dl className="facts">
        {metrics.map(({ id, title, note }) => (
          <div key={id} className="contents">
            <dt>
              <Link href={`/metrics/${id}`}>{title}</Link>
            </dt>
            <dd>{note}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Side({ row, side }: { row: ComparedMetric; side: "a" | "b" }) {
  const { outcome, state } = row[side];
  return (
    <>
      <Status state={state} /> <Estimate outcome={outcome} unit={row.unit} />
    </>
  );
}

function TurnOf({ row: { turn } }: { row: ComparedMetric }) {
  const tone = turn === "worse" ? "tone-fail" : turn === "better" ? "tone-pass" : "sub";
  return <span className={`${tone} nowrap`}>{TURN_TEXT[turn]}</span>;
}

import type { ReactNode } from "react";
import type { FigureUnit } from "#app/domain/figure.ts";
import type { Detail, MetricState, Outcome } from "#app/metrics/metric.ts";
import { DetailTable } from "./detail-table.tsx";
import { Estimate } from "./estimate.tsx";
import type { GateProps } from "./gates.ts";
import { IntervalBar } from "./interval-bar.tsx";
import type { SeriesPoint } from "./series.ts";
import { Sparkline } from "./sparkline.tsx";
import { Status } from "./status.tsx";
import { type Column, Table } from "./table.tsx";

export interface MetricLine extends Omit<GateProps, "target"> {
  id: string;
  title: string;
  unit: FigureUnit;
  target?: number | null;
  outcome: Outcome;
  state: MetricState;
  /** What follows from it, e.g. "gate". */
  role: string;
  detail: Detail | null;
  /** With more than one week, drawn small. */
  weeks?: readonly SeriesPoint[];
}

export interface MetricTableProps {
  caption: ReactNode;
  sub?: ReactNode;
  metrics: readonly MetricLine[];
  hrefOf: (id: string) => string;
  /** Where the records behind a row of the numbers are listed. */
  recordsHref?: (params: string) => string;
}

/** A compact row a metric, its numbers folded; what cannot be computed is a list at the end, with what to ask for. */
export function MetricTable({ caption, sub, metrics, hrefOf, recordsHref }: MetricTableProps) {
  const shown = metrics.filter(({ outcome }) => outcome.kind !== "not-computable");
  const missing = metrics.filter(({ outcome }) => outcome.kind === "not-computable");
  const hasWeeks = shown.some(({ weeks = [] }) => weeks.length > 1);
  return (
    <div>
      <Table
        look={hasWeeks ? "metrics with-weeks" : "metrics"}
        caption={caption}
        sub={sub}
        rows={shown}
        rowKey={({ id }) => id}
        rowHref={({ id }) => hrefOf(id)}
        columns={columnsOf(hasWeeks)}
        empty={
          <p className="table-title">
            <span className="title">{caption}</span>
            {sub && <span className="sub">{sub}</span>}
          </p>
        }
        fold={({ detail }) => detail && <DetailTable detail={detail} summary="numbers" recordsHref={recordsHref} />}
      />
      {missing.length > 0 && <Missing metrics={missing} hrefOf={hrefOf} />}
    </div>
  );
}

function columnsOf(hasWeeks: boolean): Column<MetricLine>[] {
  const weeks: Column<MetricLine> = {
    key: "weeks",
    header: "Weeks",
    minor: true,
    render: ({ weeks: points = [], title, ...line }) =>
      points.length > 1 ? <Sparkline label={title} points={points} {...gateOf(line)} unit={line.unit} /> : null,
  };
  return [
    { key: "title", header: "Metric", render: ({ title }) => title },
    { key: "state", header: "State", render: ({ state }) => <Status state={state} /> },
    {
      key: "value",
      header: "Value",
      numeric: true,
      render: ({ outcome, unit }) => <Estimate outcome={outcome} unit={unit} />,
    },
    {
      key: "bar",
      header: "Interval against the line",
      stack: true,
      render: ({ outcome, state, unit, title, ...line }) =>
        outcome.kind === "estimate" ? (
          <IntervalBar outcome={outcome} state={state} unit={unit} label={title} {...gateOf(line)} />
        ) : null,
    },
    ...(hasWeeks ? [weeks] : []),
    { key: "role", header: "Role", minor: true, render: ({ role }) => role },
    { key: "numbers", header: "Numbers", numeric: true, render: () => null },
  ];
}

function gateOf({ lines, better, target }: Pick<MetricLine, "lines" | "better" | "target">): GateProps {
  return { lines, better, target: target ?? undefined };
}

function Missing({ metrics, hrefOf }: Pick<MetricTableProps, "metrics" | "hrefOf">) {
  return (
    <details className="missing">
      <summary>{metrics.length} not computable: why, and what to ask the vendor for</summary>
      <dl className="facts">
        {metrics.map(({ id, title, outcome }) => (
          <div key={id} className="contents">
            <dt>
              <a href={hrefOf(id)}>{title}</a>
            </dt>
            <dd>{outcome.kind === "not-computable" && [outcome.reason, outcome.ask].filter(Boolean).join(" ")}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

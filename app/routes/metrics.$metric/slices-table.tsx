import { Estimate } from "#app/components/estimate.tsx";
import { gatesOf, unitLimits } from "#app/components/gates.ts";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { paddedRange } from "#app/components/scale.ts";
import { Status } from "#app/components/status.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { TickedForm, tickColumn } from "#app/components/tick-column.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { Lines } from "#app/metrics/metric.ts";
import type { SliceSort } from "#app/review/metric-slices.server.ts";
import type { SliceOutcome } from "#app/review/slice-outcomes.ts";
import type { SlicesProps } from "./slices.tsx";

type SlicesTableProps = Pick<SlicesProps, "metric" | "slices" | "search"> & { lines: Lines; csvHref: string };

/** One row a slice, all bars on one axis; a row opens its records. */
export function SlicesTable({ metric, slices, lines, search, csvHref }: SlicesTableProps) {
  const { rows, by, dimensions, sort, descending, batchId, driving } = slices;
  const title = dimensions.find(({ id }) => id === by)?.title ?? by;
  const sortHref = (key: SliceSort) =>
    `/metrics/${metric.id}${withParams(search, { sort: sort === key && descending ? key : `-${key}` })}#slices`;
  const bounds = rows.flatMap(({ outcome, state }) =>
    outcome.kind === "estimate" && state !== "insufficient" ? [outcome.low, outcome.high] : [],
  );
  const gates = gatesOf({ lines, better: metric.better, target: metric.target }).map(({ at }) => at);
  // No slice that can be judged, no bar to draw.
  const axis = bounds.length > 0 ? paddedRange([...bounds, ...gates], 0.1, unitLimits(metric.unit)) : undefined;
  const bar: Column<SliceOutcome> = {
    key: "bar",
    header: "Interval against the line",
    stack: true,
    render: ({ outcome, state, name }) =>
      outcome.kind === "estimate" && state !== "insufficient" ? (
        <IntervalBar
          outcome={outcome}
          state={state}
          unit={metric.unit}
          label={name}
          lines={lines}
          better={metric.better}
          target={metric.target}
          axis={axis}
        />
      ) : null,
  };
  return (
    <div>
      <Table
        look="slices"
        caption={`${metric.title} by ${title}`}
        captionHidden
        rows={rows}
        rowKey={({ name }) => name}
        rowHref={({ params }) => `/batches/${batchId}/records?${params}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={csvHref}
        columns={[
          {
            key: "slice",
            header: title.charAt(0).toUpperCase() + title.slice(1),
            sortHref: sortHref("slice"),
            render: ({ name }) => name,
          },
          {
            key: "state",
            header: "State",
            render: ({ state }) => <Status state={state} word={state === "insufficient" ? "not enough data" : state} />,
          },
          {
            key: "value",
            header: "Value",
            numeric: true,
            sortHref: sortHref("value"),
            render: ({ outcome }) => <Estimate outcome={outcome} unit={metric.unit} withoutAsk />,
          },
          ...(axis ? [bar] : []),
          {
            key: "judgments",
            header: "Judgments",
            numeric: true,
            sortHref: sortHref("judgments"),
            render: ({ judgments }) => groupDigits(judgments),
          },
          {
            key: "rows",
            header: "Rows that drive it",
            minor: true,
            render: ({ params, name }) =>
              driving ? (
                <a
                  href={`/batches/${batchId}/records?${params}&${driving.params}`}
                  aria-label={`Rows that drive it in ${name}`}
                >
                  open
                </a>
              ) : null,
          },
          tickColumn<(typeof rows)[number]>({
            form: "flag-ticked",
            header: "Flag",
            valueIn: ({ params }) => params,
            labelIn: ({ name }) => `Flag ${name}`,
          }),
        ]}
      />
      <TickedForm id="flag-ticked" action="/flags/new" fields={{ batch: batchId, kind: "slice" }}>
        Flag those ticked
      </TickedForm>
    </div>
  );
}

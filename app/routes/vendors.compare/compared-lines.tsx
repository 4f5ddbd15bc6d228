import { Estimate } from "#app/components/estimate.tsx";
import { IntervalBar } from "#app/components/interval-bar.tsx";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { Table } from "#app/components/table.tsx";
import { estimateText } from "#app/domain/figure.ts";
import type { VendorComparison } from "#app/vendors/compare-page.server.ts";
import type { ComparedLine, Difference } from "#app/vendors/compare-vendors.ts";
import { lotQuery } from "#app/vendors/lot-filter.ts";

/** A row a measure, a column a vendor; the bars of a row share one axis. */
export function ComparedLines({ page: { vendors, lines, filter, chosen } }: { page: VendorComparison }) {
  const query = new URLSearchParams([
    ...chosen.map((id) => ["vendor", id]),
    ...Object.entries(filter).filter(([, value]) => value !== ""),
  ]);
  return (
    <Table
      caption="Measures"
      sub="value [95 % interval] n; the bars of a row are drawn on one scale"
      rows={lines}
      rowKey={({ id }) => id}
      csvHref={`/vendors/compare.csv?${query}`}
      columns={[
        { key: "measure", header: "Measure", render: ({ title }) => title },
        ...vendors.map(({ id, name }, i) => ({
          key: id,
          header: name,
          stack: true,
          render: (line: ComparedLine) => {
            const outcome = line.outcomes[i];
            if (!outcome) return null;
            const href = line.id === "answers" ? `/vendors/${id}/questions` : batchesHref(id, line.id, filter);
            return (
              <>
                <Link href={href}>
                  <Estimate outcome={outcome} unit={line.unit} />
                </Link>
                <IntervalBar
                  outcome={outcome}
                  state="accent"
                  unit={line.unit}
                  label={`${name}, ${line.title}`}
                  better={line.better}
                  axis={line.axis}
                />
                <DifferenceText difference={line.differences[i] ?? null} />
              </>
            );
          },
        })),
      ]}
    />
  );
}

function batchesHref(vendorId: string, measure: string, filter: VendorComparison["filter"]): string {
  return `/vendors/${vendorId}/batches?${lotQuery(filter, { measure })}`;
}

const STATES = { better: "pass", worse: "fail", "not distinguishable": "insufficient" } as const;

function DifferenceText({ difference }: { difference: Difference | null }) {
  if (!difference) return null;
  return (
    <div>
      <Status state={STATES[difference.turn]} word={difference.turn} />
      {difference.turn !== "not distinguishable" && (
        <span className="sub"> {estimateText(difference, "difference")}</span>
      )}
    </div>
  );
}

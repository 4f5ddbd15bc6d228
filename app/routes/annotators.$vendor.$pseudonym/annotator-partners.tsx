import { Table } from "#app/components/table.tsx";
import { groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { AnnotatorProfile } from "#app/review/annotator-profile.server.ts";

/** A row opens the records that both judged. */
export function AnnotatorPartners({ profile }: { profile: AnnotatorProfile }) {
  const { partners, name, weeks } = profile;
  if (!partners)
    return (
      <p className="sub">
        {name} shares no comparison with another annotator. Contract for 10 to 20 % of the items to be judged by two or
        more.
      </p>
    );
  const week = weeks.find(({ batchId }) => batchId === partners.batchId)?.week;
  return (
    <Table
      caption="Agrees with"
      sub={
        <>
          Those who share most comparisons in week {week};{" "}
          <a href={`/batches/${partners.batchId}/agreement`}>everybody</a>
        </>
      }
      rows={partners.rows}
      rowKey={(row) => row.name}
      rowHref={(row) =>
        `/batches/${partners.batchId}/records?${new URLSearchParams({ annotator: name, with: row.name })}`
      }
      columns={[
        { key: "name", header: "Annotator", render: (row) => row.name },
        { key: "n", header: "Shared comparisons", numeric: true, render: (row) => groupDigits(row.n) },
        {
          key: "agreement",
          header: "Same side",
          numeric: true,
          render: (row) => (
            <span className="estimate">
              <b>{valueText(row.value, "share")}</b>{" "}
              <span className="interval">{intervalText(row.low, row.high, "share")}</span>
            </span>
          ),
        },
      ]}
    />
  );
}

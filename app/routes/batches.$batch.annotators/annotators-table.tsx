import { LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { AnnotatorShare } from "#app/metrics/annotator-table.ts";
import type { AnnotatorSort, AnnotatorsPage } from "#app/review/annotators-page.server.ts";
import { flagHref } from "#app/review/flag-subject.ts";

type Row = AnnotatorsPage["rows"][number];

interface AnnotatorsTableProps {
  batchId: string;
  search: string;
  page: AnnotatorsPage;
}

/** One row each; a row opens the records of that annotator. */
export function AnnotatorsTable({ batchId, search, page }: AnnotatorsTableProps) {
  const { rows, sort, descending, judgments } = page;
  const sortHref = (key: AnnotatorSort) => withParams(search, { sort: sort === key && descending ? key : `-${key}` });
  const apart = rows.filter((row) => row.apart !== null);
  const share = (key: AnnotatorSort & keyof Row, header: string, minor = false): Column<Row> => ({
    key,
    header,
    numeric: true,
    minor,
    sortHref: sortHref(key),
    render: (row) => shareText(row[key] as AnnotatorShare | null),
  });
  return (
    <div>
      <Table
        caption="Annotators"
        sub={`${countOf(rows.length, "annotator")}; each value with its 95 % interval and n. Few rows prove nothing: only those who stand apart are named.`}
        rows={rows}
        rowKey={(row) => row.name}
        rowHref={(row) => `/batches/${batchId}/records?annotator=${encodeURIComponent(row.name)}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/batches/${batchId}/annotators.csv${withParams(search, {})}`}
        columns={[
          { key: "name", header: "Annotator", sortHref: sortHref("name"), render: (row) => row.name },
          {
            key: "judgments",
            header: "Judgments",
            numeric: true,
            sortHref: sortHref("judgments"),
            render: (row) => groupDigits(row.judgments),
            total: groupDigits(judgments),
          },
          {
            key: "share",
            header: "Share of work",
            numeric: true,
            minor: true,
            sortHref: sortHref("share"),
            render: (row) => groupDigits(row.share, 3),
          },
          share("gold", "Gold accuracy"),
          share("agreement", "Agreement with the others"),
          share("firstSide", "First side preferred"),
          share("longerWins", "Longer preferred", true),
          share("ties", "Ties", true),
          {
            key: "seconds",
            header: "Median seconds",
            numeric: true,
            sortHref: sortHref("seconds"),
            render: (row) => (row.medianSeconds === null ? null : groupDigits(row.medianSeconds, 1)),
          },
          {
            key: "apart",
            header: "Stands apart",
            stack: true,
            render: (row) => row.apart && <span className="reason">{row.apart}</span>,
          },
          {
            key: "flag",
            header: "Flag",
            render: (row) => (
              <Link href={flagHref(batchId, "annotator", `annotator=${encodeURIComponent(row.name)}`)}>Flag</Link>
            ),
          },
        ]}
      />
      {apart.length > 0 && (
        <p>
          <LinkButton
            look="quiet"
            href={`/batches/${batchId}/decide?${apart.map(({ name }) => `exclude=${encodeURIComponent(name)}`).join("&")}`}
          >
            See the batch without {apart.length === 1 ? apart[0]?.name : `these ${apart.length}`}
          </LinkButton>
        </p>
      )}
    </div>
  );
}

function shareText(share: AnnotatorShare | null) {
  if (!share) return <span className="estimate written">no rows</span>;
  return (
    <span className="estimate stacked">
      <b>{valueText(share.value, "share")}</b>{" "}
      <span className="interval">{intervalText(share.low, share.high, "share")}</span>{" "}
      <span className="n">n {groupDigits(share.n)}</span>
    </span>
  );
}

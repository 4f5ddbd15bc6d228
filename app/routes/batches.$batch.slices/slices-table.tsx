import { Link } from "#app/components/link.tsx";
import { Table } from "#app/components/table.tsx";
import { TickedForm, tickColumn } from "#app/components/tick-column.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits, intervalText, valueText } from "#app/domain/figure.ts";
import type { SliceSort, SlicesPage } from "#app/review/slices-page.server.ts";

interface SlicesTableProps {
  batchId: string;
  search: string;
  page: SlicesPage;
}

/** One finding a row; a row opens the judgments that it counts. */
export function SlicesTable({ batchId, search, page }: SlicesTableProps) {
  const { rows, sort, descending, found, tested } = page;
  const sortHref = (key: SliceSort) => withParams(search, { sort: sort === key && descending ? key : `-${key}` });
  return (
    <div>
      <Table
        caption="Worst slices"
        sub={`${groupDigits(found)} of ${groupDigits(tested)} slices of one or two dimensions differ from the rest of the batch; at most 5 % of those named are expected to be chance (Benjamini-Hochberg over those shown). Shrunken: what remains of the difference once luck among so many is taken off. A row opens the n judgments that are compared; a flag is about all judgments of the slice.`}
        rows={rows}
        rowKey={(row) => `${row.measure} ${row.about}`}
        rowHref={(row) => row.href}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/batches/${batchId}/slices.csv${withParams(search, {})}`}
        note={rows.length < found ? `the first ${rows.length} of ${groupDigits(found)}` : undefined}
        columns={[
          { key: "about", header: "Slice", render: (row) => row.about },
          { key: "measure", header: "Measure", sortHref: sortHref("measure"), render: (row) => row.title },
          {
            key: "value",
            header: "In the slice",
            numeric: true,
            render: (row) => (
              <span className="estimate stacked">
                <b>{valueText(row.value, "share")}</b>
              </span>
            ),
          },
          { key: "rest", header: "In the rest", numeric: true, render: (row) => valueText(row.rest, "share") },
          {
            key: "difference",
            header: "Difference",
            numeric: true,
            sortHref: sortHref("difference"),
            render: (row) => (
              <span className="estimate stacked">
                <b>{valueText(row.difference, "share")}</b>{" "}
                <span className="interval">{intervalText(row.low, row.high, "share")}</span>
              </span>
            ),
          },
          {
            key: "shrunken",
            header: "Shrunken",
            numeric: true,
            sortHref: sortHref("shrunken"),
            render: (row) => valueText(row.shrunken, "share"),
          },
          { key: "n", header: "n", numeric: true, sortHref: sortHref("n"), render: (row) => groupDigits(row.n) },
          {
            key: "p",
            header: "Adjusted p",
            numeric: true,
            minor: true,
            sortHref: sortHref("p"),
            render: (row) => (row.p < 0.0001 ? "< 0.0001" : row.p.toFixed(4)),
          },
          {
            key: "flag",
            header: "Flag",
            render: (row) => (
              <>
                <Link href={row.flagHref}>Flag this slice</Link> · <Link href={row.saveHref}>Save it</Link>
              </>
            ),
          },
          tickColumn<SlicesPage["rows"][number]>({
            form: "flag-ticked",
            header: "Tick",
            valueIn: (row) => row.search,
            labelIn: (row) => `Tick ${row.about}, ${row.title}`,
          }),
        ]}
      />
      <TickedForm id="flag-ticked" action="/flags/new" fields={{ batch: batchId, kind: "slice" }}>
        Flag those ticked
      </TickedForm>
    </div>
  );
}

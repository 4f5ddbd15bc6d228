import { type Column, Table } from "#app/components/table.tsx";
import { withParams } from "#app/components/with-params.ts";
import { groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorSort, AnnotatorsPage } from "#app/review/annotators-page.server.ts";
import { AnnotatorEstimate, DrawnShare } from "./annotator-estimate.tsx";
import { CopyingCell, RunCell, SpeedCell } from "./conduct-cells.tsx";

type Row = AnnotatorsPage["rows"][number];

interface ConductTableProps {
  batchId: string;
  vendorId: string;
  search: string;
  page: AnnotatorsPage;
}

/** How each annotator on the page worked; nothing here condemns anyone by itself. */
export function ConductTable({ batchId, vendorId, search, page }: ConductTableProps) {
  const { rows, sort, descending } = page;
  const column = (key: AnnotatorSort, header: string, render: Column<Row>["render"]): Column<Row> => ({
    key,
    header,
    numeric: key !== "copying",
    stack: key === "copying",
    sortHref: `/batches/${batchId}/annotators${withParams(search, { sort: sort === key && descending ? key : `-${key}`, page: null })}#conduct`,
    render,
  });
  return (
    <div id="conduct">
      <Table
        caption="How they worked"
        sub="Speed: usual time for texts of that length / own time, with its 95 % interval; 2 is conspicuous. Runs: the longest of one side and of one label in order of work, and the chance of one as long. Copying: pairs who agree more than either does with everybody else, at 0.05 over all pairs. Read some of the records before you believe any of it."
        rows={rows}
        empty={<p className="sub">No annotator of the batch is like that.</p>}
        rowKey={(row) => row.name}
        rowHref={(row) => `/annotators/${vendorId}/${encodeURIComponent(row.name)}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/batches/${batchId}/annotators.csv${withParams(search, { page: null })}`}
        columns={[
          {
            key: "name",
            header: "Annotator",
            sortHref: `/batches/${batchId}/annotators${withParams(search, { sort: sort === "name" && descending ? "name" : "-name", page: null })}#conduct`,
            render: (row) => row.name,
          },
          column("speed", "Speed", ({ conduct }) => <SpeedCell speed={conduct?.speedIndex ?? null} />),
          column("floor", "Under reading time", ({ conduct }) =>
            conduct?.underFloor ? <AnnotatorEstimate estimate={conduct.underFloor} without={null} /> : <NoTimes />,
          ),
          column("sideRun", "Longest side run", ({ conduct }) => <RunCell run={conduct?.sideRun ?? null} />),
          column("labelRun", "Longest label run", ({ conduct }) => <RunCell run={conduct?.labelRun ?? null} />),
          column("repeated", "Reasons repeated", ({ conduct }) =>
            conduct?.repeated ? <DrawnShare raw={conduct.repeated} drawn={null} /> : <NoReasons />,
          ),
          column("entropy", "Entropy, bits", ({ entropy }) => entropy !== null && groupDigits(entropy, 2)),
          column("copying", "Copying", ({ conduct }) => conduct && <CopyingCell conduct={conduct} batchId={batchId} />),
        ]}
      />
    </div>
  );
}

const NoTimes = () => <span className="estimate written">no times</span>;
const NoReasons = () => <span className="estimate written">no reasons</span>;

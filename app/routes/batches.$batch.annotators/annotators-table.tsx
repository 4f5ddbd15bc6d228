import { Pager } from "#app/components/pager.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { TickedForm, tickColumn } from "#app/components/tick-column.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import type { AnnotatorSort, AnnotatorsPage } from "#app/review/annotators-page.server.ts";
import { AnnotatorEstimate, DrawnShare } from "./annotator-estimate.tsx";

type Row = AnnotatorsPage["rows"][number];

interface AnnotatorsTableProps {
  batchId: string;
  vendorId: string;
  search: string;
  page: AnnotatorsPage;
}

/** One row each; a row opens the annotator's profile. */
export function AnnotatorsTable({ batchId, vendorId, search, page }: AnnotatorsTableProps) {
  const { rows, sort, descending, judgments, total, noSkill } = page;
  const here = (changes: Record<string, string | null>) =>
    `/batches/${batchId}/annotators${withParams(search, changes)}`;
  const sortHref = (key: AnnotatorSort) => here({ sort: sort === key && descending ? key : `-${key}`, page: null });
  const number = (key: AnnotatorSort, header: string, render: Column<Row>["render"], minor = false): Column<Row> => ({
    key,
    header,
    numeric: true,
    minor,
    sortHref: sortHref(key),
    render,
  });
  const share = (key: keyof Row["shrunken"], header: string, minor = false) =>
    number(key, header, (row) => <DrawnShare raw={row[key]} drawn={row.shrunken[key]} />, minor);
  return (
    <div>
      <Table
        caption="Annotators"
        sub={`${countOf(total, "annotator")}; each share drawn towards what annotators of the batch are like, with its 95 % interval; raw share and n below. Nobody is named on fewer than 20 rows.`}
        rows={rows}
        empty={<p className="sub">No annotator of the batch is like that.</p>}
        rowKey={(row) => row.name}
        rowHref={(row) => `/annotators/${vendorId}/${encodeURIComponent(row.name)}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/batches/${batchId}/annotators.csv${withParams(search, { page: null })}`}
        columns={[
          { key: "name", header: "Annotator", sortHref: sortHref("name"), render: (row) => row.name },
          {
            ...number("judgments", "Judgments", (row) => (
              <a href={`/batches/${batchId}/records?annotator=${encodeURIComponent(row.name)}`}>
                {groupDigits(row.judgments)}
              </a>
            )),
            total: groupDigits(judgments),
          },
          share("gold", "Gold accuracy"),
          share("agreement", "Agreement"),
          number("skill", "Skill", (row) => <AnnotatorEstimate estimate={row.skill} without={noSkill} />),
          share("firstSide", "First side"),
          share("longerWins", "Longer wins", true),
          { ...share("ties", "Ties"), minor: true },
          number("seconds", "Median s", (row) => row.medianSeconds && groupDigits(row.medianSeconds, 1)),
          number("entropy", "Entropy, bits", (row) => row.entropy !== null && groupDigits(row.entropy, 2), true),
          number("flags", "Apart by", (row) => row.flags.length || null, true),
          tickColumn<Row>({
            form: "flag-ticked",
            header: "Flag",
            valueIn: (row) => `annotator=${encodeURIComponent(row.name)}`,
            labelIn: (row) => `Flag ${row.name}`,
          }),
        ]}
      />
      <TickedForm id="flag-ticked" action="/flags/new" fields={{ batch: batchId, kind: "annotator" }}>
        Flag those ticked
      </TickedForm>
      {page.pages > 1 && (
        <Pager
          position={`${groupDigits(rows.length)} of ${countOf(total, "annotator")}, page ${page.page} of ${page.pages}`}
          previousHref={page.page > 1 ? here({ page: String(page.page - 1) }) : undefined}
          nextHref={page.page < page.pages ? here({ page: String(page.page + 1) }) : undefined}
        />
      )}
    </div>
  );
}

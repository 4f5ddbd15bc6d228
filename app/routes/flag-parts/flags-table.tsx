import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Pager } from "#app/components/pager.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, groupDigits, lineText } from "#app/domain/figure.ts";
import { FLAG_REASON_TEXT, FLAG_TREATMENT_TEXT } from "#app/domain/flag.ts";
import type { FlagSort, FlagsPage } from "#app/review/flags-page.server.ts";

type Row = FlagsPage["rows"][number];

interface FlagsTableProps {
  page: FlagsPage;
  /** Path of the screen that it stands on. */
  base: string;
  search: string;
  now: number;
}

/** One flag a row; a row opens the flag. Of one batch, each with what it touches. */
export function FlagsTable({ page, base, search, now }: FlagsTableProps) {
  const { rows, sort, descending, found } = page;
  const here = (changes: Record<string, string | null>) => base + withParams(search, changes);
  const sortHref = (key: FlagSort) => here({ sort: sort === key && descending ? key : `-${key}`, page: null });
  return (
    <div>
      <Table
        caption="Flags"
        sub={countOf(found, "flag")}
        rows={rows}
        rowKey={(row) => String(row.id)}
        rowHref={(row) => `/flags/${row.id}`}
        sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
        csvHref={`/flags.csv${withParams(search, { batch: page.filter.batch, page: null })}`}
        empty={<p className="sub">No flag is of this kind.</p>}
        columns={[
          { key: "subject", header: "About", sortHref: sortHref("subject"), render: (row) => row.about },
          { key: "state", header: "State", sortHref: sortHref("state"), render: (row) => row.state },
          {
            key: "reason",
            header: "Reason",
            sortHref: sortHref("reason"),
            render: (row) => FLAG_REASON_TEXT[row.reason],
          },
          { key: "treatment", header: "Proposed", sortHref: sortHref("treatment"), render: treatmentText },
          ...(page.ofBatch ? touchedColumns(page.ofBatch.numbers) : [batchColumn(sortHref("contract"))]),
          { key: "note", header: "Note", stack: true, minor: true, render: (row) => shortNote(row.note) },
          { key: "author", header: "By", minor: true, sortHref: sortHref("author"), render: (row) => row.author },
          {
            key: "raised",
            header: "Raised",
            minor: true,
            sortHref: sortHref("raised"),
            render: (row) => <When at={row.createdAt} now={now} />,
          },
          {
            key: "ruling",
            header: "Ruling",
            render: (row) => (
              <Link href={`/flags/${row.id}#rule`} aria-label={`Rule on flag ${row.id}`}>
                {row.ruling ? `by ${row.ruling.by}` : "rule on it"}
              </Link>
            ),
          },
        ]}
      />
      {page.pages > 1 && (
        <Pager
          position={`page ${page.page} of ${page.pages}`}
          previousHref={page.page > 1 ? here({ page: String(page.page - 1) }) : undefined}
          nextHref={page.page < page.pages ? here({ page: String(page.page + 1) }) : undefined}
        />
      )}
    </div>
  );
}

function batchColumn(sortHref: string): Column<Row> {
  return {
    key: "contract",
    header: "Batch",
    sortHref,
    render: (row) => (
      <Link href={`/batches/${row.batchId}/flags`}>
        {row.contract}, week {row.week}
      </Link>
    ),
  };
}

/** Dismissed flags count nowhere: their cells are empty. */
function touchedColumns(numbers: NonNullable<FlagsPage["ofBatch"]>["numbers"]): Column<Row>[] {
  if (!numbers) return [];
  const number = (key: string, header: string, of: (row: Row) => number | undefined): Column<Row> => ({
    key,
    header,
    numeric: true,
    render: (row) => {
      const value = of(row);
      return value === undefined ? null : groupDigits(value);
    },
  });
  return [
    {
      ...number("records", "Records", () => undefined),
      render: (row) => {
        const touched = numbers.flags[row.id]?.touched;
        return touched ? <a href={row.href}>{groupDigits(touched.items)}</a> : null;
      },
      total: groupDigits(numbers.whole.items),
    },
    {
      ...number("judgments", "Judgments", (row) => numbers.flags[row.id]?.touched.judgments),
      total: groupDigits(numbers.whole.judgments),
    },
    {
      ...number("new", "New with it", (row) => numbers.flags[row.id]?.added.judgments),
      total: groupDigits(numbers.whole.judgments),
    },
    number("alone", "Only this flag", (row) => numbers.flags[row.id]?.alone.judgments),
    {
      ...number("money", "Money touched", () => undefined),
      render: (row) => {
        const share = numbers.flags[row.id];
        return share ? <Money minor={share.minor} currency={numbers.currency} /> : null;
      },
      total: <Money minor={numbers.whole.minor} currency={numbers.currency} />,
    },
  ];
}

const SHORT = 160;

function shortNote(note: string): string | null {
  return note.length > SHORT ? `${note.slice(0, SHORT)} …` : note || null;
}

export function treatmentText({ treatment, weight }: Pick<Row, "treatment" | "weight">): string {
  return weight === null ? FLAG_TREATMENT_TEXT[treatment] : `${FLAG_TREATMENT_TEXT[treatment]} to ${lineText(weight)}`;
}

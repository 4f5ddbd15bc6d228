import { Form } from "@remix-run/react";
import { Button } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { SelectField } from "#app/components/select-field.tsx";
import { Table } from "#app/components/table.tsx";
import { TextField } from "#app/components/text-field.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf, lineText } from "#app/domain/figure.ts";
import { FLAG_REASON_TEXT, FLAG_TREATMENT_TEXT } from "#app/domain/flag.ts";
import type { FlagSort, FlagsPage } from "#app/review/flags-page.server.ts";

type Row = FlagsPage["rows"][number];

interface FlagsTableProps {
  page: FlagsPage;
  search: string;
  now: number;
  user: string;
}

export function FlagsTable({ page, search, now, user }: FlagsTableProps) {
  const { rows, sort, descending } = page;
  const sortHref = (key: FlagSort) =>
    `/flags${withParams(search, { sort: sort === key && descending ? key : `-${key}` })}`;
  return (
    <Table
      caption="Flags"
      sub={countOf(rows.length, "flag")}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowHref={(row) => row.href}
      sort={{ key: sort, direction: descending ? "descending" : "ascending" }}
      csvHref={`/flags.csv${withParams(search, {})}`}
      empty={<p className="sub">No flag is of this kind.</p>}
      fold={(row) => <Ruling row={row} now={now} user={user} search={search} />}
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
        { key: "note", header: "Note", stack: true, render: (row) => row.note || null },
        {
          key: "contract",
          header: "Batch",
          sortHref: sortHref("contract"),
          render: (row) => (
            <Link href={`/batches/${row.batchId}`}>
              {row.contract}, week {row.week}
            </Link>
          ),
        },
        { key: "author", header: "By", minor: true, sortHref: sortHref("author"), render: (row) => row.author },
        {
          key: "raised",
          header: "Raised",
          minor: true,
          sortHref: sortHref("raised"),
          render: (row) => <When at={row.createdAt} now={now} />,
        },
      ]}
    />
  );
}

function treatmentText({ treatment, weight }: Row): string {
  return weight === null ? FLAG_TREATMENT_TEXT[treatment] : `${FLAG_TREATMENT_TEXT[treatment]} to ${lineText(weight)}`;
}

/** What became of it, and the form that says so. */
function Ruling({ row, now, user, search }: { row: Row; now: number; user: string; search: string }) {
  const next = row.state === "open" ? (["upheld", "dismissed"] as const) : (["open"] as const);
  const words = { upheld: "uphold it", dismissed: "dismiss it", open: "reopen it" };
  return (
    <details>
      <summary>{row.ruling ? `${row.state} by ${row.ruling.by}` : "Rule on it"}</summary>
      {row.ruling && (
        <p>
          {row.ruling.why} <When at={row.ruling.at} now={now} />
        </p>
      )}
      <Form method="post" action={`/flags${withParams(search, { index: null })}`} className="form">
        <input type="hidden" name="flag" value={row.id} />
        <SelectField label="Ruling" name="state" choices={next.map((value) => ({ value, label: words[value] }))} />
        <TextField label="Why" name="why" />
        <TextField label="Your name" name="by" defaultValue={user} />
        <div className="form-actions">
          <Button look="quiet">Sign</Button>
        </div>
      </Form>
    </details>
  );
}

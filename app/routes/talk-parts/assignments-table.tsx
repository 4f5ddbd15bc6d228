import { dayText } from "#app/components/date-text.ts";
import { Link } from "#app/components/link.tsx";
import { Status } from "#app/components/status.tsx";
import { type Column, Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import type { MetricState } from "#app/metrics/metric.ts";
import type { AssignmentSort, DueAssignment, PlacedAssignment } from "#app/review/due-assignments.server.ts";

type Row = DueAssignment & Partial<Pick<PlacedAssignment, "about" | "href">>;

interface AssignmentsTableProps {
  rows: readonly Row[];
  now: number;
  caption?: string;
  sub?: string;
  /** Of the list itself. */
  sort?: { key: AssignmentSort; direction: "ascending" | "descending"; href: (key: AssignmentSort) => string };
  csvHref?: string;
  /** With the one thing to do about it, for a page that says what to do next. */
  withNext?: boolean;
}

/** One task a row; a row opens it. On the page of what it is about, that column is left out. */
export function AssignmentsTable(props: AssignmentsTableProps) {
  const { rows, now, caption = "Assignments", sub, sort, csvHref, withNext = false } = props;
  const isPlaced = rows.some(({ about }) => about !== undefined);
  const about: Column<Row> = {
    key: "about",
    header: "About",
    sortHref: sort?.href("about"),
    render: (row) => (row.href ? <a href={row.href}>{`${row.contract}: ${row.about}`}</a> : (row.about ?? null)),
  };
  return (
    <Table
      caption={caption}
      sub={sub}
      rows={rows}
      rowKey={(row) => String(row.id)}
      rowHref={(row) => `/assignments/${row.id}`}
      sort={sort}
      csvHref={csvHref}
      empty={<p className="sub">No assignment is of this kind.</p>}
      columns={[
        { key: "task", header: "Task", sortHref: sort?.href("task"), render: (row) => row.task },
        { key: "assignee", header: "By whom", sortHref: sort?.href("assignee"), render: (row) => row.assignee },
        { key: "state", header: "State", render: (row) => <Status {...LOOKS[row.state]} /> },
        {
          key: "due",
          header: "Due on",
          sortHref: sort?.href("due"),
          render: (row) => <span className="nowrap">{dayText(row.dueOn)}</span>,
        },
        ...(isPlaced ? [about] : []),
        { key: "author", header: "Given by", minor: true, sortHref: sort?.href("author"), render: (row) => row.author },
        ...(withNext ? [NEXT] : [doneAt(now)]),
      ]}
    />
  );
}

/** Only of a list that shows what is done too. */
const doneAt = (now: number): Column<Row> => ({
  key: "done",
  header: "Done",
  minor: true,
  render: (row) =>
    row.closure && (
      <>
        by {row.closure.by}, <When at={row.closure.at} now={now} />
      </>
    ),
});

const NEXT: Column<Row> = {
  key: "next",
  header: "Next",
  render: ({ id, state, assignee }) => (
    <Link href={`/assignments/${id}`}>{state === "overdue" ? `Ask ${assignee}, or mark it done` : "Mark it done"}</Link>
  ),
};

const LOOKS: Record<Row["state"], { state: MetricState; word: string }> = {
  overdue: { state: "fail", word: "overdue" },
  soon: { state: "warn", word: "due soon" },
  later: { state: "insufficient", word: "open" },
  done: { state: "pass", word: "done" },
};

import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FileLink } from "#app/components/link.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { TERM_LIST } from "#app/contracts/contract-lists.ts";
import type { DatedTerms as Page, TermLine } from "#app/contracts/terms-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";
import { ClockStatus } from "../term-parts/clock-status.tsx";

/** What is agreed besides prices and weeks: each with its clause, its owner and, where it has one, its clock. */
export function DatedTerms({ page: { contract, recorded, missing } }: { page: Page }) {
  const href = (kind: string) => `/contracts/${contract.id}/terms/${kind}`;
  return (
    <>
      <ListTable
        list={TERM_LIST}
        caption="Terms"
        sub="dated facts: a change is a new version from its day on, and the earlier ones stay"
        rows={recorded}
        rowKey={({ kind }) => kind}
        rowHref={({ kind }) => href(kind)}
        csvHref={`/contracts/${contract.id}/lists/terms.csv`}
        note={<FileLink href={`/contracts/${contract.id}/terms.csv`}>Every version of every term, as CSV</FileLink>}
        empty={
          <Section title="Terms">
            <EmptyState title="No term is recorded yet.">
              Start with the rejection window and the open-sourcing right: default terms often forbid giving anything to
              others, in small print.
            </EmptyState>
          </Section>
        }
        columns={[
          { key: "term", header: "Term", render: ({ title }) => title },
          { key: "says", sorts: "agreed", header: "Agreed", stack: true, render: (line) => <Says line={line} /> },
          {
            key: "clock",
            sorts: "clock ends",
            header: "Countdown",
            render: ({ clock }) => clock && <ClockStatus clock={clock} />,
          },
          {
            key: "from",
            sorts: "since",
            header: "Since",
            render: ({ effectiveFrom }) => effectiveFrom && <Day day={effectiveFrom} />,
          },
          { key: "owner", header: "Owner", render: ({ owner }) => owner },
          { key: "source", header: "Clause", minor: true, render: ({ source }) => source || null },
        ]}
      />
      {missing.length > 0 && (
        <Table
          caption="Not recorded"
          sub="what is not recorded counts as not stated: it gives no right"
          rows={missing}
          rowKey={({ kind }) => kind}
          rowHref={({ kind }) => href(kind)}
          columns={[
            { key: "term", header: "Term", render: ({ title }) => title },
            { key: "about", header: "What it settles", render: ({ about }) => about },
          ]}
        />
      )}
    </>
  );
}

function Says({ line: { says, coming } }: { line: TermLine }) {
  return (
    <span>
      {says ?? "nothing yet"}
      {coming && (
        <span className="sub">
          {" "}
          (from {dayText(coming.effectiveFrom)}: {coming.says})
        </span>
      )}
    </span>
  );
}

const Day = ({ day }: { day: string }) => <span className="nowrap">{dayText(day)}</span>;

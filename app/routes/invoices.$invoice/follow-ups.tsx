import { dayText } from "#app/components/date-text.ts";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { Table } from "#app/components/table.tsx";
import { LEDGER_KIND_WORDS } from "#app/domain/ledger.ts";
import type { InvoicePage } from "#app/ledger/invoice-page.server.ts";

/** Credit notes, payments and reversals on this invoice, in the order in which they were entered. */
export function FollowUps({ page: { contract, followed, weeks } }: { page: InvoicePage }) {
  return (
    <Table
      caption="Entries on this invoice"
      sub="in the order in which they were entered; none is ever changed"
      rows={followed}
      rowKey={({ id }) => String(id)}
      empty={
        <Section title="Entries on this invoice">
          <p className="sub">No credit note, payment or reversal yet.</p>
        </Section>
      }
      columns={[
        { key: "entry", header: "Entry", render: ({ id }) => `No. ${id}` },
        {
          key: "kind",
          header: "Kind",
          render: ({ kind, reverses, stands }) =>
            kind === "reversal"
              ? `reversal of no. ${reverses}`
              : `${LEDGER_KIND_WORDS[kind]}${stands ? "" : ", reversed"}`,
        },
        { key: "number", header: "Number", render: ({ number }) => number || null },
        {
          key: "week",
          header: "Week",
          render: ({ batchId }) => weeks.find((week) => week.batchId === batchId)?.week ?? null,
        },
        {
          key: "amount",
          header: "Amount",
          numeric: true,
          render: ({ amountMinor }) => <Money minor={amountMinor} currency={contract.currency} exact />,
        },
        { key: "dated", header: "Dated", render: ({ datedOn }) => <span className="nowrap">{dayText(datedOn)}</span> },
        { key: "note", header: "Note", stack: true, render: ({ note }) => note || null },
        { key: "by", header: "By", minor: true, render: ({ by }) => by },
      ]}
    />
  );
}

import { LinkButton } from "#app/components/button.tsx";
import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { FileLink } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Section } from "#app/components/section.tsx";
import { shellWord } from "#app/components/shell-word.ts";
import { standingOfInvoice } from "#app/ledger/books.ts";
import { invoiceList } from "#app/ledger/money-lists.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import { InvoiceState } from "../ledger-parts/invoice-state.tsx";
import { ListTable } from "../list-parts/list-table.tsx";

type Row = MoneyPage["books"]["invoices"][number];

export function Invoices({ page: { contract, books } }: { page: MoneyPage }) {
  const money = (minor: number) => <Money minor={minor} currency={contract.currency} exact />;
  const column = (key: string, header: string, of: (row: Row) => number, total?: number) => ({
    key,
    sorts: `${key}_minor`,
    header,
    numeric: true,
    render: (row: Row) => money(of(row)),
    total: total === undefined ? undefined : money(total),
  });
  const enter = <LinkButton href={`/contracts/${contract.id}/invoices/new`}>Enter an invoice</LinkButton>;
  return (
    <Section
      id="invoices"
      title="Invoices"
      sub="each checked line by line against accepted volume and price"
      actions={enter}
    >
      <ListTable
        list={invoiceList(contract.currency)}
        caption="Invoices"
        captionHidden
        rows={books.invoices}
        rowKey={({ entry }) => String(entry.id)}
        rowHref={({ entry }) => `/invoices/${entry.id}`}
        csvHref={`/contracts/${contract.id}/money/invoices.csv`}
        note={
          <FileLink href={`/contracts/${contract.id}/money/entries.csv`}>Every entry of the ledger, as CSV</FileLink>
        }
        empty={
          <EmptyState
            title="No invoice yet."
            command={`npx assay invoice check invoice.json --contract ${shellWord(contract.title)}`}
          >
            Enter one and read, line by line, whether it agrees with what was accepted, and why if it does not.
          </EmptyState>
        }
        columns={[
          {
            key: "number",
            header: "Number",
            render: ({ entry }) => (
              <span className={entry.number.length > 14 ? undefined : "nowrap"}>{entry.number}</span>
            ),
          },
          {
            key: "dated",
            header: "Dated",
            render: ({ entry }) => <span className="nowrap">{dayText(entry.datedOn)}</span>,
          },
          {
            key: "state",
            header: "State",
            render: (row) => (
              <InvoiceState standing={standingOfInvoice(row)} restMinor={row.restMinor} currency={contract.currency} />
            ),
          },
          column("invoiced", "Invoiced", ({ balance }) => balance.invoicedMinor, books.invoicedMinor),
          column("owed", "Owed of its lines", ({ checked }) => checked.owedMinor),
          column("credited", "Credited", ({ balance }) => balance.creditedMinor, books.creditedMinor),
          column("paid", "Paid", ({ balance }) => balance.paidMinor, books.paidMinor),
          column("open", "Open", ({ balance }) => balance.openMinor, books.openMinor),
        ]}
      />
    </Section>
  );
}

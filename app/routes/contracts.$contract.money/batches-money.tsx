import { Money } from "#app/components/money.tsx";
import { COMMERCIAL_CHOICES } from "#app/domain/decision.ts";
import { groupDigits } from "#app/domain/figure.ts";
import { batchMoneyList } from "#app/ledger/money-lists.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

type Row = MoneyPage["books"]["batches"][number];

/** Week by week; the totals are the sums of the funnel. */
export function BatchesMoney({ page: { contract, books, delivered } }: { page: MoneyPage }) {
  const money = (minor: number) => <Money minor={minor} currency={contract.currency} exact />;
  const column = (key: string, header: string, of: (row: Row) => number, total: number) => ({
    key,
    sorts: SORTS[key],
    header,
    numeric: true,
    render: (row: Row) => money(of(row)),
    total: money(total),
  });
  const sum = (of: (row: Row) => number) => books.batches.reduce((total, row) => total + of(row), 0);
  return (
    <div id="batches">
      <ListTable
        list={batchMoneyList(contract.currency)}
        caption="Batches in money"
        sub="full is at the contract’s prices; payable is what was decided, less credits that stand"
        rows={books.batches}
        rowKey={({ batchId }) => batchId}
        rowHref={({ batchId }) => `/batches/${batchId}`}
        csvHref={`/contracts/${contract.id}/money/batches.csv`}
        note={
          books.unnamed.billedMinor !== 0 || books.unnamed.creditedMinor !== 0 ? (
            <>
              {money(books.unnamed.billedMinor)} invoiced and {money(books.unnamed.creditedMinor)} credited name no week
            </>
          ) : undefined
        }
        columns={[
          { key: "week", header: "Batch", render: ({ week }) => <span className="nowrap">Week {week}</span> },
          { key: "decision", sorts: "decided", header: "Decided", render: decisionText },
          {
            key: "delivered",
            sorts: "delivered_units",
            header: "Delivered",
            numeric: true,
            minor: true,
            render: (row) => groupDigits(row.deliveredUnits),
            total: groupDigits(delivered.units),
          },
          {
            key: "accepted",
            sorts: "accepted_units",
            header: "Accepted",
            numeric: true,
            render: (row) => groupDigits(row.acceptedUnits),
            total: groupDigits(books.acceptedUnits),
          },
          column("full", "Full", (row) => row.fullMinor, books.acceptedMinor),
          column(
            "credit",
            "Credit",
            (row) => row.creditMinor - row.waivedMinor,
            sum((row) => row.creditMinor - row.waivedMinor),
          ),
          ...(books.batches.some(({ adjustmentMinor }) => adjustmentMinor !== 0)
            ? [
                column(
                  "changed",
                  "Changed since",
                  (row: Row) => row.adjustmentMinor,
                  sum((row) => row.adjustmentMinor),
                ),
              ]
            : []),
          column("payable", "Payable", (row) => row.payableMinor, books.payableMinor),
          column(
            "billed",
            "Invoiced",
            (row) => row.billedMinor,
            sum((row) => row.billedMinor),
          ),
          column(
            "credited",
            "Credited",
            (row) => row.creditedMinor,
            sum((row) => row.creditedMinor),
          ),
          column(
            "rest",
            "To invoice",
            (row) => row.toInvoiceMinor,
            sum((row) => row.toInvoiceMinor),
          ),
        ]}
      />
    </div>
  );
}

/** The cells that the columns of money are ordered by. */
const SORTS: Readonly<Record<string, string>> = {
  full: "full_minor",
  credit: "credit_minor",
  changed: "changed_minor",
  payable: "payable_minor",
  billed: "invoiced_minor",
  credited: "credited_minor",
  rest: "to_invoice_minor",
};

function decisionText({ decision, isWaiting, isDeemed, deliveredUnits }: Row): string {
  if (isDeemed) return "deemed accepted";
  const decided = decision ? COMMERCIAL_CHOICES[decision.commercial].title.toLowerCase() : "";
  if (isWaiting) return decided === "" ? "waits" : `${decided}; waits`;
  return decided || (deliveredUnits === 0 ? "nothing delivered" : "not decided");
}

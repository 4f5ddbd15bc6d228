/** The tables of a contract's money as rows of cells. Money in minor units, beside its currency. */
import { standingOfInvoice } from "./books.ts";
import type { MoneyPage } from "./money-page.server.ts";

type Cell = string | number | null;

export interface MoneyTable {
  /** Of the file, and in the address. */
  name: string;
  header: string[];
  rows(page: MoneyPage): Cell[][];
}

export const MONEY_TABLES: readonly MoneyTable[] = [
  {
    name: "batches",
    header: [
      ...["week", "decided", "waits", "delivered_units", "accepted_units", "full_minor", "credit_minor"],
      ...["waived_minor", "changed_minor", "payable_minor", "invoiced_minor", "credited_minor", "to_invoice_minor"],
      "currency",
    ],
    rows: ({ books, contract }) =>
      books.batches.map((row) => [
        ...[row.week, row.decision?.commercial ?? null, row.isWaiting ? "yes" : "no", row.deliveredUnits],
        ...[row.acceptedUnits, row.fullMinor, row.creditMinor, row.waivedMinor, row.adjustmentMinor],
        ...[row.payableMinor, row.billedMinor, row.creditedMinor, row.toInvoiceMinor, contract.currency],
      ]),
  },
  {
    name: "prices",
    header: [
      "domain",
      "phase",
      "from_unit",
      "to_unit",
      "unit_price_micro",
      "discount_basis_points",
      "accepted_units",
      "amount_minor",
      "currency",
    ],
    rows: ({ bands, contract }) =>
      bands.map((band) => [
        ...[band.domain, band.phase, band.fromUnit, band.toUnit, band.unitPriceMicro, band.discountBasisPoints],
        ...[band.acceptedUnits, band.amountMinor, contract.currency],
      ]),
  },
  {
    name: "invoices",
    header: [
      ...["number", "dated", "state", "invoiced_minor", "owed_minor", "difference_minor", "credited_minor"],
      ...["paid_minor", "open_minor", "currency", "by", "entered_at"],
    ],
    rows: ({ books, contract }) =>
      books.invoices.map((row) => [
        ...[row.entry.number, row.entry.datedOn, standingOfInvoice(row), row.balance.invoicedMinor],
        ...[row.checked.owedMinor, row.checked.differenceMinor, row.balance.creditedMinor, row.balance.paidMinor],
        ...[row.balance.openMinor, contract.currency, row.entry.by, new Date(row.entry.at).toISOString()],
      ]),
  },
  {
    name: "obligations",
    header: ["week", "owed", "units", "credit_minor", "currency", "since", "closed_by", "how"],
    rows: ({ obligations, contract }) =>
      obligations.map(({ week, kind, units, minor, since, closed }) => [
        ...[week, kind, units, minor, contract.currency, new Date(since).toISOString()],
        ...[closed?.how ?? null, closed?.what ?? null],
      ]),
  },
  {
    name: "entries",
    header: [
      "id",
      "kind",
      "number",
      "invoice",
      "reverses",
      "amount_minor",
      "currency",
      "dated",
      "note",
      "by",
      "entered_at",
    ],
    rows: ({ entries, contract }) =>
      entries.map((row) => [
        ...[row.id, row.kind, row.number, row.invoiceId, row.reverses, row.amountMinor, contract.currency],
        ...[row.datedOn, row.note, row.by, new Date(row.at).toISOString()],
      ]),
  },
];

/** The lists of a contract's money: what their columns hold. Money in minor units, beside its currency. */
import type { List } from "#app/domain/list.ts";
import { standingOfInvoice } from "./books.ts";
import type { MoneyPage } from "./money-page.server.ts";

type BatchMoney = MoneyPage["books"]["batches"][number];
type Invoice = MoneyPage["books"]["invoices"][number];
type Obligation = MoneyPage["obligations"][number];

export const batchMoneyList = (currency: string): List<BatchMoney> => ({
  name: "batches",
  filters: ["decided", "waits"],
  cells: {
    week: ({ week }) => week,
    decided: ({ decision }) => decision?.commercial ?? null,
    waits: ({ isWaiting }) => (isWaiting ? "yes" : "no"),
    delivered_units: (row) => row.deliveredUnits,
    accepted_units: (row) => row.acceptedUnits,
    full_minor: (row) => row.fullMinor,
    credit_minor: (row) => row.creditMinor,
    waived_minor: (row) => row.waivedMinor,
    changed_minor: (row) => row.adjustmentMinor,
    payable_minor: (row) => row.payableMinor,
    invoiced_minor: (row) => row.billedMinor,
    credited_minor: (row) => row.creditedMinor,
    to_invoice_minor: (row) => row.toInvoiceMinor,
    currency: () => currency,
  },
});

export const priceList = (currency: string): List<MoneyPage["bands"][number]> => ({
  name: "prices",
  filters: ["domain", "phase"],
  cells: {
    domain: ({ domain }) => domain,
    phase: ({ phase }) => phase,
    from_unit: ({ fromUnit }) => fromUnit,
    to_unit: ({ toUnit }) => toUnit,
    unit_price_micro: ({ unitPriceMicro }) => unitPriceMicro,
    discount_basis_points: ({ discountBasisPoints }) => discountBasisPoints,
    accepted_units: ({ acceptedUnits }) => acceptedUnits,
    amount_minor: ({ amountMinor }) => amountMinor,
    currency: () => currency,
  },
});

export const invoiceList = (currency: string): List<Invoice> => ({
  name: "invoices",
  filters: ["state"],
  cells: {
    number: ({ entry }) => entry.number,
    dated: ({ entry }) => entry.datedOn,
    state: standingOfInvoice,
    invoiced_minor: ({ balance }) => balance.invoicedMinor,
    owed_minor: ({ checked }) => checked.owedMinor,
    difference_minor: ({ checked }) => checked.differenceMinor,
    credited_minor: ({ balance }) => balance.creditedMinor,
    paid_minor: ({ balance }) => balance.paidMinor,
    open_minor: ({ balance }) => balance.openMinor,
    currency: () => currency,
    by: ({ entry }) => entry.by,
    entered_at: ({ entry }) => new Date(entry.at).toISOString(),
  },
});

export const obligationList = (currency: string): List<Obligation> => ({
  name: "obligations",
  filters: ["owed", "closed_by"],
  cells: {
    week: ({ week }) => week,
    owed: ({ kind }) => kind,
    units: ({ units }) => units,
    credit_minor: ({ minor }) => minor,
    currency: () => currency,
    since: ({ since }) => new Date(since).toISOString(),
    closed_by: ({ closed }) => closed?.how ?? null,
    how: ({ closed }) => closed?.what ?? null,
  },
});

export const entryList = (currency: string): List<MoneyPage["entries"][number]> => ({
  name: "entries",
  cells: {
    id: ({ id }) => id,
    kind: ({ kind }) => kind,
    number: ({ number }) => number,
    invoice: ({ invoiceId }) => invoiceId,
    reverses: ({ reverses }) => reverses,
    amount_minor: ({ amountMinor }) => amountMinor,
    currency: () => currency,
    dated: ({ datedOn }) => datedOn,
    note: ({ note }) => note,
    by: ({ by }) => by,
    entered_at: ({ at }) => new Date(at).toISOString(),
  },
});

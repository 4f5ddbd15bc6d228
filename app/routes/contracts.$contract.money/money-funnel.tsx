import { Funnel } from "#app/components/funnel.tsx";
import { Money } from "#app/components/money.tsx";
import { Verdict } from "#app/components/verdict.tsx";
import { countOf } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import { moneySentence } from "#app/ledger/money-sentence.ts";

/** From what is committed to what is paid; each step opens what it is made of. */
export function MoneyFunnel({ page }: { page: MoneyPage }) {
  const { contract, books, committed, delivered } = page;
  const { currency, unit } = contract;
  const { headline, explained } = moneySentence(page);
  const step = (label: string, minor: number, href: string, note?: string) => ({
    label,
    count: minor,
    value: <Money minor={minor} currency={currency} />,
    href,
    note,
  });
  const money = (minor: number) => formatMoney(minor, currency);
  return (
    <div>
      <Verdict headline={headline}>{explained}</Verdict>
      <Funnel
        steps={[
          step("committed", committed.minor, `/contracts/${contract.id}/terms`, countOf(committed.units, unit)),
          step("delivered", delivered.minor, "#batches", countOf(delivered.units, unit)),
          step("accepted", books.acceptedMinor, "#prices", `${countOf(books.acceptedUnits, unit)}, before credits`),
          step(
            "payable",
            books.payableMinor,
            "#batches",
            `${money(books.acceptedMinor - books.payableMinor)} credits and changes`,
          ),
          step("invoiced", books.invoicedMinor, "#invoices", `${money(books.creditedMinor)} of it credited since`),
          step("paid", books.paidMinor, "#invoices", `${money(books.openMinor)} open`),
        ]}
      />
    </div>
  );
}

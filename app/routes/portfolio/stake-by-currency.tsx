import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { countOf } from "#app/domain/figure.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { CurrencySum, PortfolioList } from "#app/reports/portfolio-list.server.ts";

/** "3 contracts; $56 000 and €12 000 are at stake." */
export function stakeSentence({ rows, sums }: Pick<PortfolioList, "rows" | "sums">): string {
  const amounts = sums
    .filter(({ totalMinor }) => totalMinor > 0)
    .map((one) => formatMoney(one.totalMinor, one.currency));
  const contracts = countOf(rows.length, "contract");
  if (amounts.length === 0) return `${contracts}; no money is at stake.`;
  return `${contracts}; ${amounts.join(" and ")} ${amounts.length === 1 ? "is" : "are"} at stake.`;
}

export function StakeByCurrency({ sums }: { sums: readonly CurrencySum[] }) {
  const money = (minor: number, currency: string) => <Money minor={minor} currency={currency} exact />;
  return (
    <Table
      caption="Money at stake"
      sub="by currency, of the contracts shown; no cent stands in two columns"
      rows={sums}
      rowKey={({ currency }) => currency}
      empty={<p className="sub">No contract matches the filter.</p>}
      columns={[
        { key: "currency", header: "Currency", render: ({ currency }) => currency },
        { key: "contracts", header: "Contracts", numeric: true, render: ({ contracts }) => contracts },
        {
          key: "undecided",
          header: "Undecided",
          numeric: true,
          render: (one) => money(one.undecidedMinor, one.currency),
        },
        {
          key: "claimable",
          header: "Billed over what is payable",
          numeric: true,
          render: (one) => money(one.claimableMinor, one.currency),
        },
        {
          key: "credit",
          header: "Open credits",
          numeric: true,
          render: (one) => money(one.openCreditMinor, one.currency),
        },
        {
          key: "total",
          header: "Together",
          numeric: true,
          render: (one) => <b>{money(one.totalMinor, one.currency)}</b>,
        },
      ]}
    />
  );
}

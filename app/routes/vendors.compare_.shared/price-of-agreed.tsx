import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { countOf, groupDigits } from "#app/domain/figure.ts";
import { readableMicro } from "#app/domain/readable-price.ts";
import type { SharedSummary } from "#app/vendors/shared-page.server.ts";

/** What the same items cost at both, over the pairs on which they agree. */
export function PriceOfAgreed({ summary: { vendors, prices } }: { summary: SharedSummary }) {
  const { lines, acrossCurrencies, currencies } = prices;
  const [one, other] = vendors;
  if (!one || !other) return null;
  const across =
    acrossCurrencies > 0 &&
    `Not computable for ${countOf(acrossCurrencies, "comparison")}: ${one.name} is paid in ${currencies[0].join(", ")}, ${other.name} in ${currencies[1].join(", ")}.`;
  return (
    <Table
      caption="Price per agreed pair"
      sub="both vendors’ price of the shared items / pairs they agree on; each at its batch’s price by the contract, before credits"
      rows={lines}
      rowKey={({ currency }) => currency}
      note={across}
      empty={<p>{across}</p>}
      columns={[
        { key: "currency", header: "Currency", render: ({ currency }) => currency },
        { key: "n", header: "Comparisons", numeric: true, render: ({ comparisons }) => groupDigits(comparisons) },
        ...[one, other].map(({ id, name }, i) => ({
          key: id,
          header: `Labels of ${name}`,
          numeric: true,
          render: ({ minor, currency }: SharedSummary["prices"]["lines"][number]) => (
            <Money minor={minor[i] ?? 0} currency={currency} />
          ),
        })),
        {
          key: "total",
          header: "Both",
          numeric: true,
          render: ({ totalMinor, currency }) => <Money minor={totalMinor} currency={currency} />,
        },
        { key: "agreed", header: "Pairs agreed on", numeric: true, render: ({ agreed }) => groupDigits(agreed) },
        {
          key: "price",
          header: "Per agreed pair",
          numeric: true,
          render: ({ micro, currency }) =>
            micro === null ? "not computable: none" : <UnitPrice micro={readableMicro(micro)} currency={currency} />,
        },
      ]}
    />
  );
}

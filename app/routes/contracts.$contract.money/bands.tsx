import { Money } from "#app/components/money.tsx";
import { UnitPrice } from "#app/components/unit-price.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import { scopeText } from "#app/domain/price-line.ts";
import { BASIS_POINTS } from "#app/domain/pricing.ts";
import { priceList } from "#app/ledger/money-lists.ts";
import type { MoneyPage } from "#app/ledger/money-page.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

/** What the accepted units cost, by price tier and discount. */
export function Bands({ page: { contract, bands, books } }: { page: MoneyPage }) {
  const { currency } = contract;
  const isScoped = bands.some(({ domain, phase }) => domain !== null || phase !== null);
  return (
    <div id="prices">
      <ListTable
        list={priceList(currency)}
        caption="Accepted by price"
        sub={
          isScoped
            ? "before credits; the most specific rule prices a unit: domain and phase, then domain, then phase, then neither; within a week its units come first"
            : contract.committedMinor === null
              ? "before credits; a band ends where the price tier or the discount does"
              : "before credits; an agreed total holds, the prices say how it spreads over the units"
        }
        rows={bands}
        rowKey={({ domain, phase, fromUnit, discountBasisPoints }) =>
          [domain, phase, fromUnit, discountBasisPoints].join(" ")
        }
        csvHref={`/contracts/${contract.id}/money/prices.csv`}
        columns={[
          ...(isScoped
            ? [
                {
                  key: "scope",
                  sorts: "domain",
                  header: "Domain and phase",
                  render: (band: MoneyPage["bands"][number]) => scopeText(band),
                },
              ]
            : []),
          {
            key: "units",
            sorts: "from_unit",
            header: isScoped ? "Units, counted within it" : "Units of the contract",
            render: ({ fromUnit, toUnit }) =>
              toUnit === null ? `from ${groupDigits(fromUnit)}` : `${groupDigits(fromUnit)} to ${groupDigits(toUnit)}`,
          },
          {
            key: "price",
            sorts: "unit_price_micro",
            header: "Price per unit",
            numeric: true,
            render: ({ unitPriceMicro }) => <UnitPrice micro={unitPriceMicro} currency={currency} />,
          },
          {
            key: "discount",
            sorts: "discount_basis_points",
            header: "Discount",
            numeric: true,
            render: ({ discountBasisPoints }) =>
              discountBasisPoints === 0 ? "none" : percentText(discountBasisPoints / BASIS_POINTS),
          },
          {
            key: "accepted",
            sorts: "accepted_units",
            header: "Accepted",
            numeric: true,
            render: ({ acceptedUnits }) => groupDigits(acceptedUnits),
            total: groupDigits(books.acceptedUnits),
          },
          {
            key: "amount",
            sorts: "amount_minor",
            header: "Amount",
            numeric: true,
            render: ({ amountMinor }) => <Money minor={amountMinor} currency={currency} exact />,
            total: <Money minor={books.acceptedMinor} currency={currency} exact />,
          },
        ]}
      />
    </div>
  );
}

import { Estimate } from "#app/components/estimate.tsx";
import { Table } from "#app/components/table.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import type { VendorComparison } from "#app/vendors/compare-page.server.ts";
import { AgreedPriceText } from "../vendor-parts/agreed-price.tsx";

/** A row for every two vendors: the only comparison in which both did the same work. */
export function SharedByTwo({ page: { shared, filter } }: { page: VendorComparison }) {
  return (
    <Table
      caption="Same items sent to two"
      sub="found by the texts of prompt and responses, in either order; a row opens the comparisons"
      rows={shared}
      rowKey={({ vendors }) => vendors.map(({ id }) => id).join()}
      rowHref={({ vendors }) => sharedHref(vendors, filter)}
      columns={[
        { key: "vendors", header: "Vendors", render: ({ vendors }) => vendors.map(({ name }) => name).join(" and ") },
        { key: "n", header: "Comparisons", numeric: true, render: ({ comparisons }) => groupDigits(comparisons) },
        {
          key: "raw",
          header: "Agreement [95 % interval] n",
          numeric: true,
          render: ({ comparisons, agreement }) => comparisons > 0 && <Estimate outcome={agreement.raw} unit="share" />,
        },
        {
          key: "kappa",
          header: "Cohen’s κ [95 % interval] n",
          numeric: true,
          render: ({ comparisons, agreement }) =>
            comparisons > 0 && <Estimate outcome={agreement.kappa} unit="coefficient" />,
        },
        {
          key: "price",
          header: "Price per agreed pair",
          numeric: true,
          render: ({ comparisons, prices }) => comparisons > 0 && <AgreedPriceText prices={prices} />,
        },
      ]}
    />
  );
}

function sharedHref(vendors: readonly { id: string }[], { from, to }: VendorComparison["filter"]): string {
  const params = new URLSearchParams(vendors.map(({ id }) => ["vendor", id]));
  for (const [name, value] of Object.entries({ from, to })) if (value !== "") params.set(name, value);
  return `/vendors/compare/shared?${params}`;
}

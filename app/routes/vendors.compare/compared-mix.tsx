import { Table } from "#app/components/table.tsx";
import { groupDigits, percentText } from "#app/domain/figure.ts";
import type { VendorComparison } from "#app/vendors/compare-page.server.ts";

const MOST = 6;

/** What each vendor delivered, so that nobody takes other work for other quality. */
export function ComparedMix({ page: { vendors } }: { page: VendorComparison }) {
  const rows = [
    { label: "Paid by the", of: (i: number) => vendors[i]?.unitKinds.join(", ") || "nothing yet" },
    { label: "Records", of: (i: number) => groupDigits(vendors[i]?.mix.items ?? 0) },
    { label: "Domains", of: (i: number) => sharesText(vendors[i]?.mix.domains ?? []) },
    { label: "Languages", of: (i: number) => sharesText(vendors[i]?.mix.languages ?? []) },
  ];
  return (
    <Table
      caption="What each was asked"
      sub="shares of the records delivered"
      rows={rows}
      rowKey={({ label }) => label}
      columns={[
        { key: "label", header: "Mix", render: ({ label }) => label },
        ...vendors.map(({ id, name }, i) => ({
          key: id,
          header: name,
          stack: true,
          render: ({ of }: (typeof rows)[number]) => of(i),
        })),
      ]}
    />
  );
}

function sharesText(shares: readonly { name: string; share: number }[]): string {
  if (shares.length === 0) return "not given";
  const shown = shares.slice(0, MOST).map(({ name, share }) => `${name} ${percentText(Number(share.toFixed(3)))}`);
  return shares.length > MOST ? `${shown.join(", ")} and ${shares.length - MOST} more` : shown.join(", ");
}

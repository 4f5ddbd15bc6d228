import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { Money } from "#app/components/money.tsx";
import { Table } from "#app/components/table.tsx";
import { When } from "#app/components/when.tsx";
import { withParams } from "#app/components/with-params.ts";
import { countOf } from "#app/domain/figure.ts";
import { KEPT_WORDS } from "#app/domain/kept-fields.ts";
import { formatMoney } from "#app/domain/money.ts";
import type { ClaimSort, VendorClaims } from "#app/vendors/claims-page.server.ts";

/** One claim a row; it is closed on the Money tab of its contract. */
export function ClaimsTable({ page, search, now }: { page: VendorClaims; search: string; now: number }) {
  const { vendor, claims, all, sums, sort } = page;
  const sorted = (key: ClaimSort) => ({
    key,
    sortHref: withParams(search, { sort: sort.key === key && sort.direction === "ascending" ? `-${key}` : key }),
  });
  const total = sums.map(({ minor, currency }) => formatMoney(minor, currency)).join(" and ");
  return (
    <Table
      caption="Open claims"
      sub="credits that no credit note or invoice took off, and units nobody delivered again; closed on the Money tab of the contract"
      rows={claims}
      rowKey={({ kind, batchId }) => `${kind} ${batchId}`}
      sort={sort}
      csvHref={`/vendors/${vendor.id}/claims.csv${withParams(search, {})}`}
      note={`${claims.length} of ${all}${page.keepsCredits ? `; credits are ${KEPT_WORDS}` : ""}`}
      empty={
        <EmptyState title={emptyTitle(page)}>
          A decision with a credit, for rework or of rejection opens a claim; a credit note, a delivery or a waiver
          closes it.
        </EmptyState>
      }
      columns={[
        {
          ...sorted("batch"),
          header: "Batch",
          render: ({ batchId, contract, week }) => (
            <Link href={`/batches/${batchId}`}>
              {contract}, week {week}
            </Link>
          ),
          total: "Together",
        },
        { ...sorted("kind"), header: "Claim", render: ({ kind }) => kind },
        {
          ...sorted("units"),
          header: "Units",
          numeric: true,
          render: ({ units, unit }) => units !== null && countOf(units, unit),
        },
        {
          ...sorted("amount"),
          header: "Amount",
          numeric: true,
          render: ({ minor, currency }) => minor !== null && <Money minor={minor} currency={currency} />,
          total: total || "none",
        },
        { ...sorted("since"), header: "Since", render: ({ since }) => <When at={since} now={now} /> },
        {
          key: "next",
          header: "Next",
          render: ({ contractId }) => <Link href={`/contracts/${contractId}/money#obligations`}>Close it</Link>,
        },
      ]}
    />
  );
}

function emptyTitle({ all, keepsCredits }: VendorClaims): string {
  if (keepsCredits) return `No open claim can be shown: credits are ${KEPT_WORDS}.`;
  return all === 0 ? "No claim is open." : "No open claim is of this kind.";
}

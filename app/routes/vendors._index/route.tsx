import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { EmptyState } from "#app/components/empty-state.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { groupDigits } from "#app/domain/figure.ts";
import { VENDOR_LIST } from "#app/review/desk-lists.ts";
import { listVendors } from "#db/contracts.server.ts";
import { ListTable } from "../list-parts/list-table.tsx";

export const meta: MetaFunction = () => [{ title: "Vendors · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { vendors: await listVendors(context.db), now: context.now() };
}

export default function Vendors() {
  const { vendors, now } = useLoaderData<typeof loader>();
  return (
    <>
      <PageHeader
        title="Vendors"
        actions={
          <>
            {vendors.length > 1 && (
              <LinkButton href={compareHref(vendors)} look="quiet">
                Compare
              </LinkButton>
            )}
            <LinkButton href="/vendors/new" look="quiet">
              New vendor
            </LinkButton>
          </>
        }
      />
      <ListTable
        list={VENDOR_LIST}
        csvHref={"/lists/vendors.csv"}
        caption="Vendors"
        captionHidden
        rows={vendors}
        rowKey={(vendor) => vendor.id}
        rowHref={(vendor) => `/vendors/${vendor.id}`}
        empty={
          <EmptyState title="No vendor yet." action={<LinkButton href="/vendors/new">Add a vendor</LinkButton>}>
            A vendor sells data under contracts. A new one can also be named while a contract is created.
          </EmptyState>
        }
        columns={[
          { key: "name", sorts: "vendor", header: "Vendor", render: (vendor) => vendor.name },
          { key: "contracts", header: "Contracts", numeric: true, render: (vendor) => groupDigits(vendor.contracts) },
          { key: "since", header: "Since", render: (vendor) => <When at={vendor.createdAt} now={now} /> },
        ]}
      />
    </>
  );
}

/** The vendors with the most contracts side by side. */
function compareHref(vendors: readonly { id: string; contracts: number }[]): string {
  const most = [...vendors].sort((a, b) => b.contracts - a.contracts).slice(0, 3);
  return `/vendors/compare?${new URLSearchParams(most.map(({ id }) => ["vendor", id]))}`;
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Choices } from "#app/components/choices.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withParams } from "#app/components/with-params.ts";
import { CLAIM_KINDS, vendorClaims } from "#app/vendors/claims-page.server.ts";
import { LotFilterForm } from "../vendor-parts/lot-filter-form.tsx";
import { VendorTabs } from "../vendor-parts/vendor-tabs.tsx";
import { ClaimsTable } from "./claims-table.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const now = context.now();
  const { searchParams } = new URL(request.url);
  const page = await vendorClaims(context.db, params.vendor ?? "", searchParams, now);
  if (!page) throw new Response("There is no such vendor.", { status: 404 });
  return { page, kinds: [...CLAIM_KINDS], search: searchParams.toString(), now };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Open claims, ${loaded.page.vendor.name} · Assay` : "Open claims · Assay" },
];

export default function ClaimsOfVendor() {
  const { page, kinds, search, now } = useLoaderData<typeof loader>();
  const { vendor, filter, choices } = page;
  const here = (changes: Record<string, string | null>) => withParams(search, changes) || "?";
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: vendor.name, href: `/vendors/${vendor.id}` },
          { label: "Open claims" },
        ]}
        title={`Open claims on ${vendor.name}`}
      />
      <VendorTabs vendorId={vendor.id} current="/claims" />
      <div className="sections">
        <LotFilterForm filter={filter} choices={choices} action={`/vendors/${vendor.id}/claims`} />
        <Choices
          label="Show"
          choices={[null, ...kinds].map((kind) => ({
            key: kind ?? "all",
            label: kind ?? "all",
            href: here({ kind }),
            current: kind === page.kind,
          }))}
        />
        {page.currencies.length > 1 && (
          <Choices
            label="Currency"
            choices={[null, ...page.currencies].map((currency) => ({
              key: currency ?? "all",
              label: currency ?? "all",
              href: here({ currency }),
              current: currency === page.currency,
            }))}
          />
        )}
        <ClaimsTable page={page} search={search} now={now} />
      </div>
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { PairTexts } from "#app/components/pair-texts.tsx";
import { twoRecords } from "#app/vendors/two-records.server.ts";
import { OneVendor } from "./one-vendor.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const other = new URL(request.url).searchParams.get("with") ?? "";
  const page = await twoRecords(context, { deliveryId: Number(params.delivery), n: Number(params.n) }, other);
  if (!page) throw new Response("There are no two such records of the same texts.", { status: 404 });
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.one.id} and ${page.other.id} · Assay` : "Two records · Assay" },
];

export default function TwoRecords() {
  const { one, other, isTurned } = useLoaderData<typeof loader>();
  const vendors = new URLSearchParams([one, other].map(({ contract }) => ["vendor", contract.vendorId]));
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Vendors", href: "/vendors" },
          { label: "Compare", href: `/vendors/compare?${vendors}` },
          { label: "Same items", href: `/vendors/compare/shared?${vendors}` },
          { label: one.id },
        ]}
        title={`${one.id} and ${other.id}`}
      />
      <div className="sections">
        {isTurned && (
          <Callout title="The two were shown in different orders.">
            <p>
              The first response here is the second of {other.id}: read {other.contract.vendor}’s labels accordingly.
            </p>
          </Callout>
        )}
        <div className="two even">
          <OneVendor page={one} />
          <OneVendor page={other} isTurned={isTurned} />
        </div>
        {one.text.kind === "text" ? (
          <PairTexts record={one.text.record} sub={`in the order of ${one.id}`} />
        ) : (
          <Callout tone="fail" title="The text of this record cannot be read.">
            <p>{one.text.message}</p>
          </Callout>
        )}
      </div>
    </>
  );
}

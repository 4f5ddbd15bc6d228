import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { pairsPage } from "#app/release/pairs-page.server.ts";
import { PairsFilter } from "./pairs-filter.tsx";
import { PairsTable } from "./pairs-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await pairsPage(context, params.release ?? "", searchParams);
  if (!page) throw new Response("There is no such release.", { status: 404 });
  return { page, search: searchParams.toString() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Pairs of ${data.page.release.name} · Assay` : "Pairs · Assay" },
];

export default function Pairs() {
  const { page, search } = useLoaderData<typeof loader>();
  const { release, found } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: release.name, href: `/releases/${release.id}` },
          { label: "Pairs" },
        ]}
        title="Pairs"
        meta={[release.name, "in the order in which they are written"]}
      />
      <div className="sections">
        <PairsFilter page={page} />
        {found.kind === "fault" ? (
          <Callout tone="fail" title="The pairs cannot be shown.">
            <p>{found.message}</p>
          </Callout>
        ) : (
          <PairsTable page={page} rows={found.rows} search={search} />
        )}
      </div>
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { withoutPage } from "#app/release/without-page.server.ts";
import { WithoutTable } from "./without-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const page = await withoutPage(context, params.release ?? "", searchParams);
  if (!page)
    throw new Response("There is no such release, or nothing is left out of it for that reason.", { status: 404 });
  return { page, search: searchParams.toString() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `What gives no pair, ${data.page.release.name} · Assay` : "What gives no pair · Assay" },
];

export default function Without() {
  const { page, search } = useLoaderData<typeof loader>();
  const { release, found } = page;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Releases", href: "/releases" },
          { label: release.name, href: `/releases/${release.id}` },
          { label: "What gives no pair" },
        ]}
        title="What gives no pair"
        meta={[release.name]}
      />
      <div className="sections">
        {found.kind === "fault" ? (
          <Callout tone="fail" title="The records cannot be shown.">
            <p>{found.message}</p>
          </Callout>
        ) : (
          <WithoutTable page={page} rows={found.rows} search={search} />
        )}
      </div>
    </>
  );
}

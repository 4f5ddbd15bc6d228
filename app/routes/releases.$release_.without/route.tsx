import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { withoutPage } from "#app/release/without-page.server.ts";
import { ListOfRelease } from "../release-parts/list-of-release.tsx";
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
    <ListOfRelease
      release={release}
      title="What gives no pair"
      fault={found.kind === "fault" ? { title: "The records cannot be shown.", message: found.message } : null}
    >
      {found.kind === "rows" && <WithoutTable page={page} rows={found.rows} search={search} />}
    </ListOfRelease>
  );
}

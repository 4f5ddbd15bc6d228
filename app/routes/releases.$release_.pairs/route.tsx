import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pairsPage } from "#app/release/pairs-page.server.ts";
import { ListOfRelease } from "../release-parts/list-of-release.tsx";
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
    <ListOfRelease
      release={release}
      title="Pairs"
      meta={["in the order in which they are written"]}
      fault={found.kind === "fault" ? { title: "The pairs cannot be shown.", message: found.message } : null}
      filter={<PairsFilter page={page} />}
    >
      {found.kind === "rows" && <PairsTable page={page} rows={found.rows} search={search} />}
    </ListOfRelease>
  );
}

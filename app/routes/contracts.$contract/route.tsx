import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { helpingNote } from "#app/loop/helping-page.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { BatchesTable } from "./batches-table.tsx";
import { BurnDowns } from "./burn-downs.tsx";
import { ContractHeader } from "./contract-header.tsx";
import { InTraining } from "./in-training.tsx";
import { Standing } from "./standing.tsx";
import { Terms } from "./terms.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = context.now();
  const page = await contractPage(context.db, params.contract ?? "", now);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, now, helping: await helpingNote(context.db, page.contract.id) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.page.contract.title} · Assay` : "Contract · Assay" },
];

export default function Contract() {
  const { page, now, helping } = useLoaderData<typeof loader>();
  return (
    <>
      <ContractHeader page={page} />
      <div className="sections">
        <Standing page={page} />
        <InTraining contract={page.contract} helping={helping} />
        <BatchesTable page={page} now={now} />
        <BurnDowns page={page} />
        <Terms page={page} />
      </div>
    </>
  );
}

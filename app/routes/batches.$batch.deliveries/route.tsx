import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deliveriesPage } from "#app/review/deliveries-page.server.ts";
import { batchReaderOptions } from "#app/review/reader-options.server.ts";
import { HandOver } from "./hand-over.tsx";
import { Quarantine } from "./quarantine.tsx";
import { VersionsTable } from "./versions-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const batchId = params.batch ?? "";
  const readers = await batchReaderOptions(context.db, batchId);
  return { batchId, now: context.now(), readers, page: await deliveriesPage(context.db, batchId) };
}

export const meta: MetaFunction = () => [{ title: "Deliveries · Assay" }];

export default function Deliveries() {
  const { batchId, now, readers, page } = useLoaderData<typeof loader>();
  if (page.deliveries.length === 0) return <p className="sub">Nothing was handed over for this week yet.</p>;
  return (
    <>
      <VersionsTable page={page} now={now} />
      <Quarantine page={page} />
      <HandOver batchId={batchId} page={page} readers={readers} />
    </>
  );
}

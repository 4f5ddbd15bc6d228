import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { paramsOfBeside } from "#app/review/beside.ts";
import { flagThese } from "#app/review/flag-these.ts";
import { describeFilter, recordFilterOf } from "#app/review/record-filter.ts";
import { recordsPage } from "#app/review/records-page.server.ts";
import { paramsWithoutField } from "#app/review/slice-params.ts";
import { RecordFilterForm } from "./record-filter-form.tsx";
import { RecordsTable } from "./records-table.tsx";
import { TheseRecords } from "./these-records.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const batchId = params.batch ?? "";
  const filter = recordFilterOf(searchParams);
  const page = (await recordsPage(context, batchId, filter)) ?? null;
  return {
    described: describeFilter(filter),
    batchId,
    filter,
    kept: [...paramsWithoutField(filter.slice), ...paramsOfBeside(filter.beside)],
    search: searchParams.toString(),
    page,
    these: page && flagThese(batchId, filter, page),
  };
}

export const meta: MetaFunction = () => [{ title: "Records · Assay" }];

export default function Records() {
  const { batchId, described, filter, kept, search, page, these } = useLoaderData<typeof loader>();
  if (!page) return <p className="sub">No records yet: nothing was delivered for this week.</p>;
  return (
    <>
      <RecordFilterForm
        described={described}
        filter={filter}
        kept={kept}
        names={page.names}
        base={`/batches/${batchId}/records`}
      />
      {these && <TheseRecords batchId={batchId} these={these} total={page.total} />}
      <RecordsTable batchId={batchId} filter={filter} search={search} page={page} />
    </>
  );
}

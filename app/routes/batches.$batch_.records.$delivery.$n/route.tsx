import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { recordPage } from "#app/review/record-page.server.ts";
import { JudgmentsTable } from "./judgments-table.tsx";
import { RecordFacts } from "./record-facts.tsx";
import { RecordHeader } from "./record-header.tsx";
import { RecordTexts } from "./record-texts.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const address = { batchId: params.batch ?? "", deliveryId: Number(params.delivery), n: Number(params.n) };
  const page = await recordPage(context, address, searchParams);
  if (!page) throw new Response("There is no such record.", { status: 404 });
  return { page, n: address.n, search: searchParams.toString() };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.id ?? "Record"} · Assay` }];

export default function RecordScreen() {
  const { page, n, search } = useLoaderData<typeof loader>();
  const { text } = page;
  return (
    <>
      <RecordHeader page={page} n={n} search={search} />
      <div className="sections">
        {text.kind === "text" ? (
          <RecordTexts record={text.record} search={search} />
        ) : (
          <Callout tone="fail" title="The text of this record cannot be read.">
            <p>{text.message}</p>
          </Callout>
        )}
        <JudgmentsTable page={page} />
        <RecordFacts page={page} />
      </div>
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { recordPage } from "#app/review/record-page.server.ts";
import { talkOn } from "#app/review/talk.server.ts";
import { TalkSection } from "../talk-parts/talk-section.tsx";
import { Contamination } from "./contamination.tsx";
import { JudgmentsTable } from "./judgments-table.tsx";
import { RecordFacts } from "./record-facts.tsx";
import { RecordHeader } from "./record-header.tsx";
import { RecordTexts } from "./record-texts.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const address = { batchId: params.batch ?? "", deliveryId: Number(params.delivery), n: Number(params.n) };
  const page = await recordPage(context, address, searchParams);
  if (!page) throw new Response("There is no such record.", { status: 404 });
  const talk = await talkOn(context, "record", `${address.deliveryId}/${address.n}`);
  return { page, n: address.n, search: searchParams.toString(), talk, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.page.id ?? "Record"} · Assay` }];

export default function RecordScreen() {
  const { page, n, search, talk, user } = useLoaderData<typeof loader>();
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
        <Contamination hits={page.contamination} batchId={page.batch.id} />
        <RecordFacts page={page} />
        <TalkSection talk={talk} user={user} />
      </div>
    </>
  );
}

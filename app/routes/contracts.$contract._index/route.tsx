import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { helpingNote } from "#app/loop/helping-page.server.ts";
import { contractPage } from "#app/review/contract-page.server.ts";
import { talkOn } from "#app/review/talk.server.ts";
import { TalkSection } from "../talk-parts/talk-section.tsx";
import { BatchesTable } from "./batches-table.tsx";
import { BurnDowns } from "./burn-downs.tsx";
import { InTraining } from "./in-training.tsx";
import { Standing } from "./standing.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const now = context.now();
  const page = await contractPage(context.db, params.contract ?? "", now);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const helping = await helpingNote(context.db, page.contract.id);
  const talk = await talkOn(context, "contract", page.contract.id);
  return { page, now, helping, talk, user: context.settings.user };
}

export default function ContractOverview() {
  const { page, now, helping, talk, user } = useLoaderData<typeof loader>();
  return (
    <>
      <Standing page={page} />
      <InTraining contract={page.contract} helping={helping} />
      <BatchesTable page={page} now={now} />
      <BurnDowns page={page} />
      <TalkSection talk={talk} user={user} />
    </>
  );
}

import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Outlet, useLoaderData, useLocation } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { batchPage } from "#app/review/batch-page.server.ts";
import { readerOptions } from "#app/review/reader-options.server.ts";
import { talkOn } from "#app/review/talk.server.ts";
import { TalkSection } from "../talk-parts/talk-section.tsx";
import { BatchHeader } from "./batch-header.tsx";
import { BatchTabs } from "./batch-tabs.tsx";
import { BatchVerdict } from "./batch-verdict.tsx";
import { DecisionInForce } from "./decision-in-force.tsx";
import { DeemedAccepted } from "./deemed-accepted.tsx";
import { GatesTable } from "./gates-table.tsx";
import { NothingDelivered } from "./nothing-delivered.tsx";
import { ProposedDecision } from "./proposed-decision.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await batchPage(context, params.batch ?? "");
  if (!page) throw new Response("There is no such batch.", { status: 404 });
  const readers = await readerOptions(context.db, page.contract.vendorId);
  return { page, readers, talk: await talkOn(context, "batch", page.batch.id), user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `Week ${data.page.batch.week}, ${data.page.contract.title} · Assay` : "Batch · Assay" },
];

export default function Batch() {
  const { page, readers, talk, user } = useLoaderData<typeof loader>();
  const { pathname } = useLocation();
  return (
    <>
      <BatchHeader page={page} />
      <div className="sections">
        {page.proposal && <ProposedDecision page={page} proposal={page.proposal} />}
        {page.decision && <DecisionInForce page={page} decision={page.decision} />}
        {page.delivered && <DeemedAccepted page={page} delivered={page.delivered} />}
        {page.verdict && page.delivered ? (
          <>
            {page.verdict.oddities.map((oddity) => (
              <Callout key={oddity} tone="warn" title={oddity} />
            ))}
            <BatchVerdict page={page} verdict={page.verdict} delivered={page.delivered} />
            {pathname === `/batches/${page.batch.id}` && <GatesTable page={page} />}
          </>
        ) : (
          <NothingDelivered page={page} readers={readers} />
        )}
        {page.delivered && <BatchTabs page={page} delivered={page.delivered} pathname={pathname} />}
        <Outlet />
        {pathname === `/batches/${page.batch.id}` && <TalkSection talk={talk} user={user} />}
      </div>
    </>
  );
}

import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Button, FileButton, LinkButton } from "#app/components/button.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { When } from "#app/components/when.tsx";
import { startVerify } from "#app/jobs/start-release.server.ts";
import { trainingOfRelease } from "#app/loop/came-back.server.ts";
import { optionsInWords } from "#app/release/options-words.ts";
import { releasePage } from "#app/release/release-page.server.ts";
import { InTraining } from "../loop-parts/in-training.tsx";
import { Downloads } from "./downloads.tsx";
import { Files } from "./files.tsx";
import { FunnelTable } from "./funnel-table.tsx";
import { LeftOut } from "./left-out.tsx";
import { MarkedUse } from "./marked-use.tsx";
import { Members } from "./members.tsx";
import { ReleaseFunnel } from "./release-funnel.tsx";
import { Weights } from "./weights.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const page = await releasePage(context, params.release ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such release.", { status: 404 });
  return { now: context.now(), training: await trainingOfRelease(context.db, page.id), ...page };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const jobId = await startVerify(context, params.release ?? "");
  if (!jobId) throw new Response("There is no such release.", { status: 404 });
  return redirect(`/jobs/${jobId}`);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page ? `${page.manifest.release.name} · Assay` : "Release · Assay" },
];

export default function Release() {
  const { now, id, manifest, members, pointers, reasons, funnel, downloads, training, lackingToday } =
    useLoaderData<typeof loader>();
  const { release, createdAt, createdBy, unit, includeGold, assay } = manifest;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Releases", href: "/releases" }, { label: release.name }]}
        title={release.name}
        meta={[
          <When key="at" at={createdAt} now={now} withTime />,
          `made by ${createdBy} with Assay ${assay}`,
          `one pair per ${unit}`,
          includeGold ? "gold items included" : "gold items held out",
          ...optionsInWords(manifest),
          ...pointers.map((pointer) => (
            <Link key={pointer} href={`/pointers/${pointer}`}>
              {pointer}
            </Link>
          )),
        ]}
        actions={
          <>
            <LinkButton href={`/pointers/approved-for-training?release=${id}`} look="quiet">
              Point to it
            </LinkButton>
            <Form method="post">
              <Button look="quiet">Verify</Button>
            </Form>
            <LinkButton href={`/releases/${id}/diff`} look="quiet">
              Compare
            </LinkButton>
            <LinkButton href={`/releases/${id}/card`} look="quiet">
              Dataset card
            </LinkButton>
            <FileButton href={`/releases/${id}/manifest.json`}>Manifest</FileButton>
          </>
        }
      />
      <div className="sections">
        <MarkedUse use={manifest.use} today={lackingToday} />
        <ReleaseFunnel releaseId={id} counts={manifest.counts} batches={members.length} funnel={funnel} />
        <Downloads downloads={downloads} />
        <Members members={members} />
        {funnel && <FunnelTable releaseId={id} counts={manifest.counts} funnel={funnel} />}
        <div className="two">
          <LeftOut releaseId={id} reasons={reasons} />
          <Weights releaseId={id} counts={manifest.counts} />
        </div>
        <Files members={members} />
        <InTraining
          rows={training}
          none="No run on this release has been evaluated beside its base checkpoint yet."
          links={
            <span>
              <Link href={`/runs/new?release=${id}`}>Note a run</Link>
              {" · "}
              <Link href={`/releases/${id}/left-out`}>Leave one batch out</Link>
            </span>
          }
        />
      </div>
    </>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { retire } from "#app/calibration/adjudicate.server.ts";
import { calibrationPage } from "#app/calibration/calibration-page.server.ts";
import { LinkButton } from "#app/components/button.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { queueMeasuring } from "#app/jobs/queue-measuring.server.ts";
import { BatchEffects } from "./batch-effects.tsx";
import { Comparison } from "./comparison.tsx";
import { GoldTable } from "./gold-table.tsx";
import { GoldWeeks } from "./gold-weeks.tsx";
import { NoRounds } from "./no-rounds.tsx";
import { RoundsTable } from "./rounds-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await calibrationPage(context, params.contract ?? "", new URL(request.url).searchParams);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, now: context.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Calibration, ${loaded.page.contract.title} · Assay` : "Calibration · Assay" },
];

/** Retires a gold item. */
export async function action({ params, request, context }: ActionFunctionArgs) {
  const form = new URLSearchParams(await request.text());
  const contractId = params.contract ?? "";
  const goldItemId = Number(form.get("gold"));
  const reason = form.get("reason") ?? "";
  const done = await retire(context, { contractId, goldItemId, reason, by: context.settings.user });
  if (done.kind === "refused") return data({ gold: goldItemId, message: done.message }, { status: 400 });
  await queueMeasuring(context, done.gold);
  return redirect(`/contracts/${contractId}/calibration#gold`);
}

export default function Calibration() {
  const { page, now } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { contract, rounds } = page;
  const base = `/contracts/${contract.id}/calibration`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.vendor, href: `/vendors/${contract.vendorId}` },
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: "Calibration" },
        ]}
        title="Calibration"
        meta={["Whether annotators and researchers mean the same, before and while data is collected"]}
        actions={rounds.length > 0 && <LinkButton href={`${base}/new`}>New round</LinkButton>}
      />
      <div className="sections">
        {rounds.length > 0 ? (
          <RoundsTable contractId={contract.id} rounds={rounds} now={now} />
        ) : (
          <NoRounds contractId={contract.id} title={contract.title} />
        )}
        {page.comparison && <Comparison comparison={page.comparison} base={base} />}
        <BatchEffects effects={page.batchEffects} contractId={contract.id} />
        <GoldWeeks weeks={page.goldWeeks} />
        <GoldTable contractId={contract.id} gold={page.gold} now={now} refused={refused ?? null} />
      </div>
    </>
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { adjudicate } from "#app/calibration/adjudicate.server.ts";
import { adjudicatePage } from "#app/calibration/contested-page.server.ts";
import { Callout } from "#app/components/callout.tsx";
import { PairTexts } from "#app/components/pair-texts.tsx";
import { queueMeasuring } from "#app/jobs/queue-measuring.server.ts";
import { AdjudicateForm } from "./adjudicate-form.tsx";
import { AdjudicateHeader } from "./adjudicate-header.tsx";
import { Judged } from "./judged.tsx";
import { nextHref } from "./next-href.ts";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const address = addressOf(params, context);
  const page = await adjudicatePage(context, address);
  if (!page) throw new Response("There is no such record in the batch as it stands.", { status: 404 });
  const { searchParams } = new URL(request.url);
  const people = {
    agreedBy: searchParams.get("by") ?? context.settings.user,
    secondedBy: searchParams.get("second") ?? "",
  };
  return { page, people };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `${loaded?.page.id ?? "Item"}, adjudication · Assay` },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const address = addressOf(params, context);
  const form = new URLSearchParams(await request.text());
  const field = (name: string) => form.get(name) ?? "";
  const values = {
    answer: field("answer"),
    agreedBy: field("agreedBy"),
    secondedBy: field("secondedBy"),
    reason: field("reason"),
  };
  const page = await adjudicatePage(context, address);
  const done = await adjudicate(context, { ...address, ...values, seconders: page?.seconders ?? [] });
  if (done.kind === "written") {
    if (done.gold) await queueMeasuring(context, done.gold);
    return redirect(nextHref(address.batchId, page?.next ?? null, values));
  }
  const errors: Record<string, string> = done.field === "" ? {} : { [done.field]: done.message };
  return data({ values, errors, message: done.field === "" ? done.message : null }, { status: 400 });
}

function addressOf(params: LoaderFunctionArgs["params"], { settings }: LoaderFunctionArgs["context"]) {
  const [deliveryId, n] = [Number(params.delivery), Number(params.n)];
  return { batchId: params.batch ?? "", deliveryId, n, asking: settings.user };
}

export default function Adjudicate() {
  const { page, people } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <AdjudicateHeader page={page} people={people} />
      <div className="sections">
        {page.record ? (
          <PairTexts record={page.record} />
        ) : (
          <Callout tone="fail" title="The text of this record cannot be read from the vault.">
            {page.gone && <p>{page.gone}</p>}
          </Callout>
        )}
        <Judged page={page} />
        <AdjudicateForm
          key={`${page.deliveryId} ${page.n}`}
          page={page}
          values={sent?.values ?? { ...people, answer: "", reason: "" }}
          errors={sent?.errors ?? {}}
          message={sent?.message ?? null}
        />
      </div>
    </>
  );
}

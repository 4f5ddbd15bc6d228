import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { checkpointPage } from "#app/checkpoints/checkpoint-page.server.ts";
import { changeOrNote } from "#app/checkpoints/happened.server.ts";
import { CheckpointFacts, CheckpointHeader } from "./checkpoint-header.tsx";
import { CollectedTable } from "./collected-table.tsx";
import { Downtimes } from "./downtimes.tsx";
import { Forms } from "./forms.tsx";
import { History } from "./history.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await checkpointPage(context, params);
  if (!page) throw new Response("There is no such checkpoint.", { status: 404 });
  return { page, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.page.checkpoint.model}, ${loaded.page.contract.title} · Assay` : "Checkpoint · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const { contract: contractId = "", model = "" } = params;
  const changed = await changeOrNote(context, { contractId, model, intent: values.intent ?? "" }, values);
  if (!changed.ok) return data({ values, errors: changed.errors }, { status: 400 });
  const list = `/contracts/${contractId}/checkpoints`;
  return redirect(values.intent === "delete" ? list : `${list}/${encodeURIComponent(model)}`);
}

export default function Checkpoint() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <CheckpointHeader page={page} />
      <div className="sections">
        <CheckpointFacts page={page} />
        <CollectedTable page={page} />
        <Downtimes page={page} />
        <History page={page} />
        <Forms page={page} user={user} sent={sent ?? null} />
      </div>
    </>
  );
}

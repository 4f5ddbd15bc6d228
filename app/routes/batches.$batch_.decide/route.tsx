import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { decideBatch } from "#app/review/decide.server.ts";
import { decideFields, rulesKey } from "#app/review/decide-form.ts";
import { decidePage } from "#app/review/decide-page.server.ts";
import { DecideScreen } from "./decide-screen.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const batchId = params.batch ?? "";
  const page = await decidePage(context, batchId, new URL(request.url).searchParams, context.settings.user);
  if (page.kind === "absent") throw new Response("There is no such batch.", { status: 404 });
  if (page.kind === "changed") throw redirect(`/batches/${encodeURIComponent(batchId)}/decide?${page.query}`);
  if (page.kind === "nothing-delivered") throw redirect(`/batches/${encodeURIComponent(batchId)}`);
  return { page, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Decide week ${loaded.page.batch.week} · Assay` : "Decide · Assay" },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const batchId = params.batch ?? "";
  const form = new URLSearchParams(await request.text());
  const fields = decideFields(form, true);
  const { rules, commercial, training, reason, signer, credit, seenDecisionId, seenDeliveryId, errors } = fields;
  const again = async (status: number, message: string | null) => {
    const page = await decidePage(context, batchId, form, signer);
    if (page.kind !== "page") throw new Response("There is nothing to decide.", { status: 404 });
    return data({ page, errors, message }, { status });
  };
  if (Object.keys(errors).length > 0 || !commercial || !training) return again(400, null);
  if (form.get("previewed") !== rulesKey(rules))
    return again(
      400,
      "The exclusions or weights changed after the numbers were shown. They are shown now: look, and sign again.",
    );
  const result = await decideBatch(context, {
    batchId,
    commercial,
    training,
    reason,
    signer,
    rules,
    seenDecisionId,
    seenDeliveryId: seenDeliveryId ?? undefined,
    creditBasisPoints: commercial === "accept_with_credit" && credit !== null ? credit : undefined,
  });
  if (result.kind === "decided") return redirect(`/batches/${batchId}`);
  return again(result.kind === "overtaken" ? 409 : 400, result.message);
}

export default function Decide() {
  const { page, user } = useLoaderData<typeof loader>();
  const answered = useActionData<typeof action>();
  return (
    <DecideScreen
      page={answered?.page ?? page}
      user={user}
      errors={answered?.errors ?? page.fields.errors}
      message={answered?.message ?? null}
    />
  );
}

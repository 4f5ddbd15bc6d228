import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { approvalPage } from "#app/review/approval-page.server.ts";
import { approveDecision } from "#app/review/approve.server.ts";
import { approvalForm } from "./approval-form.ts";
import { ApproveScreen } from "./approve-screen.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await approvalPage(context, Number(params.decision));
  if (!page) throw new Response("There is no such decision.", { status: 404 });
  return { page, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Approve week ${loaded.page.batch.week} · Assay` : "Approve · Assay" },
];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const decisionId = Number(params.decision);
  const { outcome, values, errors } = approvalForm(await request.formData());
  if (!outcome || Object.keys(errors).length > 0) return data({ values, errors, message: null }, { status: 400 });
  const result = await approveDecision(context, { decisionId, outcome, ...values });
  if (result.kind === "written") return redirect(`/batches/${encodeURIComponent(result.batchId)}`);
  if (result.kind === "refused" && result.field)
    return data({ values, errors: { [result.field]: result.message }, message: null }, { status: 400 });
  const status = result.kind === "overtaken" ? 409 : 400;
  return data({ values, errors, message: result.message }, { status });
}

export default function Approve() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <ApproveScreen
      page={page}
      values={sent?.values ?? { reason: "", signer: user }}
      errors={sent?.errors ?? {}}
      message={sent?.message ?? null}
    />
  );
}

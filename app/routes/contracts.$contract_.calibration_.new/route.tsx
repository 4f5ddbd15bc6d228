import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { createRound } from "#app/calibration/round.server.ts";
import { PageHeader } from "#app/components/page-header.tsx";
import { batchesOf, contractById } from "#db/contracts.server.ts";
import { RoundForm } from "./round-form.tsx";
import { roundOfForm } from "./round-of-form.ts";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const contract = await contractById(context.db, params.contract ?? "");
  if (!contract) throw new Response("There is no such contract.", { status: 404 });
  const weeks = await batchesOf(context.db, contract.id);
  const versions = [...new Set(weeks.flatMap(({ instructionVersion }) => instructionVersion ?? []))];
  return { contract: { id: contract.id, title: contract.title }, versions };
}

export const meta: MetaFunction = () => [{ title: "New calibration round · Assay" }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const { values, errors, round, intent } = roundOfForm(new URLSearchParams(await request.text()));
  if (intent === "preview") return data({ values, errors: {} });
  if (!round) return data({ values, errors }, { status: 400 });
  const place = { contractId: params.contract ?? "", by: context.settings.user, now: context.now() };
  const made = await createRound(context.db, { ...round, ...place });
  if (made.kind === "created") return redirect(`/calibration/${made.id}`);
  return data({ values, errors: { [made.field || "title"]: made.message } as Record<string, string> }, { status: 400 });
}

export default function NewRound() {
  const { contract, versions } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const calibration = `/contracts/${contract.id}/calibration`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: contract.title, href: `/contracts/${contract.id}` },
          { label: "Calibration", href: calibration },
          { label: "New round" },
        ]}
        title="New calibration round"
      />
      <RoundForm values={sent?.values} errors={sent?.errors ?? {}} versions={versions} calibration={calibration} />
    </>
  );
}

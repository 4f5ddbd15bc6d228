import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { claimsPage } from "#app/review/claims-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { removeClaim, storeClaims } from "#db/vendor-claims.server.ts";
import { ClaimForm } from "./claim-form.tsx";
import { claimsOfForm } from "./claims-of-form.ts";
import { ClaimsTable } from "./claims-table.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await claimsPage(context.db, params.batch ?? "");
  if (!page) throw new Response("There is no such batch.", { status: 404 });
  return { page, now: context.now() };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const batch = await batchById(context.db, params.batch ?? "");
  if (!batch) throw new Response("There is no such batch.", { status: 404 });
  const form = await request.formData();
  const here = `/batches/${batch.id}/claims`;
  if (form.has("remove")) {
    await removeClaim(context.db, batch.id, Number(form.get("remove")));
    return redirect(here);
  }
  const read = await claimsOfForm(form, context.now());
  if (!read.ok) return data({ values: read.values, errors: read.errors, messages: read.messages }, { status: 400 });
  const entered = { batchId: batch.id, enteredAt: context.now(), enteredBy: context.settings.user };
  await storeClaims(
    context.db,
    read.claims.map((claim) => ({ ...claim, ...entered })),
  );
  return redirect(here);
}

export const meta: MetaFunction = () => [{ title: "Claims · Assay" }];

export default function Claims() {
  const { page, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <ClaimsTable batchId={page.batchId} claims={page.claims} now={now} />
      <ClaimForm metrics={page.metrics} sent={sent} key={page.claims.length} />
    </>
  );
}

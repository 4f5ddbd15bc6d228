import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scoresPage } from "#app/review/scores-page.server.ts";
import { batchById } from "#db/contracts.server.ts";
import { Accuracy } from "./accuracy.tsx";
import { importForm } from "./import-form.server.ts";
import { ImportScores } from "./import-scores.tsx";
import { SetsTable } from "./sets-table.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const batch = await batchById(context.db, params.batch ?? "");
  if (!batch) throw new Response("There is no such batch.", { status: 404 });
  const page = await scoresPage(context, batch.id, new URL(request.url).searchParams);
  return { page: page ?? null, now: context.now() };
}

export async function action({ params, request, context }: ActionFunctionArgs) {
  const batch = await batchById(context.db, params.batch ?? "");
  if (!batch) throw new Response("There is no such batch.", { status: 404 });
  const sent = await importForm(context, batch.id, await request.formData());
  return data(sent, { status: sent.stored ? 200 : 400 });
}

export const meta: MetaFunction = () => [{ title: "Scores · Assay" }];

export default function Scores() {
  const { page, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  if (!page) return null;
  return (
    <>
      <SetsTable page={page} now={now} />
      <ImportScores sent={sent} key={sent?.stored?.name} />
      <Accuracy page={page} />
    </>
  );
}

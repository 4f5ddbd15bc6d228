import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { storeReport } from "#app/review/vendor-report/build.server.ts";
import { reportChoices } from "#app/review/vendor-report/report-form.ts";
import { newReportPage } from "#app/review/vendor-report/report-page.server.ts";
import { NewReportScreen } from "./new-report-screen.tsx";

export async function loader({ params, request, context }: LoaderFunctionArgs) {
  const page = await newReportPage(context.db, Number(params.decision));
  if (!page) throw new Response("There is no such decision.", { status: 404 });
  const { names: _, ...shown } = page;
  return { page: shown, asked: new URL(request.url).searchParams.getAll("record") };
}

export const meta: MetaFunction = () => [{ title: "Prepare a vendor report · Assay" }];

export async function action({ params, request, context }: ActionFunctionArgs) {
  const page = await newReportPage(context.db, Number(params.decision));
  if (!page) throw new Response("There is no such decision.", { status: 404 });
  const form = await request.formData();
  const { choices, errors } = reportChoices(form, [...page.names, context.settings.user]);
  const again = (found: typeof errors, message: string | null = null) =>
    data({ choices, errors: found, message }, { status: 400 });
  if (Object.keys(errors).length > 0) return again(errors);
  const result = await storeReport(context, page.decision.id, choices, context.settings.user);
  if (result.kind === "examples") return again(result.errors);
  if (result.kind === "refused") return again({}, result.message);
  return redirect(`/decisions/${page.decision.id}/report`);
}

export default function NewReport() {
  const { page, asked } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <NewReportScreen
      page={page}
      asked={asked}
      choices={sent?.choices ?? null}
      errors={sent?.errors ?? {}}
      message={sent?.message ?? null}
    />
  );
}

import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { newRunPage } from "#app/loop/new-run-page.server.ts";
import { registerRun } from "#app/loop/register-run.server.ts";
import { ChooseRelease } from "./choose-release.tsx";
import { RunForm } from "./run-form.tsx";
import { runOfForm } from "./run-of-form.ts";

export const meta: MetaFunction = () => [{ title: "New run · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = await newRunPage(context.db, new URL(request.url).searchParams);
  return { page, user: context.settings.user };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { values, leftOut, run } = runOfForm(await request.formData());
  const made = await registerRun(context.db, run, context.now());
  if (made.ok) return redirect(`/runs/${made.id}`);
  return data({ values, leftOut, errors: made.errors }, { status: 400 });
}

export default function NewRun() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader crumbs={[{ label: "Runs", href: "/runs" }, { label: "New" }]} title="New training run" />
      <div className="sections">
        <ChooseRelease page={page} />
        <RunForm
          key={page.release?.id ?? ""}
          page={page}
          values={sent?.values ?? { by: user }}
          leftOut={sent?.leftOut ?? []}
          errors={sent?.errors ?? {}}
        />
      </div>
    </>
  );
}

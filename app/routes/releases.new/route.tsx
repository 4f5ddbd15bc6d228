import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { startRelease } from "#app/jobs/start-release.server.ts";
import { releaseCandidates } from "#app/release/release-candidates.server.ts";
import { NoContract } from "./no-contract.tsx";
import { ReleaseForm } from "./release-form.tsx";
import { releaseOfForm } from "./release-of-form.ts";

export const meta: MetaFunction = () => [{ title: "New release · Assay" }];

export async function loader({ context }: LoaderFunctionArgs) {
  return { contracts: await releaseCandidates(context.db) };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { values, errors, release } = releaseOfForm(await request.formData());
  if (!release) return data({ values, errors }, { status: 400 });
  const made = await startRelease(context, { ...release, createdBy: context.settings.user });
  if (made.kind === "created") return redirect(`/releases/${made.id}`);
  if (made.kind === "queued") return redirect(`/jobs/${made.jobId}`);
  return data({ values, errors: { [made.field]: made.message } }, { status: 400 });
}

export default function NewRelease() {
  const { contracts } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader crumbs={[{ label: "Releases", href: "/releases" }, { label: "New" }]} title="New release" />
      {contracts.length === 0 ? (
        <NoContract />
      ) : (
        <ReleaseForm contracts={contracts} values={sent?.values} errors={sent?.errors ?? {}} />
      )}
    </>
  );
}

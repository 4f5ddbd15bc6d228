import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { startRetention } from "#app/jobs/start-retention.server.ts";
import { retentionPage } from "#app/keeping/retention/retention-page.server.ts";
import { WhatWouldGo } from "../retention-parts/what-would-go.tsx";
import { SignForm } from "./sign-form.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await retentionPage(context, params.contract ?? "");
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  return { page, user: context.settings.user };
}

export const meta: MetaFunction = () => [{ title: "Delete under retention · Assay" }];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries(new URLSearchParams(await request.text()));
  const sent = await startRetention(context, params.contract ?? "", values);
  if (!sent.ok) return data({ values, errors: sent.errors }, { status: 400 });
  return redirect(`/jobs/${sent.jobId}`);
}

export default function DeleteUnderRetention() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { preview, snapshots } = page;
  const { contract, state, says } = preview.line;
  const href = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href },
          { label: "Retention", href: `${href}/retention` },
          { label: "Delete" },
        ]}
        title="Delete under retention"
        meta={[says]}
      />
      <div className="sections">
        {state === "due" ? (
          <>
            <WhatWouldGo preview={preview} />
            <SignForm
              preview={preview}
              snapshots={snapshots.length}
              values={sent?.values ?? { by: user }}
              errors={sent?.errors ?? {}}
            />
          </>
        ) : (
          <Callout title={state === "gone" ? "Nothing of it is left to delete." : "Nothing is due for deletion."} />
        )}
      </div>
    </>
  );
}

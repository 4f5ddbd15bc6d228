import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { LinkButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { may } from "#app/domain/permission.ts";
import { setRetention } from "#app/keeping/retention/retention-form.server.ts";
import { retentionPage } from "#app/keeping/retention/retention-page.server.ts";
import { WhatWouldGo } from "../retention-parts/what-would-go.tsx";
import { Deleted } from "./deleted.tsx";
import { RuleForm } from "./rule-form.tsx";
import { Rules } from "./rules.tsx";
import { Standing } from "./standing.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const id = params.contract ?? "";
  const page = await retentionPage(context, id);
  if (!page) throw new Response("There is no such contract.", { status: 404 });
  const { person, settings } = context;
  const maySign = person === null || may(person, "retention.sign", id);
  return { page, maySign, maySet: person === null || may(person, "contracts.write", id), user: settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `Retention, ${loaded.page.preview.line.contract.title} · Assay` : "Retention · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries(new URLSearchParams(await request.text()));
  const sent = await setRetention(context, params.contract ?? "", values);
  if (!sent.ok) return data({ values, errors: sent.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/retention`);
}

export default function Retention() {
  const { page, maySign, maySet, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { preview, rules, done, snapshots, now } = page;
  const { contract, state, says } = preview.line;
  const href = `/contracts/${contract.id}`;
  const isLeft = preview.counts.deliveries + preview.counts.rounds > 0;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Contracts", href: "/contracts" }, { label: contract.title, href }, { label: "Retention" }]}
        title="Retention"
        meta={[<b key="says">{says}</b>, contract.vendor]}
        actions={
          state === "due" && maySign ? (
            <LinkButton href={`${href}/retention/delete`} look="danger">
              Delete what is due
            </LinkButton>
          ) : undefined
        }
      />
      <div className="sections">
        <Standing line={preview.line} maySign={maySign} now={now} />
        {isLeft && <WhatWouldGo preview={preview} />}
        {snapshots.length > 0 && (
          <Callout title={`Backups hold it: ${snapshots.map(({ name }) => name).join(", ")}`}>
            <p>They go as newer ones are made. Until then a restore brings the texts back, and they are due again.</p>
          </Callout>
        )}
        {done.length > 0 && <Deleted done={done} now={now} />}
        {maySet && <RuleForm values={sent?.values ?? { by: user }} errors={sent?.errors ?? {}} />}
        {rules.length > 0 && <Rules rules={rules} now={now} />}
      </div>
    </>
  );
}

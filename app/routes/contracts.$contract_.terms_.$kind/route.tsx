import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { recordTermOf, termPage } from "#app/contracts/term-page.server.ts";
import { AttachForm } from "../attachment-parts/attach-form.tsx";
import { AttachmentsTable } from "../attachment-parts/attachments-table.tsx";
import { ClocksTable } from "../term-parts/clocks-table.tsx";
import { TermForm } from "./term-form.tsx";
import { TermVersions } from "./term-versions.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await termPage(context, params.contract ?? "", params.kind ?? "");
  if (!page) throw new Response("There is no such term.", { status: 404 });
  return { page, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.page.title}, ${loaded.page.contract.title} · Assay` : "Term · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = new URLSearchParams([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const result = await recordTermOf(context, params.contract ?? "", params.kind ?? "", form);
  if (!result.ok) return data({ values: Object.fromEntries(form), errors: result.errors }, { status: 400 });
  return redirect(`/contracts/${params.contract}/terms`);
}

export default function TermOfContract() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { contract, title, about, holds, clocks, now } = page;
  const href = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href },
          { label: "Terms", href: `${href}/terms` },
          { label: title },
        ]}
        title={title}
        meta={[holds ? <b key="holds">{holds}</b> : "nothing holds today", about]}
      />
      <div className="sections">
        {clocks.length > 0 && <ClocksTable contractId={contract.id} kind={page.kind} clocks={clocks} now={now} />}
        <TermVersions page={page} />
        <Section
          title={page.versions.length > 0 ? "Record a change" : "Record the term"}
          sub="A new version from its day on; nothing recorded before is changed."
        >
          <TermForm
            page={page}
            values={sent?.values ?? { ...page.values, recordedBy: user }}
            errors={sent?.errors ?? {}}
          />
        </Section>
        <AttachmentsTable
          attachments={page.attachments}
          now={now}
          empty="None yet: the page of the clause, a letter."
        />
        <AttachForm subjects={[{ value: `term:${contract.id}/${page.kind}`, label: title }]} />
      </div>
    </>
  );
}

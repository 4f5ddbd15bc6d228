import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { dayText } from "#app/components/date-text.ts";
import { EmptyState } from "#app/components/empty-state.tsx";
import { Link } from "#app/components/link.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { TextView } from "#app/components/text-view.tsx";
import { instructionPage } from "#app/schedule/instructions-page.server.ts";
import { AttachForm } from "../attachment-parts/attach-form.tsx";
import { AttachmentsTable } from "../attachment-parts/attachments-table.tsx";
import { Compared } from "./compared.tsx";

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const against = new URL(request.url).searchParams.get("against");
  const page = await instructionPage(context.db, params.contract ?? "", params.version ?? "", against);
  if (!page) throw new Response("There are no such instructions.", { status: 404 });
  return { page, now: context.now() };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  {
    title: loaded
      ? `Instructions ${loaded.page.version}, ${loaded.page.contract.title} · Assay`
      : "Instructions · Assay",
  },
];

export default function InstructionVersion() {
  const { page, now } = useLoaderData<typeof loader>();
  const { contract, version, document, weeks, rounds, body } = page;
  const href = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href },
          { label: "Instructions", href: `${href}/instructions` },
          { label: version },
        ]}
        title={`Instructions ${version}`}
        meta={[
          document ? `agreed ${dayText(document.agreedOn)} by ${document.agreedBy}` : "no document",
          weeks.length > 0 && `weeks ${weeks.map(({ week }) => week).join(", ")}`,
          rounds.length > 0 && `calibration rounds ${rounds.map(({ number }) => number).join(", ")}`,
        ].filter(Boolean)}
      />
      <div className="sections">
        {body === null || !document ? (
          <EmptyState
            title={`Of version ${version} only the name is known.`}
            action={
              <Link href={`${href}/instructions?version=${encodeURIComponent(version)}#add`}>Add its document</Link>
            }
          >
            Batches or calibration rounds name it.
          </EmptyState>
        ) : (
          <>
            <Section title="Text" sub={document.note || undefined}>
              <TextView text={body} mode="rendered" />
              <p className="sub">
                SHA-256 <code className="wrap-anywhere">{document.sha256}</code>
              </p>
            </Section>
            <Compared page={page} body={body} />
            <AttachmentsTable
              attachments={page.attachments}
              now={now}
              empty="None yet: worked examples, a style sheet, the vendor's training slides."
            />
            <AttachForm
              subjects={[
                { value: `contract:${contract.id}/instructions/${version}`, label: `instructions ${version}` },
              ]}
            />
          </>
        )}
      </div>
    </>
  );
}

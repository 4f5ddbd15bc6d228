import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileButton } from "#app/components/button.tsx";
import { Callout } from "#app/components/callout.tsx";
import { Choices } from "#app/components/choices.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { digestPage } from "#app/reports/digest/digest-page.server.ts";
import { DIGEST_ROLES, ROLE_TEXT } from "#app/reports/digest/roles.ts";
import { ReportBlocks } from "../report-parts/report-blocks.tsx";
import { WeekChoice } from "./week-choice.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? data.document.title : "Weekly digest"} · Assay` },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return digestPage(context, new URL(request.url).searchParams);
}

export default function WeeklyDigest() {
  const { role, week, neighbours, document, fault } = useLoaderData<typeof loader>();
  const query = `role=${role}&week=${week.monday}`;
  return (
    <>
      <PageHeader
        crumbs={[{ label: "This week", href: "/" }, { label: "Weekly digest" }]}
        title={document.title}
        meta={[document.sub]}
        actions={
          <>
            <FileButton href={`/digest.html?${query}`}>HTML</FileButton>
            <FileButton href={`/digest.md?${query}`}>Markdown</FileButton>
            <FileButton href={`/digest.json?${query}`}>JSON</FileButton>
          </>
        }
      />
      <div className="sections report">
        <div className="no-print sections">
          {fault && <Callout tone="fail" title={fault} />}
          <Choices
            label="For"
            choices={DIGEST_ROLES.map((one) => ({
              key: one,
              label: ROLE_TEXT[one].title,
              href: `/digest?role=${one}&week=${week.monday}`,
              current: one === role,
            }))}
          />
          <WeekChoice role={role} monday={week.monday} neighbours={neighbours} />
          <p className="sub">{ROLE_TEXT[role].about}</p>
        </div>
        <ReportBlocks blocks={document.blocks} />
      </div>
    </>
  );
}

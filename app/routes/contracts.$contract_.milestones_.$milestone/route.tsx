import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { dayText } from "#app/components/date-text.ts";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { changeMilestone } from "#app/schedule/change-schedule.server.ts";
import { milestonePage } from "#app/schedule/milestone-page.server.ts";
import { AttachForm } from "../attachment-parts/attach-form.tsx";
import { AttachmentsTable } from "../attachment-parts/attachments-table.tsx";
import { MilestoneStatus } from "../schedule-parts/milestone-status.tsx";
import { EntriesTable } from "./entries-table.tsx";
import { EntryForm } from "./entry-form.tsx";

export async function loader({ params, context }: LoaderFunctionArgs) {
  const page = await milestonePage(context.db, params, context.now());
  if (!page) throw new Response("There is no such milestone.", { status: 404 });
  return { page, user: context.settings.user };
}

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: loaded ? `${loaded.page.milestone.title}, ${loaded.page.contract.title} · Assay` : "Milestone · Assay" },
];

export async function action({ request, params, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const page = await milestonePage(context.db, params, context.now());
  if (!page) throw new Response("There is no such milestone.", { status: 404 });
  const changed = await changeMilestone(context, page.milestone.id, values);
  if (!changed.ok) return data({ values, errors: changed.errors }, { status: 400 });
  return redirect(`/contracts/${page.contract.id}/milestones/${page.milestone.id}`);
}

export default function Milestone() {
  const { page, user } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const { contract, milestone } = page;
  const href = `/contracts/${contract.id}`;
  return (
    <>
      <PageHeader
        crumbs={[
          { label: "Contracts", href: "/contracts" },
          { label: contract.title, href },
          { label: "Schedule", href: `${href}/schedule` },
          { label: milestone.title },
        ]}
        title={milestone.title}
        meta={[
          <MilestoneStatus key="state" state={milestone.state} />,
          <>
            due <b>{dayText(milestone.dueOn)}</b>
          </>,
          `owner ${milestone.owner}`,
        ]}
      />
      <div className="sections">
        <EntriesTable entries={page.entries} now={page.now} />
        <Section title="What happened" sub="Nothing recorded before is changed.">
          <EntryForm values={sent?.values ?? { day: page.today, by: user }} errors={sent?.errors ?? {}} />
        </Section>
        <AttachmentsTable
          attachments={page.attachments}
          now={page.now}
          empty="None yet: what shows that it is reached."
        />
        <AttachForm subjects={[{ value: `milestone:${milestone.id}`, label: milestone.title }]} />
      </div>
    </>
  );
}

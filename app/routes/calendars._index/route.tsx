import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Callout } from "#app/components/callout.tsx";
import { PageHeader } from "#app/components/page-header.tsx";
import { Section } from "#app/components/section.tsx";
import { changeLink } from "#app/schedule/calendar-links.server.ts";
import { listCalendarLinks } from "#db/calendar-links.server.ts";
import { listContracts } from "#db/contracts.server.ts";
import { LinkForm } from "./link-form.tsx";
import { LinksTable } from "./links-table.tsx";

export const meta: MetaFunction = () => [{ title: "Calendar links · Assay" }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const links = (await listCalendarLinks(context.db)).map(({ tokenSha256: _, ...link }) => link);
  const contracts = (await listContracts(context.db)).map(({ id, title, vendor }) => ({ id, title, vendor }));
  const contract = new URL(request.url).searchParams.get("contract") ?? "";
  return { links, contracts, values: { contract, by: context.settings.user }, now: context.now() };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const values = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const changed = await changeLink(context, values);
  if (!changed.ok) return data({ values, errors: changed.errors, address: null }, { status: 400 });
  const address = changed.path === null ? null : new URL(changed.path, request.url).href;
  const errors: Record<string, string> = {};
  return data({ values, errors, address }, { headers: { "Cache-Control": "no-store" } });
}

export default function CalendarLinks() {
  const { links, contracts, values, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Contracts", href: "/contracts" }, { label: "Calendar links" }]}
        title="Calendar links"
      />
      <div className="sections">
        {sent?.address && (
          <Callout tone="pass" title="Subscribe to this address; it is shown only now">
            <code className="command">{sent.address}</code>
            <p>Whoever has it reads the dates, without signing in. Replace or end it below when it got about.</p>
          </Callout>
        )}
        <LinksTable links={links} now={now} error={sent?.errors.form} />
        <Section
          title="Make a link"
          sub="Weeks due, rights and payments that run out, milestones and slots to confirm, for any calendar program."
        >
          <LinkForm contracts={contracts} values={{ ...values, ...sent?.values }} errors={sent?.errors ?? {}} />
        </Section>
      </div>
    </>
  );
}
